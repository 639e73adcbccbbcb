import { expect, test } from 'vitest';
import { isGlance } from './glance.ts';
import { FIRST_STATE, isSpeech, type Page, readerAtWork, sentenceOf, signed } from './state.ts';

const verdict = { speech: true, points: 7, evidence: [] };
const reader = { suspended: false, open: true, speeches: 2, cleaning: true, script: 'original', verdict } as const;
const known = { phase: 'known', verdict, reader: null, loading: false, hasText: true } as const satisfies Page;

test('the reader’s word counts more than the detector’s', () => {
  expect(isSpeech(FIRST_STATE)).toBeNull();
  expect(isSpeech({ ...FIRST_STATE, page: known })).toBe(true);
  expect(isSpeech({ ...FIRST_STATE, page: known, said: false })).toBe(false);
  expect(isSpeech({ ...FIRST_STATE, said: true })).toBe(true);
});

test('each page has its sentence', () => {
  const of = (page: Page, said: boolean | null = null) => sentenceOf({ ...FIRST_STATE, page, said });
  expect(of({ phase: 'loading' })).toBe('loading');
  expect(of({ phase: 'notHtml' }, true)).toBe('notHtml');
  expect(of(known)).toBe('speech');
  expect(of({ ...known, verdict: { ...verdict, speech: false } })).toBe('notSpeech');
  expect(of(known, false)).toBe('saidNot');
  expect(of({ ...known, hasText: false })).toBe('noText');
  // Its text may still come.
  expect(of({ ...known, hasText: false, loading: true })).toBe('speech');
});

test('a reader that leaves the page alone is not at work', () => {
  expect(readerAtWork({ phase: 'cannotRun' })).toBeNull();
  expect(readerAtWork(known)).toBeNull();
  expect(readerAtWork({ ...known, reader })).toBe(reader);
  expect(readerAtWork({ ...known, reader: { ...reader, suspended: true } })).toBeNull();
});

test.each([
  [2.5, '+2.5'],
  [-8, '−8'],
  [-1.2000000000000002, '−1.2'],
  [7, '+7'],
])('%d points are shown as %s', (points, shown) => {
  expect(signed(points)).toBe(shown);
});

test('a glance that is broken is none', () => {
  const glance = { verdict, loading: false, html: true, hasText: true };
  expect(isGlance(glance)).toBe(true);
  expect([null, {}, { ...glance, html: 1 }, { ...glance, verdict: {} }].some(isGlance)).toBe(false);
});
