/**
 * Conversion that knows where its words begin and end.
 *
 * It runs the dictionaries of an opencc-js preset through opencc-js's own trie, in OpenCC's own order (normalise, cut
 * into phrases, then convert each phrase by itself, step after step), and gives the same result as `ConverterBuilder`
 * with that preset; the tests hold it to that. Doing the walk here is what lets us
 *
 * - add words of our own without harm to the segmentation. They are looked up at the places where OpenCC looks for a
 *   phrase, and the longest wins, so that they take part in the cutting like rows of its dictionary. (Given to
 *   `ConverterFactory` as further dictionaries, the phrases are no longer cut apart before Taiwan's words are looked
 *   up: 低级别 → 低階別. Cutting the text at our words first would instead tear the phrases that merely touch them:
 *   制度 is no word in 编制|度汛方案.)
 * - say where in the result a place of the text has gone, also when a phrase changes its length.
 * - share the large dictionary between the variants of traditional script.
 */
import type { Trie } from 'opencc-js/core';
import type { Mode } from './decide.ts';

/** One word of ours. */
export interface Entry {
  to: string;
  /** Written as it stands, past the later steps; otherwise `to` is OpenCC's standard script, and they follow. */
  final: boolean;
}

/** What a conversion is made of. */
export interface Direction {
  /** The phrases that the text is cut at, and the characters, with what they become in the first step. */
  words: Trie;
  /** The steps that each phrase then goes through by itself. */
  steps: readonly Trie[];
  /** Our own words: a trie of them, and what each becomes. */
  own: { trie: Trie; entries: ReadonlyMap<string, Entry> };
  /** Those of them that are the reader's, if any: they also stand in the dictionary's phrases (see `readersWord`). */
  readers: Trie | null;
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
export const normalize = (text: string, trie: () => Trie): string =>
  COMPATIBILITY.test(text) ? trie().convert(text) : text;

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const widthAt = (text: string, at: number): number => {
  if (!isHighSurrogate(text.charCodeAt(at))) return 1;
  const next = text.charCodeAt(at + 1);
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1;
};

/**
 * Length of what stays together at `at` where no dictionary has anything: a character, or an ideographic description
 * (⿰木乃), whose parts OpenCC does not convert.
 */
function unmatchedWidth(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0x2ff0 || unit > 0x2fff) return widthAt(text, at);
  const parts = unit === 0x2ff2 || unit === 0x2ff3 ? 3 : 2;
  let end = at + 1;
  for (let i = 0; i < parts; i++) {
    if (end >= text.length) return 1;
    end += unmatchedWidth(text, end);
  }
  return end - at;
}

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

/** Where `offset` of `text` lies in `trie.convert(text)`. */
function placeThrough(trie: Trie, text: string, offset: number): number {
  let placed = 0;
  for (let i = 0; i < text.length; ) {
    if (offset <= i) return placed;
    const match = trie.matchPrefix(text, i);
    const end = match ? match.end : i + unmatchedWidth(text, i);
    const source = text.slice(i, end);
    const target = match ? match.value : source;
    if (offset < end) return placed + place(source, target, offset - i);
    placed += target.length;
    i = end;
  }
  return placed;
}

/** Collects what a run is converted to, and where the places asked for have gone. */
export class Result {
  readonly #parts: string[] = [];
  readonly #cuts: readonly number[];
  readonly #placed: number[] = [];
  #length = 0;
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
      this.#placed.push(this.#length + (this.next === end ? to.length : inside(this.next - start)));
      this.next = this.#cuts[this.#placed.length] ?? Number.POSITIVE_INFINITY;
    }
    this.#parts.push(to);
    this.#length += to.length;
  }

  get text(): string {
    return this.#parts.join('');
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
function readersWord(readers: Trie, text: string, start: number, end: number): number {
  for (let i = start + 1; i < end; i++) {
    const match = readers.matchPrefix(text, i);
    if (match && match.end > i + 1 && (match.end === end || match.end - i > end - start)) return i;
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
  const { words, steps, own, readers, guard, keep, other } = direction;

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
  const add = (start: number, end: number, first: string, final: boolean): void => {
    let to = first;
    if (!final) for (const step of steps) to = step.convert(to);
    if (result.next > at + end) result.add(at + end, to);
    else result.add(at + end, to, at + start, (offset) => inside(text.slice(start, end), first, final, offset));
  };

  // The characters gathered so far that no phrase has taken, and whether they stay as they are.
  let since = 0;
  let loose = '';
  let looseFinal = false;
  const flush = (end: number): void => {
    if (loose) add(since, end, loose, looseFinal);
    loose = '';
  };

  for (let i = 0; i < text.length; ) {
    const width = unmatchedWidth(text, i);
    let match = words.matchPrefix(text, i);
    if (match && match.end > i + width) {
      let end = guard(text, i, match.end);
      if (readers) end = readersWord(readers, text, i, end);
      if (end < match.end) match = words.matchPrefix(text.slice(0, end), i);
    }
    const ours = own.trie.matchPrefix(text, i);
    if (ours) {
      const ourWord = text.slice(i, ours.end);
      const entry = own.entries.get(ourWord);
      // A phrase that begins with one of the reader's words gives way to it too.
      const wins = ours.end >= (match?.end ?? 0) || (entry?.final && ourWord.length > 1);
      if (entry && wins && (mode === 'all' || other(ourWord))) {
        flush(i);
        add(i, ours.end, entry.to, entry.final);
        i = ours.end;
        continue;
      }
    }
    const end = match?.end ?? i + width;
    if (keep(text, i, end)) {
      flush(i);
      add(i, i + width, text.slice(i, i + width), true);
      i += width;
      continue;
    }
    const source = text.slice(i, end);
    const stays = mode === 'words' && !other(source);
    const to = stays || !match ? source : match.value;
    if (end > i + width) {
      flush(i);
      add(i, end, to, stays);
    } else {
      if (stays !== looseFinal) flush(i);
      if (!loose) since = i;
      looseFinal = stays;
      loose += to;
    }
    i = end;
  }
  flush(text.length);
}
