/** Where paragraphs are on the screen: going to one, and telling which one is being read. Writes nothing. */
import type { Source } from '../page/page.ts';
import { unclobbered } from '../unclobbered.ts';

/** Space left above a place that was gone to, in px. */
const GAP = 12;
/** How far below the header the line lies that tells what is being read, in px. */
const READING = GAP * 4;
/** How much of the last there is to scroll is one heading's turn that cannot come up to the line, in px. */
const TURN = 64;
/** A bar fixed at the top covers at most this share of the window; what covers more is not a header. */
const HEADER_MOST = 0.4;
/** How long a place that was gone to is held while images above it load and bars slide in, and how often, in ms. */
const HOLD = 4000;
const HOLD_EVERY = 60;
/** What the reader does that ends the holding. */
const READER_MOVES = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/** A place to come back to: a paragraph's first text, and how far it stood below the window's top, in px. */
export interface Place {
  node: Text;
  top: number;
}

/** Where text is read in the window now, in px. */
export interface Sight {
  /** Where the reading line lies. */
  line: number;
  /** How much there is left to scroll, and how much in all. */
  left: number;
  all: number;
  /** How high the part is that text is read in. */
  height: number;
}

export class Places {
  readonly #document: Document;
  readonly #source: Source;
  #hold: AbortController | null = null;
  /** The box that the text scrolls in, or null for the window; undefined: not looked for yet. */
  #box: Element | null | undefined;

  constructor(document: Document, source: Source) {
    this.#document = document;
    this.#source = source;
  }

  /** Scrolls a block's beginning into view, below whatever is fixed at the top of the window, and marks it for a moment. */
  goTo(block: number): boolean {
    const range = this.#startOf(block);
    if (!range) return false;
    this.#keep(range, () => this.#top() + GAP);
    this.#light(range);
    return true;
  }

  /** Brings the window back to a place. @returns false when it is no longer on the page */
  goBack({ node, top }: Place): boolean {
    if (!node.isConnected) return false;
    const range = startOf(node);
    this.#keep(range, () => top);
    return true;
  }

  /** Where the reader is: the paragraph at the reading line. */
  here(blocks: readonly number[]): Place | null {
    const block = blocks[Math.max(0, this.lastAbove(blocks))];
    const range = block === undefined ? null : this.#startOf(block);
    return range ? { node: range.startContainer as Text, top: topOf(range) } : null;
  }

  /**
   * Index of the last of `blocks` (in the page's order) that begins above the reading line; -1 before the first one.
   * What can never come that far up, at the page's end, has its turn one by one over the last there is to scroll.
   */
  lastAbove(blocks: readonly number[], { line, left, height, all } = this.sight()): number {
    const passed = this.#countAbove(blocks, line);
    const unreachable = blocks.length - this.#countAbove(blocks, line + left);
    const zone = Math.min(height / 2, all, unreachable * TURN);
    if (left >= zone) return passed - 1;
    const before = this.#countAbove(blocks, line - (zone - left));
    const turn = Math.floor((1 - left / zone) * (blocks.length - before));
    return Math.min(blocks.length, Math.max(passed, before + turn)) - 1;
  }

  /** How many of `blocks` begin above a line, by halves. */
  #countAbove(blocks: readonly number[], line: number): number {
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const range = this.#startOf(blocks[middle]!);
      if (range && topOf(range) <= line) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** How much of a block lies above the reading line, 0 to 1. */
  shareAbove(block: number, { line } = this.sight()): number {
    const nodes = this.#source.blocks[block]?.filter((text) => text.isConnected);
    if (!nodes?.length) return 0;
    const range = this.#document.createRange();
    range.setStart(nodes[0]!, 0);
    range.setEnd(nodes[nodes.length - 1]!, nodes[nodes.length - 1]!.length);
    const { top, height } = range.getBoundingClientRect();
    return height ? Math.max(0, Math.min(1, (line - top) / height)) : 0;
  }

  /** How much of a block lies above what can be seen, in px; negative when it begins in sight. */
  above(block: number): number {
    const range = this.#startOf(block);
    return range ? this.#top() - topOf(range) : 0;
  }

  /** How far the text is scrolled, in px: by the window and by its own box. */
  get scrolled(): number {
    return this.#document.defaultView!.scrollY + (this.#scroller()?.scrollTop ?? 0);
  }

  /** Puts the caret where a block begins, so that Tab goes on from there. */
  caret(block: number): void {
    const range = this.#startOf(block);
    if (range) this.#document.getSelection()?.setPosition(range.startContainer, range.startOffset);
  }

  /** The edges of the text, in px from the window's left; null when there is none. */
  textEdges(blocks: readonly number[]): { left: number; right: number } | null {
    let edges: { left: number; right: number } | null = null;
    for (const block of blocks) {
      const node = this.#source.blocks[block]?.find((text) => text.data.trim());
      const around = node?.parentElement;
      const box = around && unclobbered(around).closest('p, div, td, section, article, body');
      if (!box) continue;
      const { left, right } = box.getBoundingClientRect();
      edges = edges ? { left: Math.min(edges.left, left), right: Math.max(edges.right, right) } : { left, right };
    }
    return edges;
  }

  /** Lets go of the place that is being held. */
  release(): void {
    this.#hold?.abort();
  }

  /** Scrolls there, and again when the page's layout moves it, until the reader moves or some seconds have passed. */
  #keep(range: Range, wanted: () => number): void {
    const window = this.#document.defaultView!;
    const scrollers = scrollersOf(range.startContainer);
    const positions = () => [window.scrollY, ...scrollers.map((scroller) => scroller.scrollTop)].join();
    const root = this.#document.scrollingElement ?? this.#document.documentElement;
    const heights = () => [root.scrollHeight, ...scrollers.map((scroller) => scroller.scrollHeight)].join();
    this.#scroll(range, scrollers, wanted);
    let left = positions();
    let height = heights();
    this.release();
    const hold = new AbortController();
    this.#hold = hold;
    for (const name of READER_MOVES)
      window.addEventListener(name, () => hold.abort(), { capture: true, passive: true, signal: hold.signal });
    // By the clock: neither a sliding bar nor a page of fixed height tells when it has moved.
    const timer = window.setInterval(() => {
      const isThere = Math.abs(topOf(range) - wanted()) <= 1;
      // Scrolled, and nothing has grown: by the reader, with the scroll bar.
      if (!isThere && positions() !== left && heights() === height) hold.abort();
      else if (!isThere) this.#scroll(range, scrollers, wanted);
      left = positions();
      height = heights();
    }, HOLD_EVERY);
    const end = window.setTimeout(() => hold.abort(), HOLD);
    hold.signal.addEventListener('abort', () => {
      window.clearInterval(timer);
      window.clearTimeout(end);
    });
  }

  #scroll(range: Range, scrollers: readonly Element[], wanted: () => number): void {
    const window = this.#document.defaultView!;
    // Twice: bars that show themselves on scrolling are there only after the first.
    for (let round = 0; round < 2; round++) {
      for (const scroller of scrollers) {
        const { top, bottom } = scroller.getBoundingClientRect();
        scroller.scrollTop += topOf(range) - Math.max(top + GAP, Math.min(bottom - GAP, wanted()));
      }
      window.scrollBy({ top: topOf(range) - wanted(), behavior: 'instant' });
    }
  }

  /** The box that the text scrolls in. */
  #scroller(): Element | null {
    if (this.#box !== undefined) return this.#box;
    const nodes = this.#source.blocks[this.#source.blocks.length >> 1];
    this.#box = nodes?.[0] ? (scrollersOf(nodes[0])[0] ?? null) : null;
    return this.#box;
  }

  /** Where the part of the window that text is read in begins, in px. */
  #top(): number {
    const box = this.#scroller()?.getBoundingClientRect();
    const header = headerBottom(this.#document);
    return box && box.top < this.#document.defaultView!.innerHeight ? Math.max(header, box.top) : header;
  }

  sight(): Sight {
    const box = this.#scroller();
    const { scrollHeight, scrollTop } = box ?? this.#document.scrollingElement ?? this.#document.documentElement;
    const height = box?.clientHeight ?? this.#document.defaultView!.innerHeight;
    const all = Math.max(0, scrollHeight - height);
    return { line: this.#top() + READING, left: Math.max(0, all - scrollTop), height, all };
  }

  #startOf(block: number): Range | null {
    const node = this.#source.blocks[block]?.find((text) => text.isConnected && text.data.trim());
    return node ? startOf(node) : null;
  }

  #light(range: Range): void {
    const window = this.#document.defaultView as (Window & typeof globalThis) | null;
    if (!window || !('highlights' in CSS)) return;
    CSS.highlights.set('rostrum-here', new window.Highlight(range));
    window.setTimeout(() => CSS.highlights.delete('rostrum-here'), 1600);
  }
}

/** The first words of a node. */
function startOf(node: Text): Range {
  const range = node.ownerDocument.createRange();
  const start = Math.max(0, node.data.search(/\S/));
  range.setStart(node, start);
  range.setEnd(node, Math.min(node.length, start + 40));
  return range;
}

const topOf = (range: Range): number => range.getClientRects()[0]?.top ?? range.getBoundingClientRect().top;

/** Scrolling boxes around a node, the innermost first; the window itself apart. */
function scrollersOf(node: Node): Element[] {
  const list: Element[] = [];
  const document = node.ownerDocument!;
  for (let e = node.parentElement; e && e !== document.body && e !== document.documentElement; ) {
    const own: Element = unclobbered(e);
    if (own.scrollHeight > own.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(e).overflowY)) list.push(own);
    e = own.parentElement;
  }
  return list;
}

/** How far down a bar fixed or stuck at the top of the window reaches, in px. */
function headerBottom(document: Document): number {
  const window = document.defaultView!;
  let bottom = 0;
  // What lies at a point is told with all that it stands in, and lies at the next one, too.
  const seen = new Set<Element>();
  for (const share of [0.2, 0.5, 0.8])
    for (const element of document.elementsFromPoint(window.innerWidth * share, 1)) {
      if (unclobbered(element).localName.startsWith('rostrum')) continue;
      for (
        let e: Element | null = element;
        e && e !== document.body && !seen.has(e);
        e = unclobbered(e).parentElement
      ) {
        seen.add(e);
        const { position } = getComputedStyle(e);
        if (position !== 'fixed' && position !== 'sticky') continue;
        const box = unclobbered(e).getBoundingClientRect();
        if (box.height <= window.innerHeight * HEADER_MOST) bottom = Math.max(bottom, box.bottom);
        break;
      }
    }
  return bottom;
}
