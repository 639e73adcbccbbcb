import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, test, vi } from 'vitest';
import { madePage } from '../../test/core/generate.ts';
import { flat, prose as p, pageOf } from '../../test/core/make.ts';
import { runCore } from '../../test/core/run.ts';
import { MARK } from '../edits/attribute.ts';
import { Edits } from '../edits/edits.ts';
import { Ledger } from '../edits/ledger.ts';
import { readPage } from '../page/read.ts';
import { findAll } from './find.ts';
import { hiddenBy, KINDS, REASONS } from './finding.ts';

// Properties over whole pages: slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const URL_OF_PAGE = 'http://www.example.cn/a.html';

/** The page's HTML as its reader sees it: what is hidden left out, our own marks taken off. */
function cleaned(html: string): string {
  const dom = new JSDOM(html, { url: URL_OF_PAGE });
  const { document } = dom.window;
  const { page, source } = readPage(document);
  new Edits(page, source, new Ledger()).show(findAll(page).findings);
  for (const element of document.querySelectorAll(`[${MARK}~="hide"], [${MARK}~="fold"]`)) element.remove();
  for (const element of document.querySelectorAll(`[${MARK}]`)) element.removeAttribute(MARK);
  return dom.serialize();
}

/** What a second run over the cleaned page would still hide, join or cut. */
const foundAgain = (html: string): string[] =>
  runCore(cleaned(html), URL_OF_PAGE).findings.map(({ kind, text }) => `${kind} ${text}`);

const PAGES = fileURLToPath(new URL('../../test/pages/', import.meta.url));
const names = readdirSync(PAGES, { withFileTypes: true })
  .filter(
    (entry) =>
      entry.isDirectory() && /"speech": true/.test(readFileSync(`${PAGES}${entry.name}/expected.json`, 'utf8')),
  )
  .map(({ name }) => name);

describe('a second run finds nothing new', () => {
  test.each(names)('on the page %s', (name) => {
    expect(foundAgain(readFileSync(`${PAGES}${name}/source.html`, 'utf8'))).toEqual([]);
  });
  test('on any page', () => {
    fc.assert(
      fc.property(madePage, ({ html }) => {
        expect(foundAgain(html)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('on any page', () => {
  test('no paragraph of a speech is hidden, and broken sentences are whole', () => {
    fc.assert(
      fc.property(madePage, ({ html, body, broken }) => {
        const { list } = runCore(html);
        const texts = list.map(({ text }) => flat(text));
        expect([...body, ...broken].filter((text) => !texts.includes(flat(text)))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
  test('what the site has put in is gone', () => {
    fc.assert(
      fc.property(madePage, ({ html }) => {
        expect(runCore(html).text).not.toMatch(/VIP|example-fanwen|当前第|优惠券|请关注本站|小编|的\.|相关文章/);
      }),
      { numRuns: 100 },
    );
  });
  test('findings have ids of their own, places on the page, known names', () => {
    fc.assert(
      fc.property(madePage, ({ html }) => {
        const { findings, page } = runCore(html);
        expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
        for (const finding of findings) {
          expect(KINDS).toContain(finding.kind);
          expect(REASONS).toContain(finding.reason);
          expect(page.blocks[finding.at]).toBeDefined();
          expect(finding.text.length).toBeLessThanOrEqual(120);
          for (const { block, from, to } of finding.cuts ?? []) {
            expect(from).toBeLessThan(to);
            expect(to).toBeLessThanOrEqual(page.blocks[block]!.raw.length);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('a kind that would hide too much of the prose', () => {
  const editor = (n: number) => `下面是小编为大家整理的第${n}篇讲话稿,仅供参考。${p(n)}`;
  const text = (count: number) => [
    '村民大会的讲话',
    ...Array.from({ length: count }, (_, i) => p(100 + i)),
    'www.example-fanwen.com',
    p(99),
  ];
  const run = (introductions: number, count: number) =>
    runCore(pageOf([...Array.from({ length: introductions }, (_, i) => editor(i + 1)), ...text(count)]));

  test('does nothing at all, and is named', () => {
    const { dropped, findings, text: shown } = run(3, 2);
    expect(dropped).toEqual(['filler']);
    expect(findings.map(({ kind }) => kind)).toEqual(['watermark']);
    for (const n of [1, 2, 3]) expect(shown).toContain(editor(n));
  });
  test('is seen by the finders behind it', () => {
    const marked = [1, 2, 3].map((n) => editor(n).replace('了', '了的.'));
    const { findings, list } = runCore(pageOf([...marked, ...text(2)]));
    expect(findings.filter(({ kind }) => kind === 'mark')).toHaveLength(3);
    expect(list[0]!.text).toBe(editor(1).replace('了', '了的'));
  });
  test('does its work when it hides less', () => {
    const { dropped, findings } = run(2, 8);
    expect(dropped).toEqual([]);
    expect(findings.map(({ kind }) => kind).toSorted()).toEqual(['filler', 'filler', 'watermark']);
  });
  test('duplicates are not counted: a page may be a speech told twice', () => {
    const speech = ['同志们:', ...[1, 2, 3, 4, 5, 6].map((n) => p(n, 6)), '谢谢大家!'];
    const { dropped, findings } = runCore(pageOf(['村民大会讲话稿 篇1', ...speech, '村民大会讲话稿 篇2', ...speech]));
    expect(dropped).toEqual([]);
    expect(findings.map(({ kind }) => kind)).toEqual(['duplicate']);
  });
});

test('the blocks that a finding hides are those it names and those of its boxes', () => {
  const { page } = readPage(new JSDOM('<div><p>甲</p><p>乙</p></div><p>丙</p><p>丁</p>').window.document);
  const box = page.boxes.findIndex(({ tag }) => tag === 'div');
  const finding = { id: 'x', kind: 'ad', reason: 'adBox', text: '', at: 0 } as const;
  expect(hiddenBy(page, finding)).toEqual([]);
  expect(hiddenBy(page, { ...finding, hideBoxes: [box], hideBlocks: [3] }).toSorted()).toEqual([0, 1, 3]);
});
