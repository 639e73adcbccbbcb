/** Which blocks the finders for running text look at. */
import { type Page, within } from '../page/page.ts';

/** The text's blocks that are still shown, in order: those of the main box, comments and the like apart. */
export function shownIn(page: Page, hidden: Uint8Array): number[] {
  const { from, to } = page.boxes[page.main]!;
  const shown: number[] = [];
  for (let i = from; i < to; i++)
    if (!hidden[i] && !page.boxes[page.blocks[i]!.box]!.aside && within(page, page.blocks[i]!.box, page.main))
      shown.push(i);
  return shown;
}
