import { describe, expect, test } from 'vitest';
import { CONVERT_MOST, isToBackground, isToReader } from './messages.ts';

describe('to the background', () => {
  test.each([
    { type: 'start' },
    { type: 'noText' },
    { type: 'convert', texts: [], to: 'simplified' },
    { type: 'convert', texts: ['讲话', ''], to: 'traditional' },
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
    [{ type: 'convert', texts: ['讲话'] }],
    [{ type: 'convert', texts: ['讲话'], to: 'original' }],
    [{ type: 'convert', texts: '讲话', to: 'simplified' }],
    [{ type: 'convert', texts: ['讲话', 1], to: 'simplified' }],
    [{ type: 'convert', texts: { length: 1 }, to: 'simplified' }],
  ])('%j is none', (message) => {
    expect(isToBackground(message)).toBe(false);
  });
  test('there may be so many texts, and no more', () => {
    const of = (count: number) => ({ type: 'convert', texts: new Array(count).fill(''), to: 'simplified' });
    expect(isToBackground(of(CONVERT_MOST.texts))).toBe(true);
    expect(isToBackground(of(CONVERT_MOST.texts + 1))).toBe(false);
  });
  test('there may be so many characters, and no more', () => {
    const half = '话'.repeat(CONVERT_MOST.chars / 2);
    const of = (...texts: string[]) => ({ type: 'convert', texts, to: 'simplified' });
    expect(isToBackground(of(half, half))).toBe(true);
    expect(isToBackground(of(half, half, '话'))).toBe(false);
  });
});

test('to the reader: only what it knows', () => {
  expect([{ type: 'toggle' }, { type: 'start' }, null, 'toggle', {}].map(isToReader)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});
