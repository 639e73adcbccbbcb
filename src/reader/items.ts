/** What the outline shows beside its headings: lasting keys, copies of a speech, folded parts. Pure. */
import type { Finding } from '../findings/finding.ts';
import type { Paragraph } from '../findings/repair.ts';
import type { OutlineItem } from '../outline/outline.ts';
import type { Page } from '../page/page.ts';

/** @returns per item: a name that stays the same when the page is read again, as long as its headings do */
export function itemKeys(items: readonly OutlineItem[]): string[] {
  const seen = new Map<string, number>();
  const keys: string[] = [];
  for (const { parent, label } of items) {
    const path = `${parent >= 0 ? keys[parent] : ''}\n${label}`;
    const count = (seen.get(path) ?? 0) + 1;
    seen.set(path, count);
    keys.push(count > 1 ? `${path}\t${count}` : path);
  }
  return keys;
}

/** Folded as much of a speech as this, and the whole of it counts as a copy. */
const COPY_SHARE = 0.6;

export interface Folds {
  /** Per item: how many times the page has this speech, 1 for a heading inside one. */
  copies: number[];
  /** Per item: repeated parts folded inside its own text, those of its inner headings and whole speeches apart. */
  folded: number[];
}

/**
 * @param list the shown paragraphs
 * @param items their outline, both in the page's order
 * @param repeats duplicates that are folded
 */
export function countFolds(
  page: Page,
  list: readonly Paragraph[],
  items: readonly OutlineItem[],
  repeats: readonly Finding[],
): Folds {
  const copies = items.map(() => 1);
  const folded = items.map(() => 0);
  const chars = new Map<OutlineItem, number>();
  const charsOf = (speech: OutlineItem): number => {
    let sum = chars.get(speech);
    if (sum === undefined) {
      sum = 0;
      for (const { blocks, text } of list)
        if (blocks[0]! >= speech.block && blocks[0]! < speech.end) sum += text.length;
      chars.set(speech, sum);
    }
    return sum;
  };
  for (const { keeps, hideBlocks } of repeats) {
    if (!keeps || !hideBlocks?.length) continue;
    const speech = items.findLastIndex((item) => item.level === 1 && item.block <= keeps.block);
    const own = items[speech];
    const kept = keeps.blocks.reduce((sum, i) => sum + page.blocks[i]!.text.length, 0);
    if (own && kept >= COPY_SHARE * charsOf(own)) copies[speech]!++;
    else {
      const at = items.findLastIndex((item) => item.block <= hideBlocks[0]!);
      if (at >= 0) folded[at]!++;
    }
  }
  return { copies, folded };
}
