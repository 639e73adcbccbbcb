/** Reads single paragraphs: could this one be a heading, or begin with one? What stands around it is not asked here. */
import type { Paragraph } from '../findings/repair.ts';
import { address, salutationOf } from '../phrases/address.ts';
import { closing, greets } from '../phrases/courtesy.ts';
import { endsIn } from '../phrases/ends.ts';
import { fold } from '../phrases/fold.ts';
import { isHan, isHanBefore } from '../phrases/han.ts';
import { type Ordinal, ordinalLike, ordinalOf, type System } from './ordinal.ts';

/** What a heading without a number is told by. */
export const LOOKS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'centred', 'bold'] as const;
export type Look = (typeof LOOKS)[number];
/** Headings of one rank stand beside each other: an ordinal's system, a look, or a dash in front. */
export type Rank = System | Look | 'dash';

export interface Candidate {
  /** Index of the paragraph. */
  at: number;
  rank: Rank;
  /** How its line is set; null: as running text is. */
  look: Look | null;
  /** 0 for a heading without a number. */
  value: number;
  /** The last number of its system that its own paragraph goes on to (`一是…;二是…`); else `value`. */
  last: number;
  /** The ordinal as the page writes it; empty without one. */
  ordinal: string;
  label: string;
  /** The same for two candidates that say the same. */
  key: string;
  /** The label is the paragraph's first sentence, with text behind it. */
  runIn: boolean;
  /** No heading by itself: another number of its system must stand next to it. */
  weak: boolean;
  /** Rather running text (`一、二年级`, a sentence cut by a page break): a heading only where the sequence needs it. */
  doubtful: boolean;
}

/** Longest heading, in characters; a longer first sentence is cut at a comma, or is no heading. */
const LABEL_MOST = 58;
/** How far behind it the sentence's end is looked for. */
const LABEL_REACH = 24;
/** Longest heading without a number. */
const LOOK_MOST = 40;
const CENTRED_MOST = 20;
/** Longest clause that heads a paragraph by `一是`, where no mark ends it. */
const CLAUSE_MOST = 24;
/** Shortest line that can be a sentence cut in two. */
const CUT_LEAST = 20;
/** Ordinals so near each other in one paragraph are a list in running text. */
const INLINE_REACH = 100;
const NUMERALS = '一二三四五六七八九十';

/** @param cut the paragraph in front of it breaks off in mid-sentence */
export function readCandidate(paragraph: Paragraph, at: number, cut: boolean): Candidate | null {
  const { folded, text, heading, inPage } = paragraph;
  if (inPage) return null;
  const ordinal = ordinalOf(paragraph);
  if (ordinal) return numbered(paragraph, ordinal, at, cut);
  const look = lookOf(paragraph);
  const plain = { at, look, value: 0, last: 0, ordinal: '', doubtful: false };
  const dash = folded[0] === '—' || folded[0] === '-' ? /^(—{1,2}|-{1,2}) ?(?=[^—-])/.exec(folded) : null;
  if (dash) {
    const end = labelEnd(folded, dash[0].length);
    const runIn = end > 0 && end < folded.length - 1;
    // A line with a closing mark and nothing behind it is an item of a list; a short one names who is quoted.
    if (!end || (!runIn && (endsIn(folded, '。;,!?') || folded.length < 8))) return null;
    return { ...plain, rank: 'dash', label: tidy(text.slice(0, end)), key: '', runIn, weak: true };
  }
  if (
    !look ||
    folded.length < (heading > 0 ? 1 : 2) ||
    folded.length > (look === 'centred' && !paragraph.bold ? CENTRED_MOST : LOOK_MOST)
  )
    return null;
  if (endsIn(folded, '。;,、!?…') || salutationOf(paragraph) || greets(paragraph) || address(folded) || closing(folded))
    return null;
  // Dates, places, names in bold under a title.
  if (/^[(〔【]?\d{2,4}年|^(时间|来源|作者|日期|编辑|地点)[:]|^\*+$|^[(〔【[].*[)〕】\]]$/.test(folded)) return null;
  return { ...plain, rank: look, label: tidy(text), key: tidy(folded), runIn: false, weak: false };
}

function numbered(paragraph: Paragraph, ordinal: Ordinal, at: number, cut: boolean): Candidate | null {
  const { folded, text } = paragraph;
  const { system, value, length } = ordinal;
  const clause = system === 'clause';
  const end = clause ? clauseEnd(folded, length) : labelEnd(folded, length);
  const label = end > 0 ? tidy(text.slice(0, end)) : '';
  if (label.length <= ordinal.length && !clause) return null;
  const runIn = clause || end < folded.length - 1;
  const sentence = runIn || endsIn(folded, '。;,!?');
  return {
    at,
    rank: system,
    look: lookOf(paragraph),
    value,
    last: lastInside(folded, ordinal),
    // 一是: the word behind the number belongs to it.
    ordinal: text.slice(0, clause ? length + 1 : length).trimEnd(),
    label,
    key: `${system} ${value} ${tidy(folded.slice(0, end))}`,
    runIn,
    weak: ordinal.weak || clause || system === 'nth' || (runIn && /^(digit|circled)/.test(system)),
    doubtful: sentence && (enumerates(folded, ordinal) || cut),
  };
}

/** How a line is set, when it is set apart from running text. */
function lookOf({ heading, bold, centred }: Paragraph): Look | null {
  if (heading > 0) return `h${heading as 1 | 2 | 3 | 4 | 5 | 6}`;
  if (centred) return 'centred';
  return bold ? 'bold' : null;
}

/** Where a heading ends: at the first full stop or colon; 0 when there is none in reach and it cannot be a heading. */
function labelEnd(folded: string, start: number): number {
  const reach = folded.slice(0, start + LABEL_MOST + LABEL_REACH);
  const whole = folded.length <= reach.length;
  const stop = firstStop(reach, start, !folded.includes('。'));
  if (stop >= 0 && stop <= LABEL_MOST) {
    const mark = reach[start + stop]!;
    // `一、过去五年:来之不易` alone on its line.
    if (
      mark === ':' &&
      whole &&
      folded.length <= start + LABEL_MOST &&
      !/[。;!?:,]/.test(folded.slice(start + stop + 1))
    )
      return folded.length;
    return start + stop + (mark === '!' || mark === '?' ? 1 : 0);
  }
  if (stop < 0 && whole) {
    // A line with no full stop at all is the heading, unless a gap parts it from text behind it.
    const gap = folded.indexOf(' ', start + 4);
    return gap > 0 && folded.length - gap > LABEL_MOST / 2 ? gap : folded.length;
  }
  // The first sentence is too long: its first clauses are what it is about.
  const comma = Math.max(reach.lastIndexOf(',', start + 40), reach.lastIndexOf(' ', start + 40));
  return comma >= start + 4 ? comma : 0;
}

/**
 * How far behind `start` the first full stop or colon stands; -1 when there is none.
 * @param dots the page has half-width marks: its full stop is `.`
 */
function firstStop(text: string, start: number, dots: boolean): number {
  for (let i = start; i < text.length; i++) {
    // Nearly all are Han characters: no mark that is looked for, but one, has a code above that of `?`.
    const unit = text.charCodeAt(i);
    if (unit > 0x3f && unit !== 0x3002) continue;
    const mark = text[i]!;
    if (mark === '。' || mark === ';' || mark === ':') return i - start;
    // A mark inside quotation marks ends what is quoted, not the heading.
    if ((mark === '!' || mark === '?') && text[i + 1] !== '”') return i - start;
    if (dots && mark === '.' && i > start && isHanBefore(text, i) && !isDigit(text[i + 1])) return i - start;
  }
  return -1;
}

const isDigit = (character: string | undefined): boolean =>
  character !== undefined && character >= '0' && character <= '9';

function clauseEnd(folded: string, start: number): number {
  const stop = folded.slice(start, start + LABEL_MOST).search(/[,。;:!?]/);
  return stop > 0 ? start + stop : Math.min(folded.length, start + CLAUSE_MOST);
}

/** Closing marks do not belong to a heading's name. Most have none: then they are not searched for. */
const tidy = (label: string): string =>
  (isHan(label.charCodeAt(label.length - 1)) ? label : label.replace(/[\s。．.:：;；,，、]{1,8}$/u, '')).trim();

/** The last number of a list that runs on inside one paragraph. */
function lastInside(folded: string, { system, value, length }: Ordinal): number {
  const written = folded.slice(0, system === 'clause' ? length + 1 : length);
  let last = value;
  for (let from = length; ; last++) {
    const next = ordinalLike(written, last + 1);
    // Points may be long, and sentences of their own; a list's items are short and parted by commas.
    const point = system === 'clause';
    const found = point ? folded.indexOf(next, from) : folded.slice(0, from + INLINE_REACH).indexOf(next, from);
    if (found < 0 || !(point ? /[,。;:、!?. ]/ : /[,;:、]/).test(folded[found - 1]!)) return last;
    from = found + next.length;
    // `2.5`
    if (isDigit(folded[from])) return last;
  }
}

/**
 * `一、二年级的同学`, `1、2班`: the next number follows at once, so this is more likely an enumeration. `二、三农工作` may
 * still be a heading: the sequence tells.
 */
const enumerates = (folded: string, { system, value, length }: Ordinal): boolean =>
  (system === 'han' && NUMERALS[value] === folded[length]) ||
  (system === 'digit' && Number.parseInt(folded.slice(length, length + 3), 10) === value + 1);

/** The paragraph breaks off in mid-sentence: the number behind it may be a pager's. */
export const isCut = ({ folded }: Paragraph): boolean =>
  folded.length >= CUT_LEAST && !endsIn(folded, '。;:!?…,)”’》】.');

/** True when a text has traditional characters, as far as the phrase tables know them. */
export const isTraditional = (text: string): boolean => {
  const folded = fold(text);
  for (let i = 0; i < text.length; i++) if (text[i] !== folded[i] && isHan(text.charCodeAt(i))) return true;
  return false;
};
