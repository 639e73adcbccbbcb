import { describe, expect, test } from 'vitest';
import { convertTexts } from './converter.ts';
import { needs } from './decide.ts';
import { variantFor } from './variant.ts';

const one = (text: string, to: 'simplified' | 'traditional', variant: 'tw' | 'hk' = 'tw') =>
  convertTexts([text], to, variant)[0];

/** One simplified character, several traditional ones: the word decides (OpenCC's own examples among them). */
const WORDS: [simplified: string, traditional: string][] = [
  ['头发', '頭髮'],
  ['发展', '發展'],
  ['皇后', '皇后'],
  ['以后', '以後'],
  ['干部', '幹部'],
  ['干燥', '乾燥'],
  ['干预', '干預'],
  ['面条', '麵條'],
  ['面向', '面向'],
  ['茶几', '茶几'],
  ['几个', '幾個'],
  ['松树', '松樹'],
  ['放松', '放鬆'],
  ['公里', '公里'],
  ['这里', '這裡'],
  ['理发', '理髮'],
  ['一只', '一隻'],
  ['只有', '只有'],
  ['复杂', '複雜'],
  ['恢复', '恢復'],
  ['钟表', '鐘錶'],
  ['代表', '代表'],
  ['制度', '制度'],
  ['制造', '製造'],
  ['台湾', '臺灣'],
];

describe('to Taiwan’s script', () => {
  test.each(WORDS)('%s is %s', (simplified, traditional) => {
    expect(one(`在${simplified}的讲话`, 'traditional')).toBe(`在${traditional}的講話`);
  });
  test('words stay the words of the speaker', () => {
    expect(one('项目、文件精神、程序、信息', 'traditional')).toBe('項目、文件精神、程序、信息');
  });
});

test('Hong Kong and Taiwan write some characters differently', () => {
  expect([one('这里为众人', 'traditional', 'tw'), one('这里为众人', 'traditional', 'hk')]).toEqual([
    '這裡為眾人',
    '這裏為眾人',
  ]);
});

describe('to simplified', () => {
  test.each(WORDS)('%s is what %s comes back to', (simplified, traditional) => {
    expect(one(`在${traditional}的講話`, 'simplified')).toBe(`在${simplified}的讲话`);
  });
  test.each([
    ['這裡', '这里'],
    ['這裏', '这里'],
    ['主席、各位議員', '主席、各位议员'],
    ['乾隆年間', '乾隆年间'],
  ])('%s is %s', (traditional, simplified) => {
    expect(one(traditional, 'simplified')).toBe(simplified);
  });
});

describe('text that is in the script already', () => {
  test.each(['干預經濟發展', '各位議員，多謝。', '皇后', 'abc 123'])(
    '%s stays when traditional is asked for',
    (text) => {
      expect(one(text, 'traditional')).toBe(text);
    },
  );
  test.each(['干预经济发展', '同志们', '皇后', ''])('%s stays when simplified is asked for', (text) => {
    expect(one(text, 'simplified')).toBe(text);
  });
});

test('texts are converted each by itself, in their order', () => {
  expect(convertTexts(['头', '发展', '這個', ''], 'traditional', 'tw')).toEqual(['頭', '發展', '這個', '']);
});

describe('needs', () => {
  test.each<[string, boolean, boolean]>([
    ['讲话', false, true],
    ['講話', true, false],
    ['工作', false, false],
    ['', false, false],
    // One stray character of the other script in traditional text does not make it simplified.
    ['各位議員請發言，他们', true, false],
  ])('%s: simplified %s, traditional %s', (text, simplified, traditional) => {
    expect([needs(text, 'simplified'), needs(text, 'traditional')]).toEqual([simplified, traditional]);
  });
});

test.each([
  ['zh-HK', 'hk'],
  ['zh-Hant-HK', 'hk'],
  ['zh-MO', 'hk'],
  ['zh-TW', 'tw'],
  ['zh-CN', 'tw'],
  ['en', 'tw'],
  ['', 'tw'],
] as const)('a reader of %j gets %s', (language, variant) => {
  expect(variantFor(language)).toBe(variant);
});
