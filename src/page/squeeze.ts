/** Text as it is shown: what HTML does to white space, near enough. */

/** Trimmed, runs of white space as one space; a single U+3000 inside, which titles are set apart with, stays one. */
export function squeeze(raw: string): string {
  const trimmed = raw.trim();
  // Most paragraphs have no white space inside.
  return GAP.test(trimmed) ? raw.replace(GAPS, (gap) => (gap === '\u3000' ? gap : ' ')).trim() : trimmed;
}
const GAP = /[\s\u200b\ufeff]/;
const GAPS = /[\s\u200b\ufeff]+/g;
