import { describe, expect, test } from 'vitest';
import { wide } from '../../test/core/make.ts';
import { fold } from '../phrases/fold.ts';
import { ORDINAL_FORMS, ordinalLike, parseOrdinal, SYSTEMS } from './ordinal.ts';

const CASES: [line: string, system: (typeof SYSTEMS)[number], value: number, words: string][] = [
  ['第一部分 形势', 'part', 1, '形势'],
  ['第二章、措施', 'part', 2, '措施'],
  ['壹、前言', 'formal', 1, '前言'],
  ['拾贰、结语', 'formal', 12, '结语'],
  ['庚、附带的话', 'stem', 7, '附带的话'],
  ['一、把握大局', 'han', 1, '把握大局'],
  ['一.把握大局', 'han', 1, '把握大局'],
  ['十二、收尾', 'han', 12, '收尾'],
  ['二十一 收尾', 'han', 21, '收尾'],
  ['三:落实', 'han', 3, '落实'],
  ['(一)加强学习', 'hanBrackets', 1, '加强学习'],
  ['(一)、加强学习', 'hanBrackets', 1, '加强学习'],
  ['〔二〕加强学习', 'hanBrackets', 2, '加强学习'],
  ['【十】收尾', 'hanBrackets', 10, '收尾'],
  ['㈢加强学习', 'hanBrackets', 3, '加强学习'],
  ['第一,要快', 'nth', 1, '要快'],
  ['第二、要稳', 'nth', 2, '要稳'],
  ['第3,要准', 'nth', 3, '要准'],
  ['1、修路', 'digit', 1, '修路'],
  ['2.修渠', 'digit', 2, '修渠'],
  ['12. 修桥', 'digit', 12, '修桥'],
  ['⒊修库', 'digit', 3, '修库'],
  ['(1)修路', 'digitBrackets', 1, '修路'],
  ['2)修渠', 'digitBrackets', 2, '修渠'],
  ['(3)、修桥', 'digitBrackets', 3, '修桥'],
  ['⑴修路', 'digitBrackets', 1, '修路'],
  ['②修渠', 'circled', 2, '修渠'],
  ['三)修路', 'hanBrackets', 3, '修路'],
  ['参、修路', 'formal', 3, '修路'],
  ['一是修路', 'clause', 1, '是修路'],
  ['二要修渠', 'clause', 2, '要修渠'],
  ['三靠大家', 'clause', 3, '靠大家'],
];

describe.each([
  ['half-width', (text: string) => text],
  ['full-width', (text: string) => wide(text).replaceAll('.', '\uff0e')],
  ['full-width digits', (text: string) => text.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))],
])('ordinals, %s', (_, width) => {
  test.each(CASES)('%s is %s %i', (line, system, value, words) => {
    const folded = fold(width(line));
    const found = parseOrdinal(folded)!;
    expect(found).toMatchObject({ system, value });
    expect(folded.slice(found.length)).toBe(words);
  });
});

test('each form names all characters that it can begin with', () => {
  const wrong: string[] = [];
  for (const { begins, pattern } of ORDINAL_FORMS)
    for (let unit = 0; unit < 0x10000; unit++) {
      const first = String.fromCharCode(unit);
      const fits = ['、修路', ' 修路', '是修路', '一、修路', '一)修路', '1)修路', ')修路', '一部分 修路'].some((rest) =>
        pattern.test(first + rest),
      );
      if (fits !== begins.includes(first)) wrong.push(`${pattern} on ${first}`);
    }
  expect(wrong).toEqual([]);
});

test('every system has a case', () => {
  expect(new Set(CASES.map(([, system]) => system))).toEqual(new Set(SYSTEMS));
});

test.each([
  '1.5公里的路',
  '3.6亿元',
  '第一书记到村里来',
  '第一名是邻村',
  '20xx年的工作',
  '2021年的工作',
  '10·13事故',
  '十五年来',
  '一票否决',
  '一个村子',
  '三农工作',
  '“三农”工作',
  '一九四九年',
  '百姓的事',
  '二〇二四、新的一年',
  '1',
  '一、',
  '(一)',
  '',
  '同志们:',
  '(wto)',
  '1234、太长的数',
])('%s begins with none', (line) => {
  expect(parseOrdinal(fold(line))).toBeNull();
});

test.each([
  ['三、', 2, '二、'],
  ['十一、', 10, '十、'],
  ['二十二、', 21, '二十一、'],
  ['二十一、', 20, '二十、'],
  ['十、', 9, '九、'],
  ['(三)', 2, '(二)'],
  ['\uff08三\uff09、', 2, '\uff08二\uff09、'],
  ['㈢', 2, '㈡'],
  ['3.', 2, '2.'],
  ['10、', 9, '9、'],
  ['\uff11\uff12\uff0e', 11, '\uff11\uff11\uff0e'],
  ['(3)', 2, '(2)'],
  ['⑶', 2, '⑵'],
  ['③ ', 2, '②'],
  ['⒊', 2, '⒉'],
  ['第三,', 2, '第二,'],
  ['第3、', 2, '第2、'],
  ['第三部分 ', 2, '第二部分'],
  ['三是', 2, '二是'],
  ['叁、', 2, '贰、'],
  ['丙、', 2, '乙、'],
])('%s makes of %i %s', (written, value, other) => {
  expect(ordinalLike(written, value)).toBe(other);
});
test('formal numerals are written in the script of the page', () => {
  expect(ordinalLike('肆、', 3, true)).toBe('參、');
  expect(ordinalLike('參、', 2, true)).toBe('貳、');
  expect(ordinalLike('拾叁、', 12, false)).toBe('拾贰、');
});

test('a line of 100,000 characters is read to its first few only', () => {
  for (const unit of ['一', '1', '(', '第一', ' ', '1.1'])
    expect(parseOrdinal(unit.repeat(100_000 / unit.length))?.length ?? 0).toBeLessThan(10);
});
