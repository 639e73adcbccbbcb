/** Words that name a kind of speech, and what sites add to a title. All patterns expect folded text. */

/** Genre words (survey: openings and closings) that a speech's title may end with. */
const NOUNS =
  '讲话|发言|演讲|演说|演辞|演词|致辞|致词|贺词|贺辞|祝词|祝辞|开幕词|开幕辞|闭幕词|闭幕辞|主持词|主持辞|串词|述职|表态|党课|' +
  '欢迎词|欢送词|答谢词|悼词|颁奖词|讲稿|感言|寄语|谈话|献词';
const KINDS = '稿|辞|词|文|报告|材料|提纲|全文|范文|模板|范例|精选';

/** Names a genre somewhere. */
export const GENRE = new RegExp(
  `${NOUNS}|祝酒|竞聘|竞选|国旗下|动员|施政报告|工作报告|倡议书|宣讲|辩论|朗诵|开场白|贺信|慰问信`,
);

/** A title that ends by naming its genre, brackets and numbers apart. */
export const ENDS_IN_GENRE = new RegExp(`(${NOUNS}|报告)(${KINDS})*([(【《[][^()【】]{0,16}[)】》\\]])*[》」”]?$`);

/** What a collection's title says of its size: `(精选20篇)`, `【通用三篇】`, `合计6份`, `10篇`. */
export const COLLECTION =
  /[(【[《]?(通用|精选|汇总|模板|优质|大全|实用|集合|集锦|推荐|最新|热门|优秀|必备|范本|范文|经典|合集|共|全新|整理|分享|荐|锦集|合计|精品)*[一二三四五六七八九十百两\d]{1,4}(篇|份|则|条|例)(范文|汇总|合集|精选|集合|大全|模板|范本|汇编)*[)】\]》]?/;

/** What follows a title behind a site's name: `T_范文大全`, `T - 站名`, `T|栏目`. */
const SITE_SUFFIX = /\s*(?:[_|]|\s[-–—]+\s|--+|—{1,2}(?=[^—]{2,12}$)|-(?=[^-]{2,10}网?$)).*$/;

/** Brackets that say how long or how good the text is, not what it is: `(全文2330字)`. */
const LENGTH_NOTE = /[(【[](全文)?共?\d{2,6}字[)】\]]/;

/**
 * The stem of a page's title: without the site's name and what the site says of a collection.
 * @param title folded
 */
export function stem(title: string): string {
  return title
    .trim()
    .replace(SITE_SUFFIX, '')
    .replace(LENGTH_NOTE, '')
    .replace(COLLECTION, '')
    .replace(/(大全|汇总|集锦|合集|精选|范文|模板)+$/, '')
    .trim();
}

/**
 * True when two titles are alike: of the shorter one's character pairs the other one has at least this share (above 0).
 * Dice-like overlap on bigrams; order does not count, so `X讲话稿 篇1` and `篇一:X的讲话` meet. Of most lines the first
 * pairs tell that they are not.
 */
export function areAlike(a: string, b: string, least: number): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const pairs = short.length - 1;
  let shared = pairs;
  for (let i = 0; i < pairs; i++) if (!long.includes(short.slice(i, i + 2)) && --shared / pairs < least) return false;
  return pairs > 0;
}
