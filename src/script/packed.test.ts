import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unpack } from '../../test/core/convert.ts';
import { isPacked, PACKED_MOST, pack, piecesOf } from './packed.ts';

test('what is packed comes out again, whatever stands in it', () => {
  const runs = fc.array(fc.array(fc.string({ unit: fc.constantFrom(...'讲话\u0000\ud842𠮷\n,') })));
  fc.assert(
    fc.property(runs, (list) => {
      const packed = pack(list);
      expect(unpack(packed)).toEqual(list);
      expect(piecesOf(packed, list.flat().length)).toEqual(list.flat());
      expect(isPacked(JSON.parse(JSON.stringify(packed)))).toBe(true);
    }),
  );
});

test.each([
  [null],
  ['讲话'],
  [{}],
  [{ text: '讲话', lengths: [2] }],
  [{ text: '讲话', lengths: [1], counts: [1] }],
  [{ text: '讲话', lengths: [3], counts: [1] }],
  [{ text: '讲话', lengths: [2], counts: [2] }],
  [{ text: '讲话', lengths: [2], counts: [] }],
  [{ text: '讲话', lengths: [3, -1], counts: [2] }],
  [{ text: '讲话', lengths: [1.5, 0.5], counts: [2] }],
  [{ text: '讲话', lengths: ['2'], counts: [1] }],
  [{ text: '讲话', lengths: '2', counts: [1] }],
  [{ text: 12, lengths: [2], counts: [1] }],
  [{ text: '', lengths: { length: 0 }, counts: [] }],
])('%j is not packed', (value) => {
  expect(isPacked(value)).toBe(false);
});

test.each([
  [undefined],
  [null],
  ['讲话'],
  [{ text: '讲话' }],
  [{ text: '讲话', lengths: 2 }],
  [{ text: '讲话', lengths: [2] }],
  [{ text: '讲话', lengths: [1, 1, 0] }],
  [{ text: '讲话', lengths: [1, 0] }],
  [{ text: '讲话', lengths: [1, 2] }],
  [{ text: '讲话', lengths: [3, -1] }],
  [{ text: '讲话', lengths: [1.5, 0.5] }],
  [{ text: '讲话', lengths: ['1', 1] }],
  [{ text: 12, lengths: [1, 1] }],
])('%j is not two packed pieces', (value) => {
  expect(piecesOf(value, 2)).toBeNull();
});

test('there may be so many pieces and characters, and no more', () => {
  const of = (chars: number, pieces: number) => ({
    text: '话'.repeat(chars),
    lengths: [chars, ...new Array(pieces - 1).fill(0)],
    counts: [pieces],
  });
  const { chars, pieces } = PACKED_MOST;
  expect([of(chars, 1), of(1, pieces)].map(isPacked)).toEqual([true, true]);
  expect([of(chars + 1, 1), of(1, pieces + 1)].map(isPacked)).toEqual([false, false]);
});
