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
  /** Letters and Han characters only, folded. */
  bare: string;
  prints: number[];
  /** Opens a speech or a section by its look: a salutation, a heading, a bold line. */
  opens: boolean;
}

/** A run of matching paragraphs: unit indexes, inclusive. */
interface Run {
  a: [number, number];
  b: [number, number];
  pairs: [number, number][];
  chars: number;
}

export function findDuplicates(seen: Seen, joins: ReadonlyMap<number, number[]>): Finding[] {
  const { page, hidden } = seen;
  const units = unitsOf(page, shownIn(page, hidden), joins);
  const runs = chain(units, match(units)).filter((run) => counts(run, units));
  const findings: Finding[] = [];
  const gone = new Uint8Array(units.length);
  const stays = new Uint8Array(units.length);
  for (const run of runs) {
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
      if (units[u]!.bare.length >= LONG && !matched.has(u)) continue;
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

function unitsOf(page: Page, shown: number[], joins: ReadonlyMap<number, number[]>): Unit[] {
  const inside = new Set([...joins.values()].flatMap((group) => group.slice(1)));
  return shown
    .filter((block) => !inside.has(block))
    .map((block) => {
      const text = (joins.get(block) ?? [block]).map((i) => page.blocks[i]!.folded).join('');
      const bare = bareOf(text);
      const { folded, heading, bold } = page.blocks[block]!;
      const opens = heading > 0 || (bold && bare.length < LONG * 2) || salutation(folded) > 0;
      return { block, bare, opens, prints: bare.length >= LONG ? [...new Set(winnow(bare))] : [] };
    });
}

/** Letters, digits and Han characters only. Marks and spaces are what copies differ in. */
function bareOf(text: string): string {
  let bare = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    // Han and all that lies between it and the full-width forms; Latin letters and digits; nothing else counts.
    if ((c >= 0x3400 && c < 0xfe00) || (c >= 0x30 && c <= 0x39) || (c >= 0x61 && c <= 0x7a) || (c >= 0x41 && c <= 0x5a))
      continue;
    if (i > from) bare += text.slice(from, i);
    from = i + 1;
  }
  return from === 0 ? text : bare + text.slice(from);
}

/** The smallest hash of each window of hashes, the rightmost when several are equal, each place once. */
export function winnow(text: string): number[] {
  const count = text.length - SHINGLE + 1;
  if (count < 1) return [];
  const hashes = new Int32Array(count);
  // Rolling polynomial hash over 32 bits (Karp and Rabin), with the base of Java's String.hashCode.
  let hash = 0;
  let top = 1;
  for (let i = 1; i < SHINGLE; i++) top = Math.imul(top, 31);
  for (let i = 0; i < text.length; i++) {
    if (i >= SHINGLE) hash = (hash - Math.imul(text.charCodeAt(i - SHINGLE), top)) | 0;
    hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
    if (i >= SHINGLE - 1) hashes[i - SHINGLE + 1] = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  }
  const prints: number[] = [];
  let least = -1;
  for (let right = 0; right < count; right++) {
    const left = Math.max(0, right - WINDOW + 1);
    if (least < left) {
      least = left;
      for (let i = left + 1; i <= right; i++) if (hashes[i]! <= hashes[least]!) least = i;
      if (right >= WINDOW - 1 || right === count - 1) prints.push(hashes[least]!);
    } else if (hashes[right]! <= hashes[least]!) {
      least = right;
      if (right >= WINDOW - 1 || right === count - 1) prints.push(hashes[least]!);
    } else if (right === WINDOW - 1 || (count < WINDOW && right === count - 1)) prints.push(hashes[least]!);
  }
  return prints;
}

/** For each unit the earlier one that it repeats, or -1; the one behind the last match is preferred. */
function match(units: Unit[]): Int32Array {
  const where = new Map<number, number[]>();
  const copies = new Int32Array(units.length).fill(-1);
  const shared = new Map<number, number>();
  let last = -1;
  for (let u = 0; u < units.length; u++) {
    const { prints } = units[u]!;
    if (!prints.length) continue;
    shared.clear();
    for (const print of prints)
      for (const earlier of where.get(print) ?? []) shared.set(earlier, (shared.get(earlier) ?? 0) + 1);
    let best = -1;
    let most = 0;
    for (const [earlier, count] of shared) {
      const other = units[earlier]!.prints.length;
      if (
        count < Math.min(prints.length, other) * ALIKE ||
        Math.min(prints.length, other) < Math.max(prints.length, other) * SIZE
      )
        continue;
      const score = count + (last >= 0 && earlier > last && earlier <= last + GAP ? count : 0);
      if (score > most) {
        most = score;
        best = earlier;
      }
    }
    copies[u] = best;
    last = best;
    for (const print of prints) {
      const at = where.get(print);
      if (!at) where.set(print, [u]);
      else if (at.length < COMMON) at.push(u);
    }
  }
  return copies;
}

/** Matches whose both sides go on, with gaps of a few paragraphs, are one run. */
function chain(units: Unit[], copies: Int32Array): Run[] {
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
      bridges(units, run, earlier, u);
    if (run && goesOn) {
      run.a[1] = earlier;
      run.b[1] = u;
    } else {
      run = { a: [earlier, earlier], b: [u, u], pairs: [], chars: 0 };
      runs.push(run);
    }
    run!.pairs.push([earlier, u]);
    run!.chars += Math.min(units[earlier]!.bare.length, units[u]!.bare.length);
  }
  return runs;
}

/** What the run would pass over on either side stands on the other side too, if it opens anything. */
function bridges(units: Unit[], run: Run, earlier: number, u: number): boolean {
  const a = units.slice(run.a[1] + 1, earlier);
  const b = units.slice(run.b[1] + 1, u);
  const has = (list: Unit[], { bare }: Unit) => list.some((other) => other.bare === bare);
  return a.every((unit) => !unit.opens || has(b, unit)) && b.every((unit) => !unit.opens || has(a, unit));
}

function counts(run: Run, units: Unit[]): boolean {
  if (run.chars < RUN_CHARS || (run.pairs.length < RUN_PARAGRAPHS && run.chars < RUN_CHARS * 2)) return false;
  return [run.a, run.b].every(([from, to]) => run.chars >= lengthOf(units, from, to) * COVER);
}

const lengthOf = (units: Unit[], from: number, to: number): number => {
  let chars = 0;
  for (let u = from; u <= to; u++) chars += units[u]!.bare.length;
  return chars;
};

/** Short paragraphs around the run that are equal on both sides (salutation, heading, thanks) belong to it. */
function extend(run: Run, units: Unit[]): void {
  const equal = (x: number, y: number) =>
    units[x] !== undefined && units[y] !== undefined && units[x]!.bare === units[y]!.bare && units[x]!.bare.length > 0;
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
  for (let u = from; u <= to; u++) points += units[u]!.bare.length - (joins.has(units[u]!.block) ? 100 : 0);
  return points;
}

/** Share of the run's fingerprints that both copies have (0 to 1). */
function likeness(run: Run, units: Unit[]): number {
  let shared = 0;
  let all = 0;
  for (const [x, y] of run.pairs) {
    const first = new Set(units[x]!.prints);
    const second = new Set(units[y]!.prints);
    for (const print of second) if (first.has(print)) shared += 2;
    all += first.size + second.size;
  }
  return all ? shared / all : 0;
}
