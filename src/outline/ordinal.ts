/** Reads the ordinal that a line begins with, and writes others like it: `一、` `(一)` `1.` `(1)` `①` `第一,` `一是`. */
import type { Line } from '../phrases/line.ts';
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
  'circled',
  'clause',
] as const;
export type System = (typeof SYSTEMS)[number];

export interface Ordinal {
  system: System;
  value: number;
  /** Characters up to the heading's first word, mark and space included. */
  length: number;
  /** It may as well be running text: `一 个村子`, `三,`, `第二节课`. Its neighbours must tell. */
  weak: boolean;
}

const HAN = '[〇一二三四五六七八九十]{1,3}';
/** Behind these a heading may follow without a mark (`第一部分 回顾`, `第一部分回顾`). */
const PART = '个?(?:部分|章|节|单元|方面|问题)';

interface Form {
  system: System;
  /** All characters that it can begin with: with any other at a line's start its pattern is not tried. */
  begins: string;
  /** Matches at the line's start, and meets its first characters only; group 1 is the number. */
  pattern: RegExp;
  /** Met by an ordinal whose mark is weak. */
  weak?: RegExp;
}

const DIGIT = '0123456789';
/** The first form that fits is the line's. */
export const ORDINAL_FORMS: readonly Form[] = [
  {
    system: 'part',
    begins: '第',
    pattern: new RegExp(`^第([${NUMERAL}]{1,3})${PART}[ 、:,.]? ?`),
    weak: /[^ 、:,.]$/,
  },
  {
    system: 'formal',
    begins: '壹贰叁参肆伍陆柒捌玖拾',
    pattern: /^([壹贰叁参肆伍陆柒捌玖拾]{1,2})[、.:, ] ?/,
    weak: /^[^、.]*$/,
  },
  { system: 'stem', begins: '甲乙丙丁戊己庚辛壬癸', pattern: /^([甲乙丙丁戊己庚辛壬癸])[、.:] ?/ },
  {
    system: 'han',
    begins: '〇一二三四五六七八九十',
    pattern: new RegExp(`^(${HAN})(?: ?[、.] ?|[:,] ?| (?=[^ ]))`),
    weak: /^[^、.]*$/,
  },
  {
    system: 'hanBrackets',
    begins: '(〔【',
    pattern: new RegExp(`^[(〔【] ?(${HAN}) ?[)〕\\]】][、.:,]? ?`),
  },
  {
    system: 'hanBrackets',
    begins: '〇一二三四五六七八九十',
    pattern: new RegExp(`^(${HAN})[)〕][、.:,]? ?`),
  },
  { system: 'nth', begins: '第', pattern: new RegExp(`^第(${HAN}|\\d{1,2})[、,:. ] ?`) },
  { system: 'digit', begins: DIGIT, pattern: /^(\d{1,3}) ?(?:、|[.,](?!\d)) ?/, weak: /,/ },
  { system: 'digitBrackets', begins: `([ ${DIGIT}`, pattern: /^[([]? ?(\d{1,2}) ?[)\]][、.:,]? ?/ },
  {
    system: 'clause',
    begins: '一二三四五六七八九十',
    pattern: /^([一二三四五六七八九十]{1,2})(?=是|要|靠|抓)/,
  },
];
/** The forms by the UTF-16 unit that a line begins with. Most lines begin with none of these. */
const FORMS_BY_FIRST = /* @__PURE__ */ byFirst(ORDINAL_FORMS);
function byFirst(forms: readonly Form[]): ReadonlyMap<number, readonly Form[]> {
  const map = new Map<number, Form[]>();
  for (const form of forms)
    for (let i = 0; i < form.begins.length; i++) {
      const first = form.begins.charCodeAt(i);
      const list = map.get(first);
      if (list) list.push(form);
      else map.set(first, [form]);
    }
  return map;
}

/** Numbers as one character each. */
interface Enclosed {
  first: number;
  count: number;
  system: System;
}
const ENCLOSED: readonly Enclosed[] = [
  { first: 0x3220, count: 10, system: 'hanBrackets' },
  { first: 0x2474, count: 20, system: 'digitBrackets' },
  { first: 0x2460, count: 20, system: 'circled' },
  { first: 0x2488, count: 20, system: 'digit' },
];

/** The system of ㈠ ⑴ ① ⒈ that a UTF-16 unit belongs to. */
function enclosedOf(unit: number): Enclosed | null {
  if (unit < 0x2460 || unit > 0x3229) return null;
  return ENCLOSED.find(({ first, count }) => unit >= first && unit < first + count) ?? null;
}

/** No ordinal is longer than this, in characters: `第二十一个部分、 `. */
const ORDINAL_MOST = 10;

/** @param line folded and trimmed */
export function parseOrdinal(line: string): Ordinal | null {
  const first = line.charCodeAt(0);
  const forms = FORMS_BY_FIRST.get(first);
  if (!forms) {
    const enclosed = enclosedOf(first);
    if (!enclosed) return null;
    const mark = /^.[、.:,]? ?/.exec(line)!;
    return { system: enclosed.system, value: first - enclosed.first + 1, length: mark[0].length, weak: false };
  }
  const head = line.slice(0, ORDINAL_MOST);
  for (const { system, pattern, weak } of forms) {
    const found = pattern.exec(head);
    if (!found) continue;
    const value = numeral(found[1]!);
    if (!(value >= 1)) continue;
    // An ordinal stands before words: `一、二年级` is caught by the sequence, `1、2` here.
    if (found[0].length >= line.length) return null;
    return { system, value, length: found[0].length, weak: weak?.test(found[0]) ?? false };
  }
  return null;
}

/** What `parseOrdinal` says of a line. */
export function ordinalOf({ folded, memo }: Line): Ordinal | null {
  if (memo.ordinal === undefined) memo.ordinal = parseOrdinal(folded);
  return memo.ordinal;
}

const HAN_DIGITS = '一二三四五六七八九';
const FORMAL_DIGITS = { simplified: '壹贰叁肆伍陆柒捌玖', traditional: '壹貳參肆伍陸柒捌玖' };
const STEMS = '甲乙丙丁戊己庚辛壬癸';
/** The number of an ordinal: half-width digits, full-width digits, Han, formal, stem. */
const NUMBER =
  /(\d+)|([\uff10-\uff19]+)|([〇零一二三四五六七八九十百]+)|([壹贰貳叁參叄参肆伍陆陸柒捌玖拾]+)|[甲乙丙丁戊己庚辛壬癸]/;

/** 1 to 99 in Han characters: 九 十 十一 二十 二十一. */
function inHan(value: number, digits: string, ten: string): string {
  const tens = Math.floor(value / 10);
  return `${tens > 1 ? digits[tens - 1] : ''}${tens ? ten : ''}${digits[(value % 10) - 1] ?? ''}`;
}

/**
 * Another ordinal of the same system, written as this one is: `(三)` → `(二)`, `\uff13\uff0e` → `\uff12\uff0e`.
 * @param written an ordinal as the page writes it, or its folded form
 * @param traditional whether the text around it is in traditional characters
 */
export function ordinalLike(written: string, value: number, traditional = false): string {
  const first = written.charCodeAt(0);
  const enclosed = enclosedOf(first);
  if (enclosed)
    return String.fromCharCode(enclosed.first + Math.min(value, enclosed.count) - 1) + written.slice(1).trimEnd();
  const bare = written.trimEnd();
  const found = NUMBER.exec(bare);
  if (!found) return bare;
  return bare.slice(0, found.index) + numberLike(found, value, traditional) + bare.slice(found.index + found[0].length);
}

function numberLike([, digits, fullWidth, han, formal]: RegExpExecArray, value: number, traditional: boolean): string {
  if (digits) return String(value);
  if (fullWidth) return String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  if (han) return inHan(value, HAN_DIGITS, '十');
  if (formal) return inHan(value, FORMAL_DIGITS[traditional ? 'traditional' : 'simplified'], '拾');
  return STEMS[value - 1] ?? '';
}
