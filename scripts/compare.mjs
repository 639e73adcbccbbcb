/**
 * `npm run compare`: what is left of our own test pages when Rostrum, Mozilla Readability and Defuddle have cleaned them,
 * as a table in docs/comparison.md. All three get the same HTML in the same DOM (jsdom); none runs in a browser here.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { Defuddle } from 'defuddle/node';
import { JSDOM } from 'jsdom';
import { createServer } from 'vite';

const ROOT = join(import.meta.dirname, '..');
const PAGES = join(ROOT, 'test/pages');
const URL = 'http://www.example.cn/a.html';

/** @typedef {{ speech: boolean, late?: boolean, keep?: string[], hide?: { kind: string, text: string }[], joined?: string[], fixed?: string[], once?: string[] }} Expected */
/** @typedef {'kept' | 'gone' | 'joined' | 'fixed' | 'once'} Figure */

/** @param {string} text */
const flat = (text) => text.replace(/[\s\u200b-\u200d\ufeff]/g, '');

/** The text of extracted HTML, a paragraph a line. @param {string} html */
function linesOf(html) {
  const { document } = new JSDOM(html.replace(/<(br|\/p|\/div|\/li|\/h\d|\/td|\/tr|\/section)\b[^>]*>/gi, '\n$&'))
    .window;
  return (document.body.textContent ?? '').split('\n').map(flat).filter(Boolean);
}

const vite = await createServer({ root: ROOT, configFile: false, logLevel: 'error', server: { middlewareMode: true } });
const { runCore } = await vite.ssrLoadModule('/test/core/run.ts');

/** @type {Record<string, (html: string) => Promise<string[]> | string[]>} */
const TOOLS = {
  Rostrum: (html) => runCore(html, URL).text.split('\n').map(flat),
  Readability: (html) => {
    const { document } = new JSDOM(html, { url: URL }).window;
    return linesOf(new Readability(document).parse()?.content ?? '');
  },
  Defuddle: async (html) => linesOf((await Defuddle(new JSDOM(html, { url: URL }).window.document, URL)).content),
};

/** @type {Figure[]} */
const FIGURES = ['kept', 'gone', 'joined', 'fixed', 'once'];
/** @type {Record<string, Record<Figure, [hits: number, all: number]>>} */
const totals = {};
for (const tool of Object.keys(TOOLS))
  totals[tool] = { kept: [0, 0], gone: [0, 0], joined: [0, 0], fixed: [0, 0], once: [0, 0] };

let pages = 0;
for (const name of readdirSync(PAGES).sort()) {
  const file = join(PAGES, name, 'expected.json');
  if (!existsSync(file)) continue;
  /** @type {Expected} */
  const expected = JSON.parse(readFileSync(file, 'utf8'));
  if (!expected.speech || expected.late) continue;
  pages++;
  const html = readFileSync(join(PAGES, name, 'source.html'), 'utf8');
  // An extractor takes the site's furniture away on purpose: what is to be kept is the speeches' own text.
  const prose = new Set(runCore(html, URL).list.map((/** @type {{ text: string }} */ p) => flat(p.text)));
  const body = (expected.keep ?? []).filter((t) => t.length >= 12 && [...prose].some((p) => p.includes(flat(t))));
  for (const [tool, clean] of Object.entries(TOOLS)) {
    const lines = await clean(html);
    const text = lines.join('');
    /** @param {Figure} figure @param {readonly string[] | undefined} list @param {(one: string) => boolean} holds */
    const add = (figure, list = [], holds) => {
      const total = totals[tool]?.[figure];
      if (!total) return;
      total[0] += list.filter(holds).length;
      total[1] += list.length;
    };
    add('kept', body, (t) => text.includes(flat(t)));
    add(
      'gone',
      expected.hide?.map((h) => h.text),
      (t) => !text.includes(flat(t)),
    );
    add('joined', expected.joined, (t) => lines.some((line) => line.includes(flat(t))));
    add('fixed', expected.fixed, (t) => text.includes(flat(t)));
    add('once', expected.once, (t) => text.split(flat(t)).length === 2);
  }
}
await vite.close();

/** @param {[number, number]} total */
const share = ([hits, all]) => (all ? (hits / all).toFixed(2) : '-');
const rows = Object.entries(totals).map(
  ([tool, figures]) => `| ${tool} | ${FIGURES.map((figure) => share(figures[figure])).join(' | ')} |`,
);
const table = `| | ${FIGURES.join(' | ')} |\n| --- | ${FIGURES.map(() => '---').join(' | ')} |\n${rows.join('\n')}`;
writeFileSync(
  join(ROOT, 'docs/comparison.md'),
  `# Cleaning, compared

Written by \`npm run compare\` from the ${pages} speech pages under \`test/pages\` (those whose text stands in the HTML). Rostrum was made
with these pages at hand, the other two were not, and they have another aim: to extract one article, not to clean a page of
many speeches in place. The figures say what a reader of such pages gets, not which tool is better at its own job.

${table}

- **kept**: excerpts of the speeches' own paragraphs that are still there.
- **gone**: adverts, promotion, lists of other pages, filler, pager debris and watermarks that are no longer there.
- **joined**: sentences broken by keyword links, or cut at a fixed width, that stand in one paragraph again.
- **fixed**: sentences freed of marks put in against copying.
- **once**: passages that stand on the page twice and are shown once.
`,
);
console.log(table);
