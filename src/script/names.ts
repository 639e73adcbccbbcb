/**
 * Surnames that the converter takes for a word: 范书记 is 范書記, though a 示范 is a 示範.
 *
 * A surname is known by what stands beside it: a title behind it or behind the full name (余主任, 于幼军书记), 某 (范某某),
 * or a byline's cue in front of it (记者 于莉, 作者：余秋雨). A name that no such sign betrays is converted as a word,
 * unless the table of wrong phrases has it (范仲淹).
 */

interface Surname {
  /** Characters that make it part of a word when they stand in front of it. */
  after: string;
  /** True when it may only stand where a sentence, clause or list item begins: it is a common word elsewhere (于). */
  first?: true;
  /** True when only the surname with its title right behind it is spoiled (胡同志 → 衚衕志), not the full name. */
  titled?: true;
}

/**
 * Surnames whose character the converter changes, or joins to the title. Left out: 万 叶 钟 and others that change in
 * a name too (萬, 葉, 鍾), and 云 丰 后 台 种 占 里, which in speeches begin a word or a place far more often.
 */
export const SURNAMES: ReadonlyMap<string, Surname> = new Map<string, Surname>([
  ['范', { after: '示模规典防师风就垂闺' }],
  ['余', { after: '其多剩业富盈宽残结有年月日天个名人次元万亿百千十零〇一二三四五六七八九两几0123456789％%' }],
  ['于', { after: '', first: true }],
  ['岳', { after: '山五东西南北中' }],
  ['郁', { after: '忧抑馥葱浓沉郁' }],
  ['涂', { after: '糊一粉喷' }],
  ['朴', { after: '俭淳质素纯古简' }],
  ['游', { after: '旅导郊漫周上中下春秋出畅云巡回交' }],
  ['胡', { after: '二京', titled: true }],
  ['曲', { after: '作编歌戏乐弯', titled: true }],
  ['咸', { after: '', titled: true }],
  ['凌', { after: '冰', titled: true }],
]);

/** Titles that follow a name; each also with 副 in front. */
export const TITLES: ReadonlySet<string> = new Set(
  [
    '书记 支书 主任 主席 部长 省长 市长 区长 县长 镇长 乡长 村长 州长 局长 处长 科长 厅长 司长 院长 校长 所长 会长 行长 社长',
    '厂长 站长 台长 馆长 庭长 园长 组长 队长 班长 团长 营长 连长 排长 委员长 秘书长 理事长 董事长 检察长 参谋长 总理 经理 总经理',
    '院士 教授 讲师 老师 同志 同学 先生 女士 委员 秘书 参事 主编 编辑 记者 法官 律师 医生 大夫 护士 博士 工程师 司令 司令员 政委 将军',
    '督学 巡视员 调研员 部长助理 主持 师傅 大姐 大哥 阿姨 叔叔 爷爷 奶奶 氏 某某 某',
  ].flatMap((line) => line.split(' ')),
);
const LONGEST_TITLE = 4;

/** What comes right before the name of who wrote or spoke, in a byline. */
const CUES: readonly string[] = [
  '作者',
  '记者',
  '通讯员',
  '编辑',
  '责编',
  '撰稿',
  '撰文',
  '摄影',
  '主持人',
  '主讲人',
  '演讲人',
  '报告人',
  '审核',
  '供稿',
];
const CUE = new RegExp(`(?:${CUES.join('|')})[\\s:：/／|｜]*$`);
const LONGEST_CUE = 8;
/** What such a cue ends in: looked at first, as 于 stands everywhere. */
const CUE_END = new RegExp(`[${CUES.map((cue) => cue.at(-1)).join('')}\\s:：/／|｜]`);

/** A clause, or a list item, begins behind one of these. */
const BEFORE_FIRST = /[\s，,、。；;：:！!？?“”‘’「」『』（）()《》〈〉—…·]/;
/** Behind 于, these make it the preposition (于今年, 于是). */
const NOT_GIVEN = '是今昨前本上下去明同当此其该各全我你他她它这那每一二三四五六七八九十两几某何';
/** What a given name has none of: 余下的老师, 于我们书记. */
const FUNCTION_WORD = /[的了和与及在对向把被将从到为以由等们]/;
const HAN = /\p{Script=Han}/u;

/** The end of a title at `at`, or `at` when there is none. */
function titleEnd(text: string, at: number): number {
  const from = text[at] === '副' ? at + 1 : at;
  for (let length = LONGEST_TITLE; length > 0; length--)
    if (TITLES.has(text.slice(from, from + length)) && from + length <= text.length) return from + length;
  return at;
}

/**
 * Whether the character at `at` of `text` is a surname, to be left as it is.
 * @param phraseEnd the end of the dictionary's phrase there: it is no surname when the phrase is longer than what makes
 *   it one (胡同|志 is less than 胡同志, but 范围 is a word whoever stands behind it)
 */
export function isSurname(text: string, at: number, phraseEnd: number): boolean {
  const surname = SURNAMES.get(text.charAt(at));
  if (!surname) return false;
  const before = text.charAt(at - 1);
  const cued = CUE_END.test(before) && CUE.test(text.slice(Math.max(0, at - LONGEST_CUE), at));
  if (before && !cued && (surname.after.includes(before) || (surname.first && !BEFORE_FIRST.test(before))))
    return false;
  const next = text.charAt(at + 1);
  if (!HAN.test(next)) return false;
  if (surname.first && NOT_GIVEN.includes(next) && !text.startsWith('某某', at + 1)) return false;

  const titled = titleEnd(text, at + 1);
  if (titled > at + 1) return titled >= phraseEnd;
  if (surname.titled || phraseEnd > at + 1) return false;
  for (const length of [1, 2]) {
    const given = text.slice(at + 1, at + 1 + length);
    if (given.length < length || !HAN.test(given.charAt(length - 1)) || FUNCTION_WORD.test(given)) break;
    const behind = at + 1 + length;
    const end = titleEnd(text, behind);
    // 某 and 氏 follow a surname only.
    if (end > behind + 1) return true;
    if (cued && (behind >= text.length || !HAN.test(text.charAt(behind)))) return true;
  }
  return false;
}
