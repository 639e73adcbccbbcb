/** Text as it is shown: what HTML does to white space, near enough. */

/** Trimmed, runs of white space as one space; a single U+3000 inside, which titles are set apart with, stays one. */
export const squeeze = (raw: string): string =>
  raw.replace(/[\s\u200b\ufeff]+/g, (gap) => (gap === '\u3000' ? gap : ' ')).trim();
