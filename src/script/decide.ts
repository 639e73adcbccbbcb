/**
 * Tells which stretches of a text need converting, and how boldly.
 *
 * Method: OpenCC's character tables say which characters belong to one script only; they are counted clause by clause.
 * A clause is converted when it shows more of the other script than of the wanted one. One that shows neither, or as
 * much of both, goes with what lies around it: its sentence or quotation, else its run, else the page. Text that is in
 * the wanted script must not be fed to the converter, which would damage it: 干預 would become 幹預.
 */
import HKVariants from 'opencc-js/dict/HKVariants';
import STCharacters from 'opencc-js/dict/STCharacters';
import TSCharacters from 'opencc-js/dict/TSCharacters';
import TWVariants from 'opencc-js/dict/TWVariants';
import type { Target } from './variant.ts';

/**
 * `all`: convert it. `words`: convert only the words that show the other script; the rest is in the wanted one already.
 * `none`: leave it alone.
 */
export type Mode = 'all' | 'words' | 'none';

/** A stretch of a text: from the end of the one before it up to `end`, in UTF-16 units. */
export interface Span {
  end: number;
  mode: Mode;
}

/** How many characters of a text belong to one script only. */
export interface Evidence {
  simplified: number;
  traditional: number;
}

/**
 * Written in traditional text too, though the character table (which knows one answer for each) changes them:
 * 皇后, 干預, 公里, 余先生. Chosen from the traditional side of OpenCC's phrases, less those that live there in a rare
 * name only (万俟, 党參).
 */
const ALSO_TRADITIONAL =
  '丑丰于云仆伙余佣准几凶划占厘台吁吃后咨咸夸尸岩岳帘干征恒斗朴杠杰涂涌淀游熏皂腌虱范辟郁采里霉雇群床峰秘托杆';

/** Written in simplified text too: 乾隆, 慰藉, 瞭望, 覆盖, and characters of names. */
const ALSO_SIMPLIFIED = '乾藉瞭覆昇麽谿祇彷夥於剋摺徵鍾';

const SIMPLIFIED = 1;
const TRADITIONAL = 2;
const CLAUSE_END = 4;
const SENTENCE_END = 8;

/** What each UTF-16 unit says. Characters beyond the basic plane say nothing: no speech turns on them. */
const KIND = new Uint8Array(0x10000);

function mark(chars: Iterable<string>, kind: number): void {
  for (const c of chars) if (c.length === 1) KIND[c.charCodeAt(0)] = kind;
}
function* column(table: string, at: 0 | 1): Generator<string> {
  for (const row of table.split('|')) {
    const cell = row.split(' ')[at];
    if (cell) yield cell;
  }
}
mark(column(STCharacters, 0), SIMPLIFIED);
mark(column(TSCharacters, 0), TRADITIONAL);
// What Taiwan and Hong Kong write is traditional, even where OpenCC's standard has another form: 群, 峰, 户, 説.
for (const table of [TWVariants, HKVariants])
  for (const c of column(table, 1)) if (KIND[c.charCodeAt(0)] === SIMPLIFIED) mark(c, 0);
mark(ALSO_TRADITIONAL, 0);
mark(ALSO_SIMPLIFIED, 0);
mark('，,、：:（）()【】［］[]《》〈〉—…－', CLAUSE_END);
mark('。！？；!?;\n“”‘’「」『』"', SENTENCE_END);

/** True when `text` holds a character that `to` does not use. */
export function hasOther(text: string, to: Target): boolean {
  const other = to === 'traditional' ? SIMPLIFIED : TRADITIONAL;
  for (let i = 0; i < text.length; i++) if (KIND[text.charCodeAt(i)] === other) return true;
  return false;
}

/** Counts the characters of a text that belong to one script only, and adds them to `sum`. */
export function count(text: string, sum: Evidence): void {
  for (let i = 0; i < text.length; i++) {
    const kind = KIND[text.charCodeAt(i)];
    if (kind === SIMPLIFIED) sum.simplified++;
    else if (kind === TRADITIONAL) sum.traditional++;
  }
}

/** What the counts say: the text's script, or null when they are even. */
export const scriptOf = ({ simplified, traditional }: Evidence): Target | null =>
  simplified === traditional ? null : simplified > traditional ? 'simplified' : 'traditional';

interface Clause {
  end: number;
  simplified: number;
  traditional: number;
  sentence: Evidence;
}

/**
 * Cuts a text into stretches that need the same treatment; together they are the whole text.
 * @param page the script of what lies around the text, for a text that shows none; when that is not known either, the
 *   text is taken for simplified, which is what speech pages are: 干部 alone becomes 幹部
 */
export function spans(text: string, to: Target, page: Target | null): Span[] {
  if (!text) return [];
  const run: Evidence = { simplified: 0, traditional: 0 };
  count(text, run);
  const around = scriptOf(run) ?? page ?? 'simplified';
  // Nearly every run is of one script: nothing to tell apart.
  if (!run.simplified || !run.traditional) return [{ end: text.length, mode: around === to ? 'none' : 'all' }];

  const clauses: Clause[] = [];
  let sentence: Evidence = { simplified: 0, traditional: 0 };
  let simplified = 0;
  let traditional = 0;
  for (let i = 0; i < text.length; i++) {
    const kind = KIND[text.charCodeAt(i)]!;
    if (kind === 0) continue;
    if (kind === SIMPLIFIED) simplified++;
    else if (kind === TRADITIONAL) traditional++;
    else {
      clauses.push({ end: i + 1, simplified, traditional, sentence });
      sentence.simplified += simplified;
      sentence.traditional += traditional;
      simplified = 0;
      traditional = 0;
      if (kind === SENTENCE_END) sentence = { simplified: 0, traditional: 0 };
    }
  }
  clauses.push({ end: text.length, simplified, traditional, sentence });
  sentence.simplified += simplified;
  sentence.traditional += traditional;

  const list: Span[] = [];
  for (const clause of clauses) {
    const script = scriptOf(clause) ?? scriptOf(clause.sentence) ?? around;
    const other = to === 'traditional' ? clause.simplified : clause.traditional;
    const mode = script !== to ? 'all' : other ? 'words' : 'none';
    const last = list.at(-1);
    if (last?.mode === mode) last.end = clause.end;
    else list.push({ end: clause.end, mode });
  }
  return list;
}
