/** Time grows with the text, not with its square: what a hostile or broken page may hold. */
import { expect, test } from 'vitest';
import { type Line, paras, prose } from '../../test/core/make.ts';
import { buildOutline } from './outline.ts';

const HAN = '一二三四五六七八九';
const MANY = 20_000;
const TITLE = '工作会议讲话稿(精选20篇)';
const lines = (write: (i: number) => Line): Line[] => Array.from({ length: MANY }, (_, i) => write(i));

const PAGES: Record<string, (i: number) => Line> = {
  'numbers that grow': (i) => `${(i % 999) + 1}、修第${i}条路`,
  'one number': (i) => `一、修第${i}条路`,
  'the same line': () => '二、修好进村的路',
  'two systems in turn': (i) => (i % 2 ? `(${HAN[i % 9]})修第${i}条路` : `${HAN[i % 9]}、修第${i}条路`),
  'every system': (i) =>
    [
      `第${HAN[i % 9]}部分 甲${i}`,
      `壹、乙${i}`,
      `丙、丙${i}`,
      `${HAN[i % 9]}、丁${i}`,
      `(${HAN[i % 9]})戊${i}`,
      `第${HAN[i % 9]},己${i}`,
      `${i % 9}.庚${i}`,
      `(${i % 9})辛${i}`,
      `①壬${i}`,
      `${HAN[i % 9]}是癸${i}`,
      `——子${i}。${prose(i)}`,
    ][i % 11]!,
  'bold lines': (i) => [`修第${i}条路`, { bold: true }],
  'enumerations in doubt': (i) => `${HAN[i % 8]}、${HAN[(i % 8) + 1]}年级的同学第${i}次坐在前排。`,
  'cut sentences': (i) => (i % 2 ? `${(i % 99) + 1}、路修好了。大家都来` : `${prose(i, 2)}又`),
  salutations: () => '同志们:',
  'salutations and thanks': (i) => ['同志们:', prose(i), '谢谢大家!'][i % 3]!,
  separators: (i) => `工作会议讲话稿 篇${(i % 99) + 1}`,
  'titles of their own': (i) => [`在第${i}次会议上的讲话`, { heading: 2 }],
  'titles of their own, each with a number': (i) => `在第${i}厂会议上的讲话${(i % 9) + 1}`,
  'titles and text': (i) => (i % 2 ? prose(i) : [`第${i}次会议讲话稿`, { bold: true }]),
  'the page’s title': (i) => (i % 3 ? '工作会议讲话稿' : prose(i, 1)),
};
/** The best of three, in ms. */
function time(run: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

test.each(Object.entries(PAGES))(`${MANY} lines: %s`, { timeout: 60_000 }, (_, write) => {
  const list = paras(lines(write));
  const quarter = time(() => buildOutline(list.slice(0, MANY / 4), TITLE));
  // Of quadratic time it would take sixteen times as much.
  expect(time(() => buildOutline(list, TITLE))).toBeLessThan(9 * quarter + 60);
});

const UNITS = [
  '一、',
  '一是',
  '(一)',
  '1、',
  '1,',
  '第一,',
  '第一部分',
  '壹、',
  '①',
  '——',
  '-',
  '(',
  '【',
  '篇一',
  '同志们:',
  '各位、',
  '谢谢',
  ' ',
  '\u3000',
  '。',
  ',',
  '“',
  'a',
  '1',
  '一',
];
test.each(UNITS)('a line, a title and a bold line of 100,000 characters: %j', (unit) => {
  const long = unit.repeat(100_000 / unit.length);
  const counted = Array.from({ length: 20_000 }, (_, i) => `${i + 1}${unit}`).join('');
  const start = performance.now();
  buildOutline(paras([long, prose(1), [long, { bold: true }], '同志们:', counted, prose(2), long]), long);
  expect(performance.now() - start).toBeLessThan(1_000);
});
