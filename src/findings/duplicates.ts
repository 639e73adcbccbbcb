/**
 * Finds speeches, or long runs of paragraphs, that stand on the page twice.
 *
 * Paragraphs that say the very same are told by their text; the others by fingerprints (`winnow`), which also find
 * passages inside longer ones, where a small sample of them (`suspects`) shows anything in common. Matching paragraphs
 * are chained into runs; a run counts only when it is long and covers both sides. All of it is linear in the text.
 */
import type { Page } from '../page/page.ts';
import { SHORT_STEP, STEP, type Steps } from '../page/steps.ts';
import { salutationOf } from '../phrases/address.ts';
import { excerpt, type Finding, type Seen } from './finding.ts';
import { SUSPECT, suspects, UNLIKE, UNSURE } from './sample.ts';
import { borrow, giveBack } from './scratch.ts';
import { shownIn } from './shown.ts';
import { addPrints, bareLength, bareOf, take } from './winnow.ts';

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
  /** How many those are; -1: not counted yet, see `lengthOf`. */
  length: number;
  /** Where its fingerprints lie among all: from (inclusive) to (exclusive), in the text's order; none for a short one. */
  from: number;
  to: number;
  /** How many different ones those are. */
  distinct: number;
  /** The first of the units with the very same text, which may be itself; -1: there is no other, or its text is short. */
  first: number;
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
  const { units, prints, copies } = yield* match(page, shownIn(page, hidden), joins);
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
      if (lengthOf(units[u]!) >= LONG && !matched.has(u)) continue;
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
      keeps: { block: units[keep[0]]!.block, alike: likeness(run, units, prints), blocks: keptBlocks },
    });
  }
  giveBack(prints);
  return findings;
}

interface Matched {
  units: Unit[];
  /** Of all units, in borrowed memory. */
  prints: Int32Array;
  /** For each unit the earlier one that it repeats, or -1. */
  copies: Int32Array;
}

/** Pairs each paragraph with the earlier one that it repeats; the one behind the last match is preferred. */
function* match(page: Page, shown: readonly number[], joins: ReadonlyMap<number, number[]>): Steps<Matched> {
  const units = unitsOf(page, shown, joins);
  findSame(units);
  yield;
  const { prints, size } = yield* fingerprint(units);
  const copies = new Int32Array(units.length).fill(-1);
  const holders = new Holders(units, prints, size);
  for (let u = 0; u < units.length; u++) {
    if (u % STEP === STEP - 1) yield;
    holders.expect(u);
  }
  yield;
  const series: Series = { from: 0, last: -1 };
  for (let u = 0; u < units.length; u++) {
    if (u % STEP === STEP - 1) yield;
    const { from, to, first } = units[u]!;
    let copy = -1;
    if (isRepeat(units[u]!, u)) copy = nextOf(units, first, series);
    else if (from < to) {
      holders.add(u);
      copy = bestOf(holders, units, u, series);
    } else if (first >= 0 || isShort(units[u]!)) continue;
    copies[u] = copy;
    if (!goesOn(series, copy)) series.from = u;
    series.last = copy;
  }
  holders.giveBack();
  return { units, prints, copies };
}

function unitsOf(page: Page, shown: readonly number[], joins: ReadonlyMap<number, number[]>): Unit[] {
  const inside = new Set([...joins.values()].flatMap((group) => group.slice(1)));
  const units: Unit[] = [];
  for (const block of shown) {
    if (inside.has(block)) continue;
    const group = joins.get(block);
    const text = group ? group.map((i) => page.blocks[i]!.folded).join('') : page.blocks[block]!.folded;
    units.push({ block, text, length: -1, from: 0, to: 0, distinct: 0, first: -1 });
  }
  return units;
}

/** Tells units that have the very same text of the first one of them. */
function findSame(units: readonly Unit[]): void {
  // A map looks at all of a text; a few of its characters tell of most that there is no other like it.
  const keys = units.map(({ text }) => (text.length < LONG ? 0 : keyOf(text)));
  const met = new Set<number>();
  const again = new Set<number>();
  for (const key of keys) (met.has(key) ? again : met).add(key);
  const firsts = new Map<string, number>();
  units.forEach((unit, u) => {
    if (unit.text.length < LONG || !again.has(keys[u]!)) return;
    const first = firsts.get(unit.text);
    if (first === undefined) firsts.set(unit.text, u);
    else {
      unit.length = lengthOf(units[first]!);
      if (unit.length >= LONG) unit.first = units[first]!.first = first;
    }
  });
}

/** Equal for texts that say the same, and for few others. */
function keyOf(text: string): number {
  const { length } = text;
  let key = length;
  for (let i = 1; i <= 4; i++) key = (Math.imul(key, 31) + text.charCodeAt(((length * i) >> 2) - 1)) | 0;
  return key;
}

/** Too short to break a series; of one that was not looked at closely, its marks count as well. */
const isShort = ({ length, text }: Unit): boolean => (length < 0 ? text.length : length) < LONG;

/** An earlier unit has the very same text. */
const isRepeat = ({ first }: Unit, u: number): boolean => first >= 0 && first !== u;

/**
 * The fingerprints of every paragraph that may be a repeat, or have one; each is told where its own lie.
 * @returns borrowed memory, and how many of its numbers are fingerprints
 */
function* fingerprint(units: readonly Unit[]): Steps<{ prints: Int32Array; size: number }> {
  // Of several that say the same the first one stands for all.
  const verdicts = yield* suspects(units.map((unit, u) => (isRepeat(unit, u) ? null : unit.text)));
  const near = new Uint8Array(units.length);
  for (let u = 0; u < units.length; u++)
    if (verdicts[u] === SUSPECT || units[u]!.first >= 0) near.fill(1, Math.max(0, u - GAP), u + GAP + 1);
  const wanted = units.map(
    ({ first }, u) =>
      verdicts[u] === SUSPECT || (first < 0 && (verdicts[u] === UNSURE || (verdicts[u] === UNLIKE && near[u] === 1))),
  );
  let chars = 0;
  for (let u = 0; u < units.length; u++) if (wanted[u]) chars += units[u]!.text.length;
  // A text has at most as many as characters.
  const prints = borrow(chars);
  let size = 0;
  for (let u = 0; u < units.length; u++) {
    if (u % SHORT_STEP === SHORT_STEP - 1) yield;
    if (!wanted[u]) continue;
    const unit = units[u]!;
    unit.length = take(unit.text);
    unit.from = size;
    if (unit.length >= LONG) size = addPrints(unit.length, prints, size);
    unit.to = size;
  }
  return { prints, size };
}

/** Units in a row that repeat others in a row. */
interface Series {
  /** The first one that repeats. */
  from: number;
  /** The last one that was repeated; -1: none. */
  last: number;
}

/** An earlier unit goes on with what is being repeated. */
const goesOn = ({ from, last }: Series, earlier: number): boolean =>
  last >= 0 && earlier > last && earlier <= last + GAP && earlier < from;

/** Of the units with the very same text as unit `u` the one that goes on with what is being repeated, else `u`. */
function nextOf(units: readonly Unit[], u: number, series: Series): number {
  const { first } = units[u]!;
  for (let next = series.last + 1; first >= 0 && goesOn(series, next); next++)
    if (units[next]!.first === first) return next;
  return u;
}

/** Of the earlier units that share fingerprints with unit `u` the one most like it; -1 when none is like it. */
function bestOf({ sharing, shared }: Holders, units: readonly Unit[], u: number, series: Series): number {
  const { distinct } = units[u]!;
  let best = -1;
  let most = 0;
  for (const earlier of sharing) {
    const count = shared[earlier]!;
    const other = units[earlier]!.distinct;
    if (count < Math.min(distinct, other) * ALIKE || Math.min(distinct, other) < Math.max(distinct, other) * SIZE)
      continue;
    const next = nextOf(units, earlier, series);
    const score = goesOn(series, next) ? count * 2 : count;
    if (score > most) {
      most = score;
      best = next;
    }
  }
  return best;
}

const sameBare = (a: Unit, b: Unit): boolean =>
  a.text === b.text || (lengthOf(a) === lengthOf(b) && bareOf(a.text) === bareOf(b.text));

/** How many characters of a unit count. */
function lengthOf(unit: Unit): number {
  if (unit.length < 0) unit.length = bareLength(unit.text);
  return unit.length;
}

/** Which units have a fingerprint. */
class Holders {
  /** Of the unit added last: the earlier units that have fingerprints in common with it, and how many each. */
  readonly sharing: number[] = [];
  readonly shared: Int32Array;
  readonly #units: readonly Unit[];
  readonly #prints: Int32Array;
  /**
   * Nearly every fingerprint stands on the page once. So they are counted first, those of one place in this table
   * together (0, 1, or 2 for more), and only those of a place with more are looked up in maps. Borrowed; two bits a place:
   * of a long page's table each look is at another place of memory, and the fewer lie in the processor's cache.
   */
  readonly #counts: Int32Array;
  readonly #shift: number;
  /** The first unit with a fingerprint, and of those that have more the others. */
  readonly #first = new Map<number, number>();
  readonly #others = new Map<number, number[]>();

  /**
   * @param units all that will be added, in order
   * @param size how many fingerprints they have
   */
  constructor(units: readonly Unit[], prints: Int32Array, size: number) {
    this.#units = units;
    this.#prints = prints;
    this.shared = new Int32Array(units.length);
    // Eight places or more for a fingerprint: one in eight at the most is looked up for nothing.
    const bits = Math.min(24, Math.max(10, Math.ceil(Math.log2(size + 1)) + 3));
    const words = 1 << (bits - PLACE_BITS);
    this.#counts = borrow(words).fill(0, 0, words);
    this.#shift = 32 - bits;
  }

  /** None is added any more, nor asked for. */
  giveBack(): void {
    giveBack(this.#counts);
  }

  /** Counts a unit's fingerprints: those of all units, before the first one is added. */
  expect(u: number): void {
    const { from, to } = this.#units[u]!;
    const prints = this.#prints;
    const counts = this.#counts;
    const shift = this.#shift;
    for (let i = from; i < to; i++) {
      const place = placeOf(prints[i]!, shift);
      if (countAt(counts, place) < 2) counts[place >> PLACE_BITS]! += 1 << (2 * (place & PLACE_MASK));
    }
  }

  /** Adds a unit. */
  add(u: number): void {
    for (const earlier of this.sharing) this.shared[earlier] = 0;
    this.sharing.length = 0;
    const unit = this.#units[u]!;
    const { from, to } = unit;
    const prints = this.#prints;
    const counts = this.#counts;
    const shift = this.#shift;
    let met: Set<number> | null = null;
    for (let i = from; i < to; i++) {
      const print = prints[i]!;
      if (countAt(counts, placeOf(print, shift)) > 1) {
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

/** Sixteen counts stand in one number of 32 bits. */
const PLACE_BITS = 4;
const PLACE_MASK = (1 << PLACE_BITS) - 1;
const countAt = (counts: Int32Array, place: number): number =>
  (counts[place >> PLACE_BITS]! >>> (2 * (place & PLACE_MASK))) & 3;

/** Multiplicative hashing (Knuth): fingerprints are the smallest of many hashes and would crowd together. */
const placeOf = (print: number, shift: number): number => Math.imul(print, 0x9e3779b1) >>> shift;

/** Matches whose both sides go on, with gaps of a few paragraphs, are one run. */
function chain(page: Page, units: Unit[], copies: Int32Array): Run[] {
  const runs: Run[] = [];
  let run: Run | null = null;
  for (let u = 0; u < units.length; u++) {
    const earlier = copies[u]!;
    if (earlier < 0) continue;
    const isNext: boolean =
      run !== null &&
      earlier > run.a[1] &&
      earlier <= run.a[1] + GAP &&
      u <= run.b[1] + GAP &&
      earlier < run.b[0] &&
      bridges(page, units, run, earlier, u);
    if (run && isNext) {
      run.a[1] = earlier;
      run.b[1] = u;
    } else {
      run = { a: [earlier, earlier], b: [u, u], pairs: [], chars: 0 };
      runs.push(run);
    }
    run!.pairs.push([earlier, u]);
    run!.chars += Math.min(lengthOf(units[earlier]!), lengthOf(units[u]!));
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
function opens(page: Page, unit: Unit): boolean {
  const block = page.blocks[unit.block]!;
  return block.heading > 0 || (block.bold && lengthOf(unit) < LONG * 2) || salutationOf(block) > 0;
}

function counts(run: Run, units: Unit[]): boolean {
  if (run.chars < RUN_CHARS || (run.pairs.length < RUN_PARAGRAPHS && run.chars < RUN_CHARS * 2)) return false;
  return [run.a, run.b].every(([from, to]) => run.chars >= lengthOfAll(units, from, to) * COVER);
}

const lengthOfAll = (units: Unit[], from: number, to: number): number => {
  let chars = 0;
  for (let u = from; u <= to; u++) chars += lengthOf(units[u]!);
  return chars;
};

/** Short paragraphs around the run that are equal on both sides (salutation, heading, thanks) belong to it. */
function extend(run: Run, units: Unit[]): void {
  const equal = (x: number, y: number) =>
    units[x] !== undefined && units[y] !== undefined && lengthOf(units[x]!) > 0 && sameBare(units[x]!, units[y]!);
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
  for (let u = from; u <= to; u++) points += lengthOf(units[u]!) - (joins.has(units[u]!.block) ? 100 : 0);
  return points;
}

/** How much of the run both copies have (0 to 1): of each pair the share of its fingerprints, weighed by its length. */
function likeness(run: Run, units: Unit[], prints: Int32Array): number {
  let alike = 0;
  let all = 0;
  for (const [x, y] of run.pairs) {
    // Of several that say the same the first one has the fingerprints.
    const [a, b] = [x, y].map((u) => units[units[u]!.first < 0 ? u : units[u]!.first]!) as [Unit, Unit];
    const weight = lengthOf(a) + lengthOf(b);
    all += weight;
    alike += weight * (a.text === b.text ? 1 : likenessOf(a, b, prints));
  }
  return all ? alike / all : 0;
}

/** Dice's coefficient of two units' fingerprints. Short ones without any are paired only when they say the same. */
function likenessOf(a: Unit, b: Unit, prints: Int32Array): number {
  if (a.from === a.to || b.from === b.to) return 1;
  const first = new Set(prints.subarray(a.from, a.to));
  let shared = 0;
  // Taken out, so that one that the other unit has twice counts once.
  for (let i = b.from; i < b.to; i++) if (first.delete(prints[i]!)) shared++;
  return (2 * shared) / (a.distinct + b.distinct);
}
