/** The text as the reader has it before them: its outline, its sections, and how far into it a place is. Pure. */
import type { Found } from '../findings/find.ts';
import type { Finding } from '../findings/finding.ts';
import { type Paragraph, paragraphs, repair } from '../findings/repair.ts';
import type { OutlineItem } from '../outline/outline.ts';
import type { Page } from '../page/page.ts';

export interface ReaderItem extends OutlineItem {
  /** Lasting name: the same when the page is read again, as long as its headings are. */
  key: string;
  /** How many times the page has this speech; 1 for a heading. */
  copies: number;
  /** Repeated parts that are folded in its own text. */
  folded: number;
}

export interface ReaderText {
  items: ReaderItem[];
  /** The first block of each paragraph, in the page's order. */
  starts: number[];
  /** Characters in front of each paragraph, and of all at the end. */
  before: number[];
}

/** Before a page is read. */
export const NO_TEXT: ReaderText = { items: [], starts: [], before: [0] };

/** Progress of reading: shares from 0 to 1. */
export interface Progress {
  page: number;
  /** Through the speech that is being read; 0 outside any. */
  speech: number;
  /** Its number, from 1; 0 outside any. */
  number: number;
}

/**
 * @param at index of the paragraph at the reading line, -1 above the first
 * @param share how much of that paragraph is read, 0 to 1
 */
export function progressAt({ items, starts, before }: ReaderText, at: number, share: number): Progress {
  const all = before[before.length - 1]!;
  if (at < 0 || !all) return { page: 0, speech: 0, number: 0 };
  const read = before[at]! + (before[at + 1]! - before[at]!) * share;
  const speeches = items.filter((item) => item.level === 1);
  const number = speeches.findLastIndex((item) => item.block <= starts[at]!) + 1;
  const speech = speeches[number - 1];
  if (!speech) return { page: read / all, speech: 0, number: 0 };
  const from = before[lowerBound(starts, speech.block)]!;
  const to = before[lowerBound(starts, speech.end)]!;
  return { page: read / all, speech: to > from ? Math.min(1, (read - from) / (to - from)) : 0, number };
}

/**
 * The paragraphs of a section, its heading first, with all that stands under it.
 * @param wanted the findings that are carried out
 */
export function sectionOf(page: Page, wanted: readonly Finding[], { block, end }: OutlineItem): Paragraph[] {
  return paragraphs(page, repair(page, wanted)).filter(({ blocks: [first] }) => first! >= block && first! < end);
}

/** The block that a finding leads to: itself, or the shown one nearest in front of it. */
export function shownNear(page: Page, found: Found, active: readonly Finding[], id: string): number {
  const finding = found.findings.find((one) => one.id === id);
  const { hidden } = repair(page, active);
  let at = finding?.at ?? 0;
  while (at > 0 && hidden[at]) at--;
  return at;
}

/** Index of the first of the ascending `list` that is at least `value`. */
function lowerBound(list: readonly number[], value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
