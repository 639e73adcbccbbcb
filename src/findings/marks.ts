/** Finds marks that sites put inside sentences against copying: `线索的.提供`, zero-width characters, pinyin in brackets. */

import type { Block } from '../page/page.ts';
import { STEP, type Steps } from '../page/steps.ts';
import { isHanAt, isHanBefore } from '../phrases/han.ts';
import { type Cut, excerpt, type Finding, type Seen } from './finding.ts';
import { shownIn } from './shown.ts';

/** What a stray mark may be. Which of them are is told by what stands around them: see `isStray`. */
const MARKS = /[.'`]/g;
/** Chinese marks that a stray quotation mark stands in front of. */
const PAUSES = '，。、；,;';
const INVISIBLE = /(?<=[\p{Script=Han}\p{P}])(?:\u200b|\u200c|\u200d|\u2060|\ufeff|\u00ad)+(?=[\p{Script=Han}\p{P}])/gu;
/** What has to be there for one kind: looking behind and ahead costs. All of it is odd (`ODD`). */
const SUSPECT_MARK = /[.'`]/;
const SUSPECT_INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/;
/** What has to be there for any kind, looked for once; the first class passes over Han characters, as that of `ODD` does. */
const SUSPECT = /[\0-\u3000\ufeff](?<=[.'`\u00ad\u200b-\u200d\u2060\ufeffāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü])/;
/** Particles and link words: no sentence and no foreign name breaks right behind them. */
const BINDS = /[的地得着过和与及在是对把被为从向以于将使让而并或]/;
/** Characters that foreign names are written with; a `.` between two of them may be a name's dot. */
const NAMES = new Set(
  '阿艾埃安奥巴贝比彼波伯勃博布查达丹当德迪蒂多厄恩尔法菲费弗夫福富冈戈格古哈海汉赫亨胡华霍基吉加贾杰金卡凯坎康考科可克肯库拉莱兰劳勒雷黎里理利莉林琳卢鲁路伦罗洛马玛迈麦曼梅门蒙米密莫姆穆纳奈南内尼涅诺欧帕潘佩彭皮普奇契乔切琼让热日容瑞萨塞赛桑瑟森沙莎山舍圣施什史斯苏所索塔泰坦汤特腾图土托瓦万威韦维温沃乌伍西希席夏肖谢辛休逊雅亚延扬耶叶伊因英约泽扎詹珍芝朱茨兹佐',
);

/** A syllable of Hanyu Pinyin, tone marks apart (initials and finals of the scheme of 1958). */
const SYLLABLE =
  /^(?:[bpmfdtnlgkhjqxzcsryw]|zh|ch|sh)?(?:iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|uei|uen|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u|v)$/;
/** The first class has them all, and no Han character. */
const TONED = /[\u00e0-\u01dc](?<=[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü])/;
/** In brackets behind its character, once or, where a site has done it twice, stacked. */
const PINYIN = /(?<=\p{Script=Han})(?:[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}[)）])+/gu;

export function* findMarks({ page, hidden }: Seen): Steps<Finding[]> {
  const findings: Finding[] = [];
  const shown = shownIn(page, hidden);
  let stopsByDot: boolean | null = null;
  for (let s = 0; s < shown.length; s++) {
    if (s % STEP === STEP - 1) yield;
    const block = shown[s]!;
    const { raw, text, plain } = page.blocks[block]!;
    if (plain || !SUSPECT.test(raw)) continue;
    const cuts: Cut[] = [];
    const at: number[] = [];
    if (SUSPECT_MARK.test(raw))
      for (const { 0: mark, index } of raw.matchAll(MARKS)) {
        if (!isStray(raw, index)) continue;
        if (mark === '.') stopsByDot ??= dotsAreStops(shown.map((i) => page.blocks[i]!));
        if (mark === '.' ? isStrayDot(raw, index, stopsByDot === true) : isStrayQuote(raw, mark)) {
          cuts.push({ block, from: index, to: index + 1 });
          at.push(index);
        }
      }
    if (SUSPECT_INVISIBLE.test(raw))
      for (const found of raw.matchAll(INVISIBLE)) {
        cuts.push({ block, from: found.index, to: found.index + found[0].length });
        at.push(found.index);
      }
    // In brackets a letter with a tone is pinyin; without one nothing is.
    for (const found of TONED.test(raw) ? raw.matchAll(PINYIN) : []) {
      if (
        !found[0]
          .split(/[()（）]+/)
          .filter(Boolean)
          .every(isPinyin)
      )
        continue;
      cuts.push({ block, from: found.index, to: found.index + found[0].length });
      at.push(found.index);
    }
    if (!cuts.length) continue;
    cuts.sort((a, b) => a.from - b.from);
    const around = at.map((i) => raw.slice(Math.max(0, i - 4), i + 5).trim()).join(' \u00b7 ');
    findings.push({
      id: `mark:${block}`,
      kind: 'mark',
      reason: 'antiCopy',
      text: excerpt(around || text),
      at: block,
      cuts,
    });
  }
  return findings;
}

/** Between two Han characters: a full stop, an apostrophe or a backtick that no Chinese sentence has there. */
function isStray(raw: string, i: number): boolean {
  if (!isHanBefore(raw, i)) return false;
  return isHanAt(raw, i + 1) || (raw[i] !== '.' && i + 1 < raw.length && PAUSES.includes(raw[i + 1]!));
}

/** Some pages write every full stop as a dot: there a dot says nothing. */
function dotsAreStops(blocks: readonly Block[]): boolean {
  let dots = 0;
  for (const { raw, plain } of blocks)
    if (!plain) for (let i = raw.indexOf('.'); i >= 0; i = raw.indexOf('.', i + 1)) if (isStray(raw, i)) dots++;
  // On most pages there are no more: then nobody needs to count the stops.
  if (dots <= 8) return false;
  let stops = 0;
  for (const { raw } of blocks) for (let i = raw.indexOf('。'); i >= 0; i = raw.indexOf('。', i + 1)) stops++;
  return dots * 4 > stops;
}

function isStrayDot(raw: string, i: number, stopsByDot: boolean): boolean {
  const before = raw[i - 1]!;
  const after = raw[i + 1]!;
  if (BINDS.test(before) && !(NAMES.has(before) && NAMES.has(after))) return true;
  if (stopsByDot) return false;
  // `一.加强领导`: an ordinal's dot.
  if (/^[\s\u3000]*[一二三四五六七八九十]{1,3}$/.test(raw.slice(Math.max(0, i - 8), i)) && i <= 12) return false;
  // `卡尔.马克思`: a name's dot.
  return !(NAMES.has(before) && NAMES.has(after));
}

/** A single quote that opens has one that closes; in a paragraph with a pair of them they are quotation marks. */
const isStrayQuote = (raw: string, mark: string): boolean => mark === '`' || raw.split("'").length % 2 === 0;

function isPinyin(word: string): boolean {
  if (!TONED.test(word)) return false;
  const plain = word.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  return SYLLABLE.test(plain);
}
