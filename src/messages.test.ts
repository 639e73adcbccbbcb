import { describe, expect, test } from 'vitest';
import { CONVERT_MOST, isToBackground, isToReader } from './messages.ts';

describe('to the background', () => {
  test.each([
    { type: 'start' },
    { type: 'noText' },
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
    [{ type: 'toggle' }],
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

test('to the reader: only what it knows', () => {
  const messages = [
    { type: 'toggle' },
    { type: 'command', command: 'next-section' },
    { type: 'command', command: 'format-disk' },
    { type: 'command' },
    { type: 'script', script: 'traditional' },
    { type: 'script', script: 'klingon' },
    { type: 'start' },
    null,
    'toggle',
    {},
  ];
  expect(messages.map(isToReader)).toEqual([true, true, false, false, true, false, false, false, false, false]);
});
