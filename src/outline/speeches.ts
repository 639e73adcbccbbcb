/**
 * Splits a page's text into its speeches.
 *
 * Three kinds of evidence, the surest first: numbered separators that go on counting (`篇1`, `第二篇:…`), lines that are
 * titles by look and wording, and salutations behind a closing. A boundary that owns no text is none.
 */
import type { Paragraph } from '../findings/repair.ts';
import { address, closing, greeting, salutation } from '../phrases/address.ts';
import { META } from '../phrases/filler.ts';
import { fold } from '../phrases/fold.ts';
import { COLLECTION, ENDS_IN_GENRE, GENRE, likeness, stem } from '../phrases/genre.ts';
import { numeral } from '../phrases/numeral.ts';
import { parseOrdinal } from './ordinal.ts';
import { SEPARATORS } from './separators.ts';

export interface Speech {
  /** Paragraphs of the speech: from its title (or salutation) to the next speech's. */
  from: number;
  to: number;
  /** Its first paragraph behind the title. */
  body: number;
  title: string;
  /** True when the page gives the title, false when it is made from a neighbour's. */
  named: boolean;
}

interface Start {
  at: number;
  /** How sure it is: where two starts have no text between them, the surer one is the title. */
  weight: number;
  /** First paragraph behind the title lines. */
  body: number;
  title: string | null;
}

/** Longest title, in characters. */
const TITLE_MOST = 60;
/** Shortest paragraph that is text of a speech, in characters. */
const TEXT_LEAST = 36;
/** Lines between a title and the salutation: date, place, name. */
const META_LINES = 4;
/** Points from which a line is taken for a title. */
const TITLE_POINTS = 4;

export function findSpeeches(list: readonly Paragraph[], pageTitle: string): Speech[] {
  const name = stem(fold(pageTitle.trim()));
  const titled = merge(list, [
    ...numbered(list, name),
    ...titles(list, name, pageTitle),
    ...fronted(list, name, pageTitle),
  ]);
  const starts = merge(list, [...titled, ...salutations(list, titled)]);
  const first = starts[0]?.at ?? list.length;
  if (beginsUntitled(list, first))
    starts.unshift({ at: firstText(list, first), weight: 0, body: firstText(list, first), title: null });
  if (!starts.length) return [];
  return named(list, starts, pageTitle);
}

/** Gives every speech a name: the page's, or the last titled neighbour's with a number. */
function named(list: readonly Paragraph[], starts: Start[], pageTitle: string): Speech[] {
  const whole = trimTitle(pageTitle);
  let base = whole;
  let count = 0;
  return starts.map((start, s) => {
    const to = starts[s + 1]?.at ?? list.length;
    if (start.title !== null) {
      base = start.title;
      count = 1;
    } else count++;
    const title = start.title ?? (count === 1 ? base : `${base} \u00b7 ${count}`);
    return { from: start.at, to, body: start.body, title, named: start.title !== null || count === 1 };
  });
}

/** The page's title without the site's name and the size of the collection, as the page writes it. */
function trimTitle(title: string): string {
  const bare = stem(fold(title.trim()));
  const at = fold(title).indexOf(bare);
  return bare && at >= 0 ? title.slice(at, at + bare.length).trim() : title.trim();
}

/** In the page's order; of two starts with no text between them the first keeps its title. */
function merge(list: readonly Paragraph[], starts: Start[]): Start[] {
  const sorted = starts.toSorted((a, b) => a.at - b.at || b.weight - a.weight);
  const kept: Start[] = [];
  for (let s = 0; s < sorted.length; s++) {
    const start = sorted[s]!;
    const before = kept[kept.length - 1];
    if (before && start.at < before.body) continue;
    if (before && !hasText(list, before.body, start.at)) {
      // A title on two lines, a title repeated under a separator: the separator keeps its name; a table of contents
      // in front of the text is left behind.
      if (isContents(list, before, start) || (start.title !== null && start.weight > before.weight))
        kept[kept.length - 1] = { ...start };
      else before.body = Math.max(before.body, start.body);
      continue;
    }
    kept.push({ ...start });
  }
  const last = kept[kept.length - 1];
  if (last && kept.length > 1 && !hasText(list, last.body, list.length)) kept.pop();
  return kept;
}

/** Two titles of equal rank side by side are entries of a list: the later one may own the text. */
const isContents = (list: readonly Paragraph[], before: Start, start: Start): boolean => {
  if (before.title === null || start.title === null) return false;
  const [first, second] = [separatorNumber(list[before.at]!.folded), separatorNumber(list[start.at]!.folded)];
  // The same number again is the same title, said twice.
  return first !== null && second !== null && first !== second;
};

const separatorNumber = (folded: string): number | null => {
  for (const { pattern } of SEPARATORS) {
    const found = pattern.exec(folded);
    if (found?.groups) return numeral(found.groups.n!);
  }
  return null;
};

function hasText(list: readonly Paragraph[], from: number, to: number): boolean {
  let chars = 0;
  for (let p = from; p < to; p++) {
    if (list[p]!.text.length >= TEXT_LEAST) return true;
    chars += list[p]!.text.length;
  }
  return chars >= TEXT_LEAST * 3;
}

/** Separators that count: at least two of one form whose numbers grow, or one that says 篇 and 1. */
function numbered(list: readonly Paragraph[], name: string): Start[] {
  const families = new Map<string, { at: number; n: number }[]>();
  for (let p = 0; p < list.length; p++) {
    const { folded, text, inPage } = list[p]!;
    if (inPage || text.length > TITLE_MOST || /[。;,]$/.test(folded)) continue;
    for (const separator of SEPARATORS) {
      const found = separator.pattern.exec(folded);
      if (!found?.groups) continue;
      const n = numeral(found.groups.n!);
      const own = found.groups.t?.trim() ?? '';
      if (!(n >= 1) || n > 99) continue;
      if (separator.likeTitle && !(own && (likeness(own, name) >= 0.5 || GENRE.test(own)))) continue;
      const family = separator.likeTitle ? `${separator.id}:${own}` : separator.id;
      families.set(family, [...(families.get(family) ?? []), { at: p, n }]);
      break;
    }
  }
  const starts: Start[] = [];
  for (const [family, members] of families) {
    const sure = !SEPARATORS.find((s) => family === s.id || family.startsWith(`${s.id}:`))!.likeTitle;
    const counted = members.filter(
      (m, i) => m.n > (members[i - 1]?.n ?? 0) || members.slice(0, i).some((o) => o.n === m.n),
    );
    const grows = new Set(counted.map((m) => m.n)).size >= 2;
    if (!grows && !(sure && members.length >= 1)) continue;
    for (const { at } of counted) starts.push({ at, weight: 3, body: at + 1, title: list[at]!.text });
  }
  return starts;
}

/** Lines that look and read like a speech's title. */
function titles(list: readonly Paragraph[], name: string, pageTitle: string): Start[] {
  const whole = fold(pageTitle).replace(/\s/g, '');
  const looks = new Map<string, number>();
  const points = list.map((_, p) => titlePoints(list, p, name));
  points.forEach((n, p) => {
    if (n >= TITLE_POINTS) looks.set(lookOf(list[p]!), (looks.get(lookOf(list[p]!)) ?? 0) + 1);
  });
  const starts: Start[] = [];
  for (let p = 0; p < list.length; p++) {
    const paragraph = list[p]!;
    const styled = paragraph.heading > 0 || paragraph.bold;
    // One more of a look that is known for titles needs less evidence.
    const known = styled && (looks.get(lookOf(paragraph)) ?? 0) >= 2 ? 1.5 : 0;
    if (points[p]! + (points[p]! > 0 ? known : 0) < TITLE_POINTS) continue;
    // The page's own title says what the collection is called, not where a speech begins.
    const same = paragraph.folded.replace(/\s/g, '');
    if (COLLECTION.test(same) && (whole.includes(same) || same === whole)) continue;
    starts.push({ at: p, weight: 1, body: p + 1, title: paragraph.text });
  }
  return starts;
}

/**
 * Titles told by their place alone: `title` ¶ `post and name` ¶ `(date)` ¶ salutation. The first of the short lines in
 * front of a salutation is the title when it has a look of its own, or names a genre, and is no date, name or place.
 */
function fronted(list: readonly Paragraph[], name: string, pageTitle: string): Start[] {
  const whole = fold(pageTitle).replace(/\s/g, '');
  const starts: Start[] = [];
  for (let p = 1; p < list.length; p++) {
    if (!salutation(list[p]!.folded) || list[p]!.text.length > TEXT_LEAST * 2) continue;
    let title = -1;
    for (let q = p - 1; q >= Math.max(0, p - META_LINES - 1); q--) {
      const { folded, text, heading, bold, centred, inPage } = list[q]!;
      if (inPage || text.length > TITLE_MOST || /[。;,!?…:]$/.test(folded) || META.pattern.test(folded)) break;
      if (parseOrdinal(folded) || salutation(folded) || greeting(folded) || closing(folded)) break;
      const worded = GENRE.test(folded) || (name !== '' && likeness(folded, name) >= 0.6);
      if (isFrontMatter(folded)) {
        // Dates and names stand under a title; above it they close the speech before.
        if (title >= 0) break;
      } else if (heading || bold || centred || worded) title = q;
    }
    if (title < 0) continue;
    const { folded, text } = list[title]!;
    const same = folded.replace(/\s/g, '');
    if (COLLECTION.test(same) && whole.includes(same)) continue;
    starts.push({ at: title, weight: 2, body: p, title: text });
  }
  return starts;
}

/** Date, place, `——在…上的讲话`, post and name: what stands between a title and the salutation. */
const isFrontMatter = (folded: string): boolean =>
  /^(述职|汇报|报告|发言|演讲|主讲|致辞|讲话|宣读)[人者]:/.test(folded) ||
  /^[(〔【[]?(\d{2,4}|20[x*]{2}|[二〇一九零]{4})年|^[(〔【[].{2,30}[)〕】\]]$|^[—-]{1,2}|^\*+$/.test(folded) ||
  /^.{0,30}[ ]\p{Script=Han}[ ]?\p{Script=Han}{1,3}$/u.test(folded) ||
  /^\p{Script=Han}[ ]?\p{Script=Han}{1,3}$/u.test(folded);

const lookOf = ({ heading, bold, centred }: Paragraph): string => `${heading}${bold ? 'b' : ''}${centred ? 'c' : ''}`;

function titlePoints(list: readonly Paragraph[], p: number, name: string): number {
  const { folded, text, heading, bold, centred, inPage } = list[p]!;
  if (inPage || text.length > TITLE_MOST || text.length < 3) return 0;
  if (/[。;,、!?…]$/.test(folded) || salutation(folded) || address(folded) || greeting(folded)) return 0;
  if (
    /小编|仅供参考|^(时间|来源|作者|日期|编辑|发布|浏览|地点|主讲|演讲者|发言人|主持人|讲话人):|^[—-]{1,2}/.test(folded)
  )
    return 0;
  if (parseOrdinal(folded) && !/篇/.test(folded.slice(0, 6))) return 0;
  let points = 0;
  const worded = GENRE.test(folded) || (name !== '' && likeness(folded, name) >= 0.6);
  // A name or a post above the salutation, centred or bold, is not what the speech is called.
  if (!worded && !(heading >= 1 && heading <= 3)) return 0;
  if (GENRE.test(folded)) points += 2;
  if (ENDS_IN_GENRE.test(folded)) points += 1;
  if (name && likeness(folded, name) >= 0.6) points += 1;
  if (heading >= 1 && heading <= 3) points += 2;
  else if (heading > 0 || bold) points += 1.5;
  if (centred) points += 1;
  if (/:$/.test(folded)) points -= 1.5;
  if (text.length > 40) points -= 1;
  const next = opensSpeech(list, p + 1);
  if (next) points += 2;
  if (p === 0 || closesSpeech(list, p - 1)) points += 1;
  // Without a look of its own a line needs more than the words: it stands alone between two speeches.
  return heading || bold || centred || next ? points : points - 1;
}

/** A salutation or greeting comes first, but for a few short lines (date, place, name). */
function opensSpeech(list: readonly Paragraph[], from: number): boolean {
  for (let p = from; p < Math.min(list.length, from + META_LINES + 1); p++) {
    const { folded } = list[p]!;
    if (salutation(folded) || greeting(folded) || address(folded)) return true;
    if (folded.length > 40 || parseOrdinal(folded)) return false;
  }
  return false;
}

/** A closing stands at `p`, or up to two short lines (`谢谢大家!`, a date) above it. */
function closesSpeech(list: readonly Paragraph[], p: number): boolean {
  for (let q = p; q >= Math.max(0, p - 2); q--) {
    if (closing(list[q]!.folded)) return true;
    if (list[q]!.folded.length > 24) return false;
  }
  return false;
}

/** Salutations that begin a speech of their own: behind a closing, or where the numbering begins anew. */
function salutations(list: readonly Paragraph[], titled: Start[]): Start[] {
  const starts: Start[] = [];
  const bodies = new Set(titled.map((start) => start.at));
  // The last start, and whether anything of the speech has been said since.
  let began = 0;
  let spoken = false;
  let top = 0;
  for (let p = 0; p < list.length; p++) {
    if (bodies.has(p)) {
      began = p;
      spoken = false;
      top = 0;
      continue;
    }
    const { folded, text } = list[p]!;
    const opens = salutation(folded) > 0 || (greeting(folded) && p > 0 && closesSpeech(list, p - 1));
    if (opens && spoken) {
      const restarts = top >= 2 && restartsAt(list, p + 1, bodies);
      if (closesSpeech(list, p - 1) || restarts) {
        const at = firstOfSalutation(list, p, began);
        starts.push({ at, weight: 0, body: at, title: null });
        began = p;
        top = 0;
        spoken = text.length > TEXT_LEAST;
        continue;
      }
    }
    const ordinal = parseOrdinal(folded);
    if (ordinal?.system === 'han') top = Math.max(top, ordinal.value);
    if (text.length >= TEXT_LEAST && !(opens && !spoken && text.length < 2 * TEXT_LEAST)) spoken = true;
  }
  return starts;
}

/** The next top ordinal behind `from` is a 一、, before the next title or salutation. */
function restartsAt(list: readonly Paragraph[], from: number, titled: ReadonlySet<number>): boolean {
  for (let p = from; p < list.length && !titled.has(p); p++) {
    if (salutation(list[p]!.folded)) return false;
    const ordinal = parseOrdinal(list[p]!.folded);
    if (ordinal?.system === 'han') return ordinal.value === 1;
  }
  return false;
}

/** `尊敬的各位领导,` ¶ `各位来宾:`: a salutation over several lines begins with its first. */
function firstOfSalutation(list: readonly Paragraph[], p: number, began: number): number {
  let at = p;
  while (at - 1 > began && p - at < 4 && address(list[at - 1]!.folded) && !closing(list[at - 1]!.folded)) at--;
  return at;
}

/** The text in front of the first start is a speech when it speaks: a salutation, an ordinal, or length alone. */
function beginsUntitled(list: readonly Paragraph[], first: number): boolean {
  let chars = 0;
  let speaks = false;
  for (let p = 0; p < first; p++) {
    const { folded, text } = list[p]!;
    if (salutation(folded) || greeting(folded) || parseOrdinal(folded)?.system === 'han') speaks = true;
    if (text.length >= TEXT_LEAST) chars += text.length;
  }
  return (speaks && chars >= 60) || chars >= (first === list.length ? 120 : 600);
}

/** Where the text in front of the first start begins: at its salutation if it has one early, else at its first line. */
function firstText(list: readonly Paragraph[], first: number): number {
  for (let p = 0; p < Math.min(first, 8); p++) if (salutation(list[p]!.folded)) return p;
  return 0;
}
