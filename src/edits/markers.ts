/**
 * The quiet line that stands in the page where a repeated passage was folded: it says so, and opens it, folds it, or
 * shows the other copy instead. Kept out of the page's own text by a closed shadow root.
 */
import type { Page, Source } from '../page/page.ts';
import { unclobbered } from '../unclobbered.ts';
import { createOwn } from './element.ts';

/** The marker's element. */
export const MARKER = 'rostrum-fold';

export interface FoldNote {
  /** The finding that it stands for. */
  id: string;
  /** The first block of the folded passage. */
  block: number;
  text: string;
  language: string;
  buttons: readonly { name: string; label: string; expanded?: boolean }[];
}

const CSS = `
:host { all: initial; display: block !important; color-scheme: light dark; margin: 6px 0; }
p { user-select: none; margin: 0; padding: 4px 10px; border-inline-start: 3px solid light-dark(#a3341f, #f0907c); font: 13px/1.6 system-ui, sans-serif;
  color: light-dark(#5a5346, #c4bcab); background: light-dark(#f6f2e8, #2a2824); }
button { font: inherit; color: light-dark(#a3341f, #f0907c); background: none; border: 0; padding: 2px 4px; margin-inline-start: 8px;
  cursor: pointer; text-decoration: underline; text-underline-offset: 3px; }
button:focus-visible { outline: 2px solid; outline-offset: 1px; }
@media print { :host { display: none !important; } }
`;

/** Where HTML allows no line of ours between the children: the line goes in front of the whole of it. */
const STRICT = new Set(['table', 'tbody', 'thead', 'tfoot', 'tr', 'ul', 'ol', 'dl', 'select']);

export class Markers {
  readonly #page: Page;
  readonly #source: Source;
  readonly #act: (id: string, name: string) => void;
  readonly #shown = new Map<string, { host: HTMLElement; state: string }>();

  /** @param act called with the finding and the button's name */
  constructor(page: Page, source: Source, act: (id: string, name: string) => void) {
    this.#page = page;
    this.#source = source;
    this.#act = act;
  }

  /** Shows exactly these notes. */
  show(notes: readonly FoldNote[]): void {
    for (const [id, { host, state }] of this.#shown) {
      if (notes.some((note) => note.id === id && stateOf(note) === state) && host.isConnected) continue;
      host.remove();
      this.#shown.delete(id);
    }
    // Copies that the page has made by writing its own HTML anew.
    const own = new Set([...this.#shown.values()].map(({ host }) => host));
    const document = this.#source.boxes[0]?.ownerDocument;
    for (const one of document?.querySelectorAll<HTMLElement>(MARKER) ?? []) if (!own.has(one)) one.remove();
    for (const note of notes) if (!this.#shown.has(note.id)) this.#insert(note);
  }

  #insert(note: FoldNote): void {
    const first = this.#source.blocks[note.block]?.[0];
    if (!first?.isConnected) return;
    const document = first.ownerDocument;
    const host = createOwn(document, MARKER);
    const root = host.attachShadow({ mode: 'closed' });
    const style = document.createElement('style');
    style.textContent = CSS;
    const line = document.createElement('p');
    line.lang = note.language;
    line.textContent = note.text;
    for (const { name, label, expanded } of note.buttons) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = label;
      button.dataset.action = name;
      if (expanded !== undefined) button.ariaExpanded = String(expanded);
      button.addEventListener('click', () => this.#act(note.id, name));
      line.append(button);
    }
    root.append(style, line);
    const place = this.#placeFor(note.block, first);
    const parent = unclobbered(place).parentNode;
    if (parent) unclobbered(parent).insertBefore(host, place);
    this.#shown.set(note.id, { host, state: stateOf(note) });
  }

  /** The node in front of which the line stands: outside the block's own element, where HTML allows a line. */
  #placeFor(block: number, first: Text): Node {
    const { box } = this.#page.blocks[block]!;
    const { from, to } = this.#page.boxes[box]!;
    const around = this.#source.boxes[box]!;
    let place: Node = first;
    if (to - from === 1 && box !== this.#page.main && box > 0) place = around;
    else
      for (let parent = place.parentNode; parent && parent !== around; parent = unclobbered(parent).parentNode)
        place = parent;
    for (let parent = unclobbered(place).parentElement; parent; parent = unclobbered(parent).parentElement) {
      if (!STRICT.has(parent.localName)) break;
      place = parent;
    }
    return place;
  }
}

const stateOf = ({ text, buttons }: FoldNote): string =>
  text + buttons.map(({ label, expanded }) => label + expanded).join();
