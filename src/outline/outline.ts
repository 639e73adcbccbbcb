/** Builds a page's outline: speeches, their sections, the sections' points. Pure; linear in the text. */
import type { Paragraph } from '../findings/repair.ts';
import { findHeadings } from './headings.ts';
import { findSpeeches } from './speeches.ts';

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
  /** For a speech: characters of its text (letters and Han characters one by one; spaces not counted). */
  length: number;
  /** For a speech: its first words, when its name is ours and not the page's. */
  opening: string;
}

/**
 * @param list the shown paragraphs, in order, as repaired
 * @param title the page's own title (its h1, or the document's title)
 */
export function buildOutline(list: readonly Paragraph[], title: string): OutlineItem[] {
  const items: OutlineItem[] = [];
  for (const speech of findSpeeches(list, title)) {
    const root = items.length;
    let length = 0;
    for (let p = speech.from; p < speech.to; p++) length += inkOf(list[p]!.text);
    items.push({
      id: root,
      level: 1,
      label: speech.title,
      block: list[speech.from]!.blocks[0]!,
      parent: -1,
      length,
      opening: speech.named ? '' : openingOf(list, speech.body, speech.to),
    });
    // The innermost item of each level so far: what the next heading is put under.
    const path: number[] = [root];
    for (const heading of findHeadings(list, speech.body, speech.to)) {
      const depth = Math.min(heading.depth, path.length - 1);
      path.length = depth + 1;
      path.push(items.length);
      items.push({
        id: items.length,
        level: depth + 2,
        label: heading.label,
        block: list[heading.at]!.blocks[0]!,
        parent: path[depth]!,
        length: 0,
        opening: '',
      });
    }
  }
  return items;
}

/** Letters, digits and Han characters with their marks: all but white space, as word processors count 字数. */
const inkOf = (text: string): number => text.length - (text.match(/\s/g)?.length ?? 0);

/** How much of an untitled speech's first words tells it from its neighbours, in characters. */
const OPENING = 24;

function openingOf(list: readonly Paragraph[], from: number, to: number): string {
  for (let p = from; p < to; p++) if (list[p]!.text.length > OPENING / 2) return list[p]!.text.slice(0, OPENING);
  return '';
}
