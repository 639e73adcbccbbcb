/**
 * What speaks for a speech page, and who speaks on it. A pattern meets all lines at once, since most of its time goes into
 * its compilation.
 */
import { address, salutation } from '../phrases/address.ts';
import { COUNTED, ENDS_IN_GENRE, GENRE } from '../phrases/genre.ts';
import { type Lines, PROSE_LEAST } from './lines.ts';
import { type Looks, linesWith } from './weigh.ts';

/** A speech page has at least so much running text, in characters. */
export const PROSE_ENOUGH = 150;
/** The shortest teaser of a speech, from its salutation on. */
const TEASER_LEAST = 40;
/** Lines of any length count for shares from here on: shorter ones are labels. */
const LINE_LEAST = 10;
/** Pages with more links are lists. */
export const LINKS_MOST = 0.6;
/** So many lines behind a time of day, what was said then is over. */
const STAMP_REACH = 4;
/** Lines in which the way to the page may stand. */
const WAY_REACH = 60;
/** Who comes so often has the word in turn; what comes more rarely may be a label. */
export const SPEAKS = 3;
/** The longest name of a speaker, with an office in brackets. */
const NAME_MOST = 40;
/** Between lines that are looked at together: no pattern reaches across it. */
export const BREAK = '\n。\n';

const FIRST_PERSON =
  /我(代表|谨|讲|想([和跟同对]|先?请[大各你问])|提[几三四两]点|演讲的|的发言|今天)|由我.大家|[和跟]大家分享|在座[的各]|在此,?我|[借藉]此机会|下面,?我|请允许我|今天,?我们?(在这里|召开|演讲|隆重|欢聚|站在)/;
const ORDINAL_LINE = /^[第(]?[一二三四五六七八九十]{1,3}[、),]/;
/** A greeting, and what stands before it: perhaps a salutation that runs on into it, `各位乡亲,大家好!`. */
const GREETED = /^([^。;!?“]{0,110}?)[,、 ]*(大家|各位|你们)?([早晚]上|[上中下]午|新年)?(好|[早午晚平]安)[!,。]/;
/** Every greeting has this, and most lines have not. */
const WELL = /[好安][!,。]/;
/** How a line ends that takes leave: fewer words than in phrases/courtesy.ts, where each must not be missed. */
const ENDING =
  /[谢感多]谢.{0,14}$|祝.{2,40}[!。]$|(讲话?|说|发言|演讲|述职|致辞|报告|介绍)就?(到[此这]|完)|请.{0,6}(评议|审议|指正)|宣布.{0,40}幕|^(此致|敬礼|完|散会)[!。]?$|(奋斗|贡献|辉煌|明天|未来|胜利|篇章)[!。]*$/;
/** A sentence for hosts to choose from; who counts the points of a speech greets nobody there. */
const NUMBERED = /^\d{1,3}[、.]/;
/** The way to a page: `首页 > 讲话 > 正文`. */
const WAY = /位置|首页.{0,2}[>»/-]|>/;
const STAMP = /^[[(【]?\d{1,2}:\d{2}(?!\d)/;
/** The end of a line that was cut off. */
const CUT = /[^。!?:;”’)】》…]$/;
/** Who speaks in a transcript, in front of the colon: a name, perhaps an office in brackets. */
const SPEAKER = /^[^,。;!?“\d]{0,16}?([\u3400-\u9fff]{1,2})( ?\([^()]{1,20}\))?$/;
/** How labels end that come again on a page, who says what in a story, and hosts in their script. */
const LABEL = /(.[说道问是]|作者|来源|日期|文章|如下|主持人?|[男女合甲乙丙丁])$/;
/** Words of a salutation, which names nobody. */
const PLURAL = /们|各位|尊敬|敬爱|亲爱|同胞|父老|女士|全体|诸位/;

/** What the lines have of speaking in them. */
export interface Speaking {
  /** All lines, and those of them that one speaker may say, each list as one text. */
  all: string;
  /** Lines of some length: what shares are taken of. */
  lines: number;
  /** Lines of text behind a time of day. */
  stamps: number;
  /** Who has the word, and how often. */
  turns: ReadonlyMap<string, number>;
  /** Teasers that begin as speeches do and are cut off. */
  cut: number;
  /** What may speak for a speech page: no other look gains anything. */
  looks: Looks;
}

/** Looks at each line for who says it, and to whom; what `looks` has is looked at when it is asked for. */
export function listen({ title, heads, ends, text, linked }: Lines): Speaking {
  const genre = GENRE.test(title);

  let prose = 0;
  let lines = 0;
  let stamps = 0;
  let sinceStamp = STAMP_REACH;
  const speakers: string[] = [];
  const turns = new Map<string, number>();
  for (const line of heads) {
    const running = line.length >= PROSE_LEAST;
    if (running) prose += line.length;
    if (line.length >= LINE_LEAST) lines++;
    const colon = line.indexOf(':');
    sinceStamp = colon > 0 && STAMP.test(line) ? 0 : sinceStamp + 1;
    if (running && sinceStamp < STAMP_REACH) {
      stamps++;
      sinceStamp = STAMP_REACH;
    }
    const name = colon > 0 && colon < NAME_MOST ? line.slice(0, colon) : '';
    const speaker = name && !LABEL.test(name) && !PLURAL.test(name) && SPEAKER.exec(name);
    speakers.push(speaker ? speaker[1]! : '');
    // A name with an office is a speaker's, though it comes but once.
    if (speaker) turns.set(speaker[1]!, (turns.get(speaker[1]!) ?? 0) + (speaker[2] ? SPEAKS : 1));
  }

  // Where one of several has the word, nobody speaks as in a speech; nor in a list's teaser, which is cut off.
  const spoken: string[] = [];
  const spokenEnds: string[] = [];
  let salutations = 0;
  let greetings = 0;
  let cut = 0;
  heads.forEach((line, i) => {
    if (turns.get(speakers[i]!)! >= SPEAKS) return;
    const numbered = NUMBERED.test(line);
    const greeted = !numbered && WELL.test(line) && GREETED.exec(line);
    const speaksTo = !numbered && (salutation(line) || address(line) || (greeted && salutation(`${greeted[1]}:`)));
    if (speaksTo && line.length >= TEASER_LEAST && CUT.test(ends[i]!)) {
      cut++;
      return;
    }
    if (speaksTo) salutations++;
    if (greeted && (speaksTo || greeted[2] || greeted[3])) greetings++;
    spoken.push(line);
    spokenEnds.push(ends[i]!);
  });
  const all = heads.join(BREAK);
  const speech = spoken.join(BREAK);

  const looks: Looks = {
    titleGenre: () => +genre,
    titleEnds: () => +(genre && ENDS_IN_GENRE.test(title.replace(/\s*[_|-].*$|(?<=稿):.*/, '').replace(COUNTED, ''))),
    titleCollection: () => +(genre && COUNTED.test(title)),
    salutation: () => salutations,
    noSalutation: () => +!salutations,
    greeting: () => greetings,
    tooShort: () => +(prose < PROSE_ENOUGH),
    links: () => +(linked > text * LINKS_MOST),
    closing: () => linesWith(ENDING, spokenEnds.join(BREAK)),
    firstPerson: () => linesWith(FIRST_PERSON, speech),
    ordinal: () => linesWith(ORDINAL_LINE, speech),
    breadcrumb: () => +heads.slice(0, WAY_REACH).some((line) => WAY.test(line) && GENRE.test(line)),
  };
  return { all, lines, stamps, turns, cut, looks };
}
