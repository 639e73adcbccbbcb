/**
 * The page's side of conversion: gathers the text by inline runs, has it converted in the background, what is on the
 * screen first, and writes it through the ledger, so that every text node and attribute gets its own back.
 */
import type { Attributes } from '../edits/attributes.ts';
import type { Ledger } from '../edits/ledger.ts';
import { STEP } from '../page/steps.ts';
import { inSlices, nextTask, SLICE } from '../slices.ts';
import { unclobbered } from '../unclobbered.ts';
import { isInForeign } from './foreign.ts';
import type { Packed } from './packed.ts';
import { isWorth, type Run, runSteps } from './runs.ts';
import type { Target } from './variant.ts';

/**
 * Has runs converted elsewhere (in the background).
 * @param sample some of the page's text, which tells the script of runs that do not show theirs
 * @returns as many pieces, of all runs one behind the other. Rejects when the background is out of reach
 */
export type ConvertRemotely = (runs: Packed, to: Target, sample: string) => Promise<string[]>;

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

/**
 * What a message carries, in characters: small enough for progress to be seen, large enough for few messages. A page that
 * one message holds is converted and written at once, which takes no longer than its first screen would.
 */
const MESSAGE_MOST = 100_000;
/** How long text is written before the browser gets its turn, in ms: each time it lays out the page, which takes far longer. */
const WRITING = 2 * SLICE;
/** So many messages are under way at once: one is converted while others travel. */
const MESSAGES_AT_ONCE = 2;
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

/** What is converted: a run of the page's text; an attribute's value; or a text beside the page. */
type Work = Run | { element: Element; name: string; pieces: readonly [string] } | { pieces: readonly [string] };

/** Works that are written together. */
interface Part {
  works: readonly Work[];
  /** All of them in one message, where that holds them. */
  whole?: Packed;
}

/** What was converted in text nodes before; null: nothing. */
type Before = [node: Text, converted: { from: string; to: string } | null][];

interface Writing {
  /** The wish that is carried out. */
  turn: number;
  /** The BCP 47 tag that the page gets first; null: none. */
  language?: string | null;
  /** Told what was converted before. */
  before?: Before | null;
  /** Told what texts beside the page have become. */
  known?: Map<string, string>;
}

export class PageScript {
  readonly #document: Document;
  readonly #ledger: Ledger;
  readonly #attributes: Attributes;
  readonly #ports: PageScriptPorts;
  /** Texts beside the page's own (headings, excerpts), as converted. */
  #texts = new Map<string, string>();
  /** Grows whenever `text` may say something else. */
  version = 0;
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
  /** How far it is has been told. */
  #isTold = false;
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
    this.#document.defaultView!.clearTimeout(this.#timer);
    this.#timer = 0;
    if (to === null) {
      this.#showOriginal();
      this.#settle();
      return true;
    }
    this.#rounds = 0;
    this.#rewrites = new WeakMap();
    this.#unchanged = new WeakMap();
    const wasShown = this.#shown;
    /** What was converted in the nodes before, should the conversion fail. */
    const before: Before | null = wasShown && [];
    /** What is known of texts holds for one script and the settings that it was made by. */
    const known = new Map<string, string>();
    this.#busy = true;
    try {
      const parts = await this.#gather(texts);
      const answers = this.#ask(parts, to, turn);
      for (let i = 0; i < parts.length; i++) {
        const results = await answers[i]!;
        if (turn !== this.#turn) return false;
        this.#shown = to;
        this.version++;
        // The language comes once, behind what is on the screen, since it lays out the whole page anew.
        const language = i === parts.length - 1 ? this.#ports.languageOf(to) : null;
        if (!(await this.#write(parts[i]!.works, results, { turn, language, before, known }))) return false;
      }
      this.#texts = known;
      this.version++;
      return true;
    } catch (error) {
      if (turn !== this.#turn) return false;
      if (before) {
        this.#shown = wasShown;
        this.version++;
        this.#ports.write(() => {
          for (const [node, converted] of before) this.#ledger.convert(node, converted);
        });
      } else this.#showOriginal();
      throw error;
    } finally {
      // A wish that another one has overtaken ends nothing.
      if (turn === this.#turn) this.#settle();
    }
  }

  #showOriginal(): void {
    this.#shown = null;
    this.#texts = new Map();
    this.version++;
    this.#ports.write(() => {
      for (const node of this.#ledger.nodes()) this.#ledger.convert(node, null);
      this.#attributes.restore();
    });
  }

  /** No conversion is under way any more: what the page has changed meanwhile comes next. */
  #settle(): void {
    const missed = this.#missed;
    this.#busy = false;
    this.#missed = false;
    if (this.#isTold) this.#ports.onProgress(null);
    this.#isTold = false;
    if (missed) this.changed();
  }

  /** One text converted, as far as it is known. */
  text(text: string): string {
    return this.#shown === null ? text : (this.#texts.get(text) ?? text);
  }

  /** Has texts converted, so that `text` knows them. Rejects when the background is out of reach. */
  async learn(texts: readonly string[]): Promise<void> {
    const to = this.#shown;
    if (to === null) return;
    const known = this.#texts;
    const wanted = [...new Set(texts)].filter((text) => !known.has(text) && isWorth(text));
    const results = await this.#convert(
      wanted.map((text) => ({ pieces: [text] })),
      to,
    );
    results.forEach((result, i) => {
      known.set(wanted[i]!, result);
    });
    this.version++;
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
    const all = await inSlices(runSteps(this.#document.documentElement, this.#ledger));
    const runs = all.filter(({ nodes, pieces }) => {
      if (nodes.every((node, i) => this.#isDone(node, pieces[i]!))) return false;
      const parent = nodes[0]!.parentNode;
      if (!parent) return true;
      const times = this.#rewrites.get(parent) ?? 0;
      if (byPage) {
        this.#rewrites.set(parent, times + 1);
        if (times === REWRITES_MOST) gaveUp = true;
      }
      // What was given up is the page's, whoever asks.
      return times < REWRITES_MOST;
    });
    const results = await this.#convert(runs, to);
    if (turn !== this.#turn) return;
    if (runs.length && !(await this.#write(runs, results, { turn }))) return;
    if (gaveUp) this.#ports.onRestless();
  }

  /** The node says what it should, in the script that is shown. */
  #isDone(node: Text, base: string): boolean {
    return this.#ledger.isConverted(node) || this.#unchanged.get(node) === base || !base.trim();
  }

  /** All that is to be converted: on a long page what is on the screen, then the rest. */
  async #gather(texts: readonly string[]): Promise<Part[]> {
    const runs = await inSlices(runSteps(this.#document.documentElement, this.#ledger));
    this.#sample = sampleOf(runs);
    const works: Work[] = [...runs];
    for (const element of this.#document.querySelectorAll('[alt], [title], [placeholder]'))
      for (const name of ATTRIBUTES) {
        const value = this.#attributes.original(element, name);
        // A field's own placeholder is the page's text; what is in the field is not.
        const around = name === 'placeholder' ? unclobbered(element).parentElement : element;
        if (!value || !isWorth(value) || isInForeign(around)) continue;
        works.push({ element, name, pieces: [value] });
      }
    for (const text of new Set(texts)) if (isWorth(text)) works.push({ pieces: [text] });
    const [whole, next] = messageOf(works, 0);
    if (works.length && next === works.length) return [{ works, whole }];
    const [from, to] = onScreen(this.#document, runs);
    const rest = [...works.slice(0, from), ...works.slice(to)];
    return from < to ? [{ works: works.slice(from, to) }, { works: rest }] : [{ works: rest }];
  }

  /** All are asked for at once: the rest is converted while what is on the screen is written. */
  #ask(parts: readonly Part[], to: Target, turn: number): Promise<string[]>[] {
    // Done at once, there is nothing to be told of how far it is.
    const [{ whole } = {}] = parts;
    if (whole) return [this.#ports.convert(whole, to, this.#sample)];
    const all = parts.reduce((sum, { works }) => sum + works.length, 0);
    let done = 0;
    const onDone = (count: number) => {
      done += count;
      if (turn !== this.#turn) return;
      this.#isTold = true;
      this.#ports.onProgress(done / all);
    };
    const answers = parts.map(({ works }) => this.#convert(works, to, onDone));
    // When the first fails, the second fails unheard.
    for (const answer of answers) answer.catch(() => {});
    return answers;
  }

  /**
   * Writes in stretches, so that the browser gets its turn on a long page.
   * @returns false when another wish came meanwhile
   */
  async #write(works: readonly Work[], results: readonly string[], by: Writing): Promise<boolean> {
    let i = 0;
    let at = 0;
    const stretch = () => {
      if (i === 0 && by.language) this.#setLanguage(by.language);
      const end = performance.now() + WRITING;
      while (i < works.length) {
        const work = works[i++]!;
        const { pieces } = work;
        if ('nodes' in work)
          for (let n = 0; n < pieces.length; n++) {
            const node = work.nodes[n]!;
            const from = pieces[n]!;
            const to = results[at++]!;
            // Unless the page has rewritten it meanwhile.
            const was = this.#ledger.convertFrom(node, from, to);
            if (was === undefined) continue;
            by.before?.push([node, was]);
            if (to === from) this.#unchanged.set(node, from);
          }
        else if ('element' in work) {
          const [from] = work.pieces;
          const to = results[at++]!;
          if (this.#attributes.original(work.element, work.name) === from)
            this.#attributes.set(work.element, work.name, to);
        } else by.known?.set(pieces[0]!, results[at++]!);
        if (i % STEP === 0 && performance.now() >= end) break;
      }
    };
    this.#ports.write(stretch);
    while (i < works.length) {
      await nextTask();
      if (by.turn !== this.#turn) return false;
      this.#ports.write(stretch);
    }
    return true;
  }

  /** So that the fonts are the script's: on the document, and where a part of it says it is Chinese. */
  #setLanguage(language: string): void {
    this.#attributes.set(this.#document.documentElement, 'lang', language);
    for (const element of this.#document.querySelectorAll('body[lang|="zh"], body [lang|="zh"]'))
      if (!isInForeign(element)) this.#attributes.set(element, 'lang', language);
  }

  /**
   * @param onDone told how many have been done since it was last told
   * @returns what the pieces become, of all works one behind the other
   */
  async #convert(works: readonly Work[], to: Target, onDone?: (count: number) => void): Promise<string[]> {
    const ask = async (packed: Packed): Promise<string[]> => {
      const pieces = await this.#ports.convert(packed, to, this.#sample);
      onDone?.(packed.counts.length);
      return pieces;
    };
    const answers: Promise<string[]>[] = [];
    for (let i = 0; i < works.length; ) {
      const [message, next] = messageOf(works, i);
      i = next;
      const answer = ask(message);
      // It is waited for below; until then its failure is not unheard.
      answer.catch(() => {});
      answers.push(answer);
      await answers[answers.length - MESSAGES_AT_ONCE];
    }
    return (await Promise.all(answers)).flat();
  }
}

/** As many works as one message carries, from one on, and the next one behind them. */
function messageOf(works: readonly Work[], from: number): [message: Packed, next: number] {
  let text = '';
  const lengths: number[] = [];
  const counts: number[] = [];
  let i = from;
  for (; i < works.length && text.length < MESSAGE_MOST; i++) {
    const { pieces } = works[i]!;
    for (let n = 0; n < pieces.length; n++) {
      const piece = pieces[n]!;
      text += piece;
      lengths.push(piece.length);
    }
    counts.push(pieces.length);
  }
  return [{ text, lengths, counts }, i];
}

function sampleOf(works: readonly Run[]): string {
  let sample = '';
  for (const { pieces } of works) {
    const text = pieces.join('').trim();
    if (text.length >= SAMPLE_RUN) sample += text;
    if (sample.length >= SAMPLE_MOST) break;
  }
  return sample.slice(0, SAMPLE_MOST);
}

/** The runs that are on the screen, as far as a few probes tell: from (inclusive) to (exclusive). */
function onScreen(document: Document, runs: readonly Run[]): [from: number, to: number] {
  const { innerWidth, innerHeight } = document.defaultView!;
  let first = runs.length;
  let last = 0;
  for (const y of [0.01, 0.25, 0.5, 0.75, 0.99]) {
    const element = document.elementFromPoint(innerWidth / 2, innerHeight * y);
    if (!element) continue;
    const own = unclobbered(element);
    const from = firstIn(runs, own);
    let to = from;
    while (to < runs.length && to - from <= SCREEN_MOST && own.contains(runs[to]!.nodes[0]!)) to++;
    // An element that holds a good part of the page tells nothing of where in it the screen is.
    if (to === from || to - from > SCREEN_MOST) continue;
    first = Math.min(first, from);
    last = Math.max(last, to);
  }
  return first < last ? [first, last] : [0, 0];
}

/** Index of the first run that is not in front of `element`, by halves. */
function firstIn(runs: readonly Run[], element: Element): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const isBefore = element.compareDocumentPosition(runs[middle]!.nodes[0]!) & 2; /* DOCUMENT_POSITION_PRECEDING */
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low;
}
