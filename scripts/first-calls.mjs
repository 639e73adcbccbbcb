/**
 * `npm run first-calls`: which functions of the reader run when a page is opened and when it is converted for the first
 * time, by module, in scripts/first-calls.json. V8 compiles these with the script (eager-functions.ts). To be run again
 * when a good part of the reader has changed; a function that is missing there is only compiled later.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { Lab } from '../test/bench/lab.mjs';
import { madePage } from '../test/bench/pages.mjs';
import { build, ensure, ROOT } from './setup.mjs';

const PAGES = join(ROOT, 'test/pages');
const LIST = join(ROOT, 'scripts/first-calls.json');
/** The extension with a reader that writes down what is called. */
const DIST = join(ROOT, 'out/first-calls');
/** Where that stands in the reader's world. */
const CALLS = `globalThis[Symbol.for('rostrum-calls')]`;
/** A function that is called on so many of the pages is one that runs when a page is opened. */
const SHARE_LEAST = 0.05;

const missing = ensure({ browsers: ['chromium'] });
if (missing.length) throw new Error(missing.join('\n'));
build('chromium');

/** @template T @param {string} file @returns {Promise<T>} */
const load = async (file) => (await runnerImport(join(ROOT, 'scripts', file))).module;
/** @type {typeof import('./eager-functions.ts')} */
const { withCallsRecorded } = await load('eager-functions.ts');
/** @type {typeof import('./plain-members.ts')} */
const { withPlainMembers } = await load('plain-members.ts');
/** @type {typeof import('./reader-script.ts')} */
const { readerScript } = await load('reader-script.ts');

rmSync(DIST, { recursive: true, force: true });
mkdirSync(DIST, { recursive: true });
cpSync(join(ROOT, 'dist/chrome'), DIST, { recursive: true });
const code = await readerScript({
  root: ROOT,
  minify: false,
  rewrite: (module, file) => withCallsRecorded(withPlainMembers(module), `${file}#`, `(${CALLS} ??= new Set()).add`),
});
writeFileSync(join(DIST, 'src/reader.iife.js'), code);

/** Speech pages of every layout, each by itself, and a long one. @type {Map<string, string>} */
const pages = new Map([['made', madePage()]]);
for (const name of readdirSync(PAGES)) {
  if (!/^(?!not-)[\w-]+$/.test(name)) continue;
  /** @type {{ speech: boolean, late?: boolean }} */
  const { speech, late } = JSON.parse(readFileSync(join(PAGES, name, 'expected.json'), 'utf8'));
  if (speech && !late) pages.set(name, readFileSync(join(PAGES, name, 'source.html'), 'utf8'));
}

/** On how many pages each function was called. @type {Map<string, number>} */
const calls = new Map();
const lab = await Lab.open(DIST);
try {
  for (const [name, html] of pages) {
    lab.add(name, html);
    const called = await lab.tab(async (tab) => {
      const session = await tab.page.createCDPSession();
      /** @type {number[]} */
      const worlds = [];
      session.on('Runtime.executionContextCreated', ({ context }) => {
        if (context.origin.startsWith('chrome-extension:')) worlds.push(context.id);
      });
      await session.send('Runtime.enable');
      await tab.go(name, true);
      await tab.outlined();
      const [traditional, original] = [await tab.control('script-traditional'), await tab.control('script-original')];
      await traditional();
      await tab.rest();
      // It is remembered for the site.
      await original();
      await tab.rest();
      const contextId = worlds.at(-1);
      if (contextId === undefined) throw new Error(`The extension does not run on ${name}.`);
      const { result } = await session.send('Runtime.evaluate', {
        contextId,
        expression: `JSON.stringify([...${CALLS} ?? []])`,
      });
      return /** @type {string[]} */ (JSON.parse(result.value));
    });
    console.log(`${name}: ${called.length} functions`);
    for (const one of called) calls.set(one, (calls.get(one) ?? 0) + 1);
  }
} finally {
  await lab.close();
}

/** @type {Record<string, string[]>} */
const list = {};
for (const [one, count] of [...calls].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const [file = '', name = ''] = one.split('#');
  // What only few pages need is not to be compiled for all.
  if (count >= pages.size * SHARE_LEAST) list[file] = [...(list[file] ?? []), name];
}
writeFileSync(LIST, `${JSON.stringify(list, null, 2)}\n`);
console.log(`${Object.values(list).flat().length} functions in ${Object.keys(list).length} modules`);
