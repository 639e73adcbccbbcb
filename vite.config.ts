import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import STCharacters from 'opencc-js/dict/STCharacters';
import STPhrases from 'opencc-js/dict/STPhrases';
import { defineConfig, type Plugin, parseAst } from 'vite';
import source from './manifest.json' with { type: 'json' };
import { withEagerFunctions } from './scripts/eager-functions.ts';
import { apply, type Edit, type Node, walk } from './scripts/edit-code.ts';
import firstCalls from './scripts/first-calls.json' with { type: 'json' };
import { withPlainMembers } from './scripts/plain-members.ts';
import { readerScript, TARGET } from './scripts/reader-script.ts';
import { shortRows } from './scripts/short-rows.ts';
import { hostPatterns } from './src/sites/hosts.ts';

type Browser = 'chrome' | 'firefox';

/** One manifest for both browsers: the sites come from src/sites, the background's form from the browser. */
function manifestFor(browser: Browser): ManifestV3Export {
  const hosts = hostPatterns();
  const { browser_specific_settings: gecko, minimum_chrome_version, background, ...shared } = source;
  return {
    ...shared,
    host_permissions: hosts,
    content_scripts: source.content_scripts.map((script) => ({ ...script, matches: hosts })),
    ...(browser === 'firefox'
      ? {
          background: { scripts: [background.service_worker], type: 'module' },
          browser_specific_settings: gecko,
        }
      : { background, minimum_chrome_version }),
  } as ManifestV3Export;
}

/**
 * Takes the cases that prove a rule out of the built tables: tests run them from the source, readers need not load them.
 * A rule is an object with a `pattern` and its `cases` (src/phrases/rule.ts).
 */
function withoutCases(code: string): string {
  const cuts: Edit[] = [];
  walk(parseAst(code).body, (node) => {
    if (node.type !== 'ObjectExpression') return;
    const list = node.properties as (Node & { key?: { name?: string } })[];
    const names = list.map((one) => one.key?.name);
    if (!names.includes('pattern') || !names.includes('cases')) return;
    list.forEach((one, i) => {
      if (names[i] !== 'cases' && names[i] !== 'not') return;
      // With its comma: the one behind it, or for the last one the one in front.
      const next = list[i + 1];
      cuts.push(next ? [one.start, next.start, ''] : [list[i - 1]!.end, one.end, '']);
    });
  });
  return apply(code, cuts);
}

/** Removes assets that no other file names, until each one left is named. */
function removeUnused(root: string): void {
  const texts = new Map(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(js|json|html|css)$/.test(file))
      .map((file) => [file, readFileSync(join(root, file), 'utf8')]),
  );
  const isNamed = (file: string) => [...texts].some(([other, text]) => other !== file && text.includes(basename(file)));
  for (let unused: string[] = [' ']; unused.length; ) {
    unused = readdirSync(join(root, 'assets')).filter((file) => !isNamed(join('assets', file)));
    for (const file of unused) {
      rmSync(join(root, 'assets', file));
      texts.delete(join('assets', file));
    }
  }
}

/** The large dictionary as it is packed: a fifth of the package less. opencc-js reads it with `STCharacters` everywhere. */
function packDictionary(): Plugin {
  let found = false;
  return {
    name: 'rostrum:pack-dictionary',
    apply: 'build',
    transform(_code, id) {
      if (!/\/opencc-js\/.*\/dict\/STPhrases\.js$/.test(id)) return undefined;
      found = true;
      return { code: `export default ${JSON.stringify(shortRows(STPhrases, STCharacters))}`, map: null };
    },
    generateBundle() {
      if (!found) this.error('opencc-js has its large dictionary elsewhere now');
    },
  };
}

/**
 * What is done to the files as written, since crxjs adds the manifest and the injected scripts behind every plugin's
 * `generateBundle`:
 *
 * crxjs builds injected scripts as modules, too. Nothing loads those, nor what only they import: such files go.
 *
 * crxjs lists injected scripts in `web_accessible_resources`, where a page could probe for them; `executeScript` does
 * not need them there, so the key goes.
 *
 * crxjs builds the reader without any plugin: it is built once more, and put in its own place (`coldScript`).
 *
 * Preact keeps one way to parse markup (`dangerouslySetInnerHTML`). Rostrum shows text, never markup, so that way is
 * taken out of the built scripts: a page's title or heading can then never be parsed, whatever we do wrong. Throws when
 * Preact no longer has the piece of code looked for, so that it cannot stop working unnoticed.
 */
function harden(): Plugin {
  const sink = /[\w$]+\.innerHTML\s*=\s*([\w$]+)\.__html/g;
  return {
    name: 'rostrum:harden',
    apply: 'build',
    enforce: 'post',
    async writeBundle({ dir }) {
      const root = String(dir);
      const manifest = join(root, 'manifest.json');
      const { web_accessible_resources: _dropped, ...kept } = JSON.parse(readFileSync(manifest, 'utf8'));
      writeFileSync(manifest, `${JSON.stringify(kept, null, 2)}\n`);
      let found = 0;
      for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
        if (!file.endsWith('.js')) continue;
        const code = readFileSync(join(root, file), 'utf8');
        const built = basename(file) === 'reader.iife.js' ? await coldScript() : code;
        const safe = built.replace(sink, (_all, html) => {
          found++;
          return `void ${html}`;
        });
        const written = safe.includes('cases:') ? withoutCases(safe) : safe;
        if (written !== code) writeFileSync(join(root, file), written);
      }
      removeUnused(root);
      if (!found) this.error('Preact has changed: its innerHTML assignment was not found');
    },
  };
}

/** The reader, which runs once and cold on each page. */
async function coldScript(): Promise<string> {
  const first: Record<string, string[]> = firstCalls;
  const code = await readerScript({
    root: import.meta.dirname,
    minify: true,
    rewrite: (module, file) => withEagerFunctions(withPlainMembers(module), new Set(first[file])),
  });
  // What V8 goes by.
  if (!/\.prototype\.\w+=\(function/.test(code)) throw new Error('The minifier has taken the brackets away');
  return code;
}

export default defineConfig(({ mode }) => {
  const browser: Browser = mode === 'firefox' ? 'firefox' : 'chrome';
  return {
    plugins: [packDictionary(), crx({ manifest: manifestFor(browser), browser }), harden()],
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      target: TARGET,
      modulePreload: false,
      // Pages that the manifest does not name.
      rolldownOptions: { input: ['src/welcome/index.html', 'src/welcome/sample.html'] },
    },
    server: { port: 5173, strictPort: true, cors: { origin: [/chrome-extension:\/\//, /moz-extension:\/\//] } },
  };
});
