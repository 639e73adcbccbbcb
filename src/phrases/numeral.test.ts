import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NUMERAL, numeral } from './numeral.ts';

const DIGITS = '零一二三四五六七八九';
/** The usual way to write 1 to 999. */
function han(n: number): string {
  if (n < 10) return DIGITS[n]!;
  if (n < 20) return `十${n % 10 ? DIGITS[n % 10] : ''}`;
  if (n < 100) return `${DIGITS[Math.floor(n / 10)]}十${n % 10 ? DIGITS[n % 10] : ''}`;
  const rest = n % 100;
  const tail = rest === 0 ? '' : rest < 10 ? `零${DIGITS[rest]}` : rest < 20 ? `一${han(rest)}` : han(rest);
  return `${DIGITS[Math.floor(n / 100)]}百${tail}`;
}

test('Han numerals and digits up to 999 are read', () => {
  for (let n = 1; n <= 999; n++) expect([numeral(han(n)), numeral(String(n))]).toEqual([n, n]);
});

test.each([
  ['十', 10],
  ['二十', 20],
  ['两百', 200],
  ['一百零三', 103],
  ['壹', 1],
  ['参', 3],
  ['拾贰', 12],
  ['贰拾', 20],
  ['甲', 1],
  ['庚', 7],
  ['癸', 10],
  ['〇', 0],
  ['007', 7],
])('%s is %i', (text, n) => {
  expect(numeral(text)).toBe(n);
});

test.each(['', '二〇二四', '一二三', '2024', '甲乙', '第一', '1.5', '一a', '千', '九百九十九九九', '-1', '1 '])(
  '%j is no number',
  (text) => {
    expect(numeral(text)).toBeNaN();
  },
);

test('whatever the text, the answer is a whole number of 0 or more, or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...`${DIGITS}〇两十百壹拾甲0123 a`) }), (text) => {
      const n = numeral(text);
      return Number.isNaN(n) || (Number.isInteger(n) && n >= 0);
    }),
  );
});

test('the character class holds what is read, stems apart', () => {
  const one = new RegExp(`^[${NUMERAL}]+$`);
  for (let n = 1; n <= 999; n++) expect(one.test(han(n))).toBe(true);
  expect(one.test('壹贰叁肆伍陆柒捌玖拾')).toBe(true);
  expect(one.test('万')).toBe(false);
});
