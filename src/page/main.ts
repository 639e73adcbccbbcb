/** Finds the box that holds a page's prose. */
import { type Block, type Box, isProse } from './page.ts';

/** Share of the page's prose that the main box holds. Below it lie pages whose speeches stand in boxes of their own. */
const MAIN_SHARE = 0.8;

/**
 * The innermost box that holds at least four fifths of the prose. Structure, not class names, tells it: sites of this
 * kind scramble the names.
 */
export function findMain(boxes: Box[], blocks: Block[]): number {
  const prose = new Float64Array(boxes.length);
  for (const block of blocks) if (isProse(block)) prose[block.box]! += block.text.length;
  // Children stand behind their parents, so one pass from the end adds every box to those around it.
  for (let b = boxes.length - 1; b > 0; b--) prose[boxes[b]!.parent]! += prose[b]!;
  const least = prose[0]! * MAIN_SHARE;
  let main = 0;
  if (least > 0) for (let b = 1; b < boxes.length; b++) if (boxes[b]!.parent === main && prose[b]! >= least) main = b;
  // A box for each paragraph is not a main box: one paragraph is the whole page's prose, its surroundings belong to it.
  const only = boxes[main]!;
  return main > 0 && only.to - only.from <= 1 ? only.parent : main;
}
