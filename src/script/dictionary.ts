/**
 * A dictionary that finds the longest of its words at a place of a text.
 *
 * It does what opencc-js's `Trie` does, which holds a `Map` for every character of every word: a seventh of a second and
 * tens of megabytes for the large dictionary. Here the words stay in the one string that they came in, and an index by
 * their first two UTF-16 units leads to them, the longest first.
 */

/**
 * Rows `from to` joined by `|`, as opencc-js ships them, or pairs. A row of several characters may be `from` alone: it
 * becomes what the dictionary makes of each of its characters by itself (scripts/short-rows.ts).
 */
export type Rows = string | readonly (readonly [from: string, to: string])[];

/** True for a unit that is a character by itself, whatever stands behind it. */
export const isPlain = (unit: number): boolean => (unit < 0xd800 || unit > 0xdbff) && (unit < 0x2ff0 || unit > 0x2fff);

const widthAt = (text: string, at: number): number => {
  const [unit, next] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
  return unit >= 0xd800 && unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff ? 2 : 1;
};

/**
 * Length of what stays together at `at` where no dictionary has anything: a character, or an ideographic description
 * (⿰木乃), whose parts OpenCC does not convert.
 */
export function unmatchedWidth(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0x2ff0 || unit > 0x2fff) return widthAt(text, at);
  const parts = unit === 0x2ff2 || unit === 0x2ff3 ? 3 : 2;
  let end = at + 1;
  for (let i = 0; i < parts; i++) {
    if (end >= text.length) return 1;
    end += unmatchedWidth(text, end);
  }
  return end - at;
}

/** In `#units`: longer words begin with this unit, too; the other bits are the row + 1 of the word that it is itself. */
const LONGER = 1 << 30;
/** Numbers that `#index` has for a row. */
const EACH = 3;

export class Dictionary {
  /** How many rows there are; a row's number is below it. */
  readonly size: number;
  /** All rows. A word is followed by one unit of no matter, and that by what it becomes, where the row says it. */
  readonly #text: string;
  readonly #units = new Int32Array(0x10000);
  /** By hash of their first two units: the first row of such words, which stand together, the longest first. */
  readonly #first: Int32Array;
  readonly #shift: number;
  /** By row: the word's first two units; its third, and its length; its place in the text. So a look is in one place. */
  readonly #index: Int32Array;
  /** By row: where what the word becomes ends in the text; where the word itself does, if the row does not say it. */
  readonly #end: Int32Array;
  readonly #values: (string | undefined)[];

  /** @param groups of a word that stands in several of them the first holds, within one the last row */
  constructor(groups: readonly Rows[]) {
    const { text, size, from, to, end } = read(groups);
    const bits = Math.max(4, Math.ceil(Math.log2(2 * size + 1)));
    this.size = size;
    this.#text = text;
    this.#shift = 32 - bits;
    this.#first = new Int32Array((1 << bits) + 1);
    this.#index = new Int32Array(EACH * size);
    this.#end = new Int32Array(size);
    this.#values = new Array(size);

    const first = this.#first;
    const hashes = new Int32Array(size);
    for (let i = 0; i < size; i++) {
      const at = from[i]!;
      // Words of one unit are found otherwise; they stand behind all hashes.
      const hash = to[i]! - at > 2 ? this.#hash(pairAt(text, at)) : first.length - 1;
      hashes[i] = hash;
      first[hash]!++;
    }
    for (let hash = 0, sum = 0; hash < first.length; hash++) {
      sum += first[hash]!;
      first[hash] = sum;
    }
    // From the last place on: a later row comes in front of those as long, which it overrules.
    for (let i = 0; i < size; i++) {
      const at = from[i]!;
      const length = to[i]! - 1 - at;
      let row = --first[hashes[i]!]!;
      if (length > 1) {
        while (
          row + 1 < size &&
          (this.#index[EACH * (row + 1) + 1]! & 0xffff) > length &&
          hashes[i] === this.#hashOf(row + 1)
        ) {
          this.#move(row + 1, row);
          row++;
        }
        this.#units[text.charCodeAt(at)]! |= LONGER;
      }
      this.#index[EACH * row] = pairAt(text, at);
      this.#index[EACH * row + 1] = (length > 2 ? text.charCodeAt(at + 2) << 16 : 0) | length;
      this.#index[EACH * row + 2] = at;
      this.#end[row] = end[i]!;
      if (length === 1) {
        const unit = text.charCodeAt(at);
        this.#units[unit] = (this.#units[unit]! & LONGER) | (row + 1);
      }
    }
  }

  #hash(pair: number): number {
    return Math.imul(pair, 0x9e3779b1) >>> this.#shift;
  }

  #hashOf(row: number): number {
    return this.length(row) > 1 ? this.#hash(this.#index[EACH * row]!) : this.#first.length - 1;
  }

  #move(row: number, to: number): void {
    for (let i = 0; i < EACH; i++) this.#index[EACH * to + i] = this.#index[EACH * row + i]!;
    this.#end[to] = this.#end[row]!;
  }

  /** Whether any word begins with a UTF-16 unit. */
  begins(unit: number): boolean {
    return this.#units[unit] !== 0;
  }

  /**
   * Finds the longest word at a place of a text.
   * @param limit where a word must have ended
   * @returns its row; -1 where there is none
   */
  match(text: string, at: number, limit = text.length): number {
    const single = this.#units[text.charCodeAt(at)]!;
    if (single < LONGER || at + 1 >= limit) return (single & ~LONGER) - 1;
    const index = this.#index;
    const pair = pairAt(text, at);
    const hash = this.#hash(pair);
    for (let row = this.#first[hash]!, end = this.#first[hash + 1]!; row < end; row++) {
      if (index[EACH * row] !== pair) continue;
      const more = index[EACH * row + 1]!;
      const length = more & 0xffff;
      if (at + length > limit) continue;
      if (length > 2) {
        if (more >>> 16 !== text.charCodeAt(at + 2)) continue;
        const own = index[EACH * row + 2]!;
        let i = 3;
        while (i < length && this.#text.charCodeAt(own + i) === text.charCodeAt(at + i)) i++;
        if (i < length) continue;
      }
      return row;
    }
    return (single & ~LONGER) - 1;
  }

  /** How long a row's word is, in UTF-16 units. */
  length(row: number): number {
    return this.#index[EACH * row + 1]! & 0xffff;
  }

  /** What a row's word becomes. */
  value(row: number): string {
    let value = this.#values[row];
    if (value === undefined) {
      const at = this.#index[EACH * row + 2]!;
      const wordEnd = at + this.length(row);
      const end = this.#end[row]!;
      value = end > wordEnd ? this.#text.slice(wordEnd + 1, end) : this.#eachOf(this.#text.slice(at, wordEnd));
      this.#values[row] = value;
    }
    return value;
  }

  /** A word with each of its characters replaced by itself. */
  #eachOf(word: string): string {
    return Array.from(word, (character) => this.convert(character)).join('');
  }

  /** A text with all its words replaced, the longest at each place, from the left. */
  convert(text: string): string {
    let result = '';
    let since = 0;
    for (let i = 0; i < text.length; ) {
      const row = this.match(text, i);
      if (row < 0) {
        i += unmatchedWidth(text, i);
        continue;
      }
      result += text.slice(since, i) + this.value(row);
      i += this.length(row);
      since = i;
    }
    return since === 0 ? text : result + text.slice(since);
  }
}

const pairAt = (text: string, at: number): number => (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);

interface Read {
  text: string;
  /** How many rows there are. */
  size: number;
  /** By row: where its word begins, and where what it becomes begins and ends. */
  from: Int32Array;
  to: Int32Array;
  end: Int32Array;
}

/** Brings rows into one text; later ones overrule earlier ones. */
function read(groups: readonly Rows[]): Read {
  // A row as shipped is a character, a space and a bar at least.
  const most = groups.reduce((sum, rows) => sum + (typeof rows === 'string' ? rows.length / 3 + 1 : rows.length), 1);
  const [from, to, end] = [new Int32Array(most), new Int32Array(most), new Int32Array(most)];
  let text = '';
  let size = 0;
  for (const rows of groups.toReversed()) {
    const base = text.length;
    if (typeof rows !== 'string') {
      for (const [word, value] of rows) {
        // An empty word would match nothing, everywhere.
        if (!word) continue;
        from[size] = text.length;
        to[size] = text.length + word.length + 1;
        text += `${word} ${value}`;
        end[size++] = text.length;
      }
      continue;
    }
    text += rows;
    let space = -1;
    for (let at = 0; at < rows.length; ) {
      const bar = rows.indexOf('|', at);
      const next = bar < 0 ? rows.length : bar;
      // The next one may stand many rows further on: it is not looked for again in each of them.
      if (space < at) space = rows.indexOf(' ', at);
      if (space < 0) space = rows.length;
      const wordEnd = Math.min(space, next);
      if (wordEnd === next && wordEnd === at + widthAt(rows, at))
        throw new Error('a dictionary row of one character has no second part');
      from[size] = base + at;
      to[size] = base + wordEnd + 1;
      end[size++] = base + next;
      at = next + 1;
    }
  }
  return { text, size, from, to, end };
}
