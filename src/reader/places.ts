/** Where headings are on the screen: jumping to one, and telling which one is being read. Writes nothing. */
import type { OutlineItem } from '../outline/outline.ts';
import type { Source } from '../page/page.ts';

/** Space left above a heading that was jumped to, in px. */
const GAP = 12;
/** A bar fixed at the top covers at most this share of the window; what covers more is not a header. */
const HEADER_MOST = 0.4;

export class Places {
  readonly #document: Document;
  readonly #source: Source;

  constructor(document: Document, source: Source) {
    this.#document = document;
    this.#source = source;
  }

  /** Scrolls a block into view, below whatever is fixed at the top of the window, and marks it for a moment. */
  jump(block: number): void {
    const range = this.#rangeOf(block);
    if (!range) return;
    const scrollers = scrollersOf(range.startContainer);
    const window = this.#document.defaultView!;
    // Twice: bars that show themselves on scrolling are there only after the first.
    for (let round = 0; round < 2; round++) {
      for (const scroller of scrollers) {
        const top = topOf(range) - scroller.getBoundingClientRect().top;
        if (top < 0 || top > scroller.clientHeight) scroller.scrollTop += top - GAP;
      }
      window.scrollBy({ top: topOf(range) - headerBottom(this.#document) - GAP, behavior: 'instant' });
    }
    // The caret goes there too, so that Tab goes on from the place and not from the sidebar.
    this.#document.getSelection()?.setPosition(range.startContainer, range.startOffset);
    this.#light(range);
  }

  /** The last item whose place is above the middle of the reading line; -1 before the first one. */
  activeItem(items: readonly OutlineItem[]): number {
    const line = headerBottom(this.#document) + GAP * 4;
    let low = 0;
    let high = items.length - 1;
    let found = -1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const range = this.#rangeOf(items[middle]!.block);
      if (range && topOf(range) <= line) {
        found = middle;
        low = middle + 1;
      } else high = middle - 1;
    }
    return found;
  }

  /** The right edge of the text, in px from the window's left; 0 when there is none. */
  textEdge(blocks: readonly number[]): number {
    let edge = 0;
    for (const block of blocks) {
      const node = this.#source.blocks[block]?.find((text) => text.data.trim());
      const box = node?.parentElement?.closest('p, div, td, section, article, body');
      if (box) edge = Math.max(edge, box.getBoundingClientRect().right);
    }
    return edge;
  }

  #rangeOf(block: number): Range | null {
    const node = this.#source.blocks[block]?.find((text) => text.isConnected && text.data.trim());
    if (!node) return null;
    const range = this.#document.createRange();
    const start = node.data.search(/\S/);
    range.setStart(node, Math.max(0, start));
    range.setEnd(node, Math.min(node.length, Math.max(0, start) + 40));
    return range;
  }

  #light(range: Range): void {
    const window = this.#document.defaultView as (Window & typeof globalThis) | null;
    if (!window || !('highlights' in CSS)) return;
    CSS.highlights.set('rostrum-here', new window.Highlight(range));
    window.setTimeout(() => CSS.highlights.delete('rostrum-here'), 1600);
  }
}

const topOf = (range: Range): number => range.getClientRects()[0]?.top ?? range.getBoundingClientRect().top;

/** Scrolling boxes around a node, the innermost first; the window itself apart. */
function scrollersOf(node: Node): Element[] {
  const list: Element[] = [];
  const document = node.ownerDocument!;
  for (let e = node.parentElement; e && e !== document.body && e !== document.documentElement; e = e.parentElement)
    if (e.scrollHeight > e.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(e).overflowY)) list.push(e);
  return list;
}

/** How far down a bar fixed or stuck at the top of the window reaches, in px. */
function headerBottom(document: Document): number {
  const window = document.defaultView!;
  let bottom = 0;
  for (const share of [0.2, 0.5, 0.8])
    for (const element of document.elementsFromPoint(window.innerWidth * share, 1)) {
      if (element.localName.startsWith('rostrum')) continue;
      for (let e: Element | null = element; e && e !== document.body; e = e.parentElement) {
        const { position } = getComputedStyle(e);
        if (position !== 'fixed' && position !== 'sticky') continue;
        const box = e.getBoundingClientRect();
        if (box.height <= window.innerHeight * HEADER_MOST) bottom = Math.max(bottom, box.bottom);
        break;
      }
    }
  return bottom;
}
