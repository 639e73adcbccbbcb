import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertAll, convertPieces, convertTexts } from '../../test/core/convert.ts';
import type { OwnWord } from './own-words.ts';
import { changesWords, type Target, VARIANTS, type Variant, variantFor } from './variant.ts';

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

describe('runs', () => {
  const tw = { to: 'traditional', variant: 'tw', quotes: false, ownWords: [] } as const;

  test.each<[pieces: string[], variant: Variant, want: string[]]>([
    [['头', '发'], 'tw', ['頭', '髮']],
    [['国', '人的头', '发', '。'], 'tw', ['國', '人的頭', '髮', '。']],
    [['', '头', '', '发', ''], 'tw', ['', '頭', '', '髮', '']],
    [['𠮷头', '发𠮷'], 'tw', ['𠮷頭', '髮𠮷']],
    [['鼠', '标'], 'twp', ['滑', '鼠']],
    [['吃方便', '面吧'], 'twp', ['吃泡麵', '吧']],
    [['方', '便', '面'], 'twp', ['泡麵', '', '']],
    [['出租', '车'], 'twp', ['計程', '車']],
    [['范', '书记'], 'tw', ['范', '書記']],
    [['把握', '发', '展'], 'tw', ['把握', '發', '展']],
    [['讲话'], 'tw', ['講話']],
    [[''], 'tw', ['']],
    [[], 'tw', []],
  ])('%j to %s is %j', (pieces, variant, want) => {
    expect(convertPieces(pieces, { ...tw, variant })).toEqual(want);
  });

  test('a word of the reader’s across pieces, longer than what it stands for, comes in the first of them', () => {
    expect(convertPieces(['项', '目的'], { ...tw, ownWords: [['项目', '大專案']] })).toEqual(['大專案', '的']);
  });

  test('are as many pieces, and the pieces of a run are the run', () => {
    const unit = fc.constantFrom(...'头发展出租车方便面鼠标范书记“”‘’「」干預經濟，。ab𠮷😀豈里了 \n\u200f');
    const runs = fc.array(fc.array(fc.string({ unit, maxLength: 6 }), { maxLength: 5 }), { maxLength: 4 });
    const how = fc.record({
      to: fc.constantFrom<Target[]>('simplified', 'traditional'),
      variant: fc.constantFrom(...VARIANTS),
      quotes: fc.boolean(),
      ownWords: fc.constantFrom<OwnWord[][]>([], [['方便', '便利的']], [['发展', '']]),
    });
    fc.assert(
      fc.property(runs, how, (list, options) => {
        const converted = convertAll(list, options);
        const whole = convertAll(
          list.map((run) => [run.join('')]),
          options,
        );
        expect(converted.map((run) => run.length)).toEqual(list.map((run) => run.length));
        expect(converted.map((run) => run.join(''))).toEqual(whole.map((run) => run.join('')));
        for (const piece of converted.flat()) expect(piece.isWellFormed()).toBe(true);
      }),
    );
  });

  test('that show no script go with the others of the call, or with the page', () => {
    expect(convertAll([['干部工作'], ['同志们']], tw)).toEqual([['幹部工作'], ['同志們']]);
    expect(convertAll([['干部工作'], ['各位議員']], tw)).toEqual([['干部工作'], ['各位議員']]);
    expect(convertAll([['干部工作'], ['同志们']], { ...tw, page: 'traditional' })).toEqual([['干部工作'], ['同志們']]);
    expect(convertAll([['干部工作']], tw)).toEqual([['幹部工作']]);
  });
});

describe('text of both scripts', () => {
  test.each([
    ['他引了一句“干預經濟”，讲完了干部的事', '他引了一句“干預經濟”，講完了幹部的事'],
    ['各位議員請發言，他们来了', '各位議員請發言，他們來了'],
    ['各位議員請发言，干預', '各位議員請發言，干預'],
  ])('%s is %s in traditional', (text, want) => {
    expect(one(text, 'traditional')).toBe(want);
  });
  test.each([
    ['康乾盛世时期，總督', '康乾盛世时期，总督'],
    ['他的乾坤，慰藉，都说到了裏面', '他的乾坤，慰藉，都说到了里面'],
  ])('%s is %s in simplified', (text, want) => {
    expect(one(text, 'simplified')).toBe(want);
  });
  test('one traditional variant is not made another', () => {
    expect(one('裏面説衞生', 'traditional', 'tw')).toBe('裏面説衞生');
  });
});

describe('quotation marks', () => {
  test.each<[pieces: string[], quotes: boolean, want: string[]]>([
    [['他说“发', '展”'], true, ['他說「發', '展」']],
    [['他说“发', '展”'], false, ['他說“發', '展”']],
    // In text that is in the script already too.
    [['他說“好”'], true, ['他說「好」']],
    [['“吃方便', '面”，说'], true, ['「吃方便', '麵」，說']],
  ])('%j, wanted: %s, is %j', (pieces, quotes, want) => {
    expect(convertPieces(pieces, { to: 'traditional', variant: 'tw', quotes, ownWords: [] })).toEqual(want);
  });
  test('come back with simplified', () => {
    expect(
      convertPieces(['他說「發展『好』」'], { to: 'simplified', variant: 'tw', quotes: true, ownWords: [] }),
    ).toEqual(['他说“发展‘好’”']);
  });
});

describe('whatever the text', () => {
  test.each([
    ['😀👨‍👩‍👧发展', '😀👨‍👩‍👧發展'],
    ['𠀀𪜀发', '𠀀𪜀發'],
    ['مرحبا发展 שלום', 'مرحبا發展 שלום'],
    ['it’s a 发展', 'it’s a 發展'],
    ['\ud840发展\udc00', '\ud840發展\udc00'],
    ['⿰木乃发', '⿰木乃發'],
    ['20xx年**发展', '20xx年**發展'],
  ])('%s is %s', (text, want) => {
    expect(one(text, 'traditional')).toBe(want);
  });
  test('however long', () => {
    expect(one('把握发展机遇，'.repeat(15_000), 'traditional')).toBe('把握發展機遇，'.repeat(15_000));
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

test('only Taiwan’s words change words, and no language gets them unasked', () => {
  expect(VARIANTS.filter(changesWords)).toEqual(['twp']);
});
