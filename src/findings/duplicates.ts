/**
 * Finds speeches, or long runs of paragraphs, that stand on the page twice.
 *
 * Paragraphs are compared by winnowed fingerprints of their shingles (Schleimer, Wilkerson, Aiken: "Winnowing: Local
 * Algorithms for Document Fingerprinting", SIGMOD 2003): every common run of at least SHINGLE + WINDOW - 1 characters
 * is sure to be seen, whatever was broken or lost around it, with about 2 / (WINDOW + 1) of the hashes kept. Chosen over
 * MinHash because it also finds passages inside longer ones. Matching paragraphs are chained into runs; a run counts
 * only when it is long and covers both sides. All of it is linear in the text.
 */
import type { Page } from '../page/page.ts';
import { SHORT_STEP, STEP, type Steps } from '../page/steps.ts';
import { salutation } from '../phrases/address.ts';
import { excerpt, type Finding, type Seen } from './finding.ts';
import { shownIn } from './shown.ts';

/** Length of a shingle, in characters; marks and spaces do not count. */
export const SHINGLE = 6;
/** Hashes from which one is kept. */
export const WINDOW = 12;
/** Shortest paragraph that is compared by its shingles, in characters. Shorter ones join a run by being equal. */
const LONG = 20;
/** Share of the shorter paragraph's fingerprints that two copies have in common. */
const ALIKE = 0.5;
/** Share of the longer paragraph that the shorter one has at least, in fingerprints. */
const SIZE = 0.4;
/** A run that counts: so many characters, in so many long paragraphs. */
const RUN_CHARS = 280;
const RUN_PARAGRAPHS = 2;
/** Share of both sides that the matching paragraphs of a run make up. */
const COVER = 0.8;
/** Paragraphs that one side may have more between two matches: broken pieces, a second salutation. */
const GAP = 4;
/** A fingerprint on more paragraphs than this is a set phrase, and says nothing. */
const COMMON = 6;

interface Unit {
  block: number;
  /** Folded. What counts of it are its letters, digits and Han characters: see `bareOf`. */
  text: string;
  /** How many those are. */
  length: number;
  /** Its fingerprints, in the text's order; none for a short paragraph. */
  prints: Int32Array;
  /** How many different ones those are. */
  distinct: number;
}

/** A run of matching paragraphs: unit indexes, inclusive. */
interface Run {
  a: [number, number];
  b: [number, number];
  pairs: [number, number][];
  chars: number;
}

export function* findDuplicates(seen: Seen, joins: ReadonlyMap<number, number[]>): Steps<Finding[]> {
  const { page, hidden } = seen;
  const { units, copies } = yield* match(page, shownIn(page, hidden), joins);
  yield;
  const runs = chain(page, units, copies).filter((run) => counts(run, units));
  const findings: Finding[] = [];
  const gone = new Uint8Array(units.length);
  const stays = new Uint8Array(units.length);
  for (const run of runs) {
    yield;
    extend(run, units);
    const [aGone, bGone] = [touches(run.a, gone), touches(run.b, gone)];
    if (bGone || (aGone && touches(run.b, stays))) continue;
    // Of three copies one stays: a copy of one that is folded, or that others were folded for, is the one to go.
    const aWins = aGone || touches(run.a, stays) || wholeness(units, run.a, joins) >= wholeness(units, run.b, joins);
    const [hide, keep] = aWins ? [run.b, run.a] : [run.a, run.b];
    const matched = new Set(run.pairs.map((pair) => (hide === run.b ? pair[1] : pair[0])));
    const hideBlocks: number[] = [];
    for (let u = hide[0]; u <= hide[1]; u++) {
      gone[u] = 1;
      // A long paragraph that only this copy has is not a repeat: it stays.
      if (units[u]!.length >= LONG && !matched.has(u)) continue;
      for (const block of joins.get(units[u]!.block) ?? [units[u]!.block]) {
        hidden[block] = 1;
        hideBlocks.push(block);
      }
    }
    const keptBlocks: number[] = [];
    for (let u = keep[0]; u <= keep[1]; u++) {
      stays[u] = 1;
      keptBlocks.push(...(joins.get(units[u]!.block) ?? [units[u]!.block]));
    }
    const first = units[hide[0]]!.block;
    findings.push({
      id: `duplicate:${first}`,
      kind: 'duplicate',
      reason: 'repeated',
      text: excerpt(hideBlocks.map((i) => page.blocks[i]!.text).join(' ')),
      at: first,
      hideBlocks,
      keeps: { block: units[keep[0]]!.block, alike: likeness(run, units), blocks: keptBlocks },
    });
  }
  return findings;
}

interface Matched {
  units: Unit[];
  /** For each unit the earlier one that it repeats, or -1. */
  copies: Int32Array;
}

/** Pairs each paragraph with the earlier one that it repeats; the one behind the last match is preferred. */
function* match(page: Page, shown: readonly number[], joins: ReadonlyMap<number, number[]>): Steps<Matched> {
  const units: Unit[] = yield* unitsOf(page, shown, joins);
  const copies = new Int32Array(units.length).fill(-1);
  const holders = new Holders(units);
  for (let u = 0; u < units.length; u++) {
    if (u % STEP === STEP - 1) yield;
    holders.expect(u);
  }
  yield;
  let last = -1;
  for (let u = 0; u < units.length; u++) {
    if (u % STEP === STEP - 1) yield;
    if (!units[u]!.prints.length) continue;
    holders.add(u);
    copies[u] = last = bestOf(holders, units, u, last);
  }
  return { units, copies };
}

function* unitsOf(page: Page, shown: readonly number[], joins: ReadonlyMap<number, number[]>): Steps<Unit[]> {
  const inside = new Set([...joins.values()].flatMap((group) => group.slice(1)));
  const units: Unit[] = [];
  for (const block of shown) {
    if (inside.has(block)) continue;
    if (units.length % SHORT_STEP === SHORT_STEP - 1) yield;
    units.push(unitOf(page, block, joins));
  }
  return units;
}

function unitOf(page: Page, block: number, joins: ReadonlyMap<number, number[]>): Unit {
  const group = joins.get(block);
  const text = group ? group.map((i) => page.blocks[i]!.folded).join('') : page.blocks[block]!.folded;
  const length = take(text);
  return { block, text, length, prints: length >= LONG ? printsOf(length) : NONE, distinct: 0 };
}

const NONE = new Int32Array(0);

/** Of the earlier units that share fingerprints with unit `u` the one most like it; -1 when none is like it. */
function bestOf({ sharing, shared }: Holders, units: readonly Unit[], u: number, last: number): number {
  const { distinct } = units[u]!;
  let best = -1;
  let most = 0;
  for (const earlier of sharing) {
    const count = shared[earlier]!;
    const other = units[earlier]!.distinct;
    if (count < Math.min(distinct, other) * ALIKE || Math.min(distinct, other) < Math.max(distinct, other) * SIZE)
      continue;
    const score = count + (last >= 0 && earlier > last && earlier <= last + GAP ? count : 0);
    if (score > most) {
      most = score;
      best = earlier;
    }
  }
  return best;
}

/** Letters, digits and Han characters only. Marks and spaces are what copies differ in. */
const bareOf = (text: string): string => text.replace(MARKS, '');
const MARKS = /[^\u3400-\ufdff0-9a-zA-Z]+/g;

const sameBare = (a: Unit, b: Unit): boolean =>
  a.length === b.length && (a.text === b.text || bareOf(a.text) === bareOf(b.text));

/** Memory for the text in hand, used again for each: its UTF-16 units that count, their hashes, its fingerprints. */
let codes = new Uint16Array(1024);
let hashes = new Int32Array(1024);
let kept = new Int32Array(1024);

/** Takes a text in hand, without what does not count (as `bareOf` does). Returns how much of it does. */
function take(text: string): number {
  if (text.length > codes.length) {
    codes = new Uint16Array(text.length * 2);
    hashes = new Int32Array(text.length * 2);
    kept = new Int32Array(text.length * 2);
  }
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    // Han and all that lies between it and the full-width forms; Latin letters and digits; nothing else counts.
    if (c < 0x3400 || c >= 0xfe00)
      if (c < 0x30 || c > 0x7a || (c > 0x39 && c < 0x41) || (c > 0x5a && c < 0x61)) continue;
    codes[length++] = c;
  }
  return length;
}

/** A text's fingerprints: of each window of hashes the smallest, the rightmost when several are equal, each place once. */
export const winnow = (text: string): number[] => [...printsOf(take(text))];

/** What a shingle's first character counts in its hash. */
const TOP = 31 ** (SHINGLE - 1);

/** The fingerprints of the text in hand, of the given length. They are 31 bits long: such numbers need no heap object. */
function printsOf(length: number): Int32Array {
  const count = length - SHINGLE + 1;
  if (count < 1) return NONE;
  let size = 0;
  let least = 0;
  let smallest = 0x7fffffff;
  // Rolling polynomial hash over 32 bits (Karp and Rabin), with the base of Java's String.hashCode.
  let rolling = 0;
  for (let i = 0; i < SHINGLE - 1; i++) rolling = (Math.imul(rolling, 31) + codes[i]!) | 0;
  for (let right = 0; right < count; right++) {
    rolling = (Math.imul(rolling, 31) + codes[right + SHINGLE - 1]!) | 0;
    const hash = Math.imul(rolling ^ (rolling >>> 15), 0x2c1b3c6d);
    hashes[right] = hash;
    rolling = (rolling - Math.imul(codes[right]!, TOP)) | 0;
    if (hash <= smallest) {
      least = right;
      smallest = hash;
      // The first window is not full yet.
      if (right < WINDOW - 1) continue;
    } else if (least <= right - WINDOW) {
      least = right - WINDOW + 1;
      for (let i = least + 1; i <= right; i++) if (hashes[i]! <= hashes[least]!) least = i;
      smallest = hashes[least]!;
    } else if (right !== WINDOW - 1) continue;
    kept[size++] = smallest >> 1;
  }
  // A text shorter than a window is one.
  if (count < WINDOW) kept[size++] = smallest >> 1;
  return kept.slice(0, size);
}

/** Which units have a fingerprint. */
class Holders {
  /** Of the unit added last: the earlier units that have fingerprints in common with it, and how many each. */
  readonly sharing: number[] = [];
  readonly shared: Int32Array;
  readonly #units: readonly Unit[];
  /**
   * Nearly every fingerprint stands on the page once. So they are counted first, those of one place in this table
   * together (0, 1, or 2 for more), and only those of a place with more are looked up in maps.
   */
  readonly #counts: Uint8Array;
  readonly #shift: number;
  /** The first unit with a fingerprint, and of those that have more the others. */
  readonly #first = new Map<number, number>();
  readonly #others = new Map<number, number[]>();

  /** @param units all that will be added, in order */
  constructor(units: readonly Unit[]) {
    this.#units = units;
    this.shared = new Int32Array(units.length);
    let total = 0;
    for (const { prints } of units) total += prints.length;
    // Eight places or more for a fingerprint: one in eight at the most is looked up for nothing.
    const bits = Math.min(24, Math.max(10, Math.ceil(Math.log2(total + 1)) + 3));
    this.#counts = new Uint8Array(1 << bits);
    this.#shift = 32 - bits;
  }

  /** Counts a unit's fingerprints: those of all units, before the first one is added. */
  expect(u: number): void {
    const { prints } = this.#units[u]!;
    const counts = this.#counts;
    const shift = this.#shift;
    for (let i = 0; i < prints.length; i++) {
      const place = placeOf(prints[i]!, shift);
      counts[place] = counts[place] === 0 ? 1 : 2;
    }
  }

  /** Adds a unit. */
  add(u: number): void {
    for (const earlier of this.sharing) this.shared[earlier] = 0;
    this.sharing.length = 0;
    const unit = this.#units[u]!;
    const { prints } = unit;
    let met: Set<number> | null = null;
    for (let i = 0; i < prints.length; i++) {
      const print = prints[i]!;
      if (this.#counts[placeOf(print, this.#shift)]! > 1) {
        const first = this.#first.get(print);
        if (first === undefined) this.#first.set(print, u);
        else {
          met ??= new Set();
          // The unit has it twice.
          if (first === u || met.has(print)) continue;
          met.add(print);
          this.#share(print, first, u);
        }
      }
      unit.distinct++;
    }
  }

  #share(print: number, first: number, u: number): void {
    this.#count(first);
    const others = this.#others.get(print);
    if (!others) this.#others.set(print, [u]);
    else {
      for (const other of others) this.#count(other);
      if (others.length < COMMON - 1) others.push(u);
    }
  }

  #count(earlier: number): void {
    if (this.shared[earlier]!++ === 0) this.sharing.push(earlier);
  }
}

/** Multiplicative hashing (Knuth): fingerprints are the smallest of many hashes and would crowd together. */
const placeOf = (print: number, shift: number): number => Math.imul(print, 0x9e3779b1) >>> shift;

/** Matches whose both sides go on, with gaps of a few paragraphs, are one run. */
function chain(page: Page, units: Unit[], copies: Int32Array): Run[] {
  const runs: Run[] = [];
  let run: Run | null = null;
  for (let u = 0; u < units.length; u++) {
    const earlier = copies[u]!;
    if (earlier < 0) continue;
    const goesOn: boolean =
      run !== null &&
      earlier > run.a[1] &&
      earlier <= run.a[1] + GAP &&
      u <= run.b[1] + GAP &&
      earlier < run.b[0] &&
      bridges(page, units, run, earlier, u);
    if (run && goesOn) {
      run.a[1] = earlier;
      run.b[1] = u;
    } else {
      run = { a: [earlier, earlier], b: [u, u], pairs: [], chars: 0 };
      runs.push(run);
    }
    run!.pairs.push([earlier, u]);
    run!.chars += Math.min(units[earlier]!.length, units[u]!.length);
  }
  return runs;
}

/** What the run would pass over on either side stands on the other side too, if it opens anything. */
function bridges(page: Page, units: Unit[], run: Run, earlier: number, u: number): boolean {
  const a = units.slice(run.a[1] + 1, earlier);
  const b = units.slice(run.b[1] + 1, u);
  const stands = (list: Unit[]) => (unit: Unit) => !opens(page, unit) || list.some((other) => sameBare(other, unit));
  return a.every(stands(b)) && b.every(stands(a));
}

/** Opens a speech or a section by its look: a salutation, a heading, a bold line. */
function opens(page: Page, { block, length }: Unit): boolean {
  const { folded, heading, bold } = page.blocks[block]!;
  return heading > 0 || (bold && length < LONG * 2) || salutation(folded) > 0;
}

function counts(run: Run, units: Unit[]): boolean {
  if (run.chars < RUN_CHARS || (run.pairs.length < RUN_PARAGRAPHS && run.chars < RUN_CHARS * 2)) return false;
  return [run.a, run.b].every(([from, to]) => run.chars >= lengthOf(units, from, to) * COVER);
}

const lengthOf = (units: Unit[], from: number, to: number): number => {
  let chars = 0;
  for (let u = from; u <= to; u++) chars += units[u]!.length;
  return chars;
};

/** Short paragraphs around the run that are equal on both sides (salutation, heading, thanks) belong to it. */
function extend(run: Run, units: Unit[]): void {
  const equal = (x: number, y: number) =>
    units[x] !== undefined && units[y] !== undefined && units[x]!.length > 0 && sameBare(units[x]!, units[y]!);
  while (run.a[0] > 0 && equal(run.a[0] - 1, run.b[0] - 1) && run.b[0] - 1 > run.a[1])
    run.pairs.push([--run.a[0], --run.b[0]]);
  while (run.a[1] + 1 < run.b[0] && equal(run.a[1] + 1, run.b[1] + 1)) run.pairs.push([++run.a[1], ++run.b[1]]);
}

const touches = ([from, to]: [number, number], marked: Uint8Array): boolean => {
  for (let u = from; u <= to; u++) if (marked[u]) return true;
  return false;
};

/** How whole a copy is: its length, less what each broken sentence costs. */
function wholeness(units: Unit[], [from, to]: [number, number], joins: ReadonlyMap<number, number[]>): number {
  let points = 0;
  for (let u = from; u <= to; u++) points += units[u]!.length - (joins.has(units[u]!.block) ? 100 : 0);
  return points;
}

/** Share of the run's fingerprints that both copies have (0 to 1). */
function likeness(run: Run, units: Unit[]): number {
  let shared = 0;
  let all = 0;
  for (const [x, y] of run.pairs) {
    const [a, b] = [units[x]!, units[y]!];
    all += a.distinct + b.distinct;
    if (a.text === b.text) shared += 2 * a.distinct;
    else {
      const first = new Set(a.prints);
      // Each counts once.
      for (const print of b.prints) if (first.delete(print)) shared += 2;
    }
  }
  return all ? shared / all : 0;
}
