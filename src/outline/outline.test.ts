import { expect, test } from 'vitest';
import { type Line, prose as p, paras } from '../../test/core/make.ts';
import { wordCount } from '../phrases/length.ts';
import { buildOutline } from './outline.ts';

const TITLE = '村民大会讲话稿';
const build = (lines: readonly Line[]) => buildOutline(paras(lines), `${TITLE}(精选2篇)`);

const LINES: Line[] = [
  `${TITLE} 篇1`,
  '同志们:',
  p(1),
  '一、修路',
  '(一)护栏',
  p(2),
  '(二)路灯',
  p(3),
  '二、管账',
  p(4),
  '谢谢大家!',
  `${TITLE} 篇2`,
  '乡亲们:',
  p(5),
  '(一)育林',
  p(6),
  '(二)修渠',
  p(7),
];

test('a speech is level 1, its top headings level 2 whatever their ordinal, what stands under them level 3', () => {
  expect(build(LINES).map(({ level, label }) => `${level} ${label}`)).toEqual([
    `1 ${TITLE} 篇1`,
    '2 一、修路',
    '3 (一)护栏',
    '3 (二)路灯',
    '2 二、管账',
    `1 ${TITLE} 篇2`,
    '2 (一)育林',
    '2 (二)修渠',
  ]);
});

test('every item knows the item around it, its place in the outline and on the page', () => {
  const items = build(LINES);
  expect(items.map(({ parent }) => parent)).toEqual([-1, 0, 1, 1, 0, -1, 5, 5]);
  expect(items.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(items.map(({ block }) => LINES[block])).toEqual(items.map(({ label }) => label));
});

test('a section ends where the next one of its level or a higher one begins, the last one with the text', () => {
  const items = build(LINES);
  expect(items.map(({ block, end }) => LINES.slice(block, end).length)).toEqual([11, 5, 2, 2, 3, 7, 2, 2]);
  expect(items.map(({ end }) => end)).toEqual([11, 8, 6, 8, 11, 18, 16, 18]);
});

test('a paragraph of several blocks belongs to its section with all of them', () => {
  const list = paras([`${TITLE} 篇1`, '同志们:', p(1), '一、修路', p(2), '二、管账', p(3)]);
  // The last paragraph had been cut into three, the one under 一、 into two.
  const blocks = [[2], [3], [4], [5], [6, 7], [9], [12, 13, 14]];
  const items = buildOutline(
    list.map((paragraph, i) => ({ ...paragraph, blocks: blocks[i]! })),
    TITLE,
  );
  expect(items.map(({ block, end }) => [block, end])).toEqual([
    [2, 15],
    [5, 9],
    [9, 15],
  ]);
});

test('a section is as long as its lines, its heading and all that stands under it', () => {
  const items = build(LINES);
  expect(items.map(({ length }) => length)).toEqual(
    items.map(({ block, end }) => LINES.slice(block, end).reduce((sum, line) => sum + wordCount(String(line)), 0)),
  );
  expect(items[2]!.length).toBe(wordCount('(一)护栏') + wordCount(p(2)));
});

test('a speech without a title of its own is told by its first words', () => {
  const lines = ['同志们:', p(1), p(2), '谢谢大家!', '同志们:', p(3), p(4), '谢谢大家!'];
  const [first, second] = build(lines);
  expect([first!.label, first!.opening]).toEqual([TITLE, '']);
  expect(second!.label).toBe(`${TITLE} · 2`);
  expect(second!.opening.length).toBeGreaterThan(10);
  expect(p(3).startsWith(second!.opening)).toBe(true);
});

test.each([
  ['a salutation', ['尊敬的各位领导、各位来宾、女士们、先生们:', p(3)]],
  ['one over two lines', ['尊敬的各位领导,', '各位来宾:', p(3)]],
  ['one that runs in', [`各位同志:${p(3)}`]],
])('the first words are those behind %s', (_, lines) => {
  const [, second] = build(['同志们:', p(1), p(2), '谢谢大家!', ...lines, p(4), p(5)]);
  expect(second!.opening).toBe(p(3).slice(0, 24));
});
