/**
 * Looks at each character of a page's texts once: folds them, and counts them.
 *
 * To fetch a character is what a loop over a text takes its time for, whatever it does with it; so what has to be known
 * of every character is done in one loop, by one table.
 */
import { foldTable } from './fold.ts';
import { kinds, NARROW, NONE, SHARED, SPACE, WIDE } from './length.ts';

export interface Scanned {
  /** As `fold` gives them. */
  folded: string[];
  /** In 字, as `wordCount` gives them. */
  lengths: number[];
}

/** Longest text that is put together to be scanned, in characters, but for a longer one alone. */
const TOGETHER_MOST = 32_768;

/** What a UTF-16 unit counts as (three bits), and whether folding changes it. Most Han characters are 0: nothing is to be done. */
const KIND = 7;
const CHANGES = 8;

/** Made when first needed: on most pages that is not in the page. */
let tables: { looks: Uint8Array; folded: Uint16Array } | null = null;
function makeTables(): { looks: Uint8Array; folded: Uint16Array } {
  const folded = foldTable();
  return { looks: kinds().map((kind, unit) => kind | (folded[unit] === 0 ? 0 : CHANGES)), folded };
}

/**
 * What a browser gives is a view of its own text, or a part of such a view, and each look at a character finds its way
 * through these anew; so many texts are copied into one first.
 */
export function scan(texts: readonly string[]): Scanned {
  const scanned: Scanned = { folded: [], lengths: [] };
  for (let from = 0, to = 0; from < texts.length; from = to) {
    let chars = 0;
    do chars += texts[to++]!.length;
    while (to < texts.length && chars + texts[to]!.length <= TOGETHER_MOST);
    // A text alone would not be copied.
    scanTogether(['', ...texts.slice(from, to)].join(' '), texts, from, to, scanned);
  }
  return scanned;
}

/** @param whole `texts[from..to)`, a space in front of each */
function scanTogether(whole: string, texts: readonly string[], from: number, to: number, scanned: Scanned): void {
  tables ??= makeTables();
  const { looks, folded } = tables;
  let result = '';
  /** What of `whole` is in `result`. */
  let done = 0;
  let at = 1;
  for (let t = from; t < to; t++) {
    const end = at + texts[t]!.length;
    let count = end - at;
    // The kind of the last character that does not count by itself, and where the next one would follow it at once.
    let before = SPACE;
    let behind = -1;
    for (let i = at; i < end; i++) {
      const unit = whole.charCodeAt(i);
      const look = looks[unit]!;
      if (look === 0) continue;
      if ((look & CHANGES) !== 0) {
        result += whole.slice(done, i) + String.fromCharCode(folded[unit]!);
        done = i + 1;
      }
      let kind = look & KIND;
      if (kind === WIDE) continue;
      if (i !== behind) before = WIDE;
      behind = i + 1;
      if (kind === SHARED) {
        const isInside = before === NARROW && i + 1 < end && (looks[whole.charCodeAt(i + 1)]! & KIND) === NARROW;
        kind = isInside ? NARROW : WIDE;
      }
      if (kind === NONE) {
        count--;
        continue;
      }
      if (kind === SPACE || (kind === NARROW && before === NARROW)) count--;
      before = kind;
    }
    scanned.lengths.push(count);
    at = end + 1;
  }
  const all = done === 0 ? whole : result + whole.slice(done);
  for (let t = from, start = 1; t < to; t++) {
    const end = start + texts[t]!.length;
    scanned.folded.push(all.slice(start, end));
    start = end + 1;
  }
}
