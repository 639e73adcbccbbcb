/** The place on the screen: what the reader sees stays where it is while we write. */

/** How far a paragraph may move on the screen, in px. */
const MOVES_MOST = 1;

/** Holds on to the paragraphs in sight. */
export class Hold {
  readonly #document: Document;
  readonly #all: readonly { text: Text; top: number }[];
  readonly #observer: MutationObserver;
  /** There was room to scroll them back, so far. */
  #hasRoom = true;

  constructor(document: Document) {
    this.#document = document;
    this.#look();
    this.#all = this.#hasRoom ? textsInSight(document) : [];
    // After each write: of several in one step, the last may have made room that there was not before.
    this.#observer = new document.defaultView!.MutationObserver(() => this.#look());
    this.#observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
  }

  /** At either end of the page there may have been no room to scroll any further. */
  #look(): void {
    const { documentElement: root, defaultView: window } = this.#document;
    const most = root.scrollHeight - root.clientHeight;
    if (window!.scrollY <= 0 || window!.scrollY >= most - 1) this.#hasRoom = false;
  }

  /**
   * @returns whether there was anything to look for
   * @throws when all of them that still stand have moved
   */
  check(when: string): boolean {
    this.#observer.disconnect();
    this.#look();
    if (!this.#hasRoom) return false;
    const moved = this.#all.flatMap(({ text, top }) => {
      const now = text.isConnected ? boxOf(text) : null;
      return now ? [now.top - top] : [];
    });
    if (moved.length && !moved.some((by) => Math.abs(by) <= MOVES_MOST))
      throw new Error(
        `${when}, “${this.#all[0]!.text.data.slice(0, 16)}” has moved on the screen: by ${moved.join(', ')} px`,
      );
    return moved.length > 0;
  }
}

/** Texts in sight, with how far down the window they begin, in px. */
function textsInSight(document: Document): { text: Text; top: number }[] {
  const found: { text: Text; top: number }[] = [];
  const walker = document.createTreeWalker(document.body, 4 /* text */);
  for (let text = walker.nextNode() as Text | null; text; text = walker.nextNode() as Text | null) {
    if (!text.data.trim() || text.parentElement?.closest('.float9, .shade9, [hidden]')) continue;
    const box = boxOf(text);
    if (box && box.bottom > 0 && box.top < document.defaultView!.innerHeight) found.push({ text, top: box.top });
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
