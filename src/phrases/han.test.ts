import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isHan, isHanAt, isHanBefore } from './han.ts';

test('a unit is Han when Unicode says so', () => {
  const wrong: string[] = [];
  for (let unit = 0; unit < 0x10000; unit++)
    if (isHan(unit) !== /^\p{Script=Han}$/u.test(String.fromCharCode(unit))) wrong.push(unit.toString(16));
  expect(wrong).toEqual([]);
});

test('at any place of any text, halves of characters too, it says what the pattern says', () => {
  const piece = fc.constantFrom('村', '々', 'a', '.', '\u{20000}', '\u{1f600}', '\ud840', '\udc00', '\ud83d', '');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      // Asked on both sides of a mark, as they are where stray marks are looked for.
      const at = pieces.slice(0, 4).join('').length;
      const text = `${pieces.slice(0, 4).join('')}.${pieces.slice(4).join('')}`;
      const meets = (pattern: RegExp) => [...text.matchAll(pattern)].some(({ index }) => index === at);
      expect(isHanBefore(text, at)).toBe(meets(/(?<=\p{Script=Han})\./gu));
      expect(isHanAt(text, at + 1)).toBe(meets(/\.(?=\p{Script=Han})/gu));
    }),
  );
});
