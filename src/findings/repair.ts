/** What a page says once the findings are carried out: the text that the outline is made from, and that `edits/` writes. */
import type { Page } from '../page/page.ts';
import { squeeze } from '../page/squeeze.ts';
import { fold } from '../phrases/fold.ts';
import { wordCount } from '../phrases/length.ts';
import { type Line, Memo } from '../phrases/line.ts';
import { type Cut, type Finding, hiddenBy } from './finding.ts';
import { shownIn } from './shown.ts';

/** A paragraph as the reader sees it: one block, or several that a broken sentence had been cut into. */
export interface Paragraph extends Line {
  /** The blocks it stands in; the first one shows it. */
  blocks: number[];
  text: string;
  /** How long `text` is, in 字. */
  wordCount: number;
  heading: number;
  bold: boolean;
  centred: boolean;
  /** An entry of the page's own table of contents, or a figure in a table: never a heading. */
  inPage: boolean;
}

export interface Repair {
  /** Per block: 1 when hidden. */
  hidden: Uint8Array;
  /** Cuts of each block that has any, by place. */
  cuts: Map<number, Cut[]>;
  /** Blocks that are one paragraph, by the first of them. */
  joins: Map<number, number[]>;
}

export function repair(page: Page, findings: readonly Finding[]): Repair {
  const hidden = new Uint8Array(page.blocks.length);
  const cuts = new Map<number, Cut[]>();
  const joins = new Map<number, number[]>();
  for (const finding of findings) {
    for (const i of hiddenBy(page, finding)) hidden[i] = 1;
    for (const cut of finding.cuts ?? []) cuts.set(cut.block, [...(cuts.get(cut.block) ?? []), cut]);
    if (finding.join) joins.set(finding.join[0]!, finding.join);
  }
  for (const list of cuts.values()) list.sort((a, b) => a.from - b.from);
  return { hidden, cuts, joins };
}

/** `raw` without the cuts (sorted; they may overlap). */
export function without(raw: string, cuts: readonly Cut[] | undefined): string {
  if (!cuts) return raw;
  let text = '';
  let at = 0;
  for (const { from, to } of cuts) {
    if (from > at) text += raw.slice(at, from);
    at = Math.max(at, to);
  }
  return text + raw.slice(at);
}

/** The shown paragraphs of the main box, in the page's order, as repaired. */
export function paragraphs(page: Page, { hidden, cuts, joins }: Repair): Paragraph[] {
  const inside = new Set<number>();
  const list: Paragraph[] = [];
  for (const i of shownIn(page, hidden)) {
    if (inside.has(i)) continue;
    const block = page.blocks[i]!;
    const blocks = joins.get(i) ?? [i];
    let { text, folded, wordCount: length, memo } = block;
    if (blocks.length > 1 || cuts.has(i)) {
      for (const j of blocks.slice(1)) inside.add(j);
      text = blocks.map((j) => squeeze(without(page.blocks[j]!.raw, cuts.get(j)))).join('');
      folded = fold(text);
      length = wordCount(text);
      memo = new Memo();
    }
    list.push({
      blocks,
      text,
      folded,
      wordCount: length,
      memo,
      heading: block.heading,
      bold: block.bold,
      centred: block.centred,
      inPage: block.inPage || block.tabular,
    });
  }
  return list;
}
