/**
 * How long a Chinese text is, in 字, as word processors count it: what Microsoft Word's word count calls 字数, which is
 * the sum of its rows 中文字符 (every Han character and every full-width mark) and 非中文单词 (every run of other
 * characters between white space and Han characters). Speaking times are reckoned from this number.
 */

export const NONE = 1;
export const SPACE = 2;
/** Half-width: part of a run that counts once. */
export const NARROW = 3;
/** Marks that both scripts write (“ ” … — ·): part of a run inside one (`don’t`), else full-width. */
export const SHARED = 4;
/** Counts by itself. */
export const WIDE = 0;

/** Which UTF-16 units count as what, from one to the other inclusive; of two rows the later one holds. */
const RANGES: readonly [kind: number, from: number, to: number][] = [
  [SPACE, 0, 0x20],
  [NARROW, 0x21, 0x1fff],
  [SHARED, 0x2000, 0x2e7f],
  [WIDE, 0x2e80, 0xffff],
  [SPACE, 0xa0, 0xa0],
  [SPACE, 0x1680, 0x1680],
  [SPACE, 0x2000, 0x200a],
  [SPACE, 0x2028, 0x2029],
  [SPACE, 0x202f, 0x202f],
  [SPACE, 0x205f, 0x205f],
  [SPACE, 0x3000, 0x3000],
  [SHARED, 0xb0, 0xb0],
  [SHARED, 0xb7, 0xb7],
  [SHARED, 0xd7, 0xd7],
  [SHARED, 0xf7, 0xf7],
  [NARROW, 0xff61, 0xffdf],
  // The soft hyphen, combining marks, joiners, direction marks, combining marks for symbols.
  [NONE, 0xad, 0xad],
  [NONE, 0x300, 0x36f],
  [NONE, 0x200b, 0x200f],
  [NONE, 0x202a, 0x202e],
  [NONE, 0x2060, 0x206f],
  [NONE, 0x20d0, 0x20ff],
  // The second half of a surrogate pair, selectors of a character's variant, the byte order mark.
  [NONE, 0xdc00, 0xdfff],
  [NONE, 0xfe00, 0xfe0f],
  [NONE, 0xfeff, 0xfeff],
  // Selectors of ideographic variants (U+E0100 to U+E01EF) lie behind this one first half.
  [NONE, 0xdb40, 0xdb40],
];

/** Made when first needed: in the page it is not. */
let made: Uint8Array | null = null;

/** What each UTF-16 unit counts as. */
export function kinds(): Uint8Array {
  if (!made) {
    made = new Uint8Array(0x10000);
    for (const [kind, from, to] of RANGES) made.fill(kind, from, to + 1);
  }
  return made;
}

/**
 * Stretches of characters that may not count by themselves. Few are: what lies between them is as long as it counts. So is
 * a visible ASCII character, a dash or a quotation mark alone among full-width ones, as most commas are.
 */
const OTHERS =
  /[^\u3001-\ud7ff\uff01-\uff60](?:(?<![\x21-\x7e\u2010-\u2027])|[^\u3001-\ud7ff\uff01-\uff60])[^\u3001-\ud7ff\uff01-\uff60]*/g;

/** @returns the text's length in 字; linear in the text */
export function wordCount(text: string): number {
  let count = text.length;
  // What stands beside such a stretch is full-width or nothing: it counts the same by itself.
  for (const others of text.match(OTHERS) ?? []) count -= others.length - countEach(others);
  return count;
}

function countEach(text: string): number {
  const table = kinds();
  let count = 0;
  let before = SPACE;
  for (let i = 0; i < text.length; i++) {
    let kind = table[text.charCodeAt(i)]!;
    if (kind === NONE) continue;
    if (kind === SHARED) kind = before === NARROW && table[text.charCodeAt(i + 1)] === NARROW ? NARROW : WIDE;
    if (kind === WIDE || (kind === NARROW && before !== NARROW)) count++;
    before = kind;
  }
  return count;
}
