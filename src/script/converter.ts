/** The converter: opencc-js in the background, with our own tables. */
import { Trie } from 'opencc-js/core';
import { count, type Evidence, scriptOf, spans } from './decide.ts';
import { BASES, normalizer } from './directions.ts';
import type { OwnWord } from './own-words.ts';
import { swapQuotes } from './quotes.ts';
import { convertStretch, type Direction, normalize, Result } from './segments.ts';
import type { Target, Variant } from './variant.ts';

export interface ConvertOptions {
  to: Target;
  /** Which traditional script; of no matter to simplified, which is read from any of them. */
  variant: Variant;
  /** Whether quotation marks follow the script: “ ” ⇄ 「 」. */
  quotes: boolean;
  /** The reader's own words for this script, written into the result as they stand. */
  ownWords: readonly OwnWord[];
  /**
   * The script of the page, for texts that show none. Without it the texts of one call tell it together; give it where
   * a page is converted by many calls.
   */
  page?: Target;
}

function trieWith(words: Iterable<string>): Trie {
  const trie = new Trie();
  // What they become is looked up elsewhere. An empty word would match nothing, everywhere.
  for (const word of words) if (word) trie.addWord(word, word);
  return trie;
}

/** The last direction asked for: the reader's words change seldom, and the trie of them need not be made for each run. */
let last: { name: string; words: readonly OwnWord[]; direction: Direction } | undefined;

function directionFor(options: ConvertOptions): Direction {
  const name = options.to === 'simplified' ? 'cn' : options.variant;
  const words = options.ownWords;
  if (last?.name === name && last.words === words) return last.direction;
  const base = BASES[name]();
  const entries = new Map(base.entries);
  for (const [from, to] of words) if (from) entries.set(from, { to, final: true });
  const direction: Direction = {
    ...base,
    own: { trie: trieWith(entries.keys()), entries },
    readers: words.length ? trieWith(words.map(([from]) => from)) : null,
  };
  last = { name, words, direction };
  return direction;
}

const sum = (pieces: readonly string[], evidence: Evidence): void => {
  for (const piece of pieces) count(piece, evidence);
};

function convertRun(raw: readonly string[], options: ConvertOptions, page: Target | null): string[] {
  const pieces = raw.map((piece) => normalize(piece, normalizer));
  const text = pieces.join('');
  const stretches = spans(text, options.to, page);
  const marked = (list: readonly string[]): string[] => {
    if (!options.quotes) return [...list];
    // Marks keep their length, so that the pieces keep their places.
    const swapped = swapQuotes(list.join(''), options.to);
    let at = 0;
    return list.map((piece) => {
      at += piece.length;
      return swapped.slice(at - piece.length, at);
    });
  };
  if (stretches.every(({ mode }) => mode === 'none')) return marked(raw);

  const direction = directionFor(options);
  let end = 0;
  const cuts = pieces.slice(0, -1).map((piece) => {
    end += piece.length;
    return end;
  });
  const result = new Result(cuts);
  let at = 0;
  for (const stretch of stretches) {
    convertStretch(direction, text.slice(at, stretch.end), at, stretch.mode, result);
    at = stretch.end;
  }
  const converted = result.text;
  const places = [0, ...result.placed, converted.length];
  return marked(pieces.map((_piece, i) => converted.slice(places[i], places[i + 1])));
}

/**
 * Converts runs of text, each given in the pieces (text nodes) that it is made of.
 *
 * Each run is converted as a whole, since words lie across pieces (头|发 → 頭|髮), and the result is cut where the
 * pieces ended. Where a word that changes its length lies across a cut, all of it comes in the first of its pieces
 * (鼠|标 → 滑|鼠, but 方便|面 → 泡麵|). A text that is in the wanted script already comes back as it was;
 * already traditional text is not rewritten from one variant to another.
 * @returns as many runs of as many pieces
 */
export function convertAll(runs: readonly (readonly string[])[], options: ConvertOptions): string[][] {
  const evidence: Evidence = { simplified: 0, traditional: 0 };
  if (!options.page) for (const run of runs) sum(run, evidence);
  const page = options.page ?? scriptOf(evidence);
  return runs.map((run) => convertRun(run, options, page));
}

/** Converts one run; see `convertAll`. */
export const convertPieces = (pieces: readonly string[], options: ConvertOptions): string[] =>
  convertRun(pieces, options, options.page ?? null);

/**
 * Converts each text by itself; one that is in the target script already comes back as it was.
 * @param variant which traditional: Taiwan's or Hong Kong's
 */
export const convertTexts = (texts: readonly string[], to: Target, variant: Variant): string[] =>
  convertAll(
    texts.map((text) => [text]),
    { to, variant, quotes: false, ownWords: [] },
  ).map((pieces) => pieces.join(''));
