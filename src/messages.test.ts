import { describe, expect, test } from 'vitest';
import { CONVERT_MOST, isOpened, isReaderStatus, isToBackground, isToReader, isVerdict } from './messages.ts';

describe('to the background', () => {
  test.each([
    { type: 'start' },
    { type: 'open', tab: 7 },
    { type: 'speeches', count: 0 },
    { type: 'convert', runs: [], to: 'simplified', sample: '' },
    { type: 'convert', runs: [['讲话', ''], []], to: 'traditional', sample: '' },
  ])('%j is a message', (message) => {
    expect(isToBackground(message)).toBe(true);
  });
  test.each([
    [null],
    [undefined],
    ['start'],
    [[]],
    [{}],
    [{ type: 'status' }],
    [{ type: 'open' }],
    [{ type: 'open', tab: '7' }],
    [{ type: 'speeches', count: -1 }],
    [{ type: 'speeches', count: 1.5 }],
    [{ type: 'convert' }],
    [{ type: 'convert', runs: [['讲话']] }],
    [{ type: 'convert', runs: [['讲话']], to: 'original', sample: '' }],
    [{ type: 'convert', runs: '讲话', to: 'simplified', sample: '' }],
    [{ type: 'convert', runs: [['讲话', 1]], to: 'simplified', sample: '' }],
    [{ type: 'convert', runs: { length: 1 }, to: 'simplified', sample: '' }],
    [{ type: 'convert', runs: [], to: 'simplified' }],
    [{ type: 'convert', runs: [], to: 'simplified', sample: '话'.repeat(20_000) }],
    [{ type: 'convert', runs: ['讲话'], to: 'simplified', sample: '' }],
  ])('%j is none', (message) => {
    expect(isToBackground(message)).toBe(false);
  });
  test('there may be so many texts, and no more', () => {
    const of = (count: number) => ({
      type: 'convert',
      runs: [new Array(count).fill('')],
      to: 'simplified',
      sample: '',
    });
    expect(isToBackground(of(CONVERT_MOST.texts))).toBe(true);
    expect(isToBackground(of(CONVERT_MOST.texts + 1))).toBe(false);
  });
  test('there may be so many characters, and no more', () => {
    const half = '话'.repeat(CONVERT_MOST.chars / 2);
    const of = (...texts: string[]) => ({
      type: 'convert',
      runs: texts.map((text) => [text]),
      to: 'simplified',
      sample: '',
    });
    expect(isToBackground(of(half, half))).toBe(true);
    expect(isToBackground(of(half, half, '话'))).toBe(false);
  });
});

describe('to the reader', () => {
  test.each([
    { type: 'status' },
    { type: 'leave' },
    { type: 'sidebar', open: true },
    { type: 'cleaning', on: false },
    { type: 'command', command: 'next-section' },
    { type: 'script', script: 'traditional' },
  ])('%j is a message', (message) => {
    expect(isToReader(message)).toBe(true);
  });
  test.each([
    [null],
    ['status'],
    [{}],
    [{ type: 'start' }],
    [{ type: 'sidebar' }],
    [{ type: 'sidebar', open: 1 }],
    [{ type: 'cleaning', on: null }],
    [{ type: 'command' }],
    [{ type: 'command', command: 'format-disk' }],
    [{ type: 'script', script: 'klingon' }],
  ])('%j is none', (message) => {
    expect(isToReader(message)).toBe(false);
  });
});

describe('answers', () => {
  const verdict = { speech: true, points: 6.5, evidence: [{ name: 'salutation', points: 6.5 }] };
  const status = { suspended: false, open: true, speeches: 3, cleaning: true, script: 'original', verdict };
  test('that are whole are taken', () => {
    expect(isVerdict(verdict)).toBe(true);
    expect(isReaderStatus(status)).toBe(true);
    expect(isOpened('noText')).toBe(true);
  });
  test.each([
    [null],
    [true],
    [{ ...status, speeches: '3' }],
    [{ ...status, open: undefined }],
    [{ ...status, script: 'klingon' }],
    [{ ...status, verdict: null }],
    [{ ...status, verdict: { ...verdict, points: Number.NaN } }],
    [{ ...status, verdict: { ...verdict, evidence: [null] } }],
    [{ ...status, verdict: { ...verdict, evidence: [{ name: 'stars', points: 1 }] } }],
  ])('that are broken are not: %j', (answer) => {
    expect(isReaderStatus(answer)).toBe(false);
    expect(isOpened(answer)).toBe(false);
  });
});
