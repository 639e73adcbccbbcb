import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordCount } from './length.ts';

test.each<[text: string, count: number]>([
  ['', 0],
  [' \t\n\u3000\u00a0\u2003', 0],
  ['同志们', 3],
  // Full-width marks count, one by one.
  ['同志们\uff1a', 4],
  ['\u201c三农\u201d\u2026\u2026', 6],
  ['卡尔\u00b7马克思', 6],
  // Half-width marks are runs of their own between Han characters.
  ['同志们:今天', 6],
  ['同志们: 今天', 6],
  // A run of letters, digits and marks without white space counts once.
  ['hello', 1],
  ['hello, world', 2],
  ['1.5公里', 3],
  ['2021年5月4日', 6],
  ['加入WTO二十年', 6],
  ['don\u2019t stop', 2],
  ['caf\u00e9', 1],
  ['10\u00b713事故', 3],
  // Full-width letters and digits are characters of Chinese text.
  ['\uff37\uff34\uff2f', 3],
  ['\uff11\uff12', 2],
  // Extension B: one character of two UTF-16 units.
  ['\u{20000}\u{2a6d6}', 2],
  ['\u845b\u{e0100}城', 2],
  // What has no width counts nothing, and does not cut a word in two.
  ['he\u200bllo\ufeff', 1],
  ['国\u200b家', 2],
])('%j is %i', (text, count) => {
  expect(wordCount(text)).toBe(count);
});

test.each([
  ' ',
  '\u00ad',
  '\u200b',
  ',',
  'a',
  '\u201c',
  '\u2014',
  '\u00b7',
  '\u00e9',
  '\u4e00',
  '\uff21',
  '\u{20000}',
  ', ',
  ',\u201c',
  '1.5',
])('%j counts the same alone and between Han characters', (text) => {
  expect(wordCount(`\u4e00${text}\u4e00`)).toBe(wordCount(text) + 2);
});

test('the length of two texts with a space between them is the sum of both', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      expect(wordCount(`${a} ${b}`)).toBe(wordCount(a) + wordCount(b));
    }),
  );
});

test('text of Han characters alone is as long as it has characters', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0x4e00, max: 0x9fff }), { maxLength: 200 }), (codes) => {
      expect(wordCount(String.fromCharCode(...codes))).toBe(codes.length);
    }),
  );
});

test('a million characters are counted', () => {
  expect(wordCount('同志们a '.repeat(200_000))).toBe(800_000);
});
