/**
 * Remembers where the reader is on a page, and offers to go on from there when they come back. It never scrolls by
 * itself. What it knows of the browser comes through its ports.
 */
import { addressOf } from '../settings/keys.ts';
import type { SavedPlace } from '../settings/reading-places.ts';
import type { Progress, ReaderText } from './text.ts';

/** The reader has stopped when they have not scrolled for so long, in ms. */
const REST = 2000;
/** Less than this of a page's first section is its very beginning, in characters: about a screen. */
const BEGINNING = 500;

/** Where the reader is, in the text as they have it before them. */
export interface Here {
  text: ReaderText;
  /** Index of the item that is being read; -1: none. */
  active: number;
  progress: Progress;
}

export interface BookmarkPorts {
  /** What is stored for a page. Rejects when it cannot be read. */
  place(url: string): Promise<SavedPlace | null>;
  /** @param place null: forgets the page. Rejects when it fails. */
  rememberPlace(url: string, place: SavedPlace | null): Promise<void>;
  isOn(): boolean;
  /** Null: what is on the screen is none of the reader's text. */
  here(): Here | null;
  /** There is a place to offer. */
  onOffer(): void;
  /** A place could not be stored: told once a page. */
  onFailure(): void;
}

export class Bookmark {
  readonly #window: Window & typeof globalThis;
  readonly #ports: BookmarkPorts;
  #url = '';
  #offered: SavedPlace | null = null;
  #timer = 0;
  /** The reader has scrolled since the place was stored last. */
  #moved = false;
  /** What is stored is of this visit, or not wanted: at the page's beginning it may go. */
  #own = false;
  #failed = false;

  constructor(window: Window & typeof globalThis, ports: BookmarkPorts) {
    this.#window = window;
    this.#ports = ports;
  }

  /** Stores the place when the page is left, too; and nothing any more from `signal` on. */
  watch(signal: AbortSignal): void {
    const { document } = this.#window;
    this.#window.addEventListener('pagehide', () => this.#store(), { signal });
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.visibilityState === 'hidden') this.#store();
      },
      { signal },
    );
    signal.addEventListener('abort', () => this.#window.clearTimeout(this.#timer));
  }

  /** A page has been read, for the first time or again. @param url its address (settings/keys.ts) */
  async open(url: string): Promise<void> {
    if (url === this.#url) return;
    // Whoever scrolls while the first reading is being shown moves on this page already.
    if (this.#url) {
      this.#window.clearTimeout(this.#timer);
      this.#moved = false;
    }
    this.#url = url;
    this.#offered = null;
    this.#own = false;
    this.#failed = false;
    if (!this.#ports.isOn()) return;
    try {
      const place = await this.#ports.place(url);
      if (this.#url !== url || !place) return;
      const here = this.#ports.here();
      // Something else has led the reader to a place: a link, or the browser that brought them back. Asked behind the
      // place: of most pages none is stored, and these questions take the browser a while.
      if (!here || isPointed(this.#window, url) || placeAt(here)) return;
      this.#offered = place;
      this.#ports.onOffer();
    } catch (error) {
      // Nothing is offered; the page is read all the same.
      console.warn('Rostrum: the reading place could not be read', error);
    }
  }

  /** The heading to go on from, and the block, if there is one to offer. */
  offer(text: ReaderText, active: number): { item: number; block: number } | null {
    const found = this.#offered && this.#ports.isOn() ? find(text, this.#offered) : null;
    if (found?.item !== active) return found;
    // The reader has come there, this way or that.
    this.#offered = null;
    return null;
  }

  dismiss(): void {
    this.#offered = null;
    this.#own = true;
  }

  scrolled(): void {
    this.#moved = true;
    this.#window.clearTimeout(this.#timer);
    this.#timer = this.#window.setTimeout(() => this.#store(), REST);
  }

  #store(): void {
    // Before the first page was opened nobody knows where this is: what has moved since is stored later.
    if (!this.#url) return;
    this.#window.clearTimeout(this.#timer);
    if (!this.#moved || !this.#ports.isOn()) return;
    const here = this.#ports.here();
    if (!here) return;
    this.#moved = false;
    const place = placeAt(here);
    // Someone who has only just come back must not lose the place they have not gone to yet.
    if (!place && !this.#own) return;
    this.#own = true;
    this.#ports.rememberPlace(this.#url, place).catch((error: unknown) => {
      console.warn('Rostrum: the reading place could not be stored', error);
      if (!this.#failed) this.#ports.onFailure();
      this.#failed = true;
    });
  }
}

/** The place that someone is at; null before the text, and at its very beginning. */
export function placeAt({ text, active, progress }: Here): SavedPlace | null {
  const item = text.items[active];
  if (!item) return null;
  const { from, to } = ownText(text, active);
  const read = progress.page * text.before[text.before.length - 1]! - text.before[from]!;
  if (active === 0 && read < BEGINNING) return null;
  const length = text.before[to]! - text.before[from]!;
  return { key: item.key, label: item.label, share: length > 0 ? Math.min(1, Math.max(0, read / length)) : 0 };
}

/** The heading of a place, and the block where the paragraph begins that was being read; null where it is gone. */
export function find(text: ReaderText, { key, label, share }: SavedPlace): { item: number; block: number } | null {
  const { items, starts, before } = text;
  let item = items.findIndex((one) => one.key === key);
  if (item < 0) {
    const alike = items.filter((one) => one.label === label);
    // The page has other headings around it now; of several alike there is no telling which.
    if (alike.length !== 1) return null;
    item = items.indexOf(alike[0]!);
  }
  const { from, to } = ownText(text, item);
  const wanted = before[from]! + share * (before[to]! - before[from]!);
  let at = from;
  while (at + 1 < to && before[at + 1]! <= wanted) at++;
  return { item, block: starts[at]! };
}

/** The paragraphs from a heading to the next one, of whatever level. */
function ownText({ items, starts }: ReaderText, item: number): { from: number; to: number } {
  const next = items[item + 1];
  return {
    from: Math.max(0, starts.indexOf(items[item]!.block)),
    to: next ? starts.indexOf(next.block) : starts.length,
  };
}

/** The address leads to a place in the page. Browsers hide a text fragment from `location`, not from the timing of the page. */
function isPointed({ location, performance }: Window, url: string): boolean {
  const loaded = performance.getEntriesByType('navigation')[0]?.name ?? '';
  const fragment = location.href.slice(addressOf(location.href).length);
  return fragment.length > '#'.length || (loaded.includes(':~:') && loaded.startsWith(url));
}
