import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { prose as p } from '../../test/core/make.ts';
import { type Probe, plainProbe, readPage } from '../page/read.ts';
import { findAll } from './find.ts';

const probe: Probe = {
  ...plainProbe,
  clipped: (element) => element.classList.contains('clip'),
  position: (element) => (element.classList.contains('shade') ? 'absolute' : 'static'),
};
/** The findings on a page whose text stands in a box of this class, with something laid over its end. */
function find(name: string, over: string) {
  const text = [1, 2, 3, 4, 5, 6].map((n) => `<p>${p(n, 6)}</p>`).join('');
  const { document } = new JSDOM(`<div class="all"><div class="${name}">${text}${over}</div></div>`).window;
  const { page } = readPage(document, probe);
  const { findings } = findAll(page);
  return findings.map(({ kind, reason, open, hideBoxes, hideBlocks }) => ({
    kind,
    reason,
    opens: (open ?? []).map((b) => page.boxes[b]!.hint.trim()),
    hides: [
      ...(hideBoxes ?? []).map((b) => page.boxes[b]!.hint.trim()),
      ...(hideBlocks ?? []).map((i) => page.blocks[i]!.text),
    ],
  }));
}

test('collapsed text is opened, and the shade over its end goes', () => {
  expect(find('clip', '<div class="shade"><a href="#">展开全文</a></div>')).toEqual([
    { kind: 'obstacle', reason: 'collapsed', opens: ['clip'], hides: ['shade'] },
  ]);
});
test('the button that opened it goes, where it stands in the text', () => {
  expect(find('clip', '<p>点击展开全文</p>')).toEqual([
    { kind: 'obstacle', reason: 'collapsed', opens: ['clip'], hides: [] },
    { kind: 'obstacle', reason: 'expander', opens: [], hides: ['点击展开全文'] },
  ]);
});
test('what is laid over it stays where it is prose', () => {
  expect(find('clip', `<div class="shade">${p(9, 3)}</div>`)[0]!.hides).toEqual([]);
});
test('nothing is done to text that is not collapsed', () => {
  expect(find('open', '<p>展开全文</p>')).toEqual([]);
});
