import { expect, test } from 'vitest';
import { ODD } from './squeeze.ts';

/** From one UTF-16 unit to another, inclusive. */
const RANGES: readonly [from: number, to: number][] = [
  [0, 0x20],
  [0x27, 0x27],
  [0x2e, 0x2e],
  [0x60, 0x60],
  [0xa0, 0xa0],
  [0xad, 0xad],
  [0xe0, 0x1ff],
  [0x1680, 0x1680],
  [0x2000, 0x200f],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x2060],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];

test('white space, what is invisible, Latin stops, quotation marks and letters with tones are odd, nothing else is', () => {
  const odd: number[] = [];
  for (let unit = 0; unit <= 0xffff; unit++) if (ODD.test(`国${String.fromCharCode(unit)}家`)) odd.push(unit);
  const all = RANGES.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
  expect(odd).toEqual(all);
});
