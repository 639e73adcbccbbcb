/** Finds what page-turning and watermarks have left between the paragraphs. */
import { type Page, within } from '../page/page.ts';
import { fold } from '../phrases/fold.ts';
import { GENRE } from '../phrases/genre.ts';
import { matches, type Rule } from '../phrases/rule.ts';
import { excerpt, type Finding, type Reason, type Seen } from './finding.ts';

/** Remains of a pager, lines of their own. Folded text. */
export const PAGER_DEBRIS: readonly Rule[] = [
  { pattern: /^,?页,?当前第?\d*页?[。.]?$/, cases: ['页,当前第。', '页,当前第2页', ',页,当前第'] },
  {
    pattern: /^共?\d*页,?当前第?\d*页?[。.]?$|^第?\d+页?[/ ,]{1,3}共?\d+页$|^[-—]{1,2} ?\d{1,3} ?[-—]{1,2}$/,
    cases: [
      '共3页,当前第1页',
      '3页,当前第1页。',
      '1/3页',
      '第1页/共3页',
      '第2页 共3页',
      '第1页 / 共6页',
      '- 1 -',
      '第1页 / 共6页',
      '- 1 -',
    ],
  },
  {
    pattern: /^(上一页 ?)?(\[\d{1,3}\]|\d{1,3})( ?\[\d{1,3}\]| \d{1,3})+( ?下一页)?$/,
    cases: ['上一页 1 2 下一页', '[1] [2] [3]', '1 2 3 4'],
  },
];
/** A number alone: debris only beside other debris. */
const LONE_NUMBER = /^第?\d{1,3}页?[。.]?$/;
/** Longest line of debris, in characters. */
const DEBRIS_MOST = 24;

/** A line that is an address and nothing else. Folded text. */
export const ADDRESS_LINE: Rule = {
  pattern:
    /^[(【[]?(https?:\/\/|www\.|m\.)?([a-z\d-]{1,40}\.){1,4}(com|cn|net|org|cc|tv|info|top|vip|wang|xyz|hk|tw|io)(\/[\w./?=&%#-]{0,80})?[)】\]]?$/i,
  cases: ['www.example-fanwen.com', 'https://example.com/a/1.html', '(fanwen.example.cn)'],
  not: ['3.6', 'h1n1'],
};

export function findPager({ page, hidden }: Seen): Finding[] {
  const { blocks } = page;
  const { from, to } = page.boxes[page.main]!;
  const findings: Finding[] = [];
  const name = siteName(page);
  const hide = (i: number, kind: 'pager' | 'watermark', reason: Reason) => {
    hidden[i] = 1;
    findings.push({ id: `${kind}:${i}`, kind, reason, text: excerpt(blocks[i]!.text), at: i, hideBlocks: [i] });
  };
  for (let i = from; i < to; i++) {
    const { folded, links, box } = blocks[i]!;
    if (hidden[i] || links > 0 || folded.length > 100 || !within(page, box, page.main)) continue;
    if (folded.includes('.') && ADDRESS_LINE.pattern.test(addressOf(folded, name))) hide(i, 'watermark', 'address');
    else if (name && namesSite(folded, name)) hide(i, 'watermark', 'siteName');
    else if (folded.length <= DEBRIS_MOST && matches(PAGER_DEBRIS, folded)) {
      hide(i, 'pager', 'pagerDebris');
      // `2` ¶ `页,当前第。` ¶ `1`: the numbers on both sides belong to it.
      for (const j of [i - 1, i + 1])
        if (j >= from && j < to && !hidden[j] && LONE_NUMBER.test(blocks[j]!.folded)) hide(j, 'pager', 'pagerDebris');
    }
  }
  return findings;
}

/** Longest slogan that a site puts behind its name, in characters. */
const SLOGAN_MOST = 24;

/** A line that is the site's name, with or without its slogan. */
function namesSite(folded: string, name: string): boolean {
  // Most lines have none of its characters.
  if (!folded.includes(name[0]!)) return false;
  const line = folded.replace(/[\s|_·-]/g, '');
  if (line === name) return true;
  return (
    line.startsWith(name) &&
    line.length <= name.length + SLOGAN_MOST &&
    !/[。!?;:]/.test(line) &&
    /^\P{Script=Han}|^.?(原创|首发|整理|独家|出品|提供|编辑)/u.test(line.slice(name.length))
  );
}

/** A line's address when nothing but the site's name stands beside it. */
const addressOf = (folded: string, name: string): string => {
  const parts = folded.split(/[ |:,]+/).filter((part) => part && part !== name);
  return parts.length === 1 ? parts[0]! : folded;
};

/** The site's name as the document's title gives it: what stands behind the last `_`, `-` or `|`. Empty when unknown. */
export function siteName({ title, blocks }: Page): string {
  const last = title.split(/[_|]|\s[-–—]\s|-(?=[^-]{2,12}$)/);
  const name = last.length > 1 ? last[last.length - 1]!.replace(/[\s·-]/g, '') : '';
  // The name of a column (`讲话稿`) or a part of the title is not a site's name.
  const column =
    GENRE.test(fold(name)) || last[0]!.includes(name) || blocks.some((b) => b.heading === 1 && b.text.includes(name));
  return name.length >= 3 && name.length <= 12 && !column ? name : '';
}
