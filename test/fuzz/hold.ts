/** The place on the screen: what the reader sees stays where it is while we write. */

/** How far a paragraph may move on the screen, in px. */
const MOVES_MOST = 1;
/** How far down the window a text must reach to be looked at, in px. */
const SIGHT = 22;

/**
 * Holds on to the paragraphs in sight.
 * @returns fails when all of them that still stand have moved, though there was room to scroll them back
 */
export function hold(document: Document, onHeld: () => void): (when: string) => void {
  const window = document.defaultView!;
  const root = document.documentElement;
  if (window.scrollY <= 0) return () => {};
  const all = textsInSight(document);
  return (when) => {
    const most = root.scrollHeight - root.clientHeight;
    // At either end of the page there may have been no room for more.
    if (window.scrollY <= 0 || window.scrollY >= most - 1) return;
    const moved = all.flatMap(({ text, top }) => {
      const now = text.isConnected ? boxOf(text) : null;
      return now ? [now.top - top] : [];
    });
    if (!moved.length) return;
    onHeld();
    if (!moved.some((by) => Math.abs(by) <= MOVES_MOST))
      throw new Error(
        `${when}, “${all[0]!.text.data.slice(0, 16)}” has moved on the screen: by ${moved.join(', ')} px`,
      );
  };
}

/** Texts in sight, with how far down the window they begin, in px. */
function textsInSight(document: Document): { text: Text; top: number }[] {
  const found: { text: Text; top: number }[] = [];
  const walker = document.createTreeWalker(document.body, 4 /* text */);
  for (let text = walker.nextNode() as Text | null; text; text = walker.nextNode() as Text | null) {
    if (!text.data.trim() || text.parentElement?.closest('.float9, .shade9, [hidden]')) continue;
    const box = boxOf(text);
    if (box && box.bottom > SIGHT && box.top < document.defaultView!.innerHeight) found.push({ text, top: box.top });
  }
  return found;
}

/** Where a text is shown; null when it is not. */
function boxOf(text: Text): { top: number; bottom: number } | null {
  // What is folded has a place, but is not seen.
  if (text.parentElement?.closest('[hidden]')) return null;
  const range = text.ownerDocument.createRange();
  range.selectNodeContents(text);
  const boxes = range.getClientRects();
  // Cut off by a box that is collapsed (again).
  const edge = text.parentElement?.closest('.wrap9')?.getBoundingClientRect().bottom ?? Number.POSITIVE_INFINITY;
  if (boxes[0] && boxes[0].top >= edge) return null;
  return boxes.length ? { top: boxes[0]!.top, bottom: boxes[boxes.length - 1]!.bottom } : null;
}
