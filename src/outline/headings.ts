/**
 * Finds the headings inside one speech and how they nest.
 *
 * A line that begins with an ordinal is a heading when its number fits the ones around it; levels come from which system
 * nests in which in this speech, not from an ordinal's shape alone. Time is linear in the paragraphs.
 */
import type { Paragraph } from '../findings/repair.ts';
import { STEP, type Steps } from '../page/steps.ts';
import { fold } from '../phrases/fold.ts';
import { type Candidate, isCut, isTraditional, LOOKS, type Look, type Rank, readCandidate } from './candidates.ts';
import { ordinalLike, SYSTEMS } from './ordinal.ts';

export interface Heading {
  /** Index of the paragraph. */
  at: number;
  label: string;
  /** 0: right under the speech. */
  depth: number;
  /** The ordinals that the numbering skips right in front of it, as the page would write them. */
  missing: string[];
}

/** A number may skip this many (sites lose headings). */
const SKIP_MOST = 3;
/** Systems whose lone number on a line of its own is a heading, though the first ones are lost. */
const SURE: ReadonlySet<Rank> = new Set(['part', 'formal', 'han', 'hanBrackets']);

/**
 * Headings of `list[from..to)`.
 * @param title the speech's title: said once more, it is no heading
 */
export function* headingSteps(list: readonly Paragraph[], from: number, to: number, title = ''): Steps<Heading[]> {
  const read: Candidate[] = [];
  const own = fold(title);
  for (let p = from; p < to; p++) {
    if ((p - from) % STEP === STEP - 1) yield;
    const before = read[read.length - 1];
    const headed = before?.at === p - 1 && !before.runIn;
    const candidate = readCandidate(list[p]!, p, p > from && !headed && isCut(list[p - 1]!));
    if (candidate && candidate.key !== own) read.push(candidate);
  }
  yield;
  const candidates = notListed(notCounted(read, to - from));
  const order = yield* rankOrder(withoutRepeats(candidates.filter((c) => !c.doubtful)));
  return yield* nest(candidates, order);
}

/**
 * Where so many paragraphs, and so large a share of all, are numbered in turn, the numbers count paragraphs. Fewer are
 * told from a list of points by what they begin with (whole sentences, not names), and by the first paragraph, which
 * often has no number: they begin with 2.
 */
const COUNTED = [
  { least: 10, share: 0.5, label: 0, from: 1 },
  { least: 4, share: 0.5, label: 20, from: 2 },
  { least: 5, share: 0.75, label: 30, from: 1 },
];

const COUNTED_LEAST = Math.min(...COUNTED.map(({ least }) => least));

/** Drops systems that number every paragraph (Hong Kong's and Singapore's speeches do, up to 277). */
function notCounted(candidates: Candidate[], paragraphs: number): Candidate[] {
  const counted = new Set<Rank>();
  for (const rank of ['digit', 'digitBrackets', 'han', 'hanBrackets'] as const) {
    const own = candidates.filter((c) => c.rank === rank && !c.doubtful);
    if (own.length < COUNTED_LEAST) continue;
    const runIn = own.filter((c) => c.runIn).length;
    const grows = own.filter((c, i) => i === 0 || c.value === own[i - 1]!.value + 1).length;
    if (grows < own.length * 0.9 || runIn < own.length * 0.6) continue;
    const lengths = own.map((c) => c.label.length).sort((a, b) => a - b);
    const median = lengths[lengths.length >> 1] ?? 0;
    const fits = ({ least, share, label, from }: (typeof COUNTED)[number]) =>
      own.length >= Math.max(least, paragraphs * share) && median >= label && own[0]!.value >= from;
    if (COUNTED.some(fits)) counted.add(rank);
  }
  return counted.size ? candidates.filter((c) => !counted.has(c.rank)) : candidates;
}

/** Drops a table of contents inside the speech: lines right behind each other whose numbers grow, each said again below. */
function notListed(candidates: Candidate[]): Candidate[] {
  const lastPlace = new Map<string, number>();
  candidates.forEach((candidate, i) => {
    lastPlace.set(candidate.key, i);
  });
  if (lastPlace.size === candidates.length) return candidates;
  const listed = new Set<Candidate>();
  let run: Candidate[] = [];
  candidates.forEach((candidate, i) => {
    const before = run[run.length - 1];
    const again = candidate.value > 0 && !candidate.runIn && lastPlace.get(candidate.key)! > i;
    const goesOn =
      before?.rank === candidate.rank && before.value + 1 === candidate.value && before.at + 1 === candidate.at;
    run = again ? (goesOn ? [...run, candidate].slice(-2) : [candidate]) : [];
    if (run.length > 1) for (const entry of run) listed.add(entry);
  });
  return listed.size ? candidates.filter((c) => !listed.has(c)) : candidates;
}

/** A heading that is open, or the speech itself, and how far the numbers right under it have come. */
interface Node {
  rank: Rank | null;
  /** null: nothing stands under it yet, as under most headings nothing ever does. */
  under: Map<Rank, { value: number; last: number }> | null;
  /** Numbered headings under it: one said twice (a page break in between) is shown once. */
  said: Map<string, Node> | null;
}

const newNode = (rank: Rank | null): Node => ({ rank, under: null, said: null });

/** Keeps the candidates whose numbers can be in sequence, each under the one that it belongs to. */
function* nest(candidates: readonly Candidate[], order: ReadonlyMap<Rank, number>): Steps<Heading[]> {
  const next = followers(candidates);
  const path: Node[] = [newNode(null)];
  const reached = new Map<Rank, number>();
  const headings: Heading[] = [];
  /** The last dash that heads something. */
  let dash = Number.NaN;
  for (let i = 0; i < candidates.length; i++) {
    if (i % STEP === STEP - 1) yield;
    const candidate = candidates[i]!;
    const { at, rank, value, last, label, key, ordinal } = candidate;
    let depth = path.length;
    while (depth > 1 && order.get(path[depth - 1]!.rank!)! >= order.get(rank)!) depth--;
    const parent = path[depth - 1]!;
    const missing: string[] = [];
    if (value > 0) {
      const twin = parent.said?.get(key);
      if (twin) {
        path.splice(depth, path.length, twin);
        continue;
      }
      const start = startOf(candidate, next[i], parent.under?.get(rank), reached.get(rank));
      if (start === null) continue;
      for (let n = start + 1; n < value; n++)
        missing.push(ordinalLike(ordinal, n, isTraditional(label + (next[i]?.label ?? ''))));
      const node = newNode(rank);
      parent.under ??= new Map();
      parent.under.set(rank, { value, last });
      reached.set(rank, last);
      path.splice(depth, path.length, node);
      parent.said ??= new Map();
      parent.said.set(key, node);
    } else {
      if (rank === 'dash') {
        if (candidates[i + 1]?.rank !== 'dash' && dash !== i - 1) continue;
        dash = i;
      }
      path.splice(depth, path.length, newNode(rank));
    }
    headings.push({ at, label, depth: depth - 1, missing });
  }
  return headings;
}

/** For each candidate the next one of its rank that is not in doubt and does not say the same again. */
function followers(candidates: readonly Candidate[]): (Candidate | undefined)[] {
  const next = new Map<Rank, number>();
  const list = new Array<Candidate | undefined>(candidates.length);
  for (let i = candidates.length - 1; i >= 0; i--) {
    const candidate = candidates[i]!;
    const n = next.get(candidate.rank);
    if (n !== undefined) list[i] = candidates[n]!.key === candidate.key ? list[n] : candidates[n];
    if (!candidate.doubtful) next.set(candidate.rank, i);
  }
  return list;
}

/**
 * Whether a number can be in sequence: the number that it goes on from (those in between are missing), or null.
 * @param next the next candidate of its rank
 * @param sibling the last number of its rank under the same heading
 * @param reached the last number of its rank anywhere in the speech
 */
function startOf(
  { rank, value, last, runIn, weak, doubtful }: Candidate,
  next: Candidate | undefined,
  sibling: { value: number; last: number } | undefined,
  reached: number | undefined,
): number | null {
  const follows = next !== undefined && next.value === last + 1;
  // A list inside one paragraph, unless the next paragraph goes on with it.
  if (last > value && !follows) return null;
  // A surer line has the same number.
  if (weak && next?.value === value && !next.weak) return null;
  const from = sibling?.last ?? 0;
  if (doubtful) return value === from + 1 && (follows || (value > 1 && next?.value !== value)) ? from : null;
  if (value === 1) {
    const near = next !== undefined && next.value > last && next.value <= last + 1 + SKIP_MOST;
    return weak && !near ? null : 0;
  }
  if (sibling) {
    if (value > from && value <= from + 1 + SKIP_MOST) return from;
    // Counted twice by mistake.
    if (value === sibling.value) return weak && runIn ? null : value;
  } else if (reached !== undefined && value > reached && value <= reached + 1 + SKIP_MOST) {
    // The numbers go on through the headings that they stand under.
    if (value === reached + 1 || follows) return reached;
  }
  // The first ones are lost, or this is no heading.
  if (value > 1 + SKIP_MOST) return null;
  return follows || (!sibling && !runIn && !weak && SURE.has(rank) && value <= SKIP_MOST) ? 0 : null;
}

const isTag = (look: Look): boolean => look !== 'bold' && look !== 'centred';

const STANDARD: readonly Rank[] = [...LOOKS, ...SYSTEMS, 'dash'];

/**
 * The place of each rank in this speech, outermost first; ranks of the same place stand beside each other. Y nests in X
 * when runs of Y stand between two numbers of X that go on counting (1、 (一) (二) 2、), or when Y begins anew under each
 * X; without such evidence the level of their HTML headings tells, and else the standard's order holds.
 */
function* rankOrder(candidates: readonly Candidate[]): Steps<Map<Rank, number>> {
  const met = new Set(candidates.map(({ rank }) => rank));
  const ranks = STANDARD.filter((rank) => met.has(rank));
  if (ranks.length < 2) return new Map(ranks.map((rank) => [rank, 0]));
  const looks = new Map(ranks.map((rank) => [rank, commonLook(candidates, rank)]));
  const wins = new Map(ranks.map((rank) => [rank, 0]));
  const beside = new Map<Rank, Rank>();
  for (let i = 0; i < ranks.length; i++)
    for (let j = i + 1; j < ranks.length; j++) {
      // Each pair of ranks goes through all candidates.
      if (candidates.length >= STEP) yield;
      const [x, y] = [ranks[i]!, ranks[j]!];
      const lead = inside(candidates, x, y) - inside(candidates, y, x);
      const [lookX, lookY] = [looks.get(x)!, looks.get(y)!];
      // Set alike, and neither holds the other: `引言` beside `一、`.
      if (lead === 0 && lookX === x && lookX === lookY && !beside.has(x)) beside.set(x, y);
      // Bold or centred says nothing of two that are both numbered.
      const tell = lookX !== null && lookY !== null && (lookX === x || (isTag(lookX) && isTag(lookY)));
      const tags = tell ? LOOKS.indexOf(lookX) - LOOKS.indexOf(lookY) : 0;
      const outer = lead > 0 || (lead === 0 && tags <= 0) ? x : y;
      wins.set(outer, wins.get(outer)! + 1);
    }
  const sorted = ranks.toSorted((x, y) => wins.get(y)! - wins.get(x)! || ranks.indexOf(x) - ranks.indexOf(y));
  const order = new Map(sorted.map((rank, place) => [rank, place]));
  for (const [look, rank] of beside) order.set(look, order.get(rank)!);
  return order;
}

/** Without what is said twice in a row in its rank: a page break, not a new beginning. */
function withoutRepeats(candidates: readonly Candidate[]): Candidate[] {
  const before = new Map<Rank, string>();
  return candidates.filter((candidate) => {
    const again = candidate.value > 0 && before.get(candidate.rank) === candidate.key;
    before.set(candidate.rank, candidate.key);
    return !again;
  });
}

/** How often runs of `inner` stand inside `outer`. */
function inside(candidates: readonly Candidate[], outer: Rank, inner: Rank): number {
  let count = 0;
  /** The number of the last `outer`; -1 before the first one. */
  let open = -1;
  let begun = false;
  let counts = false;
  for (const { rank, value } of candidates) {
    if (rank === outer) {
      counts ||= value > 0;
      if (begun && (value === 0 || (value > open && value <= open + 1 + SKIP_MOST))) count++;
      open = value;
      begun = false;
    } else if (rank === inner && open >= 0 && value <= 1 && (value > 0 || counts)) begun = true;
  }
  // Without a number nothing says that the outer one goes on: the inner one has to begin twice.
  return counts ? count : Math.max(0, count + (begun ? 1 : 0) - 1);
}

/** The look that most headings of a rank have; null when that is none. */
function commonLook(candidates: readonly Candidate[], rank: Rank): Candidate['look'] {
  const count = new Map<Candidate['look'], number>();
  for (const c of candidates) if (c.rank === rank) count.set(c.look, (count.get(c.look) ?? 0) + 1);
  let most: Candidate['look'] = null;
  for (const [look, n] of count) if (n > (count.get(most) ?? 0)) most = look;
  return most;
}
