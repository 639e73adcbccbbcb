import fc from 'fast-check';
import { ConverterBuilder } from 'opencc-js/core';
import STPhrases from 'opencc-js/dict/STPhrases';
import TWPhrases from 'opencc-js/dict/TWPhrases';
import * as toTraditional from 'opencc-js/preset/cn2t';
import * as toSimplified from 'opencc-js/preset/t2cn';
import { describe, expect, test } from 'vitest';
import { Dictionary } from './dictionary.ts';
import { normalizer, TABLES } from './directions.ts';
import { convertStretch, type Direction, normalize, Result } from './segments.ts';
import { VARIANTS } from './variant.ts';

/** A direction without any of our own tables: nothing but OpenCC. */
const plain = (name: keyof typeof TABLES): Direction => ({
  ...TABLES[name](),
  own: { words: new Dictionary([]), entries: new Map() },
  special: new Uint8Array(0x10000),
  readers: null,
  guard: (_text, _start, end) => end,
  keep: () => false,
});
function run(direction: Direction, text: string, cuts: number[] = []): Result {
  const result = new Result(cuts);
  convertStretch(direction, normalize(text, normalizer), 0, 'all', result);
  return result;
}

/** Text made of the dictionary's own phrases and of single characters, so that phrases meet and overlap. */
const phrases = [STPhrases, TWPhrases].flatMap((table) =>
  table
    .split('|')
    .filter((_row, i) => i % 7 === 0)
    .map((row) => row.split(' ')[0]!),
);
const text = fc
  .array(
    fc.oneof(fc.constantFrom(...phrases), fc.constantFrom(...'发展干里了只系台后面制历并𠮷⿰木乃豈a，。”😀\ud840')),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('without our tables it is what opencc-js gives', () => {
  test.each(VARIANTS)('to %s', (variant) => {
    const bare = ConverterBuilder(toTraditional)({ from: 'cn', to: variant });
    fc.assert(
      fc.property(text, (simplified) => {
        expect(run(plain(variant), simplified).text).toBe(bare(simplified));
      }),
      { numRuns: 300 },
    );
  });
  test('from Taiwan’s', () => {
    const bare = ConverterBuilder(toSimplified)({ from: 'tw', to: 'cn' });
    const toTaiwan = ConverterBuilder(toTraditional)({ from: 'cn', to: 'tw' });
    fc.assert(
      fc.property(text, (simplified) => {
        const traditional = toTaiwan(simplified);
        expect(run(plain('cn'), traditional).text).toBe(bare(traditional));
      }),
      { numRuns: 300 },
    );
  });
});

describe('places', () => {
  test.each<[name: keyof typeof TABLES, text: string, cuts: number[], placed: number[]]>([
    ['tw', '头发', [1], [1]],
    ['tw', '𠮷头发', [2, 3], [2, 3]],
    // Inside a pair of surrogates: behind it.
    ['tw', '𠮷头', [1], [2]],
    ['twp', '鼠标在', [1, 2], [1, 2]],
    ['twp', '方便面在', [1, 2, 3], [2, 2, 2]],
    ['twp', '在方便面', [1, 3, 4], [1, 3, 3]],
    ['twp', '乘出租车去', [2, 4], [2, 4]],
    ['cn', '頭髮', [0, 1, 2], [0, 1, 2]],
    ['tw', '', [0, 0], []],
  ])('to %s, %s cut at %j', (name, source, cuts, placed) => {
    expect(run(plain(name), source, cuts).placed).toEqual(placed);
  });
  test.each(VARIANTS)('to %s they ascend, and never lie in a character', (variant) => {
    const direction = plain(variant);
    fc.assert(
      fc.property(text, fc.array(fc.nat(40)), (source, some) => {
        const cuts = some.filter((cut) => cut > 0 && cut <= source.length).sort((a, b) => a - b);
        const result = run(direction, source.replace(/[\ud840豈]/g, '一'), cuts);
        expect(result.placed).toHaveLength(cuts.length);
        result.placed.forEach((at, i) => {
          expect(at).toBeGreaterThanOrEqual(result.placed[i - 1] ?? 0);
          expect(at).toBeLessThanOrEqual(result.text.length);
          expect(
            /^[\udc00-\udfff]/.test(result.text.slice(at)) && /[\ud800-\udbff]$/.test(result.text.slice(0, at)),
          ).toBe(false);
        });
      }),
    );
  });
});
