import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { madePage } from '../../test/core/generate.ts';
import { isPackedPage, isPart, joinPage, PAGE_MOST, type PackedPage, packPage, unpackPage } from './packed.ts';
import type { Page } from './page.ts';
import { readPage } from './read.ts';

const PAGES = join(import.meta.dirname, '../../test/pages');

const read = (html: string): Page =>
  readPage(new JSDOM(html, { url: 'http://www.example.cn/a.html' }).window.document).page;
/** As a message carries it. */
const sent = (page: Page): PackedPage => joinPage(JSON.parse(JSON.stringify([...packPage(page)])));
/**
 * All that it says of itself: a block's folded text and its length are asked for, which may be no properties of its own.
 * What was found out of it is not the page's.
 */
const plain = ({ blocks, ...page }: Page) => ({
  ...page,
  blocks: blocks.map((block) => ({ ...block, folded: block.folded, wordCount: block.wordCount, memo: null })),
});
const same = (page: Page) => {
  const packed = sent(page);
  expect(isPackedPage(packed)).toBe(true);
  const unpacked = unpackPage(packed);
  expect(plain(unpacked)).toEqual(plain(page));
};

describe('a page comes out as it went in', () => {
  test.each(readdirSync(PAGES, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : [])))(
    '%s',
    (name) => same(read(readFileSync(join(PAGES, name, 'source.html'), 'utf8'))),
  );
  test('made ones', () => {
    fc.assert(
      fc.property(madePage, ({ html }) => same(read(html))),
      { numRuns: 100 },
    );
  });
  test.each([
    ['nothing', ''],
    ['a frameset', '<frameset><frame></frameset>'],
    ['class names in lines', '<div class="a\n b"><p id="x">讲话</p></div>'],
    [
      'headings, links and forms',
      '<h3 align="center">致辞<a rel="sponsored" href="//ad.cn/x">广告</a></h3><form><input></form>',
    ],
    ['a table', '<table><tr><td>甲</td><td>乙</td><td>丙</td></tr></table>'],
  ])('%s', (_name, html) => same(read(html)));
});

test('a long page goes in parts', () => {
  const long = read(`<h1>讲话</h1>${'<div class="a"><p>同志们：<a href="/x">讲话</a></p><img></div>'.repeat(12_000)}`);
  const parts = [...packPage(long)];
  expect(parts.length).toBeGreaterThan(2);
  expect(parts.every(isPart)).toBe(true);
  // By itself a part is no page.
  expect(isPackedPage(parts[1])).toBe(false);
  same(long);
});

test('a page of nothing is one part', () => {
  expect([...packPage({ title: '', host: '', boxes: [], blocks: [], main: 0 })]).toHaveLength(1);
});

test.each([null, 'page', {}, { title: '', host: '', texts: [], names: [] }])('%j is no part', (value) =>
  expect(isPart(value)).toBe(false),
);

describe('what is none', () => {
  const packed = sent(read('<div><p>同志们：</p><p>下面讲两点。</p></div>'));
  const { blocks, boxes } = packed;
  test.each<[string, unknown]>([
    ['nothing', null],
    ['text', '讲话'],
    ['a block without text', { ...packed, texts: packed.texts.slice(1) }],
    ['text of no block', { ...packed, texts: [...packed.texts, '。'] }],
    ['texts that are none', { ...packed, texts: packed.texts.map(() => 7) }],
    ['too much text', { ...packed, texts: ['讲'.repeat(PAGE_MOST.chars), '。'] }],
    ['no boxes', { ...packed, boxes: { ...boxes, parent: [], from: [], to: [], tag: [], hint: [], chars: [] } }],
    ['a main box that is none', { ...packed, main: boxes.parent.length }],
    ['a block in no box', { ...packed, blocks: { ...blocks, box: blocks.box.map(() => boxes.parent.length) } }],
    ['half a block', { ...packed, blocks: { ...blocks, box: blocks.box.slice(1) } }],
    ['half a pair', { ...packed, blocks: { ...blocks, links: [0] } }],
    ['links of no block', { ...packed, blocks: { ...blocks, links: [blocks.box.length, 1] } }],
    ['a box around itself', { ...packed, boxes: { ...boxes, parent: boxes.parent.map((_, b) => b) } }],
    ['blocks that are not there', { ...packed, boxes: { ...boxes, to: boxes.to.map(() => blocks.box.length + 1) } }],
    ['no names', { ...packed, names: [] }],
    ['names that are none', { ...packed, names: packed.names.map(() => 7) }],
    ['numbers that are none', { ...packed, boxes: { ...boxes, chars: boxes.chars.map(() => '1') } }],
  ])('%s', (_name, value) => expect(isPackedPage(value)).toBe(false));
});
