/**
 * Which of many texts may have a good part in common with another one, by a small sample of their shingles: most of a
 * page is said once, and need not be looked at closely.
 */
import { STEP, type Steps } from '../page/steps.ts';
import { borrow, giveBack } from './scratch.ts';
import { SHINGLE } from './winnow.ts';

/**
 * Shingles behind these characters are taken, at least so many characters apart, so that copies are cut at the same
 * places (content-defined chunking: Muthitacharoen, Chen, Mazieres, "A Low-bandwidth Network File System", SOSP 2001).
 * Both are common; one is a mark, which a copy may have lost, the other a word.
 */
const ANCHORS = [',', '的'] as const;
const CHUNK = 24;
/** A text with fewer such shingles does not tell. */
const LEAST = 3;
/**
 * One in so many of the shorter text's that stands in one other text as well makes both suspects: copies have half of their
 * fingerprints in common. Phrases that are said everywhere are each shared with another text, and count for little.
 */
const SHARED = 6;
/** Of a text that is put together from many others, one in so many that stands in any of them. */
const PUT_TOGETHER = 2;
/** What is to be told of a text as sure has so many. */
const ENOUGH = 12;
/** So many behind each of the two, and none of them elsewhere: then it is no copy, not even one that has lost its marks. */
const SURE = 4;

/** What the sample says of a text: nothing much in common; the same, by few shingles; too few to tell; a good part in common. */
export const ALONE = 0;
export const UNLIKE = 1;
export const UNSURE = 2;
export const SUSPECT = 3;

/**
 * @param texts folded; null: not to be looked at
 * @returns ALONE, UNLIKE, UNSURE or SUSPECT for each text
 */
export function* suspects(texts: readonly (string | null)[]): Steps<Uint8Array> {
  let chars = 0;
  for (const text of texts) if (text !== null) chars += text.length;
  const kinds = ANCHORS.length;
  const samples = borrow((Math.ceil(chars / CHUNK) + texts.length) * kinds);
  /** Where the samples of each text behind each anchor begin, and at last where all end. */
  const from = new Int32Array(texts.length * kinds + 1);
  for (let t = 0; t < texts.length; t++) {
    if (t % STEP === STEP - 1) yield;
    const text = texts[t]!;
    for (let a = 0; a < kinds; a++) {
      const begin = from[t * kinds + a]!;
      from[t * kinds + a + 1] = text === null ? begin : sample(text, ANCHORS[a]!, samples, begin);
    }
  }
  const countOf = (t: number): number => from[(t + 1) * kinds]! - from[t * kinds]!;
  const table = new SampleTable(from[texts.length * kinds]!);
  const verdicts = new Uint8Array(texts.length);
  /** Texts that have anything in common with another one. */
  const meets = new Uint8Array(texts.length);
  /** How much the text in hand has in common with each of the earlier ones, and which those are. */
  const inCommon = new Int32Array(texts.length);
  const sharing: number[] = [];
  for (let t = 0; t < texts.length; t++) {
    if (t % STEP === STEP - 1) yield;
    let shared = 0;
    for (let i = from[t * kinds]!; i < from[(t + 1) * kinds]!; i++) {
      const first = table.firstOf(samples[i]!, t);
      if (first === t) continue;
      shared++;
      if (inCommon[first]!++ === 0) sharing.push(first);
    }
    if (shared === 0) continue;
    const count = countOf(t);
    meets[t] = 1;
    if (shared * PUT_TOGETHER >= count) verdicts[t] = SUSPECT;
    for (const first of sharing) {
      meets[first] = 1;
      if (inCommon[first]! * SHARED >= Math.min(count, countOf(first))) verdicts[t] = verdicts[first] = SUSPECT;
      inCommon[first] = 0;
    }
    sharing.length = 0;
  }
  for (let t = 0; t < texts.length; t++) {
    if (texts[t] === null) continue;
    const count = countOf(t);
    if (count < LEAST) verdicts[t] = UNSURE;
    else if (verdicts[t] !== SUSPECT) {
      let isSure = meets[t] === 0 && count >= ENOUGH;
      for (let a = 0; a < kinds; a++) if (from[t * kinds + a + 1]! - from[t * kinds + a]! < SURE) isSure = false;
      verdicts[t] = isSure ? ALONE : UNLIKE;
    }
  }
  table.giveBack();
  giveBack(samples);
  return verdicts;
}

/** Adds the hashes, never 0, of a text's sample behind an anchor. Returns how many there are then. */
function sample(text: string, anchor: string, samples: Int32Array, size: number): number {
  const last = text.length - SHINGLE;
  for (let at = text.indexOf(anchor); at >= 0 && at < last; at = text.indexOf(anchor, at + CHUNK)) {
    let hash = 0;
    for (let i = at + 1; i <= at + SHINGLE; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
    samples[size++] = hash || 1;
  }
  return size;
}

/** Which text has a hash first: open addressing, with places for half as many again as come at the least. */
class SampleTable {
  /** By place: a hash, 0 where there is none; and the number of the text that has it first. */
  readonly #places: Int32Array;
  readonly #last: number;
  readonly #shift: number;

  /** @param most so many hashes will come at the most */
  constructor(most: number) {
    const bits = Math.max(4, Math.ceil(Math.log2(most * 1.5 + 1)));
    this.#places = borrow(2 << bits).fill(0, 0, 2 << bits);
    this.#last = (1 << bits) - 1;
    this.#shift = 32 - bits;
  }

  /** The number of the text that has a hash first; `t` where none had it before. */
  firstOf(hash: number, t: number): number {
    const places = this.#places;
    const last = this.#last;
    // Multiplicative hashing (Knuth).
    let place = Math.imul(hash, 0x9e3779b1) >>> this.#shift;
    for (; places[2 * place] !== hash; place = (place + 1) & last)
      if (places[2 * place] === 0) {
        places[2 * place] = hash;
        places[2 * place + 1] = t;
        return t;
      }
    return places[2 * place + 1]!;
  }

  /** It is not asked any more. */
  giveBack(): void {
    giveBack(this.#places);
  }
}
