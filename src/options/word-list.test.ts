import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseOwnWords } from '../script/own-words.ts';
import { addLines, lineRange } from './word-list.ts';

describe('adding lines', () => {
  test('keeps all that was there, and its broken lines', () => {
    expect(addLines('甲 → 乙\n不成对', '丙 → 丁\n也不成对\n')).toBe('甲 → 乙\n不成对\n丙 → 丁\n也不成对\n');
  });
  test('leaves out what is there already, and empty lines', () => {
    expect(addLines('甲\t乙\n', ' 甲\t乙 \n\n')).toBe('甲\t乙\n');
  });
  test('keeps a pair that contradicts one, to be seen', () => {
    const { words, errors } = parseOwnWords(addLines('甲\t乙\n', '甲\t丙\n'));
    expect(words).toEqual([['甲', '乙']]);
    expect(errors).toEqual([{ line: 2, text: '甲\t丙', reason: 'twice' }]);
  });
  test('loses no line of either', () => {
    const line = fc.stringMatching(/^[甲乙 →=#]{0,6}$/);
    const text = fc.array(line).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (list, more) => {
        const all = new Set(
          addLines(list, more)
            .split('\n')
            .map((one) => one.trim()),
        );
        for (const one of [...list.split('\n'), ...more.split('\n')])
          if (one.trim()) expect(all.has(one.trim())).toBe(true);
        expect(addLines(list, more).startsWith(list)).toBe(true);
      }),
    );
  });
});

test('a line is where it is', () => {
  const text = '一\n二二\n\n四';
  expect([1, 2, 3, 4, 5].map((line) => text.slice(lineRange(text, line).from, lineRange(text, line).to))).toEqual([
    '一',
    '二二',
    '',
    '四',
    '',
  ]);
});
