import { expect, test } from 'vitest';
import { swapQuotes } from './quotes.ts';

test.each([
  ['他說“好”。', '他說「好」。'],
  ['“他說‘好’。”', '「他說『好』。」'],
  ['“甲‘乙“丙”’丁”', '「甲『乙「丙」』丁」'],
  // By rank, where the marks of the page are not by custom.
  ['‘兩個維護’', '「兩個維護」'],
  ['“甲“乙”丙”', '「甲『乙』丙」'],
  ['“甲”和“乙”', '「甲」和「乙」'],
  // A quotation that goes on in the next paragraph, or came from the last one.
  ['“他說‘好’。', '「他說『好』。'],
  ['他說‘好’。”', '他說『好』。」'],
  ['他說：“', '他說：「'],
  // Apostrophes.
  ['it’s “好”', 'it’s 「好」'],
  ['在‘it’s me’裡', '在「it’s me」裡'],
  ['’90s 的書', '’90s 的書'],
  ['students’ 的“書”', 'students’ 的「書」'],
  // Not Chinese.
  ['He said “yes”.', 'He said “yes”.'],
  ['“”', '“”'],
  ['「好」', '「好」'],
  ['好', '好'],
  ['', ''],
])('%s is %s in traditional', (text, want) => {
  expect(swapQuotes(text, 'traditional')).toBe(want);
});

test.each([
  ['他说「好」。', '他说“好”。'],
  ['「他说『好』。」', '“他说‘好’。”'],
  ['『史记』', '“史记”'],
  ['「他说『好』。', '“他说‘好’。'],
  ['it’s「好」', 'it’s“好”'],
  ['“好”', '“好”'],
])('%s is %s in simplified', (text, want) => {
  expect(swapQuotes(text, 'simplified')).toBe(want);
});

test('many marks without their other half take no time to speak of', () => {
  const text = `好${'‘'.repeat(50_000)}${'”'.repeat(50_000)}`;
  expect(swapQuotes(text, 'traditional')).toBe(`好${'『'.repeat(50_000)}${'」'.repeat(50_000)}`);
});
