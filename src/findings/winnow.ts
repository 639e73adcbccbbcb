/**
 * Fingerprints of texts: winnowed hashes of their shingles (Schleimer, Wilkerson, Aiken: "Winnowing: Local Algorithms for
 * Document Fingerprinting", SIGMOD 2003).
 *
 * Two texts with a run of at least SHINGLE + WINDOW - 1 characters in common are sure to have one in common, whatever was
 * broken or lost around it, with about 2 / (WINDOW + 1) of the hashes kept.
 */

/** Length of a shingle, in characters; marks and spaces do not count. */
export const SHINGLE = 6;
/** Hashes from which one is kept. */
export const WINDOW = 12;

/** What of a text counts: its letters, digits and Han characters. Marks and spaces are what copies differ in. */
export const bareOf = (text: string): string => text.replace(MARKS, '');
const MARKS = /[^\u3400-\ufdff0-9a-zA-Z]+/g;

/** How much of a text counts: what `bareOf` leaves of it. */
export function bareLength(text: string): number {
  const counts = COUNTS;
  let length = 0;
  for (let i = 0; i < text.length; i++) length += counts[text.charCodeAt(i)]!;
  return length;
}

/**
 * 1 for each UTF-16 unit that counts, else 0: a sum needs no branch, and nobody can tell where a text's next mark is.
 * Han and all that lies between it and the full-width forms; Latin letters and digits.
 */
const COUNTS = /* @__PURE__ */ new Uint8Array(0x10000)
  .fill(1, 0x3400, 0xfe00)
  .fill(1, 0x30, 0x3a)
  .fill(1, 0x41, 0x5b)
  .fill(1, 0x61, 0x7b);

/** Memory for the text in hand, used again for each: its UTF-16 units that count, and their hashes. */
let codes = new Uint16Array(1024);
let hashes = new Int32Array(1024);

/** Takes a text in hand, without what does not count (as `bareOf` does). Returns how much of it does. */
export function take(text: string): number {
  if (text.length > codes.length) {
    codes = new Uint16Array(text.length * 2);
    hashes = new Int32Array(text.length * 2);
  }
  const units = codes;
  const counts = COUNTS;
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    // What does not count is overwritten by the next one.
    units[length] = c;
    length += counts[c]!;
  }
  return length;
}

/** A text's fingerprints: of each window of hashes the smallest, the rightmost when several are equal, each place once. */
export function winnow(text: string): number[] {
  const prints = new Int32Array(text.length);
  return [...prints.subarray(0, addPrints(take(text), prints, 0))];
}

/** What a shingle's first character counts in its hash. */
const TOP = 31 ** (SHINGLE - 1);

/**
 * Adds the fingerprints of the text in hand, of the given length, and returns how many there are then. They are 31 bits
 * long: such numbers need no heap object.
 */
export function addPrints(length: number, prints: Int32Array, size: number): number {
  const count = length - SHINGLE + 1;
  if (count < 1) return size;
  const units = codes;
  const all = hashes;
  let least = 0;
  let smallest = 0x7fffffff;
  // Rolling polynomial hash over 32 bits (Karp and Rabin), with the base of Java's String.hashCode.
  let rolling = 0;
  for (let i = 0; i < SHINGLE - 1; i++) rolling = (Math.imul(rolling, 31) + units[i]!) | 0;
  for (let right = 0; right < count; right++) {
    rolling = (Math.imul(rolling, 31) + units[right + SHINGLE - 1]!) | 0;
    const hash = Math.imul(rolling ^ (rolling >>> 15), 0x2c1b3c6d);
    all[right] = hash;
    rolling = (rolling - Math.imul(units[right]!, TOP)) | 0;
    if (hash <= smallest) {
      least = right;
      smallest = hash;
      // The first window is not full yet.
      if (right < WINDOW - 1) continue;
    } else if (least <= right - WINDOW) {
      least = right - WINDOW + 1;
      for (let i = least + 1; i <= right; i++) if (all[i]! <= all[least]!) least = i;
      smallest = all[least]!;
    } else if (right !== WINDOW - 1) continue;
    prints[size++] = smallest >> 1;
  }
  // A text shorter than a window is one.
  if (count < WINDOW) prints[size++] = smallest >> 1;
  return size;
}
