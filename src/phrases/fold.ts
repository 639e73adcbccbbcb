/**
 * Brings text into the one form that patterns are written in: half-width marks, simplified characters.
 *
 * One character for one, so that offsets stay the same. Of the traditional characters only those are known that the
 * phrase tables use (`fold.test.ts` fails when a table uses one that is not): this is for matching, not for reading.
 */
import { DETECTOR, OTHERS } from './fold-table.ts';

/** @returns a function that folds text by these pairs; what it returns has the same length */
function folder(pairs: string): (text: string) => string {
  /** What each UTF-16 unit becomes; 0: itself. */
  const folded = new Uint16Array(0x10000);
  // Spaces (U+3000, U+00A0), corner brackets, half-width full stop, vertical colon.
  const all = `${pairs}\u3000 \u00a0 \u300c\u201c\u300d\u201d\uff61\u3002\ufe30:`;
  for (let i = 0; i < all.length; i += 2) folded[all.charCodeAt(i)] = all.charCodeAt(i + 1);
  // Full-width forms of ASCII (U+FF01 to U+FF5E) lie 0xFEE0 above it.
  for (let c = 0xff01; c <= 0xff5e; c++) folded[c] = c - 0xfee0;
  return (text) => {
    let result = '';
    let from = 0;
    for (let i = 0; i < text.length; i++) {
      const to = folded[text.charCodeAt(i)]!;
      if (to === 0) continue;
      result += text.slice(from, i) + String.fromCharCode(to);
      from = i + 1;
    }
    return from === 0 ? text : result + text.slice(from);
  };
}

/** Folds text for every phrase table. */
export const fold = /* @__PURE__ */ folder(DETECTOR + OTHERS);
/** Folds text for the detector's tables, with a smaller table of its own. */
export const foldForDetector = /* @__PURE__ */ folder(DETECTOR);
