import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ODD, squeeze } from './squeeze.ts';

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

test('runs of white space are one space, a single ideographic one stays, none is left at the ends', () => {
  const unit = fc.constantFrom(' ', '\u3000', '\u200b', '\ufeff', '\n', '\u00a0', '国', '.', '“');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 12 }), (raw) => {
      const gaps = raw.replace(/[\s\u200b\ufeff]+/g, (gap) => (gap === '\u3000' ? gap : ' '));
      expect(squeeze(raw)).toBe(gaps.trim());
      expect(squeeze(raw.trim())).toBe(gaps.trim());
    }),
    { numRuns: 3000 },
  );
});
