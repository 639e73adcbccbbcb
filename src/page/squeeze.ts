/** Text as it is shown: what HTML does to white space, near enough. */

/**
 * Characters that most Chinese paragraphs have none of: white space, what is invisible, Latin full stops and quotation
 * marks, letters with tones. One search for them spares every paragraph without them several.
 *
 * The first class has all of them, and no Han character: two comparisons pass over one. What it lets through is looked
 * at closely.
 */
export const ODD =
  /[\0-\u3000\ufeff](?<=[\0-\x20'.`\xa0\xad\xe0-\u01ff\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff])/;

/** Trimmed, runs of white space as one space; a single U+3000 inside, which titles are set apart with, stays one. */
export const squeeze = (raw: string): string => raw.replace(GAPS, ' ').trim();
/** Two or more, or one that is neither of the two that stay. The first class passes over Han characters, as that of `ODD` does. */
const GAPS = /[\0-\u3000\ufeff](?<=[\s\u200b\ufeff])(?:(?<![ \u3000])|[\s\u200b\ufeff])[\s\u200b\ufeff]*/g;
