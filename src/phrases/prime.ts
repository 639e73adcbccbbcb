/**
 * Has patterns compiled once. V8 (regexp-tier-up) compiles a pattern to bytecode for its first short text and to machine
 * code for its second; for a first text of 1,000 characters or more it goes straight to machine code. The rules' first
 * text is short, and compiling all of them twice takes longer than reading the page.
 */

const LENGTH = 1024;
/** Patterns are compiled for Latin-1 texts and for others apart. Class names are the former, what a page says the latter. */
const NAMES = ' '.repeat(LENGTH);
const LINES = '\u3000'.repeat(LENGTH);

/** Lists whose patterns are compiled: once is enough. */
const primed = new WeakSet<readonly RegExp[]>();

/** Compiles patterns that will meet lines of the page. The list is known again by itself: give the same one each time. */
export const primeForLines = (patterns: readonly RegExp[]): void => prime(patterns, LINES);

/** Compiles patterns that will meet class names and ids. */
export const primeForNames = (patterns: readonly RegExp[]): void => prime(patterns, NAMES);

function prime(patterns: readonly RegExp[], text: string): void {
  if (primed.has(patterns)) return;
  primed.add(patterns);
  for (const pattern of patterns) pattern.test(text);
}
