/** The outline as an ARIA tree: a flat list with levels, so that an item's name is all that it holds. */
import { drawn } from '../slices.ts';
import { itemAt, type RowLook, Rows, type ShownRow } from './rows.ts';
import type { ShownItem } from './state.ts';
import type { Tools } from './tools.ts';
import { onKey, parents, type TreeMove, typeAhead } from './tree.ts';
import { matchIn } from './view.ts';

/** Characters typed faster than this one after the other are one word, in ms. */
const TYPING = 700;

/** Rows drawn at once: some screens at first, the rest in stretches that nobody notices. */
const ROWS = 120;

export interface ShownOutline {
  items: readonly ShownItem[];
  /** What they are made of (`SidebarState`). */
  outline: object;
  /** The items that are shown, in order. */
  shown: readonly number[];
  expanded: ReadonlySet<number>;
  active: number;
  focused: number;
  /** What headings are filtered by. */
  query: string;
  rate: number;
}

export interface OutlineEvents {
  onExpand(expanded: ReadonlySet<number>): void;
  onFocus(item: number): void;
  onJump(item: number): void;
  onMenu(item: number): void;
}

export class Outline {
  readonly element: HTMLElement;
  readonly #tools: Tools;
  readonly #on: OutlineEvents;
  readonly #rows: Rows;
  #now: ShownOutline | null = null;
  #has: readonly boolean[] = [];
  #places: Siblings = { places: [], counts: new Map() };
  #look: RowLook = { rate: 0, longest: 1, translate: () => '' };
  /** How many rows are drawn at the most. */
  #most = ROWS;
  #isWaiting = false;
  /** The focus was moved by a key. */
  #byKey = false;
  #typed = { text: '', at: 0 };

  constructor(tools: Tools, on: OutlineEvents) {
    this.#tools = tools;
    this.#on = on;
    this.element = tools.make('div', 'tree', { role: 'tree', id: 'tree', 'aria-label': tools.translate('outline') });
    this.#rows = new Rows(this.element);
    this.element.addEventListener('keydown', (event) => this.#keydown(event));
    this.element.addEventListener('click', (event) => this.#click(event.target as Element));
    this.element.addEventListener('focusin', (event) => {
      const item = itemAt(event.target as Element);
      if (item !== null && this.#now!.focused !== item) on.onFocus(item);
    });
    this.element.addEventListener('contextmenu', (event) => {
      const item = itemAt(event.target as Element);
      if (item === null) return;
      event.preventDefault();
      on.onMenu(item);
    });
  }

  show(next: ShownOutline): void {
    const last = this.#now;
    const { items, outline, shown, active, focused, query, expanded, rate } = next;
    this.#now = next;
    const isOther = last?.outline !== outline;
    if (isOther) {
      this.#has = parents(items);
      this.#places = siblings(items);
    }
    if (isOther || last.rate !== rate)
      this.#look = { rate, longest: longestOf(items), translate: this.#tools.translate };
    const isSaidOtherwise =
      !isOther &&
      !query &&
      last.query === query &&
      last.shown === shown &&
      last.expanded === expanded &&
      last.active === active &&
      last.focused === focused &&
      last.rate === rate;
    if (isSaidOtherwise) this.#rows.say(items);
    else this.#draw(next);
    // Only a key moves the focus; scrolling the page must not steal it.
    if (this.#byKey) this.focus(focused);
    this.#byKey = false;
    if (last?.active !== active) this.rowOf(active)?.scrollIntoView({ block: 'nearest' });
  }

  rowOf(item: number): HTMLElement | null {
    return item < 0 ? null : this.element.querySelector<HTMLElement>(`[data-item="${item}"]`);
  }

  focus(item: number): void {
    this.rowOf(item)?.focus();
  }

  #draw({ items, shown, active, focused, query, expanded }: ShownOutline): void {
    const { places, counts } = this.#places;
    const list: ShownRow[] = [];
    for (const i of shown) {
      if (list.length === this.#most) break;
      const item = items[i]!;
      const match = query ? matchIn(item, query) : null;
      const fits = match && item.search.length === item.label.length;
      list.push({
        item,
        expanded: this.#has[i] ? query !== '' || expanded.has(i) : undefined,
        active: i === active,
        focused: i === focused,
        place: places[i]!,
        count: counts.get(item.parent)!,
        matchFrom: fits ? match[0] : -1,
        matchTo: fits ? match[1] : -1,
      });
    }
    this.#rows.show(list, this.#look);
    if (list.length < shown.length) void this.#drawOn();
  }

  /** Draws the next rows once these are on the screen. */
  async #drawOn(): Promise<void> {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    await drawn(this.element.ownerDocument.defaultView!);
    this.#isWaiting = false;
    this.#most += ROWS;
    if (this.element.isConnected) this.#draw(this.#now!);
  }

  #click(target: Element): void {
    const item = itemAt(target);
    if (item === null) return;
    if (target.matches('.more')) this.#on.onMenu(item);
    else if (target.matches('.twist:not(.none)')) {
      const next = new Set(this.#now!.expanded);
      if (!next.delete(item)) next.add(item);
      this.#on.onExpand(next);
    } else {
      this.#on.onFocus(item);
      this.#on.onJump(item);
    }
  }

  #keydown(event: KeyboardEvent): void {
    const now = this.#now!;
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      event.preventDefault();
      this.#on.onMenu(now.focused);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    let move: TreeMove | undefined = onKey(event.key, now);
    if (!move && event.key.length === 1) {
      const text = event.timeStamp - this.#typed.at < TYPING ? this.#typed.text + event.key : event.key;
      this.#typed = { text, at: event.timeStamp };
      move = typeAhead(text, now);
    }
    if (!move) return;
    event.preventDefault();
    if (move.focus !== undefined) {
      this.#byKey = true;
      this.#on.onFocus(move.focus);
    }
    if (move.expanded) this.#on.onExpand(move.expanded);
    if (move.activate !== undefined) this.#on.onJump(move.activate);
  }
}

/** Length of the longest speech, in 字. */
function longestOf(items: readonly ShownItem[]): number {
  let longest = 1;
  for (const { level, length } of items) if (level === 1 && length > longest) longest = length;
  return longest;
}

interface Siblings {
  /** Per item: its place among those under the same parent, from 1. */
  places: number[];
  /** How many stand under each parent. */
  counts: Map<number, number>;
}

function siblings(items: readonly ShownItem[]): Siblings {
  const counts = new Map<number, number>();
  const places: number[] = [];
  for (const { parent } of items) {
    const place = (counts.get(parent) ?? 0) + 1;
    counts.set(parent, place);
    places.push(place);
  }
  return { places, counts };
}
