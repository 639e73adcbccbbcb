/**
 * The reader's own words, and their list as plain text: one pair a line, the two sides parted by a tab, →, ->, => or =.
 * Lines that begin with # are comments.
 */

/** What a word becomes. */
export type OwnWord = readonly [from: string, to: string];

/** A line of a list that is not a pair. */
export interface OwnWordError {
  /** Counted from 1. */
  line: number;
  text: string;
  /** No sign between two sides; nothing in front of it; the word was listed before, with something else behind it. */
  reason: 'separator' | 'empty' | 'twice';
}

const SEPARATOR = /\t+|→|->|=>|=/;

/**
 * Reads a list. Lines that are no pair are reported, and the others kept; of a word listed twice the first stands.
 * Nothing behind the sign is a pair too: the word is taken out of the text.
 */
export function parseOwnWords(text: string): { words: OwnWord[]; errors: OwnWordError[] } {
  const words = new Map<string, string>();
  const errors: OwnWordError[] = [];
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  lines.forEach((raw, i) => {
    const line = i + 1;
    if (!raw.trim() || raw.trimStart().startsWith('#')) return;
    const sign = SEPARATOR.exec(raw);
    if (!sign) {
      errors.push({ line, text: raw, reason: 'separator' });
      return;
    }
    const from = raw.slice(0, sign.index).trim();
    const to = raw.slice(sign.index + sign[0].length).trim();
    const known = words.get(from);
    if (!from) errors.push({ line, text: raw, reason: 'empty' });
    else if (known === undefined) words.set(from, to);
    else if (known !== to) errors.push({ line, text: raw, reason: 'twice' });
  });
  return { words: [...words], errors };
}

/** Writes a list that `parseOwnWords` reads back: a pair a line, with a tab between. */
export const formatOwnWords = (words: readonly OwnWord[]): string =>
  words.map(([from, to]) => `${from}\t${to}\n`).join('');
