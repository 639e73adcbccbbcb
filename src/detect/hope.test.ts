import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { prose, wide } from '../../test/core/make.ts';
import { isWorthALook } from './hope.ts';
import { judge } from './judge.ts';
import { readLines } from './lines.ts';

const PAGES = fileURLToPath(new URL('../../test/pages/', import.meta.url));
const pages = readdirSync(PAGES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ name, html: readFileSync(`${PAGES}${name}/source.html`, 'utf8') }));
const read = (html: string) => readLines(new JSDOM(html).window.document);

test.each([
  ['as it stands', (html: string) => html],
  ['without a title', (html: string) => html.replace(/<title>[^<]*/, '<title>')],
  ['with a title that names a genre', (html: string) => html.replace(/<title>/, '<title>讲话稿 ')],
])(
  'no page that a closer look takes for a speech page is passed over, %s',
  (_, write) => {
    const lines = pages.map(({ name, html }) => ({ name, lines: read(write(html)) }));
    const speeches = lines.filter((page) => judge(page.lines).speech);
    expect(speeches.length).toBeGreaterThan(20);
    expect(speeches.filter((page) => !isWorthALook(page.lines)).map(({ name }) => name)).toEqual([]);
  },
  60_000,
);

const TEXT = Array.from({ length: 8 }, (_, n) => `<p>${prose(n + 1)}</p>`).join('');
test.each([
  ['a genre in the title', '在防火会议上的讲话', TEXT, true],
  ['the same, full-width and traditional', wide('在防火會議上的講話!'), TEXT, true],
  ['hearers who are spoken to', '街道简讯', `<p>同志们:</p><p>各位来宾,大家好!</p>${TEXT}`, true],
  ['neither', '街道简讯', TEXT, false],
  ['a genre in the title, and nothing to read', '在防火会议上的讲话', '<p>散会。</p>', false],
  [
    'a genre in the title of a list',
    '讲话稿',
    TEXT.replaceAll('<p>', '<p><a href="/">').replaceAll('</p>', '</a></p>'),
    false,
  ],
])('%s', (_, title, body, worth) => {
  expect(isWorthALook(read(`<title>${title}</title><body>${body}</body>`))).toBe(worth);
});
