/** Reads the ordinal that a line begins with: `一、` `(一)` `1.` `(1)` `第一,` `一是`. */
import { NUMERAL, numeral } from '../phrases/numeral.ts';

/**
 * Systems of ordinals, highest first as GB/T 9704-2012 (section 7.3.3) ranks its four: 一、 (一) 1. (1). The others are
 * ranked where speeches use them. Which one nests in which is read from each speech; this order only breaks ties.
 */
export const SYSTEMS = [
  'part',
  'formal',
  'stem',
  'han',
  'hanBrackets',
  'nth',
  'digit',
  'digitBrackets',
  'clause',
] as const;
export type System = (typeof SYSTEMS)[number];

export interface Ordinal {
  system: System;
  value: number;
  /** Characters up to the heading's first word, mark and space included. */
  length: number;
}

const HAN = '[〇一二三四五六七八九十]{1,3}';
/** Enclosed numbers as one character: ㈠ ⑴ ① ⒈. First code point, how many, system. */
const ENCLOSED: readonly [first: number, count: number, system: System][] = [
  [0x3220, 10, 'hanBrackets'],
  [0x2474, 20, 'digitBrackets'],
  [0x2460, 20, 'digitBrackets'],
  [0x2488, 20, 'digit'],
];

/** Patterns by system; group 1 is the number. Sticky at the line's start, on its first characters only. */
const FORMS: readonly [System, RegExp][] = [
  ['part', new RegExp(`^第([${NUMERAL}]{1,3})(?:部分|章|节|单元|方面)[ 、:,.]?`)],
  ['formal', /^([壹贰叁肆伍陆柒捌玖拾]{1,2})[、.:, ] ?/],
  ['stem', /^([甲乙丙丁戊己庚辛壬癸])[、.:] ?/],
  ['han', new RegExp(`^(${HAN})(?:[、.] ?|[:,] ?| (?=[^ ]))`)],
  ['hanBrackets', new RegExp(`^[(〔[【](${HAN})[)〕\\]】][、.:,]? ?`)],
  ['nth', new RegExp(`^第(${HAN}|\\d{1,2})[、,:. ] ?`)],
  ['digit', /^(\d{1,3})(?:、|[.](?!\d)) ?/],
  ['digitBrackets', /^[([]?(\d{1,2})[)\]][、.:,]? ?/],
  ['clause', /^([一二三四五六七八九十]{1,2})(?=是|要|靠|抓)/],
];
/** No ordinal is longer than this, in characters: `第二十一部分、`. */
const ORDINAL_MOST = 9;

/** @param line folded and trimmed */
export function parseOrdinal(line: string): Ordinal | null {
  const first = line.charCodeAt(0);
  for (const [from, count, system] of ENCLOSED)
    if (first >= from && first < from + count) {
      const mark = /^.[、.:,]? ?/.exec(line)!;
      return { system, value: first - from + 1, length: mark[0].length };
    }
  const head = line.slice(0, ORDINAL_MOST);
  for (const [system, form] of FORMS) {
    const found = form.exec(head);
    if (!found) continue;
    const value = numeral(found[1]!);
    if (!(value >= 1)) continue;
    // An ordinal stands before words: `一、二年级` is caught by the sequence, `1、2` here.
    if (found[0].length >= line.length) return null;
    return { system, value, length: found[0].length };
  }
  return null;
}
