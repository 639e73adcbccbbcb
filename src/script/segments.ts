/**
 * Conversion that knows where its words begin and end.
 *
 * It runs the dictionaries of an opencc-js preset in OpenCC's own order (normalise, cut into phrases, then convert each
 * phrase by itself, step after step), and gives the same result as `ConverterBuilder` with that preset; the tests hold
 * it to that. Doing the walk here is what lets us
 *
 * - add words of our own without harm to the segmentation. They are looked up at the places where OpenCC looks for a
 *   phrase, and the longest wins, so that they take part in the cutting like rows of its dictionary. (Given to
 *   `ConverterFactory` as further dictionaries, the phrases are no longer cut apart before Taiwan's words are looked
 *   up: 低级别 → 低階別. Cutting the text at our words first would instead tear the phrases that merely touch them:
 *   制度 is no word in 编制|度汛方案.)
 * - say where in the result a place of the text has gone, also when a phrase changes its length.
 * - share the large dictionary between the variants of traditional script.
 */
import type { Mode } from './decide.ts';
import { type Dictionary, isPlain, unmatchedWidth } from './dictionary.ts';

/** One word of ours. */
export interface Entry {
  to: string;
  /** Written as it stands, past the later steps; otherwise `to` is OpenCC's standard script, and they follow. */
  final: boolean;
}

/** The words that a text is cut at, and what becomes of each: by OpenCC, without anything of ours. */
export interface Base {
  /** The phrases that the text is cut at, and the characters, with what they become in the first step. */
  words: Dictionary;
  /** The steps that each phrase then goes through by itself. */
  steps: readonly Dictionary[];
  /** By UTF-16 unit: whether a word of a later step begins with it. */
  stepsBegin: Uint8Array;
  /** What the phrases become by all steps, by their rows; filled in as they are met. */
  finals: (string | undefined)[];
}

export function baseOf(words: Dictionary, steps: readonly Dictionary[]): Base {
  const stepsBegin = new Uint8Array(0x10000);
  for (const step of steps)
    for (let unit = 0; unit < stepsBegin.length; unit++) if (step.begins(unit)) stepsBegin[unit] = 1;
  return { words, steps, stepsBegin, finals: new Array(words.size) };
}

/** What a conversion is made of. */
export interface Direction extends Base {
  /** Our own words: a dictionary of them, and what each becomes. */
  own: { words: Dictionary; entries: ReadonlyMap<string, Entry> };
  /** By UTF-16 unit: whether one of our own words begins with it, or `keep` may hold of it. */
  special: Uint8Array;
  /** Those of them that are the reader's, if any: they also stand in the dictionary's phrases (see `readersWord`). */
  readers: Dictionary | null;
  /** The end that a dictionary phrase ending at `end` must give up because a stronger word begins in it; else `end`. */
  guard: (text: string, start: number, end: number) => number;
  /** True when the character at `at` stays as it is (a surname), though a phrase may reach from there to `phraseEnd`. */
  keep: (text: string, at: number, phraseEnd: number) => boolean;
  /** True for a word that shows the script being converted from. */
  other: (word: string) => boolean;
}

/** Compatibility ideographs, which alone the normalising step changes. */
const COMPATIBILITY = /[\uf900-\ufaff]|\ud87e[\udc00-\ude1f]/;

/** OpenCC's first step, before it cuts the text: character by character, so that it may be done piece by piece. */
export const normalize = (text: string, dictionary: () => Dictionary): string =>
  COMPATIBILITY.test(text) ? dictionary().convert(text) : text;

/** Where `offset` of `from` lies in `to`: character by character, or behind it all when their numbers differ. */
function place(from: string, to: string, offset: number): number {
  if (offset <= 0) return 0;
  if (offset >= from.length) return to.length;
  const source = [...from];
  const target = [...to];
  if (source.length !== target.length) return to.length;
  let at = 0;
  let placed = 0;
  for (let i = 0; at < offset; i++) {
    at += source[i]!.length;
    placed += target[i]!.length;
  }
  return placed;
}

/** Where `offset` of `text` lies in `step.convert(text)`. */
function placeThrough(step: Dictionary, text: string, offset: number): number {
  let placed = 0;
  for (let i = 0; i < text.length; ) {
    if (offset <= i) return placed;
    const row = step.match(text, i);
    const end = i + (row < 0 ? unmatchedWidth(text, i) : step.length(row));
    const source = text.slice(i, end);
    const target = row < 0 ? source : step.value(row);
    if (offset < end) return placed + place(source, target, offset - i);
    placed += target.length;
    i = end;
  }
  return placed;
}

/** Collects what a run is converted to, and where the places asked for have gone. */
export class Result {
  readonly #cuts: readonly number[];
  readonly #placed: number[] = [];
  #text = '';
  /** The first of the places asked for that has not been reached. */
  next: number;

  /** @param cuts places in the run, ascending, in UTF-16 units */
  constructor(cuts: readonly number[]) {
    this.#cuts = cuts;
    this.next = cuts[0] ?? Number.POSITIVE_INFINITY;
  }

  /**
   * Adds the next stretch of the run.
   * @param end where it ends in the run
   * @param to what it becomes
   * @param start where it begins in the run; wanted where a place asked for lies in it, as `inside` is
   * @param inside where in `to` a place of the stretch lies, both counted from their beginnings
   */
  add(end: number, to: string, start = 0, inside: (offset: number) => number = (offset) => offset): void {
    while (this.next <= end) {
      this.#placed.push(this.#text.length + (this.next === end ? to.length : inside(this.next - start)));
      this.next = this.#cuts[this.#placed.length] ?? Number.POSITIVE_INFINITY;
    }
    this.#text += to;
  }

  get text(): string {
    return this.#text;
  }
  /** Where the places asked for lie in `text`; of a place inside a phrase whose length changed, behind that phrase. */
  get placed(): readonly number[] {
    return this.#placed;
  }
}

/**
 * Where one of the reader's words begins within a dictionary phrase and wins over it: when the phrase ends with the word
 * (领导|干部), or when the word is longer than the phrase that it reaches out of.
 * @returns `end` when there is none
 */
function readersWord(readers: Dictionary, text: string, start: number, end: number): number {
  for (let i = start + 1; i < end; i++) {
    const row = readers.match(text, i);
    const length = row < 0 ? 0 : readers.length(row);
    if (length > 1 && (i + length === end || length > end - start)) return i;
  }
  return end;
}

/**
 * Converts one stretch of a run, and adds it to `result`.
 * @param at where the stretch begins in the run
 * @param mode `none` adds it as it is
 */
export function convertStretch(direction: Direction, text: string, at: number, mode: Mode, result: Result): void {
  if (mode === 'none') {
    result.add(at + text.length, text, at);
    return;
  }
  const { words, steps, stepsBegin, finals, own, special, readers, guard, keep, other } = direction;

  const throughSteps = (first: string): string => {
    let to = first;
    for (const step of steps) to = step.convert(to);
    return to;
  };

  /** Where `offset` of a phrase lies in what it becomes, by way of what the first step makes of it. */
  const inside = (phrase: string, first: string, final: boolean, offset: number): number => {
    let placed = place(phrase, first, offset);
    let now = first;
    if (!final)
      for (const step of steps) {
        placed = placeThrough(step, now, placed);
        now = step.convert(now);
      }
    return placed;
  };

  /** Adds a phrase, or characters without one between phrases: OpenCC takes either through the later steps whole. */
  const add = (start: number, end: number, first: string, final: boolean, to: string): void => {
    if (result.next > at + end) result.add(at + end, to);
    else result.add(at + end, to, at + start, (offset) => inside(text.slice(start, end), first, final, offset));
  };

  // The characters gathered so far that no phrase has taken: where they begin, what those up to `same` become in the
  // first step (behind it they stay the same), whether all stay as they are, and whether a later step may change them.
  let since = 0;
  let same = 0;
  let loose = '';
  let looseFinal = false;
  let stepped = false;
  const flush = (end: number): void => {
    if (since < end) {
      const first = loose + text.slice(same, end);
      const final = looseFinal || !stepped;
      add(since, end, first, final, final ? first : throughSteps(first));
    }
    loose = '';
    stepped = false;
  };

  for (let i = 0; i < text.length; ) {
    let unit = text.charCodeAt(i);
    let row = words.match(text, i);
    let length = row < 0 ? 0 : words.length(row);
    const width = isPlain(unit) ? 1 : unmatchedWidth(text, i);
    if (length > width) {
      const end = i + length;
      let limit = guard(text, i, end);
      if (readers) limit = readersWord(readers, text, i, limit);
      if (limit < end) {
        row = words.match(text, i, limit);
        length = row < 0 ? 0 : words.length(row);
      }
    }
    const end = i + (length || width);
    if (special[unit]) {
      const ours = own.words.match(text, i);
      const ownEnd = ours < 0 ? i : i + own.words.length(ours);
      const ownWord = text.slice(i, ownEnd);
      const entry = own.entries.get(ownWord);
      // A phrase that begins with one of the reader's words gives way to it too.
      const wins = ownEnd >= i + length || (entry?.final && ownWord.length > 1);
      if (entry && wins && (mode === 'all' || other(ownWord))) {
        flush(i);
        add(i, ownEnd, entry.to, entry.final, entry.final ? entry.to : throughSteps(entry.to));
        i = ownEnd;
        since = i;
        same = i;
        continue;
      }
      if (keep(text, i, end)) {
        flush(i);
        const kept = text.slice(i, i + width);
        add(i, i + width, kept, true, kept);
        i += width;
        since = i;
        same = i;
        continue;
      }
    }
    const stays = mode === 'words' && !other(text.slice(i, end));
    if (end > i + width) {
      flush(i);
      if (stays) {
        const phrase = text.slice(i, end);
        add(i, end, phrase, true, phrase);
      } else {
        const first = words.value(row);
        let to = finals[row];
        if (to === undefined) {
          to = throughSteps(first);
          finals[row] = to;
        }
        add(i, end, first, false, to);
      }
      since = end;
      same = end;
    } else {
      if (stays !== looseFinal) {
        flush(i);
        looseFinal = stays;
        since = i;
        same = i;
      }
      if (row >= 0 && !stays) {
        const to = words.value(row);
        loose += same < i ? text.slice(same, i) + to : to;
        same = end;
        unit = to.charCodeAt(0);
        if (to.length > 1) stepped = true;
      }
      if (stepsBegin[unit]) stepped = true;
    }
    i = end;
  }
  flush(text.length);
}
