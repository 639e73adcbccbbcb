/** Finding one's way: where the reader is in the text, jumping, and going back to where a jump began. */
import type { Edits } from '../edits/edits.ts';
import { focusElement } from '../edits/focus.ts';
import type { Command } from '../messages.ts';
import type { Source } from '../page/page.ts';
import { type Place, Places } from './places.ts';
import { NO_TEXT, type Progress, progressAt, type ReaderText } from './text.ts';

/** Places to come back to: the last ones. */
const BACK_MOST = 50;
/** A section that has been read further than this is gone back to before the one in front of it, in px. */
const INTO_LEAST = 80;
/** A jump is the last word on what is being read until the page is scrolled by more than this, in px. */
const STILL = 2;

export class Navigator {
  readonly #document: Document;
  #places: Places;
  #edits: Edits | null = null;
  #text: ReaderText = NO_TEXT;
  /** Index of the item that is being read; -1: none. */
  #active = -1;
  #progress: Progress = { page: 0, speech: 0, number: 0 };
  /** The item that was jumped to: it is the one being read until the reader scrolls on. */
  #jumped: { item: number; scrolled: number } | null = null;
  /** Places that were jumped from, the last one last. */
  readonly #back: Place[] = [];
  #unfocus: () => void = () => {};

  constructor(document: Document) {
    this.#document = document;
    this.#places = new Places(document, { boxes: [], blocks: [] });
  }

  get active(): number {
    return this.#active;
  }
  get progress(): Progress {
    return this.#progress;
  }
  get canGoBack(): boolean {
    return this.#back.length > 0;
  }

  /** The page was read anew: places from before still hold as far as their blocks do. */
  attach(source: Source, edits: Edits): void {
    this.release();
    this.#places = new Places(this.#document, source);
    this.#edits = edits;
  }

  /** The outline was made anew. */
  setText(text: ReaderText): void {
    this.#text = text;
    this.#jumped = null;
  }

  /** Another page in the same document: there is nothing to go back to. */
  forget(): void {
    this.#back.length = 0;
    this.#jumped = null;
  }

  /** Takes back what the last jump left on the page, and lets its place go. */
  release(): void {
    this.#unfocus();
    this.#unfocus = () => {};
    this.#places.release();
  }

  jump(item: number): void {
    const { items } = this.#text;
    if (!items[item] || !this.goTo(items[item].block)) return;
    this.#jumped = { item, scrolled: this.#places.scrolled };
    this.follow();
  }

  /**
   * Goes to a block, remembers where the reader was, and moves the focus along.
   * @returns false when the block is no longer on the page
   */
  goTo(block: number): boolean {
    const here = this.#places.here(this.#text.starts);
    if (!this.#places.goTo(block)) return false;
    if (here) this.#back.push(here);
    if (this.#back.length > BACK_MOST) this.#back.shift();
    this.#unfocus();
    const element = this.#edits?.elementOf(block);
    if (element) this.#unfocus = focusElement(element);
    this.#places.caret(block);
    return true;
  }

  /** Back to where the last jump began. */
  goBack(): void {
    // Places that the page has taken away meanwhile are passed over.
    for (let place = this.#back.pop(); place; place = this.#back.pop()) if (this.#places.goBack(place)) break;
    this.#jumped = null;
    this.follow();
  }

  /** To the next or previous section or speech, as the command says. */
  step(command: Command): void {
    const { items } = this.#text;
    const back = command.startsWith('previous');
    const wanted = (item: number) => command.endsWith('section') || items[item]!.level === 1;
    const current = items[this.#active];
    // Some way into a section, one goes back to its beginning first.
    const into = back && current !== undefined && !this.#jumped && this.#places.above(current.block) > INTO_LEAST;
    let item = this.#active + (into ? 0 : back ? -1 : 1);
    while (item >= 0 && item < items.length && !wanted(item)) item += back ? -1 : 1;
    this.jump(item);
  }

  /** @returns whether something has changed that is shown */
  follow(): boolean {
    const { items, starts } = this.#text;
    if (this.#jumped && Math.abs(this.#jumped.scrolled - this.#places.scrolled) > STILL) this.#jumped = null;
    const sight = this.#places.sight();
    const active =
      this.#jumped?.item ??
      this.#places.lastAbove(
        items.map((item) => item.block),
        sight,
      );
    // What is read lies in the section that is marked, also where this was jumped to or comes up last.
    const from = items[active] ? starts.indexOf(items[active].block) : -1;
    const to = items[active + 1] ? starts.indexOf(items[active + 1]!.block) : starts.length;
    const at = Math.min(to - 1, Math.max(from, this.#places.lastAbove(starts, sight)));
    const progress = progressAt(this.#text, at, at < 0 ? 0 : this.#places.shareAbove(starts[at]!, sight));
    const same = active === this.#active && shown(progress) === shown(this.#progress);
    this.#active = active;
    this.#progress = progress;
    return !same;
  }

  /** Free room beside these blocks, in px. */
  margins(blocks: readonly number[]): { left: number; right: number } {
    const edges = this.#places.textEdges(blocks);
    const width = this.#document.documentElement.clientWidth;
    return edges ? { left: edges.left, right: width - edges.right } : { left: 0, right: 0 };
  }
}

/** Progress as far as it is shown: in whole percents. */
const shown = ({ page, speech, number }: Progress): string =>
  `${Math.round(page * 100)} ${Math.round(speech * 100)} ${number}`;
