/** The converter: opencc-js in the background, with our own tables. */
import { count, type Evidence, scriptOf, spans } from './decide.ts';
import { Dictionary } from './dictionary.ts';
import { normalizer, TABLES } from './directions.ts';
import { SURNAMES } from './names.ts';
import type { OwnWord } from './own-words.ts';
import type { Packed, PackedPieces } from './packed.ts';
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

/** The last direction asked for: the reader's words change seldom, and are not to be indexed for each run. */
let last: { name: string; words: readonly OwnWord[]; direction: Direction } | undefined;

function directionFor(options: ConvertOptions): Direction {
  const name = options.to === 'simplified' ? 'cn' : options.variant;
  const words = options.ownWords;
  if (last?.name === name && last.words === words) return last.direction;
  const tables = TABLES[name]();
  const entries = new Map(tables.entries);
  for (const [from, to] of words) if (from) entries.set(from, { to, final: true });
  // What they become is looked up in the entries.
  const own = new Dictionary([[...entries.keys()].map((word) => [word, ''])]);
  const special = new Uint8Array(0x10000);
  for (const word of entries.keys()) special[word.charCodeAt(0)] = 1;
  for (const surname of SURNAMES.keys()) special[surname.charCodeAt(0)] = 1;
  const direction: Direction = {
    ...tables,
    own: { words: own, entries },
    special,
    readers: words.length ? new Dictionary([words]) : null,
  };
  last = { name, words, direction };
  return direction;
}

/** What a run has become, and where in it each of its pieces ends. */
interface Converted {
  text: string;
  ends: readonly number[];
}

/** @param ends where in the run each of its pieces ends, in UTF-16 units */
function convertRun(raw: string, ends: readonly number[], options: ConvertOptions, page: Target | null): Converted {
  // Marks keep their length, so that the pieces keep their places.
  const marked = ({ text, ends }: Converted): Converted =>
    options.quotes ? { text: swapQuotes(text, options.to), ends } : { text, ends };

  const { text, ends: cuts } = normalized(raw, ends);
  const stretches = spans(text, options.to, page);
  if (stretches.every(({ mode }) => mode === 'none')) return marked({ text: raw, ends });

  const direction = directionFor(options);
  const result = new Result(cuts.slice(0, -1));
  let at = 0;
  for (const { end, mode } of stretches) {
    convertStretch(direction, text.slice(at, end), at, mode, result);
    at = end;
  }
  return marked({ text: result.text, ends: [...result.placed, result.text.length] });
}

/** A run after OpenCC's first step, done piece by piece. */
function normalized(raw: string, ends: readonly number[]): Converted {
  if (normalize(raw, normalizer) === raw) return { text: raw, ends };
  let text = '';
  let from = 0;
  const moved = ends.map((end) => {
    text += normalize(raw.slice(from, end), normalizer);
    from = end;
    return text.length;
  });
  return { text, ends: moved };
}

/**
 * Converts runs of text, each of one or more pieces (text nodes).
 *
 * Each run is converted as a whole, since words lie across pieces (头|发 → 頭|髮), and the result is cut where the
 * pieces ended. Where a word that changes its length lies across a cut, all of it comes in the first of its pieces
 * (鼠|标 → 滑|鼠, but 方便|面 → 泡麵|). A text that is in the wanted script already comes back as it was;
 * already traditional text is not rewritten from one variant to another.
 * @returns as many pieces, of all runs one behind the other
 */
export function convertPacked({ text, lengths, counts }: Packed, options: ConvertOptions): PackedPieces {
  const evidence: Evidence = { simplified: 0, traditional: 0 };
  if (!options.page) count(text, evidence);
  const page = options.page ?? scriptOf(evidence);
  const results: string[] = [];
  const becomes: number[] = [];
  let piece = 0;
  let at = 0;
  for (const many of counts) {
    const ends: number[] = [];
    let length = 0;
    for (let i = 0; i < many; i++) {
      length += lengths[piece++]!;
      ends.push(length);
    }
    const converted = convertRun(text.slice(at, at + length), ends, options, page);
    at += length;
    results.push(converted.text);
    let from = 0;
    for (const end of converted.ends) {
      becomes.push(end - from);
      from = end;
    }
  }
  return { text: results.join(''), lengths: becomes };
}
