/**
 * Finds the headings inside one speech and how they nest.
 *
 * A line that begins with an ordinal is a heading when its number fits the ones around it; levels come from which system
 * nests in which in this speech, not from an ordinal's shape alone.
 */
import type { Paragraph } from '../findings/repair.ts';
import { address, closing, greeting, salutation } from '../phrases/address.ts';
import { type Ordinal, parseOrdinal, SYSTEMS, type System } from './ordinal.ts';

export interface Heading {
  /** Index of the paragraph. */
  at: number;
  label: string;
  /** 0: right under the speech. */
  depth: number;
}

/** What a heading is counted by: an ordinal's system, or its look when it has no number. */
type Rank = System | 'look';

interface Candidate {
  at: number;
  rank: Rank;
  /** 0 for a heading without a number. */
  value: number;
  label: string;
  /** The label is the paragraph's first sentence, with text behind it. */
  runIn: boolean;
  /** The next number stands right behind it (`一、二年级`): a heading only where the sequence needs it. */
  enumerated: boolean;
}

/** Longest heading, in characters; a longer first sentence is cut at a comma, or is no heading. */
const LABEL_MOST = 58;
const LOOK_MOST = 40;
/** A number may skip this many (sites lose headings). */
const SKIP_MOST = 3;
/** Where so many paragraphs in a row, and so large a share of all, are numbered, the numbers count paragraphs. */
const COUNTED_LEAST = 10;
const COUNTED_SHARE = 0.5;
const NUMERALS = '一二三四五六七八九十';

/** Headings of `list[from..to)`. */
export function findHeadings(list: readonly Paragraph[], from: number, to: number): Heading[] {
  let candidates: Candidate[] = [];
  for (let p = from; p < to; p++) {
    const candidate = read(list[p]!, p);
    if (candidate) candidates.push(candidate);
  }
  candidates = inSequence(notCounted(candidates, to - from));
  candidates = needsCompany(candidates);
  const order = rankOrder(candidates);
  const path: { rank: Rank; value: number; label: string }[] = [];
  const headings: Heading[] = [];
  for (const { at, rank, value, label } of candidates) {
    // Everything of lower or equal rank ends here.
    while (path.length && order.indexOf(path[path.length - 1]!.rank) > order.indexOf(rank)) path.pop();
    const last = path[path.length - 1];
    if (last?.rank === rank) {
      path.pop();
      // Said twice (a page break in between): shown once.
      if (value > 0 && value === last.value && label === last.label) {
        path.push(last);
        continue;
      }
    }
    headings.push({ at, label, depth: path.length });
    path.push({ rank, value, label });
  }
  return headings;
}

function read(paragraph: Paragraph, at: number): Candidate | null {
  const { folded, text, heading, bold, centred, inPage } = paragraph;
  if (inPage) return null;
  const ordinal = parseOrdinal(folded);
  if (ordinal) {
    if (ordinal.system === 'clause') {
      const end = clauseEnd(folded, ordinal.length);
      return { at, rank: 'clause', value: ordinal.value, label: text.slice(0, end), runIn: true, enumerated: false };
    }
    const end = labelEnd(folded, ordinal.length);
    const label = end > 0 ? tidy(text.slice(0, end)) : '';
    if (!label) return null;
    return {
      at,
      rank: ordinal.system,
      value: ordinal.value,
      label,
      runIn: end < folded.length - 1,
      enumerated: looksEnumerated(folded, ordinal),
    };
  }
  const styled = heading > 0 || bold || (centred && folded.length <= LOOK_MOST / 2);
  if (!styled || folded.length > LOOK_MOST || folded.length < 2) return null;
  if (/[。;,、!?]$/.test(folded) || salutation(folded) || greeting(folded) || address(folded) || closing(folded))
    return null;
  // Dates, places, names in bold under a title.
  if (/^[(〔【]?\d{2,4}年|^(时间|来源|作者|日期|编辑|地点)[:]|^[—-]{1,2}/.test(folded) || /^\*+$/.test(folded))
    return null;
  return { at, rank: 'look', value: 0, label: tidy(text), runIn: false, enumerated: false };
}

/** Where a heading ends: at the first full stop or colon; 0 when there is none in reach and it cannot be a heading. */
function labelEnd(folded: string, start: number): number {
  const reach = folded.slice(0, start + LABEL_MOST + 24);
  // A mark inside quotation marks ends what is quoted, not the heading.
  const stop = reach.slice(start).search(/[。;:]|[!?](?!”)/);
  if (stop >= 0 && stop <= LABEL_MOST) {
    const mark = reach[start + stop]!;
    return start + stop + (mark === '!' || mark === '?' ? 1 : 0);
  }
  if (stop < 0 && folded.length <= start + LABEL_MOST + 24) {
    // A line with no full stop at all is the heading, unless a gap parts it from text behind it.
    const gap = folded.indexOf(' ', start + 4);
    return gap > 0 && folded.length - gap > LABEL_MOST / 2 ? gap : folded.length;
  }
  // The first sentence is too long: its first clauses are what it is about.
  const comma = Math.max(reach.lastIndexOf(',', start + 40), reach.lastIndexOf(' ', start + 40));
  return comma >= start + 4 ? comma : 0;
}

function clauseEnd(folded: string, start: number): number {
  const stop = folded.slice(start, start + LABEL_MOST).search(/[,。;:!?]/);
  return stop > 0 ? start + stop : Math.min(folded.length, start + 24);
}

/** Closing marks do not belong to a heading's name. */
const tidy = (label: string): string => label.replace(/[\s。．.:：;；,，、]+$/u, '').trim();

/**
 * `一、二年级的同学`, `1、2班`: the next number follows at once, so this is more likely an enumeration. `二、三农工作` may
 * still be a heading: the sequence tells.
 */
const looksEnumerated = (folded: string, { system, value, length }: Ordinal): boolean =>
  (system === 'han' && NUMERALS[value] === folded[length]) ||
  (system === 'digit' && Number.parseInt(folded.slice(length, length + 3), 10) === value + 1);

/** Drops systems that number every paragraph (Hong Kong's and Singapore's speeches do, up to 277). */
function notCounted(candidates: Candidate[], paragraphs: number): Candidate[] {
  const counted = new Set<Rank>();
  for (const rank of ['digit', 'digitBrackets', 'han', 'hanBrackets'] as const) {
    const own = candidates.filter((c) => c.rank === rank);
    const runIn = own.filter((c) => c.runIn).length;
    const grows = own.filter((c, i) => i === 0 || c.value === own[i - 1]!.value + 1).length;
    if (
      own.length >= COUNTED_LEAST &&
      grows >= own.length * 0.9 &&
      runIn >= own.length * 0.6 &&
      own.length >= paragraphs * COUNTED_SHARE
    )
      counted.add(rank);
  }
  return counted.size ? candidates.filter((c) => !counted.has(c.rank)) : candidates;
}

/**
 * Keeps the numbers that can be in sequence: 1 begins, the next one (or one a little further on) goes on. A number that
 * begins higher is kept only for the top systems, whose first headings sites lose.
 */
function inSequence(candidates: Candidate[]): Candidate[] {
  const last = new Map<Rank, number>();
  return candidates.filter((candidate, c) => {
    const { rank, value, runIn, enumerated } = candidate;
    if (rank === 'look') return true;
    const before = last.get(rank) ?? 0;
    if (enumerated) {
      const next = candidates.slice(c + 1).find((other) => other.rank === rank && !other.enumerated);
      if (before !== value - 1 || next?.value !== value + 1) return false;
    }
    const goesOn = value > before && value <= before + 1 + SKIP_MOST;
    const again = before > 0 && value === before;
    let fits = value === 1 || goesOn || again;
    if (fits && before === 0 && value > 1) {
      // Nothing of this system before: a lost first heading, or a broken sentence (`2、早早地…`).
      const follows = candidates.slice(c + 1, c + 24).some((other) => other.rank === rank && other.value === value + 1);
      fits = follows || ((rank === 'han' || rank === 'hanBrackets') && !runIn && value <= 3);
    }
    if (!fits) return false;
    last.set(rank, value);
    return true;
  });
}

/** `一是` alone, or a lone `1、` in running text, heads nothing. */
function needsCompany(candidates: Candidate[]): Candidate[] {
  const size = new Map<Rank, number>();
  for (const { rank } of candidates) size.set(rank, (size.get(rank) ?? 0) + 1);
  return candidates.filter(({ rank, runIn }) => {
    const alone = size.get(rank)! < 2;
    return !(
      alone &&
      (rank === 'clause' || rank === 'nth' || ((rank === 'digit' || rank === 'digitBrackets') && runIn))
    );
  });
}

/**
 * The systems of a speech from the outermost to the innermost. Y nests in X when runs of Y stand between two numbers of
 * X that go on counting (1、 (一) (二) 2、); without such evidence the standard's order holds.
 */
function rankOrder(candidates: Candidate[]): Rank[] {
  const ranks = [...new Set(candidates.map((c) => c.rank))];
  const standard = (rank: Rank) => (rank === 'look' ? -0.5 : SYSTEMS.indexOf(rank));
  const inside = (outer: Rank, inner: Rank): number => {
    let count = 0;
    let open = 0;
    let begun = false;
    for (const { rank, value } of candidates) {
      if (rank === outer) {
        if (begun && (outer === 'look' || value === open + 1)) count++;
        open = value;
        begun = false;
      } else if (rank === inner && (value <= 1 || inner === 'look') && (open > 0 || outer === 'look')) begun = true;
    }
    return count;
  };
  const wins = new Map(ranks.map((rank) => [rank, 0]));
  for (let i = 0; i < ranks.length; i++)
    for (let j = i + 1; j < ranks.length; j++) {
      const [x, y] = [ranks[i]!, ranks[j]!];
      const lead = inside(x, y) - inside(y, x);
      const first = lead > 0 || (lead === 0 && standard(x) < standard(y)) ? x : y;
      wins.set(first, wins.get(first)! + 1);
    }
  return ranks.sort((x, y) => wins.get(y)! - wins.get(x)! || standard(x) - standard(y));
}
