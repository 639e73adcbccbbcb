/** The page's own title, as its readers see it. */
import type { Page } from './page.ts';

/** The h1 nearest in front of the main text, or inside it; the document's title when there is none. */
export function pageTitle({ blocks, boxes, main, title }: Page): string {
  const { from, to } = boxes[main]!;
  let found = '';
  for (let i = 0; i < to; i++) {
    const { heading, text } = blocks[i]!;
    if (heading !== 1 || text.length < 4) continue;
    // Behind the first paragraphs a second h1 is a heading of the text; the first one names the page.
    if (i <= from + 3 || !found) found = text;
  }
  return found || title;
}
