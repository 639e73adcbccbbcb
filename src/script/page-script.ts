/**
 * The page's side of conversion: gathers the text by inline runs, has it converted in the background, what is on the
 * screen first, and writes it through the ledger, so that every text node and attribute gets its own back.
 */
import type { Attributes } from '../edits/attributes.ts';
import type { Ledger } from '../edits/ledger.ts';
import { inSlices } from '../slices.ts';
import { isForeign } from './foreign.ts';
import { runSteps } from './runs.ts';
import type { Target } from './variant.ts';

/**
 * Has runs converted elsewhere (in the background): as many runs, of as many pieces. Rejects when that is out of reach.
 * @param sample some of the page's text, which tells the script of runs that do not show theirs
 */
export type ConvertRemotely = (runs: string[][], to: Target, sample: string) => Promise<string[][]>;

export interface PageScriptPorts {
  convert: ConvertRemotely;
  /** Runs `write` so that the reader's place is kept and the page's observers of ours stay quiet. */
  write(write: () => void): void;
  /** BCP 47 tag of the script and variant that `to` gives, for `lang`. */
  languageOf(to: Target): string;
  /** How much of a conversion is done, 0 to 1; null when none is under way. */
  onProgress(share: number | null): void;
  /** The page keeps rewriting what was converted: it is left alone from now on. */
  onRestless(): void;
}

/** What a message carries, in characters: small enough for progress to be seen, large enough for few messages. */
const MESSAGE_MOST = 40_000;
/** How much of the page's text tells its script, in characters, and from which length on a run is text. */
const SAMPLE_MOST = 3000;
const SAMPLE_RUN = 30;
/** Text that is on the screen is converted first, as far as it lies in elements of so many runs. */
const SCREEN_MOST = 60;
/** The page may rewrite what stands in an element this often, and all of it this often; then it is the page's. */
const REWRITES_MOST = 8;
const ROUNDS_MOST = 200;
/** How long new text waits for more, in ms: from the first on, growing with the rounds. */
const REST = 120;
const REST_MOST = 4000;

const ATTRIBUTES = ['alt', 'title', 'placeholder'] as const;
const HAN = /\p{Script=Han}/u;

/** One run to be converted, and how its result is written. */
interface Work {
  pieces: string[];
  write(results: readonly string[]): void;
}

export class PageScript {
  readonly #document: Document;
  readonly #ledger: Ledger;
  readonly #attributes: Attributes;
  readonly #ports: PageScriptPorts;
  /** Texts beside the page's own (headings, excerpts), as converted. */
  readonly #texts = new Map<string, string>();
  /** Text that is the same in the script that is shown, by its node. */
  #unchanged = new WeakMap<Text, string>();
  /** How often the page rewrote what we had converted, by the element it stands in. */
  #rewrites = new WeakMap<Node, number>();
  #sample = '';
  #rounds = 0;
  /** The wish that is being carried out: a later one makes it void. */
  #turn = 0;
  #shown: Target | null = null;
  #busy = false;
  /** The page has changed while it was being converted. */
  #missed = false;
  #timer = 0;

  constructor(document: Document, ledger: Ledger, attributes: Attributes, ports: PageScriptPorts) {
    this.#document = document;
    this.#ledger = ledger;
    this.#attributes = attributes;
    this.#ports = ports;
  }

  /** The script that the page is in; null: its own. */
  get shown(): Target | null {
    return this.#shown;
  }

  /**
   * Brings the page into a script, or back into its own.
   * @param texts others that are to be shown converted
   * @returns false when another wish came meanwhile
   * @throws when the background is out of reach; the page is then as it was before
   */
  async show(to: Target | null, texts: readonly string[]): Promise<boolean> {
    const turn = ++this.#turn;
    clearTimeout(this.#timer);
    if (to === null) {
      this.#shown = null;
      this.#texts.clear();
      this.#ports.write(() => {
        for (const node of this.#ledger.nodes()) this.#ledger.convert(node, null);
        this.#attributes.restore();
      });
      return true;
    }
    this.#rounds = 0;
    this.#rewrites = new WeakMap();
    this.#unchanged = new WeakMap();
    /** What stood in the nodes before, should the conversion fail. */
    const before = new Map<Text, { from: string; to: string } | null>();
    const wasShown = this.#shown;
    this.#busy = true;
    try {
      const { screen, rest } = await this.#gather(texts, before);
      const all = screen.length + rest.length;
      let done = 0;
      const onDone = (count: number) => {
        done += count;
        if (turn === this.#turn) this.#ports.onProgress(done / all);
      };
      // Both are asked for at once: the rest is converted while the screen is written.
      const first = this.#convert(screen, to, onDone);
      const second = this.#convert(rest, to, onDone);
      // When the first fails, the second fails unheard.
      second.catch(() => {});
      for (const [works, converted] of [
        [screen, first],
        [rest, second],
      ] as const) {
        const results = await converted;
        if (turn !== this.#turn) return false;
        this.#shown = to;
        this.#ports.write(() => {
          this.#setLanguage(to);
          works.forEach((work, i) => {
            work.write(results[i]!);
          });
        });
      }
      return true;
    } catch (error) {
      if (turn !== this.#turn) return false;
      this.#shown = wasShown;
      this.#ports.write(() => {
        for (const [node, converted] of before) this.#ledger.convert(node, converted);
        if (wasShown === null) this.#attributes.restore();
      });
      throw error;
    } finally {
      this.#busy = false;
      if (turn === this.#turn) this.#ports.onProgress(null);
      if (this.#missed) this.changed();
      this.#missed = false;
    }
  }

  /** One text converted, as far as it is known. */
  text(text: string): string {
    return this.#shown === null ? text : (this.#texts.get(text) ?? text);
  }

  /** Has texts converted, so that `text` knows them. Rejects when the background is out of reach. */
  async learn(texts: readonly string[]): Promise<void> {
    const to = this.#shown;
    if (to === null) return;
    const works = this.#textWorks(texts.filter((text) => !this.#texts.has(text)));
    const results = await this.#convert(works, to);
    works.forEach((work, i) => {
      work.write(results[i]!);
    });
  }

  /** The page has written text of its own: it is converted, too, once it has waited for more. */
  changed(): void {
    if (this.#busy) this.#missed = true;
    if (this.#shown === null || this.#timer || this.#busy || this.#rounds >= ROUNDS_MOST) return;
    const wait = Math.min(REST_MOST, REST * 1.1 ** this.#rounds);
    this.#timer = this.#document.defaultView!.setTimeout(() => {
      this.#timer = 0;
      this.#rounds++;
      this.#update(true).catch((error: unknown) => {
        // The background is out of reach: new text stays in its own script, the next change tries again.
        console.warn('Rostrum: new text could not be converted', error);
      });
    }, wait);
  }

  /**
   * Text has changed by our own edits: converts what is not converted yet.
   * @throws when the background is out of reach; that text then stays in its own script
   */
  async refresh(texts: readonly string[]): Promise<void> {
    await this.#update(false);
    await this.learn(texts);
  }

  /** @param byPage the page has changed itself: it may do so a bounded number of times */
  async #update(byPage: boolean): Promise<void> {
    const turn = this.#turn;
    const to = this.#shown;
    if (to === null) return;
    let gaveUp = byPage && this.#rounds >= ROUNDS_MOST;
    const all = await inSlices(runSteps(this.#root, (node) => this.#ledger.base(node)));
    const runs = all.filter((run) => {
      if (run.every((node) => this.#isDone(node))) return false;
      const parent = run[0]!.parentNode;
      if (!parent) return true;
      const times = this.#rewrites.get(parent) ?? 0;
      if (byPage) {
        this.#rewrites.set(parent, times + 1);
        if (times === REWRITES_MOST) gaveUp = true;
      }
      // What was given up is the page's, whoever asks.
      return times < REWRITES_MOST;
    });
    const works = runs.map((run) => this.#textWork(run));
    const results = await this.#convert(works, to);
    if (turn !== this.#turn) return;
    if (works.length)
      this.#ports.write(() => {
        works.forEach((work, i) => {
          work.write(results[i]!);
        });
      });
    if (gaveUp) this.#ports.onRestless();
  }

  /** The node says what it should, in the script that is shown. */
  #isDone(node: Text): boolean {
    const base = this.#ledger.base(node);
    return this.#ledger.isConverted(node) || this.#unchanged.get(node) === base || !base.trim();
  }

  get #root(): Node {
    return this.#document.documentElement;
  }

  /** All that is to be converted: what is on the screen, and the rest. */
  async #gather(
    texts: readonly string[],
    before: Map<Text, { from: string; to: string } | null>,
  ): Promise<{ screen: Work[]; rest: Work[] }> {
    const runs = await inSlices(runSteps(this.#root, (node) => this.#ledger.base(node)));
    const [from, to] = onScreen(this.#document, runs);
    const works = runs.map((run) => this.#textWork(run, before));
    this.#sample = sampleOf(works);
    return {
      screen: works.slice(from, to),
      rest: [...works.slice(0, from), ...works.slice(to), ...this.#attributeWorks(), ...this.#textWorks(texts)],
    };
  }

  #textWork(run: readonly Text[], before?: Map<Text, { from: string; to: string } | null>): Work {
    const pieces = run.map((node) => this.#ledger.base(node));
    return {
      pieces,
      write: (results) => {
        run.forEach((node, i) => {
          // The page has rewritten it meanwhile: what was converted is no longer what stands there.
          if (this.#ledger.base(node) !== pieces[i]) return;
          before?.set(node, this.#ledger.converted(node));
          this.#ledger.convert(node, { from: pieces[i]!, to: results[i]! });
          if (results[i] === pieces[i]) this.#unchanged.set(node, pieces[i]!);
        });
      },
    };
  }

  #attributeWorks(): Work[] {
    const works: Work[] = [];
    for (const element of this.#document.querySelectorAll(ATTRIBUTES.map((name) => `[${name}]`).join()))
      for (const name of ATTRIBUTES) {
        const value = this.#attributes.original(element, name);
        // A field's own placeholder is the page's text; what is in the field is not.
        const around = name === 'placeholder' ? element.parentElement : element;
        if (!value || !HAN.test(value) || isInForeign(around)) continue;
        works.push({
          pieces: [value],
          write: ([result]) => {
            if (this.#attributes.original(element, name) === value) this.#attributes.set(element, name, result!);
          },
        });
      }
    return works;
  }

  #textWorks(texts: readonly string[]): Work[] {
    return [...new Set(texts)]
      .filter((text) => HAN.test(text))
      .map((text) => ({ pieces: [text], write: ([result]) => this.#texts.set(text, result!) }));
  }

  /** So that the fonts are the script's: on the document, and where a part of it says it is Chinese. */
  #setLanguage(to: Target): void {
    const language = this.#ports.languageOf(to);
    this.#attributes.set(this.#document.documentElement, 'lang', language);
    for (const element of this.#document.querySelectorAll('body[lang|="zh"], body [lang|="zh"]'))
      if (!isInForeign(element)) this.#attributes.set(element, 'lang', language);
  }

  /** @param onDone told how many have been done since it was last told */
  async #convert(works: readonly Work[], to: Target, onDone?: (count: number) => void): Promise<string[][]> {
    const results: string[][] = [];
    for (let from = 0; from < works.length; ) {
      let chars = 0;
      let end = from;
      while (end < works.length && (chars === 0 || chars < MESSAGE_MOST)) {
        for (const piece of works[end]!.pieces) chars += piece.length;
        end++;
      }
      const pieces = works.slice(from, end).map((work) => work.pieces);
      const converted = await this.#ports.convert(pieces, to, this.#sample);
      if (converted.length !== pieces.length || converted.some((run, i) => run.length !== pieces[i]!.length))
        throw new Error('the converter gave back another number of texts');
      results.push(...converted);
      onDone?.(end - from);
      from = end;
    }
    return results;
  }
}

function sampleOf(works: readonly Work[]): string {
  let sample = '';
  for (const { pieces } of works) {
    const text = pieces.join('').trim();
    if (text.length >= SAMPLE_RUN) sample += text;
    if (sample.length >= SAMPLE_MOST) break;
  }
  return sample.slice(0, SAMPLE_MOST);
}

function isInForeign(element: Element | null): boolean {
  for (let e = element; e; e = e.parentElement) if (isForeign(e)) return true;
  return false;
}

/** The runs that are on the screen, as far as a few probes tell: from (inclusive) to (exclusive). */
function onScreen(document: Document, runs: readonly Text[][]): [from: number, to: number] {
  const { innerWidth, innerHeight } = document.defaultView!;
  let first = runs.length;
  let last = 0;
  for (const y of [0.01, 0.25, 0.5, 0.75, 0.99]) {
    const element = document.elementFromPoint(innerWidth / 2, innerHeight * y);
    if (!element) continue;
    const from = firstIn(runs, element);
    let to = from;
    while (to < runs.length && to - from <= SCREEN_MOST && element.contains(runs[to]![0]!)) to++;
    // An element that holds a good part of the page tells nothing of where in it the screen is.
    if (to === from || to - from > SCREEN_MOST) continue;
    first = Math.min(first, from);
    last = Math.max(last, to);
  }
  return first < last ? [first, last] : [0, 0];
}

/** Index of the first run that is not in front of `element`, by halves. */
function firstIn(runs: readonly Text[][], element: Element): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const isBefore = element.compareDocumentPosition(runs[middle]![0]!) & 2; /* DOCUMENT_POSITION_PRECEDING */
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low;
}
