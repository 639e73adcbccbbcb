/** A phrase table that tells from a line's characters, looked at once, which of its rows the line may meet. */
import type { Rule } from './rule.ts';

/** Places for characters. Two may share one: a row is then tried for nothing. */
const PLACES = 0x4000;

export class Table<Row extends Rule> {
  readonly rows: readonly Row[];
  /** For each place the rows that need a character of it, a bit a row. Made when first needed. */
  #needing: Int32Array | null = null;
  /** Rows that are always tried. */
  #always = 0;

  /** @param rows up to 31 of them @throws RangeError where there are more than bits for them */
  constructor(rows: readonly Row[]) {
    if (rows.length > 31) throw new RangeError('a table has 31 rows at the most');
    this.rows = rows;
  }

  /** True when one of the rows matches the folded line. */
  matches(folded: string): boolean {
    return this.first(folded, () => true) !== null;
  }

  /** The first row that matches the folded line, of those that are to be tried. */
  first(folded: string, isTried: (row: Row) => boolean): Row | null {
    let rows = this.#mayMatch(folded);
    for (let r = 0; rows !== 0; r++, rows >>>= 1) {
      if ((rows & 1) === 0) continue;
      const row = this.rows[r]!;
      if (isTried(row) && row.pattern.test(folded)) return row;
    }
    return null;
  }

  #mayMatch(folded: string): number {
    this.#needing ??= this.#byCharacter();
    const needing = this.#needing;
    let rows = this.#always;
    for (let i = 0; i < folded.length; i++) rows |= needing[folded.charCodeAt(i) % PLACES]!;
    return rows;
  }

  #byCharacter(): Int32Array {
    const needing = new Int32Array(PLACES);
    this.rows.forEach(({ needs }, r) => {
      if (needs === undefined) this.#always |= 1 << r;
      else for (let i = 0; i < needs.length; i++) needing[needs.charCodeAt(i) % PLACES]! |= 1 << r;
    });
    return needing;
  }
}
