/** What finders say: what is wrong with a page and what would mend it. Findings change nothing themselves. */
import type { Page } from '../page/page.ts';
import type { Steps } from '../page/steps.ts';

/** Kinds of findings, in the order in which the report lists them. */
export const KINDS = [
  'ad',
  'promo',
  'related',
  'filler',
  'pager',
  'watermark',
  'duplicate',
  'broken',
  'mark',
  'obstacle',
] as const;
export type Kind = (typeof KINDS)[number];

/** Names of the rules; the sidebar says each in the reader's language (`reason_NAME` in `_locales`). */
export const REASONS = [
  'adFrame',
  'adBox',
  'adLink',
  'adLabel',
  'floating',
  'vip',
  'coupon',
  'service',
  'follow',
  'download',
  'copy',
  'share',
  'login',
  'rights',
  'submit',
  'promoBox',
  'tags',
  'more',
  'relatedList',
  'relatedHeading',
  'editor',
  'aboutGenre',
  'fillerRest',
  'pagerDebris',
  'address',
  'siteName',
  'source',
  'repeated',
  'keywordLink',
  'hardWrap',
  'antiCopy',
  'collapsed',
  'expander',
] as const;
export type Reason = (typeof REASONS)[number];

/** Characters taken out of a block: offsets into its `raw`, from (inclusive) to (exclusive). */
export interface Cut {
  block: number;
  from: number;
  to: number;
}

export interface Finding {
  /** Unique on the page, and the same when the page is read again (`findAll` sees to it). */
  id: string;
  kind: Kind;
  reason: Reason;
  /** What it is about, cut to 120 characters, for the report. */
  text: string;
  /** The block to jump to. */
  at: number;
  /** Boxes to hide, each with all that is in it. */
  hideBoxes?: number[];
  /** Blocks to hide, each alone. */
  hideBlocks?: number[];
  /** Characters to take out. */
  cuts?: Cut[];
  /** Blocks that are one paragraph: the first takes in the text of the others. */
  join?: number[];
  /** For a duplicate: the copy that stays, by its blocks and the first of them, and how alike the two are (0 to 1). */
  keeps?: { block: number; alike: number; blocks: number[] };
  /** Boxes whose collapsed text is to be opened. */
  open?: number[];
}

/** What a finder may look at: the page, and the blocks that earlier finders have hidden. */
export interface Seen {
  page: Page;
  /** Per block: 1 when an earlier finding hides it. */
  hidden: Uint8Array;
}

/** A finder: pure, linear in the page. One that takes long on a long page works in steps. */
export type Finder = (seen: Seen) => Finding[] | Steps<Finding[]>;

/** The text of a block or box for the report. */
export const excerpt = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}\u2026` : text);

/** The text of all blocks from `from` to `to` for the report. */
export function excerptOf(page: Page, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to && text.length <= 120; i++) text += (text ? ' ' : '') + page.blocks[i]!.text;
  return excerpt(text);
}

/** The blocks that a finding hides. */
export function hiddenBy(page: Page, finding: Finding): number[] {
  const blocks = [...(finding.hideBlocks ?? [])];
  for (const b of finding.hideBoxes ?? []) for (let i = page.boxes[b]!.from; i < page.boxes[b]!.to; i++) blocks.push(i);
  return blocks;
}
