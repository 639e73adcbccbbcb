/** Words that name a kind of speech, and what sites add to a title. All patterns expect folded text. */
import { COLLECTION } from './collection.ts';

/** Genre words (survey: openings and closings) that a speech's title may end with. */
const NOUNS =
  '讲话|发言|演[讲说辞词]|[致贺祝献][辞词]|[开闭]幕[辞词]|主持[辞词]|串词|述职|表态|党课|(欢[迎送]|答谢|悼|颁奖)词|讲稿|感言|寄语|谈话';
const KINDS = '稿|辞|词|文|报告|材料|提纲|全文|范文|模板|范例|精选';

/** Names a genre somewhere. */
export const GENRE = new RegExp(
  `${NOUNS}|祝酒|竞聘|竞选|国旗下|动员|施政报告|工作报告|倡议书|宣讲|辩论|朗诵|开场白|贺信|慰问信`,
);

/** A title that ends by naming its genre, brackets and numbers apart. */
export const ENDS_IN_GENRE = new RegExp(`(${NOUNS}|报告)(${KINDS})*([(【《[][^()【】]{0,16}[)】》\\]])*[》」”]?$`);

/** What the size of a collection ends with, whatever stands before it: `20篇`. */
export const COUNTED = /([(【[《].{0,8})?[一二三四五六七八九十百两\d]{1,4}[篇份则条例].*/;

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
