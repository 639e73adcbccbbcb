/**
 * Brings text into the one form that patterns are written in: half-width marks, simplified characters.
 *
 * One character for one, so that offsets stay the same. Of the traditional characters only those are known that the
 * phrase tables use (`fold.test.ts` fails when a table uses one that is not): this is for matching, not for reading.
 */
import { DETECTOR, FULL_WIDTH, OTHERS } from './fold-table.ts';

/** Spaces (U+3000, U+00A0), corner brackets, half-width full stop, vertical colon. */
const MARKS = '\u3000 \u00a0 \u300c\u201c\u300d\u201d\uff61\u3002\ufe30:';

/** Made when first needed: on most pages that is not in the page. */
let table: Uint16Array | null = null;

/** What `fold` makes of each UTF-16 unit; 0: itself. */
export function foldTable(): Uint16Array {
  table ??= tableOf(DETECTOR + OTHERS + MARKS + FULL_WIDTH);
  return table;
}

function tableOf(pairs: string): Uint16Array {
  const folded = new Uint16Array(0x10000);
  for (let i = 0; i < pairs.length; i += 2) folded[pairs.charCodeAt(i)] = pairs.charCodeAt(i + 1);
  return folded;
}

/** Folds text for every phrase table. All texts of a page are folded together: see `scan`. */
export function fold(text: string): string {
  const folded = foldTable();
  let result = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const to = folded[text.charCodeAt(i)]!;
    if (to === 0) continue;
    result += text.slice(from, i) + String.fromCharCode(to);
    from = i + 1;
  }
  return from === 0 ? text : result + text.slice(from);
}

/**
 * Folds text for the detector's tables, with a smaller table of its own. It is asked once a page, for a few thousand
 * characters: by then a loop over them has not been compiled, and the browser's own search is many times as fast.
 */
export function foldForDetector(text: string): string {
  const pairs = DETECTOR + MARKS + FULL_WIDTH;
  let folded = text;
  for (let i = 0; i < pairs.length; i += 2) folded = folded.replaceAll(pairs[i]!, pairs[i + 1]!);
  return folded;
}
