/**
 * The outline's rows, drawn without Preact: an outline has hundreds of them, each made of the same few elements, and
 * copying one that is ready made takes a fraction of what comparing trees of elements does. Nothing here is heard: the
 * tree around the rows takes their events.
 */
import { makerIn, setAttribute } from './make.ts';
import type { ShownItem, Translate } from './state.ts';

/** What a row shows. */
export interface ShownRow {
  item: ShownItem;
  /** Undefined: nothing stands under it. */
  expanded: boolean | undefined;
  /** It is being read. */
  active: boolean;
  focused: boolean;
  /** Its place among those under the same parent, from 1, and how many these are. */
  place: number;
  count: number;
  /** Where the filter's words stand in the heading, or -1. */
  matchFrom: number;
  matchTo: number;
}

/** What all rows have in common. */
export interface RowLook {
  /** Speaking rate, in 字 a minute. */
  rate: number;
  /** Length of the longest speech, in 字. */
  longest: number;
  translate: Translate;
}

/** How long a section is, and how long it takes to say: at least a minute. */
export const lengthOf = ({ length }: ShownItem, rate: number, t: Translate): string =>
  t('speechLength', grouped(length), Math.max(1, Math.round(length / rate)));

/** 12345 as 12,345, as all three languages write it; the browser's own way loads its tables first, which takes 20 ms. */
const grouped = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** The item that an element of a row belongs to, or null. */
export function itemAt(element: Element): number | null {
  const item = element.closest<HTMLElement>('[data-item]')?.dataset.item;
  return item === undefined ? null : Number(item);
}

export class Rows {
  readonly #tree: HTMLElement;
  readonly #pattern: HTMLElement;
  #rows = new Map<string, Row>();
  /** The same, in order. */
  #order: Row[] = [];

  constructor(tree: HTMLElement) {
    this.#tree = tree;
    this.#pattern = patternIn(tree.ownerDocument);
  }

  /** Shows exactly these rows, in this order. */
  show(list: readonly ShownRow[], look: RowLook): void {
    const before = this.#rows;
    const orderBefore = this.#order;
    this.#rows = new Map();
    this.#order = [];
    let isMoved = list.length !== orderBefore.length;
    for (const shown of list) {
      const { key } = shown.item;
      const row = before.get(key) ?? new Row(this.#pattern.cloneNode(true) as HTMLElement);
      if (row !== orderBefore[this.#order.length]) isMoved = true;
      this.#rows.set(key, row);
      this.#order.push(row);
      row.show(shown, look);
    }
    if (!isMoved) return;
    // First: those that stay are then in their places, and need not be moved, which would take the focus from them.
    for (const [key, { element }] of before) if (!this.#rows.has(key)) element.remove();
    let next = this.#tree.firstChild;
    for (const { element } of this.#order) {
      if (element === next) next = element.nextSibling;
      else this.#tree.insertBefore(element, next);
    }
  }

  /** The items of the rows say something else, and nothing but that has changed: the page was converted. */
  say(items: readonly ShownItem[]): void {
    for (const row of this.#order) row.say(items);
  }
}

/** A row as all begin: neither focused nor read, of an item that nothing stands under. */
function patternIn(document: Document): HTMLElement {
  const make = makerIn(document);
  const silent = { 'aria-hidden': 'true' };
  return make(
    'div',
    'row',
    { role: 'treeitem', 'aria-selected': 'false', 'aria-keyshortcuts': 'Shift+F10', tabindex: '-1' },
    make('span', 'twist none', silent),
    make('span', 'words', {}, make('span', 'label', {})),
    make('span', 'more', silent),
  );
}

class Row {
  readonly element: HTMLElement;
  readonly #twist: Element;
  readonly #words: Element;
  readonly #label: Element;
  /** The heading's one text node; null: the filter has marked something in it. */
  #text: Text | null = null;
  #facts: Element | null = null;
  #opening: HTMLElement | null = null;
  /** What they say, and what the row's description says beside the speech's opening: in front of it, and behind. */
  #said = '';
  #missing = '';
  #rest: string | null = null;
  #item: ShownItem | null = null;
  #shown: ShownRow | null = null;
  #look: RowLook | null = null;

  constructor(element: HTMLElement) {
    this.element = element;
    this.#twist = element.firstElementChild!;
    this.#words = this.#twist.nextElementSibling!;
    this.#label = this.#words.firstElementChild!;
  }

  show(shown: ShownRow, look: RowLook): void {
    const last = this.#shown;
    const lastItem = this.#item;
    const { item, expanded, focused, matchFrom } = shown;
    const isSameItem = lastItem === item && this.#look === look;
    if (isSameItem && last && isSame(last, shown)) return;
    if (lastItem?.label !== item.label || last?.matchFrom !== matchFrom || last.matchTo !== shown.matchTo)
      if (matchFrom < 0) this.#writeLabel(item.label);
      else this.#writeMatch(shown);
    const row = this.element;
    // What a row begins with is written in its pattern.
    if (last?.expanded !== expanded) {
      setAttribute(row, 'aria-expanded', expanded === undefined ? null : String(expanded));
      this.#twist.className = expanded === undefined ? 'twist none' : 'twist';
    }
    if ((last?.active ?? false) !== shown.active) setAttribute(row, 'aria-current', shown.active ? 'location' : null);
    if ((last?.focused ?? false) !== focused) {
      row.setAttribute('aria-selected', String(focused));
      row.setAttribute('tabindex', focused ? '0' : '-1');
    }
    if (lastItem?.id !== item.id) {
      const label = `label-${item.id}`;
      row.setAttribute('data-item', String(item.id));
      row.setAttribute('aria-labelledby', label);
      this.#label.id = label;
    }
    if (last?.place !== shown.place) row.setAttribute('aria-posinset', String(shown.place));
    if (last?.count !== shown.count) row.setAttribute('aria-setsize', String(shown.count));
    if (lastItem?.level !== item.level) row.setAttribute('aria-level', String(item.level));
    if (!lastItem || this.#look !== look || !saysTheSame(lastItem, item)) this.#describe(item, look);
    this.#item = item;
    this.#shown = shown;
    this.#look = look;
  }

  /** Writes a heading with what the filter looks for marked in it. */
  #writeMatch({ item: { label }, matchFrom, matchTo }: ShownRow): void {
    const mark = this.element.ownerDocument.createElement('mark');
    mark.textContent = label.slice(matchFrom, matchTo);
    this.#label.replaceChildren(label.slice(0, matchFrom), mark, label.slice(matchTo));
    this.#text = null;
  }

  #writeLabel(label: string): void {
    // A new text in the same node: hundreds of headings change at once when the page is converted.
    if (this.#text) this.#text.data = label;
    else {
      this.#label.textContent = label;
      this.#text = this.#label.firstChild as Text | null;
    }
  }

  /** Shows the same item of another list: only its texts are others, and nothing is marked in them. */
  say(items: readonly ShownItem[]): void {
    const last = this.#item!;
    const item = items[last.id]!;
    if (item.label !== last.label) this.#writeLabel(item.label);
    if (item.opening !== last.opening) {
      if (item.opening && this.#opening) this.#sayOpening(item.opening);
      else this.#describe(item, this.#look!);
    }
    this.#item = item;
  }

  /** What is said of an item beside its heading: drawn by the style sheet, as text would join the item's name. */
  #describe(item: ShownItem, { translate: t, rate, longest }: RowLook): void {
    const speech = item.level === 1;
    if (!speech && !item.missing.length && !item.folded && !this.#said) return;
    const missing = item.missing.length ? t('missing', item.missing.join(' ')) : '';
    const facts = [
      speech ? lengthOf(item, rate, t) : '',
      item.copies > 1 ? t('copies', item.copies) : '',
      item.folded > 0 ? t('foldedParts', item.folded) : '',
    ];
    setAttribute(this.#words, 'data-missing', missing || null);
    this.#missing = missing;
    this.#rest = joined(facts);
    const share = speech ? `${Math.round((item.length / longest) * 100)}%` : '';
    const said = [item.opening && 'opening', this.#rest, share].join('\n');
    if (said !== this.#said) {
      this.#said = said;
      this.#drawFacts(item, share);
    }
    this.#sayOpening(item.opening);
  }

  #sayOpening(opening: string): void {
    setAttribute(this.element, 'aria-description', joined([this.#missing, opening, this.#rest ?? '']));
    if (this.#opening) this.#opening.dataset.opening = opening;
  }

  #drawFacts(item: ShownItem, share: string): void {
    this.#facts?.remove();
    this.#facts = null;
    this.#opening = null;
    if (this.#rest === null) return;
    const document = this.element.ownerDocument;
    const make = (className: string) => {
      const element = document.createElement('span');
      element.className = className;
      return element;
    };
    const box = make('facts');
    box.setAttribute('aria-hidden', 'true');
    box.dataset.facts = this.#rest;
    if (item.opening) {
      this.#opening = make('opening');
      box.append(this.#opening);
    }
    if (share) {
      const bar = make('bar');
      const filled = document.createElement('span');
      filled.style.inlineSize = share;
      bar.append(filled);
      box.append(bar);
    }
    this.#words.append(box);
    this.#facts = box;
  }
}

const joined = (parts: readonly string[]): string | null => parts.filter(Boolean).join(' \u00b7 ') || null;

/** Whether two items have the same said of them beside their headings. */
const saysTheSame = (one: ShownItem, other: ShownItem): boolean =>
  one === other ||
  (one.opening === other.opening &&
    one.level === other.level &&
    one.length === other.length &&
    one.copies === other.copies &&
    one.folded === other.folded &&
    one.missing === other.missing);

const isSame = (one: ShownRow, other: ShownRow): boolean =>
  (Object.keys(one) as (keyof ShownRow)[]).every((name) => one[name] === other[name]);
