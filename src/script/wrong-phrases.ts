/**
 * Phrases and names that the dictionary gets wrong, and speeches use.
 *
 * Each row: the simplified phrase; what it becomes in OpenCC's standard script, from which the reader's variant follows
 * (裏 → 裡); and a case, the words as a speech has them. A row is here only while the bare converter is wrong in its
 * case: the test fails when a new version of the dictionary makes it needless. A row overrules a phrase of the
 * dictionary that is no longer than it. What one word spoils behind many others is in guards.ts instead.
 */
type Row = readonly [from: string, to: string, text: string];

const PHRASES: readonly Row[] = [
  // 箇中 is a word (箇中滋味), and here it never is: a number and 中 stand side by side.
  ['个中', '個中', '一个中长期规划'],
  // Bare, 不准 is always 不準, not exact.
  ['不准', '不准', '不准搞特殊'],
  ['准生证', '准生證', '办理准生证'],
  // 瞭 belongs to 瞭解 and 一目瞭然; 指明 and the like take the particle. 明了 by itself may be written either way.
  ['明了', '明了', '为我们指明了方向'],
  ['被发明', '被發明', '新技术被发明出来'],
  ['编发', '編發', '编发信息三百条'],
  ['快干', '快幹', '真抓快干'],
  ['干的', '幹的', '这是我们要干的事'],
  ['并为', '並爲', '提出要求，并为之奋斗'],
  ['并到', '並到', '并到现场察看'],
  ['友于', '友於', '借给朋友于某'],
  ['元后', '元後', '突破一亿元后'],
  ['天后', '天後', '半天后再开会'],
  ['川后', '川後', '回到四川后'],
  // 道里, 格里 and the rest are in the dictionary for distances and foreign names; here 里 is the place.
  ['道里', '道裏', '楼道里没有灯'],
  ['格里', '格裏', '网格里的事'],
  ['本里', '本裏', '课本里没有'],
  ['大海里', '大海裏', '在大海里航行'],
  ['织里', '織裏', '党组织里的一员'],
  ['精神里', '精神裏', '写在精神里'],
  ['道路里', '道路裏', '这条道路里有汗水'],
  ['点赞', '點讚', '为他们点赞'],
  ['扎牢', '紮牢', '扎牢制度的笼子'],
  ['冲抵', '沖抵', '冲抵欠款'],
  ['回归', '回歸', '香港回归祖国'],
  ['合作伙伴', '合作夥伴', '各位合作伙伴'],
  ['系红领巾', '繫紅領巾', '给我系红领巾'],
];

/** Known people whose surname nothing beside it gives away. */
const NAMES: readonly Row[] = [
  ['余秋雨', '余秋雨', '余秋雨说过'],
  ['余华', '余華', '读余华的小说'],
  ['余旭', '余旭', '学习余旭烈士'],
  ['余元君', '余元君', '水利专家余元君'],
  ['于漪', '于漪', '人民教育家于漪'],
  ['范长江', '范長江', '范长江新闻奖'],
  ['丰子恺', '丰子愷', '丰子恺的画'],
  ['涂磊', '涂磊', '涂磊说'],
];

/** What the dictionary has right, and one of the rows above would spoil. */
export const SPARED_PHRASES: readonly Row[] = [
  ['不准确', '不準確', '数据不准确'],
  ['不准时', '不準時', '到会不准时'],
  ['道里程', '道里程', '本市街道里程'],
  ['织里镇', '織里鎮', '湖州织里镇'],
];

export const WRONG_PHRASES: readonly Row[] = [...PHRASES, ...NAMES];
