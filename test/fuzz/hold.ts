/** The place on the screen: what the reader sees stays where it is while we write. */

/** How far a paragraph may move on the screen, in px. */
const MOVES_MOST = 1;

/** A text that was in sight. */
interface Held {
  text: Text;
  /** How far down the window it is to begin, in px. */
  top: number;
  /** Where it began when it was looked at last; null: it was not shown. */
  last: number | null;
}

/** Holds on to the paragraphs in sight. */
export class Hold {
  readonly #document: Document;
  readonly #all: readonly Held[];
  readonly #observer: MutationObserver;
  /** There was room to scroll them back, so far. */
  #hasRoom = true;

  constructor(document: Document) {
    this.#document = document;
    this.#lookForRoom();
    this.#all = this.#hasRoom ? textsInSight(document) : [];
    // After each write: of several in one step, the last may have made room that there was not before.
    this.#observer = new document.defaultView!.MutationObserver(() => this.#look());
    this.#observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
  }

  /** At either end of the page there may have been no room to scroll any further. */
  #lookForRoom(): void {
    const { documentElement: root, defaultView: window } = this.#document;
    const most = root.scrollHeight - root.clientHeight;
    if (window!.scrollY <= 0 || window!.scrollY >= most - 1) this.#hasRoom = false;
  }

  /**
   * What has stayed where it was may be hidden by a later write: what stands beside it is then to stay where it was in front
   * of that write (a paragraph that begins above the window gets a line more, and is then folded as a repeat).
   */
  #look(): void {
    this.#lookForRoom();
    const now = this.#all.map(({ text }) => (text.isConnected ? (boxOf(text)?.top ?? null) : null));
    const stayed = this.#all.flatMap((one, i) => (isAt(one.last, one.top) ? [i] : []));
    if (stayed.length && stayed.every((i) => now[i] === null))
      for (const one of this.#all) if (one.last !== null) one.top = one.last;
    this.#all.forEach((one, i) => {
      one.last = now[i]!;
    });
  }

  /**
   * @returns whether there was anything to look for
   * @throws when all of them that still stand have moved
   */
  check(when: string): boolean {
    this.#observer.disconnect();
    this.#look();
    if (!this.#hasRoom) return false;
    const shown = this.#all.filter(({ last }) => last !== null);
    if (shown.length && !shown.some(({ last, top }) => isAt(last, top)))
      throw new Error(
        `${when}, “${this.#all[0]!.text.data.slice(0, 16)}” has moved on the screen: by ${shown.map(({ last, top }) => last! - top).join(', ')} px`,
      );
    return shown.length > 0;
  }
}

const isAt = (now: number | null, top: number): boolean => now !== null && Math.abs(now - top) <= MOVES_MOST;

/** Texts in sight, with how far down the window they begin, in px. */
function textsInSight(document: Document): Held[] {
  const found: Held[] = [];
  const walker = document.createTreeWalker(document.body, 4 /* text */);
  for (let text = walker.nextNode() as Text | null; text; text = walker.nextNode() as Text | null) {
    if (!text.data.trim() || text.parentElement?.closest('.float9, .shade9, [hidden]')) continue;
    const box = boxOf(text);
    if (box && box.bottom > 0 && box.top < document.defaultView!.innerHeight)
      found.push({ text, top: box.top, last: box.top });
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
