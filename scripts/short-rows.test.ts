import fc from 'fast-check';
import STCharacters from 'opencc-js/dict/STCharacters';
import STPhrases from 'opencc-js/dict/STPhrases';
import * as toTraditional from 'opencc-js/preset/cn2t';
import { expect, test } from 'vitest';
import { Dictionary, type Rows } from '../src/script/dictionary.ts';
import { shortRows } from './short-rows.ts';

test('a phrase that its characters give is its word alone', () => {
  expect(shortRows('头发 頭髮|发现 發現|皇后 皇后', '头 頭|发 發|现 現|后 後')).toBe('头发 頭髮|发现|皇后 皇后');
});

test('every row of the large dictionary says the same, and it is much shorter', () => {
  const short = shortRows(STPhrases, STCharacters);
  const groups = toTraditional.configs.s2t!.conversionChain[0] as readonly Rows[];
  expect(groups).toContain(STPhrases);
  const [before, after] = [groups, groups.map((rows) => (rows === STPhrases ? short : rows))].map(
    (rows) => new Dictionary(rows),
  ) as [Dictionary, Dictionary];
  let wrong = 0;
  const words = STPhrases.split('|').map((row) => row.split(' ')[0]!);
  for (const word of words) {
    const [a, b] = [before.match(word, 0), after.match(word, 0)];
    if (a < 0 || before.length(a) !== after.length(b) || before.value(a) !== after.value(b)) wrong++;
  }
  expect([words.length > 40_000, wrong]).toEqual([true, 0]);
  expect(short.length).toBeLessThan(STPhrases.length * 0.7);
});

test('any rows give the same, also with characters outside the basic plane', () => {
  const character = fc.constantFrom('一', '二', '𠮷', '木', '\ud842');
  const word = fc.string({ unit: character, minLength: 1, maxLength: 4 });
  const characters = fc.array(fc.tuple(character, word), { minLength: 1, maxLength: 4 });
  // What a phrase becomes; null: what its characters do.
  const phrases = fc.array(fc.tuple(word, fc.option(word, { freq: 1 })), { minLength: 1, maxLength: 12 });
  const joined = (list: [string, string][]) => list.map((pair) => pair.join(' ')).join('|');
  let shorter = 0;
  fc.assert(
    fc.property(phrases, characters, word, (list, single, text) => {
      const each = new Dictionary([single]);
      const whole = joined(
        list.map(([from, to]) => [from, to ?? Array.from(from, (one) => each.convert(one)).join('')]),
      );
      const short = shortRows(whole, joined(single));
      if (short !== whole) shorter++;
      expect(new Dictionary([short, joined(single)]).convert(text)).toBe(
        new Dictionary([whole, joined(single)]).convert(text),
      );
    }),
    { numRuns: 2000 },
  );
  expect(shorter).toBeGreaterThan(500);
});
