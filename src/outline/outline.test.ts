import { expect, test } from 'vitest';
import { type Line, prose as p, paras } from '../../test/core/make.ts';
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

test('a speech’s length counts all but white space, its title and headings included', () => {
  const own = LINES.slice(11).join('').replace(/\s/g, '');
  expect(build(LINES)[5]!.length).toBe(own.length);
});

test('a speech without a title of its own is told by its first words', () => {
  const lines = ['同志们:', p(1), p(2), '谢谢大家!', '同志们:', p(3), p(4), '谢谢大家!'];
  const [first, second] = build(lines);
  expect([first!.label, first!.opening]).toEqual([TITLE, '']);
  expect(second!.label).toBe(`${TITLE} · 2`);
  expect(second!.opening.length).toBeGreaterThan(10);
  expect(p(3).startsWith(second!.opening)).toBe(true);
});
