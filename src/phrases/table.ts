/** A phrase table that tells from a line's characters, looked at once, which of its rows the line may meet. */
import type { Rule } from './rule.ts';

/**
 * A number for each character that any row of any table needs, by UTF-16 unit; 0: none does. A byte each, in one list for
 * all tables: what a look at a line costs is mostly that the processor fetches parts of this list. Where there are more
 * characters than numbers, some share one, and rows are tried for nothing.
 */
const NUMBERS = /* @__PURE__ */ new Uint8Array(0x10000);
const NUMBER_MOST = 255;
let numbered = 0;

function numberOf(unit: number): number {
  let number = NUMBERS[unit]!;
  if (number === 0) {
    number = (numbered++ % NUMBER_MOST) + 1;
    NUMBERS[unit] = number;
  }
  return number;
}

export class Table<Row extends Rule> {
  readonly rows: readonly Row[];
  /** For each number of a character the rows that need it, a bit a row. Made when first needed. */
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
    this.#needing ??= this.#byNumber();
    const needing = this.#needing;
    const numbers = NUMBERS;
    let rows = this.#always;
    for (let i = 0; i < folded.length; i++) rows |= needing[numbers[folded.charCodeAt(i)]!]!;
    return rows;
  }

  #byNumber(): Int32Array {
    const needing = new Int32Array(NUMBER_MOST + 1);
    this.rows.forEach(({ needs }, r) => {
      if (needs === undefined) this.#always |= 1 << r;
      else for (let i = 0; i < needs.length; i++) needing[numberOf(needs.charCodeAt(i))]! |= 1 << r;
    });
    return needing;
  }
}
