import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { defineConfig, type Plugin } from 'vite';
import source from './manifest.json' with { type: 'json' };
import { hostPatterns } from './src/sites/hosts.ts';

type Browser = 'chrome' | 'firefox';

/** One manifest for both browsers: the sites come from src/sites, the background's form from the browser. */
function manifestFor(browser: Browser): ManifestV3Export {
  const hosts = hostPatterns();
  const { browser_specific_settings: gecko, minimum_chrome_version: chrome, background, ...shared } = source;
  return {
    ...shared,
    host_permissions: hosts,
    content_scripts: source.content_scripts.map((script) => ({ ...script, matches: hosts })),
    ...(browser === 'firefox'
      ? {
          background: { scripts: [background.service_worker], type: 'module' },
          browser_specific_settings: gecko,
        }
      : { background, minimum_chrome_version: chrome }),
  } as ManifestV3Export;
}

/**
 * crxjs lists injected scripts in `web_accessible_resources`, where a page could probe for them; `executeScript`
 * does not need them there, so the key goes.
 */
function noWebAccessibleResources(): Plugin {
  return {
    name: 'rostrum:no-web-accessible-resources',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const file = bundle['manifest.json'];
      if (file?.type !== 'asset') throw new Error('manifest.json is not in the bundle');
      const { web_accessible_resources: _dropped, ...manifest } = JSON.parse(String(file.source));
      file.source = `${JSON.stringify(manifest, null, 2)}\n`;
    },
  };
}

/**
 * Preact keeps one way to parse markup (`dangerouslySetInnerHTML`). Rostrum shows text, never markup, so that way is
 * taken out of the built scripts: a page's title or heading can then never be parsed, whatever we do wrong.
 * Throws when Preact no longer has the piece of code looked for, so that it cannot stop working unnoticed.
 */
function noMarkupSink(): Plugin {
  const sink = /[\w$]+\.innerHTML=([\w$]+)\.__html/g;
  return {
    name: 'rostrum:no-markup-sink',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      let found = 0;
      const strip = (code: string) => code.replace(sink, (_all, html) => (found++, `void ${html}`));
      for (const file of Object.values(bundle)) {
        if (!file.fileName.endsWith('.js')) continue;
        if (file.type === 'chunk') file.code = strip(file.code);
        else file.source = strip(String(file.source));
      }
      if (!found) this.error('Preact has changed: its innerHTML assignment was not found');
    },
  };
}

export default defineConfig(({ mode }) => {
  const browser: Browser = mode === 'firefox' ? 'firefox' : 'chrome';
  return {
    plugins: [crx({ manifest: manifestFor(browser), browser }), noWebAccessibleResources(), noMarkupSink()],
    build: { outDir: `dist/${browser}`, emptyOutDir: true, target: 'es2022', modulePreload: false },
    server: { port: 5173, strictPort: true, cors: { origin: [/chrome-extension:\/\//, /moz-extension:\/\//] } },
  };
});
