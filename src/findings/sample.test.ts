import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runAll } from '../page/steps.ts';
import { fold } from '../phrases/fold.ts';
import { ALONE, SUSPECT, suspects, UNLIKE, UNSURE } from './sample.ts';

const verdicts = (...texts: (string | null)[]): number[] => [
  ...runAll(suspects(texts.map((text) => (text === null ? null : fold(text))))),
];
/** Sentences that no other number gives, set as running text is: a comma in eleven characters, a 的 in twenty-five. */
function text(seed: number, length = 240): string {
  let state = (seed * 2654435761) >>> 0;
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
  let made = '';
  while (made.length < length) {
    const at = next(100);
    made += at < 7 ? '\uff0c' : at < 9 ? '\u3002' : at < 13 ? '的' : String.fromCharCode(0x4e00 + next(3000));
  }
  return made;
}

test('texts that are said once are alone', () => {
  expect(verdicts(...Array.from({ length: 40 }, (_, i) => text(i * 7, 600)))).toEqual(Array(40).fill(ALONE));
});
test('of shorter ones there are not enough shingles to be sure', () => {
  const found = verdicts(...Array.from({ length: 40 }, (_, i) => text(i * 7, 120)));
  expect(found.filter((verdict) => verdict !== UNLIKE && verdict !== UNSURE)).toEqual([]);
  expect(found).toContain(UNLIKE);
});
test('a short text, and one without a comma, does not tell', () => {
  expect(verdicts('同志们:', '谢谢大家!', '一二三四五六七八九十'.repeat(30))).toEqual([UNSURE, UNSURE, UNSURE]);
});
test('what is not to be looked at is alone, and makes nothing else a suspect', () => {
  expect(verdicts(text(1), null, text(7))).toEqual([ALONE, ALONE, ALONE]);
});

test('set phrases that each stand in another text make no suspects', () => {
  /** Without anything that a shingle is taken behind. */
  const plain = (seed: number, length: number) =>
    text(seed, 2 * length)
      .replace(/[，。的]/g, '')
      .slice(0, length);
  const phrase = (i: number, j: number) => `，${plain(5000 + 100 * Math.min(i, j) + Math.max(i, j), 16)}`;
  const texts = Array.from({ length: 8 }, (_, i) => {
    const phrases = Array.from({ length: 8 }, (_one, j) => (i === j ? '' : plain(900 * i + j, 30) + phrase(i, j)));
    return text(i * 7, 700) + phrases.join('');
  });
  expect(verdicts(...texts)).toEqual(Array(8).fill(UNLIKE));
});
test('a text that is put together from many others is a suspect', () => {
  const others = Array.from({ length: 20 }, (_, i) => text(i * 7, 700));
  const parts = others.map((one) => one.slice(one.indexOf('，', 100)).slice(0, 60));
  const found = verdicts(...others, parts.join(''));
  expect(found.slice(0, 20)).not.toContain(SUSPECT);
  expect(found[20]).toBe(SUSPECT);
});

/** What copies differ in: a copy is as good as its damage is small. */
describe('a copy is a suspect, and so is what it was copied from', () => {
  const damaged: Record<string, (text: string) => string> = {
    'word for word': (text) => text,
    'without its commas': (text) => text.replace(/，/g, ''),
    'with half-width marks': (text) => text.replace(/，/g, ',').replace(/。/g, '.'),
    'with a mark in every twenty characters': (text) => text.replace(/(.{20})/g, '$1.'),
    'with one word in thirty changed': (text) => text.replace(/(.{28})../g, '$1某某'),
    'cut off in the middle': (text) => text.slice(0, text.length * 0.6),
    'in one paragraph with another': (copy) => text(9000, 160) + copy,
  };
  test.each(Object.keys(damaged))('%s', (name) => {
    const missed: number[] = [];
    const alone: number[] = [];
    for (let n = 0; n < 60; n++) {
      const original = text(n * 7);
      const found = verdicts(original, text(n * 7 + 1000), damaged[name]!(original));
      if (found[0] === ALONE || found[2] === ALONE) alone.push(n);
      else if (found[0] === UNLIKE || found[2] === UNLIKE) missed.push(n);
    }
    // What is missed so is fingerprinted where a neighbour is a suspect: copies are several paragraphs long.
    expect(missed.length).toBeLessThan(5);
    // Of a copy, at the worst a paragraph stays: that is seen, and nothing is lost.
    expect(alone.length).toBeLessThan(3);
  });
});

test('however long or odd the texts are, there is a verdict on each', () => {
  const odd = fc.string({ unit: fc.constantFrom(',', '的', '好', 'a', '\ud83c', '。'), maxLength: 400 });
  fc.assert(
    fc.property(fc.array(fc.option(odd), { maxLength: 20 }), (texts) => {
      const found = [...runAll(suspects(texts))];
      expect(found).toHaveLength(texts.length);
      // Twice the same text, long enough to tell: both are suspects.
      texts.forEach((one, i) => {
        const twin = one === null ? -1 : texts.indexOf(one, i + 1);
        if (twin >= 0 && found[i] !== UNSURE) expect([found[i], found[twin]]).toEqual([SUSPECT, SUSPECT]);
      });
    }),
  );
});
