/**
 * A row of a phrase table: what a line of a page looks like when it is of some kind, and the cases that prove it.
 *
 * Patterns are written once, in half-width marks and simplified characters, and meet text that `fold` has brought into
 * that form. `phrases.test.ts` runs every row's cases, so that a row cannot be added without one.
 */
export interface Rule {
  /** Met by folded text. No nested quantifiers: time must stay linear in the line's length. */
  pattern: RegExp;
  /**
   * Rare characters, one of which is in all that the pattern matches: where a line has none, the pattern is not tried.
   * `needs.test.ts` proves it of every row that has them.
   */
  needs?: string;
  /** What the row proves: lines it must match. */
  cases: readonly string[];
  /** Lines that look alike and must not match. */
  not?: readonly string[];
}

/** True when one of the rules matches the folded text. */
export function matches(rules: readonly Rule[], folded: string): boolean {
  for (const rule of rules) if (rule.pattern.test(folded)) return true;
  return false;
}
