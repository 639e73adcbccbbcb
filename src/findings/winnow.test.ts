import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prose as p } from '../../test/core/make.ts';
import { bareLength, bareOf, SHINGLE, take, WINDOW, winnow } from './winnow.ts';

/** What the paper promises to see. */
const SURE = SHINGLE + WINDOW - 1;
// Few letters, so that hashes are often equal and windows tie.
const letters = (min: number, max: number, unit: string) =>
  fc.string({ unit: fc.constantFrom(...unit), minLength: min, maxLength: max });

test.each(['一二', '一二三四五六七八九十'])(
  'every common run of SHINGLE + WINDOW - 1 characters is seen, written with %s',
  (unit) => {
    const some = letters(0, 60, unit);
    fc.assert(
      fc.property(letters(SURE, SURE, unit), some, some, some, some, (run, a, b, c, d) => {
        const seen = new Set(winnow(a + run + b));
        return winnow(c + run + d).some((print) => seen.has(print));
      }),
      { numRuns: 1000 },
    );
  },
);
test('the fingerprints are the smallest hashes of each window, the rightmost of equals, each place once', () => {
  const hashOf = (shingle: string) => {
    let hash = 0;
    for (const c of shingle) hash = (Math.imul(hash, 31) + c.charCodeAt(0)) | 0;
    return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  };
  fc.assert(
    fc.property(letters(SHINGLE, 80, '一二三'), (text) => {
      const hashes = Array.from({ length: text.length - SHINGLE + 1 }, (_, i) => hashOf(text.slice(i, i + SHINGLE)));
      const places = new Set<number>();
      for (let from = 0; from === 0 || from + WINDOW <= hashes.length; from++) {
        const window = hashes.slice(from, from + WINDOW);
        places.add(from + window.lastIndexOf(Math.min(...window)));
      }
      expect(winnow(text)).toEqual([...places].map((place) => hashes[place]! >> 1));
    }),
  );
});
test('texts with no common shingle share nothing', () => {
  const marks = new Set(winnow(p(1, 8).replace(/\P{L}/gu, '')));
  expect(winnow('日月星辰江河湖海鸟兽虫鱼草木花果').some((print) => marks.has(print))).toBe(false);
});
test('the same text gives the same prints, a shorter one than a shingle none', () => {
  expect(winnow(p(3))).toEqual(winnow(p(3)));
  expect([winnow(''), winnow('一二三四五')]).toEqual([[], []]);
  expect(winnow('一二三四五六')).toHaveLength(1);
});
test('about 2 / (WINDOW + 1) of the hashes are kept', () => {
  const text = Array.from({ length: 5000 }, (_, i) =>
    String.fromCharCode(0x4e00 + ((i * i * 31 + i * 7919) % 20000)),
  ).join('');
  const share = winnow(text).length / (text.length - 5);
  expect(share * (WINDOW + 1)).toBeGreaterThan(1.5);
  expect(share * (WINDOW + 1)).toBeLessThan(2.5);
});
test('what is taken in hand is what counts of a text', () => {
  const any = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) });
  const near = fc.string({ unit: fc.constantFrom(...'\u33ff\u3400\ufdff\ufe00/09:@AZ[`az{\uff0c\u3002') });
  fc.assert(fc.property(fc.oneof(any, near), (text) => take(text) === bareOf(text).length));
});

test('as much of a text counts as is left of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(bareLength(text)).toBe(bareOf(text).length);
      expect(take(text)).toBe(bareOf(text).length);
    }),
  );
  for (let c = 0; c < 0x10000; c++) {
    const one = String.fromCharCode(c);
    if (bareLength(one) !== bareOf(one).length) throw new Error(`U+${c.toString(16)}`);
  }
});
