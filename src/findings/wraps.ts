/**
 * Finds lines that were cut at a fixed width: `…高度` ¶ `重视…`, twenty-five to thirty-five characters a line.
 *
 * Told by the page's habit, not by one line: many lines of nearly one length, most of them ending in mid-sentence.
 * Verse ends its lines with marks, headings and short paragraphs are not of that length.
 */

import { ordinalOf } from '../outline/ordinal.ts';
import type { Block, Page } from '../page/page.ts';
import { address, salutationOf } from '../phrases/address.ts';
import { type Cut, excerpt, type Finding, type Seen } from './finding.ts';
import { shownIn } from './shown.ts';

/** Widths at which texts are cut, in characters (survey: 25 to 35). */
const WIDTH = { least: 20, most: 60 } as const;
/** How far a cut line may be from that width: a mark is not carried over, Latin words are not broken. */
const SLACK = 3;
/** So many lines of the width, so large a share of them ending in mid-sentence, are a habit. */
const LINES_LEAST = 6;
const OPEN_SHARE = 0.5;
/** A line that ends so may be a paragraph's last. Folded. */
const ENDS = /[。!?:;…”』」》)】.]$/;

export function findWraps({ page, hidden }: Seen): Finding[] {
  const shown = shownIn(page, hidden);
  const width = habit(page, shown);
  if (!width) return [];
  const indented = shown.some((i) => indent(page.blocks[i]!));
  const findings: Finding[] = [];
  let group: number[] = [];
  const close = () => {
    if (group.length > 1) findings.push(joined(page, group));
    group = [];
  };
  for (let s = 0; s < shown.length; s++) {
    const at = shown[s]!;
    const block = page.blocks[at]!;
    if (!group.length) group = [at];
    const next = page.blocks[shown[s + 1] ?? -1];
    const cut =
      Math.abs(block.text.length - width) <= SLACK &&
      isLine(block) &&
      next !== undefined &&
      next.box === block.box &&
      isLine(next) &&
      !indent(next) &&
      next.text.length <= width + SLACK &&
      !ordinalOf(next) &&
      !salutationOf(next) &&
      !address(next.folded) &&
      // Where paragraphs are indented the next line tells; where none is, only a sentence that goes on does.
      (indented || !ENDS.test(block.folded));
    if (cut) group.push(shown[s + 1]!);
    else close();
  }
  close();
  return findings;
}

/** The width that this page cuts its lines at; 0 when it does not. */
function habit(page: Page, shown: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const i of shown) {
    const block = page.blocks[i]!;
    const { length } = block.text;
    if (length >= WIDTH.least && length <= WIDTH.most && isLine(block))
      counts.set(length, (counts.get(length) ?? 0) + 1);
  }
  let width = 0;
  for (const [length, count] of counts) if (count > (counts.get(width) ?? 0)) width = length;
  let lines = 0;
  let open = 0;
  let longer = 0;
  for (const i of shown) {
    const { text, folded } = page.blocks[i]!;
    if (text.length > width + SLACK) longer++;
    if (Math.abs(text.length - width) > SLACK) continue;
    lines++;
    if (!ENDS.test(folded) && !folded.endsWith(',')) open++;
  }
  return lines >= LINES_LEAST && open >= lines * OPEN_SHARE && longer * 4 <= lines ? width : 0;
}

const isLine = (block: Block): boolean => block.heading === 0 && !block.bold && !block.centred && block.links === 0;
const indent = (block: Block): boolean => /^[\r\n]*(\u3000{2}|[ \u00a0]{4})/.test(block.raw);

function joined(page: Page, group: number[]): Finding {
  const cuts: Cut[] = [];
  group.forEach((block, g) => {
    const { raw } = page.blocks[block]!;
    const end = raw.trimEnd().length;
    const start = raw.length - raw.trimStart().length;
    if (g < group.length - 1 && end < raw.length) cuts.push({ block, from: end, to: raw.length });
    if (g > 0 && start > 0) cuts.push({ block, from: 0, to: start });
  });
  const first = group[0]!;
  return {
    id: `wrap:${first}`,
    kind: 'broken',
    reason: 'hardWrap',
    text: excerpt(page.blocks[first]!.text),
    at: first,
    cuts,
    join: group,
  };
}
