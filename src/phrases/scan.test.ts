import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chineseText } from '../../test/core/arbitrary.ts';
import { fold } from './fold.ts';
import { wordCount } from './length.ts';
import { scan } from './scan.ts';

const text = chineseText('會議講話稿，：（）１Ａ「」\u3000 會議工作。abc…—“”·’\u200b\u0301');
const lengths = fc.constantFrom(0, 1, 400, 32_766, 32_767, 32_768, 40_000);
const texts = fc.array(fc.tuple(text, lengths).map(([start, length]) => start.padEnd(length, '會，話。a')));

test('texts are folded and counted as each by itself', () => {
  fc.assert(
    fc.property(texts, (all) => {
      expect(scan(all)).toEqual({ folded: all.map(fold), lengths: all.map(wordCount) });
    }),
    { numRuns: 50 },
  );
});

test('of short texts in a row none counts for its neighbour', () => {
  fc.assert(
    fc.property(fc.array(text), (all) => {
      expect(scan(all)).toEqual({ folded: all.map(fold), lengths: all.map(wordCount) });
    }),
    { numRuns: 1000 },
  );
  expect(scan([])).toEqual({ folded: [], lengths: [] });
});
