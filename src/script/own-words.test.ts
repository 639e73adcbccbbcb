import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertPieces } from '../../test/core/convert.ts';
import { formatOwnWords, type OwnWord, parseOwnWords } from './own-words.ts';

describe('a list', () => {
  test.each<[string, OwnWord[]]>([
    ['项目\t專案', [['项目', '專案']]],
    ['项目→專案', [['项目', '專案']]],
    ['项目 → 專案', [['项目', '專案']]],
    ['项目->專案', [['项目', '專案']]],
    ['项目 => 專案', [['项目', '專案']]],
    ['项目=專案', [['项目', '專案']]],
    [
      '# 注\n\n  # 注\n项目=專案\r\n软件=軟體\r质量\t\t品質',
      [
        ['项目', '專案'],
        ['软件', '軟體'],
        ['质量', '品質'],
      ],
    ],
    ['\ufeff项目=專案', [['项目', '專案']]],
    // The first sign parts the sides; what follows belongs to the second.
    ['甲\t乙=丙', [['甲', '乙=丙']]],
    ['此外=', [['此外', '']]],
    ['甲=乙\n甲=乙', [['甲', '乙']]],
    ['𠮷野=吉野', [['𠮷野', '吉野']]],
    ['', []],
  ])('%j is read', (text, words) => {
    expect(parseOwnWords(text)).toEqual({ words, errors: [] });
  });
  test('reports the lines that are no pair, and keeps the others', () => {
    expect(parseOwnWords('项目=專案\n软件\n=軟體\n# 注\n项目=項目\n质量=品質')).toEqual({
      words: [
        ['项目', '專案'],
        ['质量', '品質'],
      ],
      errors: [
        { line: 2, text: '软件', reason: 'separator' },
        { line: 3, text: '=軟體', reason: 'empty' },
        { line: 5, text: '项目=項目', reason: 'twice' },
      ],
    });
  });
  test('that was written is read back', () => {
    const word = fc.string({ unit: fc.constantFrom(...'项目甲乙𠮷a '), minLength: 1 }).map((s) => `一${s.trim()}`);
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(word, word), { selector: ([from]) => from }), (words) => {
        expect(parseOwnWords(formatOwnWords(words))).toEqual({ words, errors: [] });
      }),
    );
  });
});

describe('in a text', () => {
  const convert = (text: string, ownWords: OwnWord[], variant: 'tw' | 'twp' = 'tw'): string =>
    convertPieces([text], { to: 'traditional', variant, quotes: false, ownWords }).join('');

  test.each<[text: string, words: OwnWord[], want: string]>([
    [
      '这个项目的软件',
      [
        ['项目', '專案'],
        ['软件', '軟體'],
      ],
      '這個專案的軟體',
    ],
    // They stand as the reader wrote them, past Taiwan's characters.
    ['这一份面条', [['面条', '麪條']], '這一份麪條'],
    ['领导干部', [['干部', '公務員']], '領導公務員'],
    ['系列工程', [['系列', '系統']], '系統工程'],
    ['主题鲜明', [['主题', '']], '鮮明'],
    // The longer of two.
    [
      '人工智能',
      [
        ['人工', '手工'],
        ['人工智能', '人工智慧'],
      ],
      '人工智慧',
    ],
    // The words around them are still words.
    ['低级别、头发和发展', [['和', '與']], '低級別、頭髮與發展'],
    ['理发师的面条', [['的', '之']], '理髮師之麵條'],
    // No word where the dictionary cuts through it.
    ['编制度汛方案', [['制度', '體制']], '編制度汛方案'],
    ['干部长期', [['部长', '首長']], '幹部長期'],
    // A single character of the reader's is no part of a phrase.
    ['于是，于此', [['于', '于']], '於是，於此'],
    ['对他于心不忍，位于', [['于', '于']], '對他於心不忍，位於'],
    // A pair without a first side is none.
    ['项目', [['', '甲']], '項目'],
    ['发展', [], '發展'],
  ])('%s with %j is %s', (text, words, want) => {
    expect(convert(text, words)).toBe(want);
  });
  test('they do not undo how Taiwan’s words are found', () => {
    expect(convert('低级别的内存', [['软件', '軟件']], 'twp')).toBe('低級別的記憶體');
    expect(convert('文件和文件夹', [['文件', '文件']], 'twp')).toBe('文件和文件夾');
  });
  test('another list takes their place at once', () => {
    const options = { to: 'traditional', variant: 'tw', quotes: false } as const;
    expect(convertPieces(['项目'], { ...options, ownWords: [['项目', '專案']] })).toEqual(['專案']);
    expect(convertPieces(['项目'], { ...options, ownWords: [] })).toEqual(['項目']);
  });
  test('they stand in text to be simplified too', () => {
    const options = { to: 'simplified', variant: 'tw', quotes: false } as const;
    expect(convertPieces(['這個軟體'], { ...options, ownWords: [['軟體', '软件']] })).toEqual(['这个软件']);
  });
  test('text that is in the script already has none', () => {
    expect(convert('這個專案', [['專案', '項目']])).toBe('這個專案');
  });
});
