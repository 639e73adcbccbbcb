/**
 * Finds sentences that keyword links have broken into paragraphs: `…并通报了外宣。` ¶ `工作总结。` ¶ `及今年…`.
 *
 * The kind is told by its shape: a bare noun of one to eight Han characters with a full stop, between two paragraphs of
 * running text. Real one-line paragraphs (thanks, cries, verses, closings) are sentences, not nouns, and stand at ends.
 */

import { ordinalOf } from '../outline/ordinal.ts';
import type { Block, Page } from '../page/page.ts';
import { salutationOf } from '../phrases/address.ts';
import { closing, greets } from '../phrases/courtesy.ts';
import { KEYWORDS, THEMES } from '../phrases/keyword.ts';
import { type Cut, excerpt, type Finding, type Seen } from './finding.ts';
import { shownIn } from './shown.ts';

/** Evidence needed, in points, to read three paragraphs as one. In doubt they stay three. */
const ENOUGH = 2;
/** Of several nouns in a row at least one is on a list, and the sentence shows its seam. */
const ENOUGH_FOR_SEVERAL = 4;
/** So many in a row at the most. */
const NOUNS_MOST = 5;
/** What stands between two keywords. */
const LINK_WORD = /^[和与及或的]$/;
const NOUN = /^\p{Script=Han}{1,8}[。.]$/u;
/** Words that make a short line a sentence, not a bare noun. Folded. */
const VERBAL =
  /[我你您他她它们了吗呢吧啊呀哦是有很请谢祝这那就都也没让愿]|不|大家|各位|同志|完毕|结束|鼓掌|敬礼|此致|到此/;
/** What no sentence begins with; words that begin with the same character and may, excepted. Folded. */
const CANNOT_BEGIN =
  /^(?:[,、。;:)》」』”’]|及(?!时|其|早)|以及|和(?!平|谐|睦|气|为贵)|与(?!会|此|时|其|众|人)|或(?!许|者说)|等(?!待|到|级|一)|的(?!确|士)|了(?!解|不)|之(?!所以|前|后|间)|地(?=[\p{Script=Han}]))/u;
/** What sentences seldom begin with. */
const MAY_GO_ON = /^(并(?!非|不)|而(?!今|立)|且|就(?!业|医|地)|才(?!能|干|华)|来自)/;
/** What no sentence ends with, its full stop apart. */
const CANNOT_END = /[和与及或对向为把将被让使以从、,《“(「『]$|的$/;
/** Shortest paragraphs on either side, in characters. */
const BEFORE_LEAST = 12;
const AFTER_LEAST = 6;
/** Characters on either side of the break that are looked for elsewhere in the page. */
const SEAM = 3;
/** Points for a seam that the page also writes in one piece. */
const SEAM_POINTS = 3;

export function findBroken({ page, hidden }: Seen): Finding[] {
  const shown = shownIn(page, hidden);
  const findings: Finding[] = [];
  const breaks = breaksIn(page, shown);
  // A site that does it once does it again: several bare nouns speak for each other.
  const habit = breaks.length >= 2 ? 1 : 0;

  const between = ([from, to]: Break): Sides => ({
    before: page.blocks[shown[from - 1]!]!,
    nouns: shown.slice(from, to).map((i) => page.blocks[i]!),
    after: page.blocks[shown[to]!]!,
  });
  const lacking = breaks.map((one) => {
    const sides = between(one);
    return (sides.nouns.length > 1 ? ENOUGH_FOR_SEVERAL : ENOUGH) - habit - evidence(sides);
  });
  // Only a break that this would decide is looked for elsewhere; all of them in one pass over the text.
  const inDoubt = breaks.filter((_, b) => lacking[b]! > 0 && lacking[b]! <= SEAM_POINTS);
  const texts = inDoubt.length ? shown.map((i) => page.blocks[i]!.folded) : [];
  const said = occurring(new Set(inDoubt.flatMap((one) => seams(between(one)))), texts);

  let group: number[] = [];
  const close = () => {
    if (group.length >= 3) findings.push(joined(page, group));
    group = [];
  };
  breaks.forEach((one, b) => {
    const [from, to] = one;
    const points = lacking[b]! > 0 && seams(between(one)).some((seam) => said.has(seam)) ? SEAM_POINTS : 0;
    if (points < lacking[b]!) return;
    // `A` ¶ noun ¶ `B` ¶ noun ¶ `C`: the second break goes on from where the first one ended.
    if (group[group.length - 1] === shown[from - 1]) group.push(...shown.slice(from, to + 1));
    else {
      close();
      group = shown.slice(from - 1, to + 1);
    }
  });
  close();
  return findings;
}

/** Bare nouns between two paragraphs of running text: indexes into what is shown, from (inclusive) to (exclusive). */
type Break = [from: number, to: number];

interface Sides {
  before: Block;
  nouns: Block[];
  after: Block;
}

function breaksIn(page: Page, shown: readonly number[]): Break[] {
  const breaks: Break[] = [];
  for (let p = 1; p + 1 < shown.length; p++) {
    let to = p;
    while (to < shown.length && to - p < NOUNS_MOST && isNoun(page.blocks[shown[to]!]!)) to++;
    if (to === p) continue;
    const after = page.blocks[shown[to] ?? -1];
    if (after && couldBreak(page.blocks[shown[p - 1]!]!, after)) breaks.push([p, to]);
    p = to;
  }
  return breaks;
}

function isNoun({ folded, heading, bold, links }: Block): boolean {
  if (folded.length > 9 || !NOUN.test(folded) || heading > 0 || (bold && links === 0)) return false;
  return KEYWORDS.has(folded.slice(0, -1)) || !(VERBAL.test(folded) || closing(folded));
}

function couldBreak(before: Block, after: Block): boolean {
  if (before.text.length < BEFORE_LEAST || after.text.length < AFTER_LEAST) return false;
  if (before.heading > 0 || after.heading > 0 || (after.bold && !before.bold)) return false;
  if (!/[。.]$|[\p{Script=Han}“《、,]$/u.test(before.folded)) return false;
  return !ordinalOf(after) && !salutationOf(after) && !greets(after) && !salutationOf(before);
}

/** Points for reading it all as one paragraph, but for what the page says elsewhere. */
function evidence({ before, nouns, after }: Sides): number {
  const words = nouns.map(wordOf);
  const head = headOf(before);
  const tail = after.folded;
  let points = 0;
  if (words.some((word) => KEYWORDS.has(word))) points += 2;
  else if (words.some((word) => THEMES.has(word))) points += 1;
  if (nouns.some((noun, n) => noun.linkChars >= words[n]!.length)) points += 2;
  if (CANNOT_BEGIN.test(tail) || words.some((word) => LINK_WORD.test(word))) points += 3;
  else if (MAY_GO_ON.test(tail)) points += 1;
  if (CANNOT_END.test(head) || opensBracket(head)) points += 3;
  return points;
}

/** What stands on both sides of a break's first and last seam: a page that writes it in one piece elsewhere means one. */
const seams = ({ before, nouns, after }: Sides): string[] => [
  headOf(before).slice(-SEAM) + wordOf(nouns[0]!),
  wordOf(nouns[nouns.length - 1]!) + after.folded.slice(0, SEAM),
];

const wordOf = (noun: Block): string => noun.folded.slice(0, -1);
const headOf = (before: Block): string => before.folded.replace(/[。.]$/, '');

/** Those of the strings (none shorter than two characters) that stand in one of the texts, found in one pass. */
function occurring(strings: ReadonlySet<string>, texts: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const byStart = new Map<number, string[]>();
  const starts = new Uint8Array(strings.size ? 0x10000 : 0);
  for (const string of strings) {
    starts[string.charCodeAt(0)] = 1;
    const start = startAt(string, 0);
    byStart.set(start, [...(byStart.get(start) ?? []), string]);
  }
  for (const text of strings.size ? texts : [])
    for (let i = 0; i + 1 < text.length; i++) {
      if (!starts[text.charCodeAt(i)]) continue;
      for (const string of byStart.get(startAt(text, i)) ?? []) if (text.startsWith(string, i)) found.add(string);
    }
  return found;
}

/** The first two UTF-16 units from `i` on, as one number. */
const startAt = (text: string, i: number): number => text.charCodeAt(i) * 0x10000 + text.charCodeAt(i + 1);

function opensBracket(text: string): boolean {
  return text.lastIndexOf('《') > text.lastIndexOf('》') || text.lastIndexOf('“') > text.lastIndexOf('”');
}

/**
 * A run-in heading that a keyword broke at its end (`一、…做好历史的。` ¶ `工作总结。` ¶ text): the keyword's full stop is
 * the heading's own.
 */
function endsHeading(page: Page, group: readonly number[], g: number): boolean {
  const head = page.blocks[group[0]!]!;
  return g === 1 && ordinalOf(head) !== null && !/[。;!?]/.test(head.folded.slice(0, -1));
}

function joined(page: Page, group: number[]): Finding {
  const cuts: Cut[] = [];
  for (let g = 0; g < group.length; g++) {
    const { raw } = page.blocks[group[g]!]!;
    const end = raw.trimEnd().length;
    // The full stops that the break added, and the white space that it stands in.
    const stop =
      g < group.length - 1 && !endsHeading(page, group, g) && /[。.\uff0e]/.test(raw[end - 1] ?? '') ? end - 1 : end;
    if (g < group.length - 1 && stop < raw.length) cuts.push({ block: group[g]!, from: stop, to: raw.length });
    const start = raw.length - raw.trimStart().length;
    if (g > 0 && start > 0) cuts.push({ block: group[g]!, from: 0, to: start });
  }
  const first = group[0]!;
  const words = group
    .slice(1, -1)
    .map((i) => page.blocks[i]!.text)
    .filter((text) => text.length <= 9);
  return {
    id: `broken:${first}`,
    kind: 'broken',
    reason: 'keywordLink',
    text: excerpt(words.join(' ')),
    at: first,
    cuts,
    join: group,
  };
}
