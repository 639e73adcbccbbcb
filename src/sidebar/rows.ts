/**
 * The outline's rows, drawn without Preact: an outline has hundreds of them, each made of the same few elements, and
 * copying one that is ready made takes a fraction of what comparing trees of elements does. Nothing here is heard: the
 * tree around the rows takes their events.
 */
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

  constructor(tree: HTMLElement) {
    this.#tree = tree;
    this.#pattern = patternIn(tree.ownerDocument);
  }

  /** Shows exactly these rows, in this order. */
  show(list: readonly ShownRow[], look: RowLook): void {
    const before = this.#rows;
    this.#rows = new Map();
    for (const shown of list) {
      const { key } = shown.item;
      const row = before.get(key) ?? new Row(this.#pattern.cloneNode(true) as HTMLElement);
      this.#rows.set(key, row);
      row.show(shown, look);
    }
    // First: those that stay are then in their places, and need not be moved, which would take the focus from them.
    for (const [key, { element }] of before) if (!this.#rows.has(key)) element.remove();
    let next = this.#tree.firstChild;
    for (const { element } of this.#rows.values()) {
      if (element === next) next = element.nextSibling;
      else this.#tree.insertBefore(element, next);
    }
  }
}

/** A row as all begin: neither focused nor read, of an item that nothing stands under. */
function patternIn(document: Document): HTMLElement {
  const make = (name: string, className: string, attributes: Record<string, string>, ...inside: Element[]) => {
    const element = document.createElement(name);
    element.className = className;
    for (const attribute in attributes) element.setAttribute(attribute, attributes[attribute]!);
    element.append(...inside);
    return element;
  };
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

function setAttribute(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

class Row {
  readonly element: HTMLElement;
  readonly #twist: Element;
  readonly #words: Element;
  readonly #label: Element;
  #facts: Element | null = null;
  /** What they say. */
  #said = '';
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
    const isSameItem = last?.item === shown.item && this.#look === look;
    if (isSameItem && isSame(last, shown)) return;
    const { item, expanded, focused } = shown;
    if (last?.item.label !== item.label || last.matchFrom !== shown.matchFrom || last.matchTo !== shown.matchTo)
      writeLabel(this.#label, shown);
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
    if (last?.item.id !== item.id) {
      const label = `label-${item.id}`;
      row.setAttribute('data-item', String(item.id));
      row.setAttribute('aria-labelledby', label);
      this.#label.id = label;
    }
    if (last?.place !== shown.place) row.setAttribute('aria-posinset', String(shown.place));
    if (last?.count !== shown.count) row.setAttribute('aria-setsize', String(shown.count));
    if (last?.item.level !== item.level) row.setAttribute('aria-level', String(item.level));
    if (!isSameItem) this.#describe(item, look);
    this.#shown = shown;
    this.#look = look;
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
    setAttribute(this.element, 'aria-description', joined([missing, item.opening, ...facts]));
    setAttribute(this.#words, 'data-missing', missing || null);
    const share = speech ? `${Math.round((item.length / longest) * 100)}%` : '';
    const said = [item.opening, joined(facts), share].join('\n');
    if (said === this.#said) return;
    this.#said = said;
    this.#facts?.remove();
    this.#facts = null;
    if (joined(facts) === null) return;
    const document = this.element.ownerDocument;
    const make = (className: string) => {
      const element = document.createElement('span');
      element.className = className;
      return element;
    };
    const box = make('facts');
    box.setAttribute('aria-hidden', 'true');
    box.dataset.facts = joined(facts)!;
    if (item.opening) {
      const opening = make('opening');
      opening.dataset.opening = item.opening;
      box.append(opening);
    }
    if (speech) {
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

/** Writes a heading, with what the filter looks for marked in it. */
function writeLabel(element: Element, { item: { label }, matchFrom, matchTo }: ShownRow): void {
  if (matchFrom < 0) {
    const { firstChild } = element;
    // A new text in the same node: hundreds of headings change at once when the page is converted.
    if (firstChild && firstChild === element.lastChild && firstChild.nodeType === 3) firstChild.nodeValue = label;
    else element.textContent = label;
    return;
  }
  const mark = element.ownerDocument.createElement('mark');
  mark.textContent = label.slice(matchFrom, matchTo);
  element.replaceChildren(label.slice(0, matchFrom), mark, label.slice(matchTo));
}

const isSame = (one: ShownRow, other: ShownRow): boolean =>
  (Object.keys(one) as (keyof ShownRow)[]).every((name) => one[name] === other[name]);
