/** Builds a page's outline: speeches, their sections, the sections' points. Pure; linear in the text. */
import type { Paragraph } from '../findings/repair.ts';
import { runAll, type Steps } from '../page/steps.ts';
import { address, salutationOf } from '../phrases/address.ts';
import { headingSteps } from './headings.ts';
import { speechSteps } from './speeches.ts';

export interface OutlineItem {
  /** Place in the outline, in the page's order. */
  id: number;
  /** 1: a speech; 2: its top headings, whatever their ordinal; 3 and on: what stands under them. */
  level: number;
  /** The heading as the page writes it, ordinal included, its closing mark apart. */
  label: string;
  /** The block that it stands in; its text begins with the heading. */
  block: number;
  /** Index of the item around it; -1 for a speech. */
  parent: number;
  /** First block behind its section: where the next item of the same or a higher level stands, or the text ends. */
  end: number;
  /** Length of its section, its own line and all that stands under it included, in 字 as word processors count. */
  length: number;
  /** The ordinals that the numbering skips right in front of it, as the page would write them: `['二、']`. */
  missing: string[];
  /** For a speech: its first words, when its name is ours and not the page's. */
  opening: string;
}

/**
 * @param list the shown paragraphs, in order, as repaired
 * @param title the page's own title (its h1, or the document's title)
 */
export const buildOutline = (list: readonly Paragraph[], title: string): OutlineItem[] =>
  runAll(outlineSteps(list, title));

/** What `buildOutline` does, in steps of a few milliseconds. */
export function* outlineSteps(list: readonly Paragraph[], title: string): Steps<OutlineItem[]> {
  const items: OutlineItem[] = [];
  /** Length of all that stands in front of a paragraph. */
  const before = new Uint32Array(list.length + 1);
  for (let p = 0; p < list.length; p++) before[p + 1] = before[p]! + list[p]!.wordCount;

  // The innermost item of each level so far, with its paragraph: what the next heading is put under.
  const open: { item: OutlineItem; at: number }[] = [];
  const close = (level: number, at: number) => {
    while (open.length >= level) {
      const { item, at: from } = open.pop()!;
      item.end = blockAt(list, at);
      item.length = before[at]! - before[from]!;
    }
  };
  const add = (at: number, heading: Pick<OutlineItem, 'level' | 'label' | 'missing' | 'opening'>) => {
    close(heading.level, at);
    const parent = open[open.length - 1]?.item.id ?? -1;
    const block = blockAt(list, at);
    const { level, label, missing, opening } = heading;
    const item = { id: items.length, level, label, block, parent, end: block, length: 0, missing, opening };
    items.push(item);
    open.push({ item, at });
  };
  for (const { title: label, named, from, body, to } of yield* speechSteps(list, title)) {
    add(from, { level: 1, label, missing: [], opening: named ? '' : openingOf(list, body, to) });
    for (const heading of yield* headingSteps(list, body, to, label))
      add(heading.at, { level: heading.depth + 2, label: heading.label, missing: heading.missing, opening: '' });
    close(1, to);
    yield;
  }
  return items;
}

/** The block that a paragraph begins in; behind the last paragraph, the one after its last block. */
const blockAt = (list: readonly Paragraph[], at: number): number =>
  at < list.length ? list[at]!.blocks[0]! : list[at - 1]!.blocks[list[at - 1]!.blocks.length - 1]! + 1;

/** How much of an untitled speech's first words tells it from its neighbours, in characters. */
const OPENING = 24;

function openingOf(list: readonly Paragraph[], from: number, to: number): string {
  for (let p = from; p < to; p++) {
    const line = list[p]!;
    if (address(line.folded)) continue;
    const words = line.text.slice(salutationOf(line)).trim();
    if (words.length > OPENING / 2)
      return Array.from(words.slice(0, 2 * OPENING))
        .slice(0, OPENING)
        .join('');
  }
  return '';
}
