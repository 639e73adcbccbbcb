/** Tells whether a page forbids its text to be selected. Writes nothing. */
import { unclobbered } from '../unclobbered.ts';

/** @param texts some of the page's text. @returns whether any of it cannot be selected, by the page's style */
export function isLocked(texts: readonly Text[]): boolean {
  const seen = new Set<Element>();
  for (const { parentElement } of texts)
    for (let e = parentElement; e && !seen.has(e); e = unclobbered(e).parentElement) {
      seen.add(e);
      // Of an element inside, Firefox says `auto` all the same.
      if (getComputedStyle(e).userSelect === 'none') return true;
    }
  return false;
}
