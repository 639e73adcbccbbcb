/**
 * Splits a page's text into its speeches.
 *
 * Three kinds of evidence, the surest first: numbered separators that go on counting (`篇1`, `第二篇:…`), lines that are
 * titles by look and wording, and salutations behind a closing. A boundary that owns no text is none.
 */
import type { Paragraph } from '../findings/repair.ts';
import { STEP, type Steps } from '../page/steps.ts';
import { address, salutationOf } from '../phrases/address.ts';
import { COLLECTION } from '../phrases/collection.ts';
import { closing, greets } from '../phrases/courtesy.ts';
import { endsIn } from '../phrases/ends.ts';
import { META } from '../phrases/filler.ts';
import { fold } from '../phrases/fold.ts';
import { areAlike, ENDS_IN_GENRE, GENRE, stem } from '../phrases/genre.ts';
import { isHanAt } from '../phrases/han.ts';
import type { Line } from '../phrases/line.ts';
import { numeral } from '../phrases/numeral.ts';
import { ordinalOf } from './ordinal.ts';
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
/** Longest title that is told by its place alone. */
const PLAIN_TITLE_MOST = 30;
/** Shortest paragraph that is text of a speech, in characters. */
const TEXT_LEAST = 36;
/** Lines between a title and the salutation: date, place, name. */
const META_LINES = 4;
/** Points from which a line is taken for a title. */
const TITLE_POINTS = 4;
/** Longest title of a page that is compared with its lines, in characters. */
const PAGE_TITLE_MOST = 200;

export function* speechSteps(list: readonly Paragraph[], title: string): Steps<Speech[]> {
  const pageTitle = title.trim().slice(0, PAGE_TITLE_MOST);
  const folded = fold(pageTitle);
  const name = stem(folded);
  const whole = folded.replace(/\s/g, '');
  const counted = yield* numbered(list, name);
  const looked = yield* titles(list, name, whole);
  const placed = yield* fronted(list, name, whole);
  const titled = merge(list, [...counted, ...looked, ...placed]);
  yield;
  const starts = merge(list, [...titled, ...(yield* salutations(list, titled))]);
  yield;
  const first = starts[0]?.at ?? list.length;
  if (yield* beginsUntitled(list, first))
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
    const body = behindFrontMatter(list, start.body, to);
    return { from: start.at, to, body, title, named: start.title !== null || count === 1 };
  });
}

/** The salutation, when nothing but a few short lines (date, place, name, all in bold) stands between it and the title. */
function behindFrontMatter(list: readonly Paragraph[], body: number, to: number): number {
  for (let p = body; p < Math.min(to, body + META_LINES + 1); p++) {
    const line = list[p]!;
    if (addresses(line) || greets(line)) return p;
    if (line.folded.length > TEXT_LEAST || ordinalOf(line)) break;
  }
  return body;
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
    if (before && start.at < before.body) {
      // Among the lines between a title and its salutation stands a surer one: the separator.
      if (start.title !== null && start.weight > before.weight) kept[kept.length - 1] = { ...start };
      continue;
    }
    if (before && saidAgain(list, before, start)) continue;
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
  // A short speech that somebody is spoken to in is one all the same.
  if (last && kept.length > 1 && !hasText(list, last.body, list.length) && !opensSpeech(list, last.body)) kept.pop();
  return kept;
}

/** The title said once more inside its speech: nothing ends in front of it and nothing opens behind it. */
const saidAgain = (list: readonly Paragraph[], before: Start, start: Start): boolean =>
  start.title !== null &&
  before.title !== null &&
  squeezed(start.title) === squeezed(before.title) &&
  !closesSpeech(list, start.at - 1) &&
  !opensSpeech(list, start.at + 1);

const squeezed = (title: string): string => fold(title).replace(/\s/g, '');

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
    chars += list[p]!.text.length;
    if (list[p]!.text.length >= TEXT_LEAST || chars >= TEXT_LEAST * 3) return true;
  }
  return false;
}

/** Lines of one form whose numbers may count speeches. */
interface Family {
  /** The form says by itself that it counts texts: one such line is enough. */
  sure: boolean;
  members: { at: number; n: number }[];
}

/** Separators that count: at least two of one form whose numbers grow, or one that says 篇 and 1. */
function* numbered(list: readonly Paragraph[], name: string): Steps<Start[]> {
  const families = new Map<string, Family>();
  for (let p = 0; p < list.length; p++) {
    if (p % STEP === STEP - 1) yield;
    const { folded, text, inPage } = list[p]!;
    if (inPage || text.length > TITLE_MOST || endsIn(folded, '。;,')) continue;
    const found = separatorIn(folded, name) ?? numberedTitle(list, p, name);
    if (!found || !(found.n >= 1) || found.n > 99) continue;
    const family = families.get(found.family) ?? { sure: found.sure, members: [] };
    families.set(found.family, family);
    family.members.push({ at: p, n: found.n });
  }
  const starts: Start[] = [];
  for (const { sure, members } of families.values()) {
    const numbers = new Set<number>();
    const counted = members.filter(({ n }, i) => {
      const fits = n > (members[i - 1]?.n ?? 0) || numbers.has(n);
      numbers.add(n);
      return fits;
    });
    if (!sure && new Set(counted.map((m) => m.n)).size < 2) continue;
    for (const { at } of counted) starts.push({ at, weight: 3, body: at + 1, title: list[at]!.text });
  }
  return starts;
}

interface Counted {
  family: string;
  sure: boolean;
  n: number;
}

/** What sites draw around a separator: `★ 篇一 ★`. */
const DECORATION = /^[★☆◆◇●○■□▲△※→~*#=\s-]{1,8}|[★☆◆◇●○■□▲△※←~*#=\s-]{1,8}$/g;

function separatorIn(folded: string, name: string): Counted | null {
  const line = folded.replace(DECORATION, '');
  for (const { id, pattern, likeTitle } of SEPARATORS) {
    const found = pattern.exec(line);
    if (!found?.groups) continue;
    const n = numeral(found.groups.n!);
    const own = found.groups.t?.trim() ?? '';
    if (!(n >= 1)) continue;
    if (!likeTitle) return { family: id, sure: true, n };
    if (own && (areAlike(own, name, 0.5) || GENRE.test(own))) return { family: `${id}:${own}`, sure: false, n };
  }
  return null;
}

/**
 * An ordinal that counts speeches, not sections: `1、在年会上的讲话` in front of a salutation, or the page's own title
 * behind a number.
 */
function numberedTitle(list: readonly Paragraph[], p: number, name: string): Counted | null {
  const ordinal = ordinalOf(list[p]!);
  if (!ordinal) return null;
  const words = list[p]!.folded.slice(ordinal.length);
  if (words !== name && !(ENDS_IN_GENRE.test(words) && opensSpeech(list, p + 1))) return null;
  return { family: ordinal.system, sure: false, n: ordinal.value };
}

/**
 * Lines that look and read like a speech's title.
 * @param whole the page's title, folded, without white space
 */
function* titles(list: readonly Paragraph[], name: string, whole: string): Steps<Start[]> {
  const looks = new Map<string, number>();
  const points: number[] = [];
  for (let p = 0; p < list.length; p++) {
    if (p % STEP === STEP - 1) yield;
    const n = titlePoints(list, p, name);
    points.push(n);
    if (n >= TITLE_POINTS) looks.set(lookOf(list[p]!), (looks.get(lookOf(list[p]!)) ?? 0) + 1);
  }
  yield;
  const starts: Start[] = [];
  for (let p = 0; p < list.length; p++) {
    if (points[p]! <= 0) continue;
    const paragraph = list[p]!;
    const styled = paragraph.heading > 0 || paragraph.bold;
    // One more of a look that is known for titles needs less evidence.
    const known = styled && (looks.get(lookOf(paragraph)) ?? 0) >= 2 ? 1.5 : 0;
    if (points[p]! + known < TITLE_POINTS) continue;
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
function* fronted(list: readonly Paragraph[], name: string, whole: string): Steps<Start[]> {
  const starts: Start[] = [];
  for (let p = 1; p < list.length; p++) {
    if (p % STEP === STEP - 1) yield;
    if (list[p]!.text.length > TEXT_LEAST * 2 || !salutationOf(list[p]!)) continue;
    let title = -1;
    for (let q = p - 1; q >= Math.max(0, p - META_LINES - 1); q--) {
      const { folded, text, heading, bold, centred, inPage } = list[q]!;
      if (inPage || text.length > TITLE_MOST || endsIn(folded, '。;,!?…:') || META.pattern.test(folded)) break;
      if (ordinalOf(list[q]!) || salutationOf(list[q]!) || greets(list[q]!) || closing(folded)) break;
      if (isFrontMatter(folded)) {
        // Dates and names stand under a title; above it they close the speech before.
        if (title >= 0) break;
      } else if (
        heading ||
        bold ||
        centred ||
        GENRE.test(folded) ||
        isLikeName(folded, name) ||
        (title < 0 && standsAlone(list, q))
      )
        title = q;
    }
    if (title < 0) continue;
    const { folded, text } = list[title]!;
    const same = folded.replace(/\s/g, '');
    if (COLLECTION.test(same) && whole.includes(same)) continue;
    starts.push({ at: title, weight: 2, body: p, title: text });
  }
  return starts;
}

/** How much a title has in common with the page's, at the least. */
const LIKE_NAME = 0.6;
const isLikeName = (folded: string, name: string): boolean => name !== '' && areAlike(folded, name, LIKE_NAME);

/** A line of words right behind the end of a speech. */
const standsAlone = (list: readonly Paragraph[], p: number): boolean =>
  p > 0 && list[p]!.folded.length >= 4 && list[p]!.folded.length <= PLAIN_TITLE_MOST && closesSpeech(list, p - 1);

/** Date, place, `——在…上的讲话`, post and name: what stands between a title and the salutation. */
const isFrontMatter = (folded: string): boolean =>
  /^(述职|汇报|报告|发言|演讲|主讲|致辞|讲话|宣读)[人者]:/.test(folded) ||
  /^[(〔【[]?(\d{2,4}|20[x*]{2}|[二〇一九零]{4})年|^[(〔【[].{2,30}[)〕】\]]$|^[—-]{1,2}|^\*+$/.test(folded) ||
  endsInName(folded);

/** Longest post in front of a name, in characters. */
const POST_MOST = 30;

/**
 * A name (`何田`, `何 天明`: two to four Han characters, with or without a space behind the first) is the whole line, or
 * stands behind a post and a space.
 */
function endsInName(line: string): boolean {
  const last = line.lastIndexOf(' ');
  const given = hanCount(line.slice(last + 1));
  if (given >= 2 && given <= 4 && isPost(line, last)) return true;
  if (last < 1 || given < 1 || given > 3) return false;
  const before = line.lastIndexOf(' ', last - 1);
  return hanCount(line.slice(before + 1, last)) === 1 && isPost(line, before);
}

/** Nothing stands in front of the space at `end` (-1: none), or what may be a post. */
const isPost = (line: string, end: number): boolean =>
  end <= POST_MOST || Array.from(line.slice(0, end)).length <= POST_MOST;

/** How many Han characters a text has; 0 when there are others. */
function hanCount(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    if (!isHanAt(text, i)) return 0;
    count++;
    // Two halves are one character.
    if ((text.charCodeAt(i) & 0xf800) === 0xd800) i++;
  }
  return count;
}

const lookOf = ({ heading, bold, centred }: Paragraph): string => `${heading}${bold ? 'b' : ''}${centred ? 'c' : ''}`;

/** The editor's words, facts about the text, and subtitles. */
const NO_TITLE =
  /小编|仅供参考|^(以下|下面)[为是]|^(时间|来源|作者|日期|编辑|发布|浏览|地点|主讲|演讲者|发言人|主持人|讲话人):|^[—-]{1,2}/;

function titlePoints(list: readonly Paragraph[], p: number, name: string): number {
  const { folded, text, heading, bold, centred, inPage } = list[p]!;
  if (inPage || text.length > TITLE_MOST || text.length < 3) return 0;
  if (endsIn(folded, '。;,、!?…')) return 0;
  if (ordinalOf(list[p]!) && !folded.slice(0, 6).includes('篇')) return 0;
  const genre = GENRE.test(folded);
  const alike = isLikeName(folded, name);
  // A name or a post above the salutation, centred or bold, is not what the speech is called.
  if (!genre && !alike && !(heading >= 1 && heading <= 3)) return 0;
  if (addresses(list[p]!) || greets(list[p]!) || NO_TITLE.test(folded)) return 0;
  let points = 0;
  if (genre) points += 2;
  if (ENDS_IN_GENRE.test(folded)) points += 1;
  if (alike) points += 1;
  if (heading >= 1 && heading <= 3) points += 2;
  else if (heading > 0 || bold) points += 1.5;
  if (centred) points += 1;
  if (folded.endsWith(':')) points -= 1.5;
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
    const line = list[p]!;
    if (addresses(line) || greets(line)) return true;
    if (line.folded.length > 40 || ordinalOf(line)) return false;
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

/** How only the end of a speech sounds; an appeal (`作出新的贡献!`) may end a part of it as well. */
const PARTING =
  /谢谢|多谢|感谢(大家|各位|你们|聆听|倾听|评委|老师)|到此|到这|完毕|完了|结束|祝(?!贺)|评议|审议|指正|宣布|此致|敬礼|^完/;
/** Thanks and wishes for somebody, said in mid-speech. */
const SAID_OF = /(表示|致以|道一?声|说一?声)[^。!]{0,16}[!。]?$/;

/** How the first paragraphs of a speech sound. */
const OPENING =
  /^.{0,40}?(大家|早上|上午|中午|下午|晚上|新年)好|^.{0,24}?(今天|今晚|刚才|这次|此次|首先|高兴|荣幸|欢聚|相聚|值此|召开|我代表|委托|同意|批准)/;

/** What stands above a salutation ends a speech, and if that may be an appeal only, what stands below opens one. */
function isBetweenSpeeches(list: readonly Paragraph[], p: number): boolean {
  if (!closesSpeech(list, p - 1)) return false;
  for (let q = p - 1; q >= Math.max(0, p - 3); q--) {
    const { folded } = list[q]!;
    if (closing(folded) && PARTING.test(folded.slice(-60)) && !SAID_OF.test(folded.slice(-30))) return true;
    if (folded.length > 24) break;
  }
  const own = list[p]!.folded.slice(salutationOf(list[p]!)).trim();
  return OPENING.test(own) || (own.length < TEXT_LEAST && p + 1 < list.length && OPENING.test(list[p + 1]!.folded));
}

/** Salutations that begin a speech of their own: behind a closing, or where the numbering begins anew. */
function* salutations(list: readonly Paragraph[], titled: Start[]): Steps<Start[]> {
  const starts: Start[] = [];
  const bodies = new Set(titled.map((start) => start.at));
  // The last start, and whether anything of the speech has been said since.
  let began = 0;
  let spoken = false;
  // The highest 一、 behind that start, of the paragraphs in front of `read`: few salutations ask for it.
  let top = 0;
  let read = 0;
  const topUpTo = (p: number): number => {
    for (; read < p; read++) {
      const ordinal = ordinalOf(list[read]!);
      if (ordinal?.system === 'han') top = Math.max(top, ordinal.value);
    }
    return top;
  };
  const begin = (p: number) => {
    began = p;
    top = 0;
    read = p + 1;
  };
  let ahead: Ahead = { at: -1, restarts: false };
  for (let p = 0; p < list.length; p++) {
    if (p % STEP === STEP - 1) yield;
    if (bodies.has(p)) {
      begin(p);
      spoken = false;
      continue;
    }
    const line = list[p]!;
    const { folded, text } = line;
    // `各位代表!` is said in mid-speech: only a greeting behind it makes it the beginning of one.
    const isGreeting = greets(line) || (address(folded) && p + 1 < list.length && greets(list[p + 1]!));
    const opens = salutationOf(line) > 0 || (isGreeting && p > 0 && closesSpeech(list, p - 1));
    if (opens && spoken) {
      // What lies ahead is looked for once, however many salutations stand in front of it.
      const counts = topUpTo(p) >= 2;
      if (counts && ahead.at <= p) ahead = lookAhead(list, p + 1, bodies);
      if (isBetweenSpeeches(list, p) || (counts && ahead.restarts)) {
        const at = firstOfSalutation(list, p, began);
        starts.push({ at, weight: 0, body: at, title: null });
        begin(p);
        spoken = text.length > TEXT_LEAST;
        continue;
      }
    }
    if (text.length >= TEXT_LEAST && !(opens && !spoken && text.length < 2 * TEXT_LEAST)) spoken = true;
  }
  return starts;
}

interface Ahead {
  /** The next top ordinal, title or salutation. */
  at: number;
  /** It is a 一、. */
  restarts: boolean;
}

function lookAhead(list: readonly Paragraph[], from: number, titled: ReadonlySet<number>): Ahead {
  let at = from;
  for (; at < list.length && !titled.has(at); at++) {
    if (salutationOf(list[at]!)) break;
    const ordinal = ordinalOf(list[at]!);
    if (ordinal?.system === 'han') return { at, restarts: ordinal.value === 1 };
  }
  return { at, restarts: false };
}

/** `尊敬的各位领导,` ¶ `各位来宾:`: a salutation over several lines begins with its first. */
function firstOfSalutation(list: readonly Paragraph[], p: number, began: number): number {
  let at = p;
  while (at - 1 > began && p - at < 4 && address(list[at - 1]!.folded) && !closing(list[at - 1]!.folded)) at--;
  return at;
}

/** The hearers are spoken to: `同志们:`, `尊敬的各位领导!`. */
const addresses = (line: Line): boolean => salutationOf(line) > 0 || address(line.folded);

/** The text in front of the first start is a speech when it speaks: a salutation, an ordinal, or length alone. */
function* beginsUntitled(list: readonly Paragraph[], first: number): Steps<boolean> {
  let chars = 0;
  let speaks = false;
  for (let p = 0; p < first; p++) {
    if (p % STEP === STEP - 1) yield;
    const line = list[p]!;
    speaks ||= addresses(line) || greets(line) || ordinalOf(line)?.system === 'han';
    if (line.text.length >= TEXT_LEAST) chars += line.text.length;
  }
  return (speaks && chars >= 60) || chars >= (first === list.length ? 120 : 600);
}

/** Where the text in front of the first start begins: at its salutation if it has one early, else at its first line. */
function firstText(list: readonly Paragraph[], first: number): number {
  for (let p = 0; p < Math.min(first, 8); p++) if (addresses(list[p]!)) return p;
  return 0;
}
