import fc from 'fast-check';
import { Trie } from 'opencc-js/core';
import { describe, expect, test } from 'vitest';
import { Dictionary, type Rows } from './dictionary.ts';

describe('it finds and writes what opencc-js’s trie does', () => {
  const word = fc.string({ unit: fc.constantFrom(...'一二三𠮷⿰木'), minLength: 1, maxLength: 5 });
  const pairs = fc.array(fc.tuple(word, word), { maxLength: 40 });
  const rows = fc.oneof(
    pairs,
    pairs.filter((list) => list.length > 0).map((list) => list.map((pair) => pair.join(' ')).join('|')),
  );
  const text = fc.string({ unit: fc.constantFrom(...'一二三𠮷⿰木。\ud842'), maxLength: 20 });

  test('whatever the rows, in several groups, with words twice', () => {
    fc.assert(
      fc.property(fc.array(rows, { maxLength: 3 }), text, (groups: Rows[], source) => {
        const trie = new Trie();
        trie.loadDictGroup(groups);
        const dictionary = new Dictionary(groups);
        for (let i = 0; i < source.length; i++) {
          // In the middle of a pair of surrogates no word begins, and no one looks.
          if (/[\udc00-\udfff]/.test(source[i]!)) continue;
          const match = trie.matchPrefix(source, i);
          const row = dictionary.match(source, i);
          expect(row < 0 ? null : { end: i + dictionary.length(row), value: dictionary.value(row) }).toEqual(match);
          expect(match === null || dictionary.begins(source.charCodeAt(i))).toBe(true);
        }
        expect(dictionary.convert(source)).toBe(trie.convert(source));
      }),
      { numRuns: 1000 },
    );
  });
  test('up to a limit', () => {
    fc.assert(
      fc.property(pairs, text, fc.nat(20), (list, source, at) => {
        const trie = new Trie();
        trie.loadDictGroup([list]);
        const dictionary = new Dictionary([list]);
        const limit = Math.min(at, source.length);
        const row = dictionary.match(source, 0, limit);
        const end = trie.matchPrefix(source.slice(0, limit), 0)?.end ?? 0;
        if (limit > 0) expect(row < 0 ? 0 : dictionary.length(row)).toBe(end);
      }),
    );
  });
});

test('a word that becomes nothing, and none that is empty', () => {
  const dictionary = new Dictionary([
    [
      ['主题', ''],
      ['', '甲'],
    ],
  ]);
  expect([dictionary.size, dictionary.convert('主题鲜明')]).toEqual([1, '鲜明']);
});

test('a row without a second part becomes what its characters become', () => {
  const dictionary = new Dictionary(['头发|𠮷头甲 乙|皇后 皇后|甲𠮷', '头 頭|发 發|后 後|𠮷 吉']);
  const rows = ['头发', '𠮷头甲', '皇后', '甲𠮷'].map((word) => dictionary.match(word, 0));
  expect(rows.map((row) => dictionary.length(row))).toEqual([2, 4, 2, 3]);
  expect(dictionary.convert('头发，𠮷头甲，皇后，甲𠮷')).toBe('頭發，乙，皇后，甲吉');
});

test('half a character that is a word by itself leaves the other half where it is', () => {
  const dictionary = new Dictionary(['𠮷木', '\ud842 一']);
  expect(dictionary.convert('𠮷木')).toBe('一\udfb7木');
});

test.each(['甲 乙|丙', '丙|甲 乙', '𠮷'])(
  'a character without a second part is a fault of the dictionary: %s',
  (rows) => {
    expect(() => new Dictionary([rows])).toThrow('second part');
  },
);
