/**
 * Finds what is no part of the page's text: adverts, promotion, lists of other pages.
 *
 * Whole boxes first, from the outside in (a box is judged by what it holds: how much is links, whether there is prose,
 * what it floats over), then single blocks inside the text, for which only sure rules count.
 */

import { ordinalOf } from '../outline/ordinal.ts';
import { type Block, type Box, isProse, type Page, within } from '../page/page.ts';
import { STEP, type Steps } from '../page/steps.ts';
import { salutationOf } from '../phrases/address.ts';
import {
  CLUTTER,
  CLUTTER_MOST,
  type ClutterRule,
  EXPANDER,
  HINTS,
  PANEL_PART,
  RELATED_HEADING,
  RELATED_HEADING_MOST,
  STAYS,
  VIDEO_FRAME,
} from '../phrases/clutter.ts';
import { greets } from '../phrases/courtesy.ts';
import { endsIn } from '../phrases/ends.ts';
import { META } from '../phrases/filler.ts';
import { GENRE } from '../phrases/genre.ts';
import { matches } from '../phrases/rule.ts';
import { Table } from '../phrases/table.ts';
import { excerpt, excerptOf, type Finding, type Kind, type Reason, type Seen } from './finding.ts';

/** Largest box that a hint, a paid link or an overlay may hide, in characters: more is content. */
const SMALL = 160;
/** Share of a list's characters that are links. */
const LINK_SHARE = 0.55;
/** Titles of other pages are at least so long on average, in characters; names of columns are shorter. */
const TITLE_LEAST = 6;
/** In running text a sentence longer than this is the speech's, whatever it says, in characters. */
const SENTENCE_LEAST = 24;
/** Longest text of a button that opens collapsed text, in characters. */
const EXPANDER_MOST = 24;
/** Longest line that says what the site has to say of itself, in characters. */
const NOTICE_MOST = 160;
/** Names in a navigation bar are at most so long on average, in characters. */
const NAV_MOST = 5.5;

const CLUTTER_TABLE = /* @__PURE__ */ new Table(CLUTTER);
const STAYS_TABLE = /* @__PURE__ */ new Table(STAYS);

interface Judgement {
  kind: Kind;
  reason: Reason;
}

export function* findClutter({ page, hidden }: Seen): Steps<Finding[]> {
  const { boxes, blocks } = page;
  const findings: Finding[] = [];
  const prose = proseIn(page);
  const flow = flowOf(page);
  yield;
  const gone = new Uint8Array(boxes.length);

  const hideBox = (b: number, { kind, reason }: Judgement) => {
    const { from, to } = boxes[b]!;
    const hideBlocks: number[] = [];
    const heading = from - 1;
    if (kind === 'related' && heading >= 0 && !hidden[heading] && isRelatedHeading(blocks[heading]!)) {
      hidden[heading] = 1;
      hideBlocks.push(heading);
    }
    for (let i = from; i < to; i++) hidden[i] = 1;
    gone[b] = 1;
    findings.push({
      id: `${kind}:b${b}`,
      kind,
      reason,
      text: from < to ? excerptOf(page, from, to) : '',
      at: Math.min(from, blocks.length - 1),
      hideBoxes: [b],
      ...(hideBlocks.length ? { hideBlocks } : {}),
    });
  };

  for (let b = 1; b < boxes.length; b++) {
    if (b % STEP === 0) yield;
    const box = boxes[b]!;
    if (gone[box.parent]) {
      gone[b] = 1;
      continue;
    }
    if (prose[b] || within(page, page.main, b)) continue;
    const judgement = judge(page, b, flow);
    if (judgement) hideBox(climb(page, b, prose, judgement, gone), judgement);
  }
  // Climbing hides a box that was passed before; what lies inside is then said once, by the outermost.
  const said = findings.filter((f) => !f.hideBoxes!.some((b) => aroundGone(page, b, gone)));

  for (let i = 0; i < blocks.length; i++) {
    if (i % STEP === 0) yield;
    if (hidden[i]) continue;
    const judgement = judgeBlock(page, i, flow, hidden);
    if (!judgement) continue;
    hidden[i] = 1;
    said.push({
      id: `${judgement.kind}:${i}`,
      kind: judgement.kind,
      reason: judgement.reason,
      text: excerpt(blocks[i]!.text),
      at: i,
      hideBlocks: [i],
    });
  }
  return said;
}

const aroundGone = (page: Page, b: number, gone: Uint8Array): boolean => {
  const { parent } = page.boxes[b]!;
  return parent >= 0 && gone[parent] === 1;
};

/** A line that must stay, and is no text of the page. What is longer is text: it need not be searched. */
const isNotice = ({ folded }: Block): boolean => folded.length <= NOTICE_MOST && STAYS_TABLE.matches(folded);

/** 1 for each box that has a paragraph of prose, itself or in an inner box. */
function proseIn({ boxes, blocks }: Page): Uint8Array {
  const prose = new Uint8Array(boxes.length);
  const mark = (box: number) => {
    for (let b = box; b >= 0 && !prose[b]; b = boxes[b]!.parent) prose[b] = 1;
  };
  const short: Block[] = [];
  for (const block of blocks) {
    if (prose[block.box] || !isProse(block)) continue;
    if (block.text.length > NOTICE_MOST) mark(block.box);
    else short.push(block);
  }
  for (const block of short) {
    const { parent, from, to } = boxes[block.box]!;
    // Alone in its box it keeps that, whether it is prose or a notice: the line is only read where the box around depends on it.
    if ((to - from === 1 && prose[parent]) || !isNotice(block)) mark(block.box);
  }
  return prose;
}

/** The running text: from the main box's first to its last paragraph of prose. */
function flowOf(page: Page): { from: number; to: number } {
  const { from, to } = page.boxes[page.main]!;
  const prose = (i: number) => isProse(page.blocks[i]!) && !page.boxes[page.blocks[i]!.box]!.aside;
  let first = from;
  let last = to - 1;
  while (first < last && !prose(first) && !salutationOf(page.blocks[first]!)) first++;
  while (last > first && !prose(last)) last--;
  return { from: first, to: last + 1 };
}

/** What a box without prose is, when it is no part of the text and not the site's own furniture. */
function judge(page: Page, b: number, flow: { from: number; to: number }): Judgement | null {
  const box = page.boxes[b]!;
  const { tag, hint } = box;
  if (tag === 'iframe' || tag === 'ins' || tag === 'embed' || tag === 'object')
    return VIDEO_FRAME.test(hint) ? null : { kind: 'ad', reason: 'adFrame' };
  const empty = box.from === box.to;
  if (empty && !box.media) return null;
  if (tag === 'header' || tag === 'footer' || tag === 'nav' || tag === 'search') return null;
  if (isFurniture(page, box)) return null;
  if (empty)
    return HINTS.ad.test(hint) || (box.adLinks > 0 && box.chars === 0) ? { kind: 'ad', reason: 'adBox' } : null;

  const inFlow = box.from > flow.from && box.to <= flow.to;
  // A name alone says that a box floats only where no text stands: beside the main box.
  const floats = box.fixed || (!within(page, b, page.main) && HINTS.float.test(hint));
  if (floats && box.chars <= SMALL * 2 && !looksLikeBar(box)) {
    if (box.to - box.from === 1 && /^(返回|回到?)?(顶部|top)$/i.test(page.blocks[box.from]!.folded)) return null;
    return { kind: 'ad', reason: 'floating' };
  }
  if (holdsWords(page, box)) return null;
  if (box.chars <= SMALL) {
    if (HINTS.ad.test(hint)) return { kind: 'ad', reason: 'adBox' };
    if (box.adLinks > 0 && box.adLinks >= box.links) return { kind: 'ad', reason: 'adLink' };
    const said = saidBy(page, b, inFlow);
    if (said) return said;
    if (HINTS.promo.test(hint) && (box.media > 0 || box.links > 0)) return { kind: 'promo', reason: 'promoBox' };
  }
  // A card that leads to another page: a picture and a title, nothing else.
  if (
    inFlow &&
    box.links === 1 &&
    box.media > 0 &&
    box.chars <= RELATED_HEADING_MOST &&
    box.linkChars >= box.chars * 0.9
  )
    return { kind: 'related', reason: 'relatedList' };
  return judgeList(page, b, flow);
}

/** A list of other pages: mostly links whose texts are titles, or under a heading that says so. */
function judgeList(page: Page, b: number, flow: { from: number; to: number }): Judgement | null {
  const box = page.boxes[b]!;
  const { from, to } = box;
  // A line or two without a link are no list.
  if (box.links < 1 && to - from < 3) return null;
  if (holdsLists(page, b) || furnitureAround(page, b)) return null;
  const related: Judgement = { kind: 'related', reason: 'relatedList' };
  const headsItself = isRelatedHeading(page.blocks[from]!);
  if (headsItself && to - from >= 3 && box.fields === 0 && onlyTitles(page, from + 1, to)) return related;
  if (box.links < 1) return null;
  const headed = headsItself || (from > 0 && isRelatedHeading(page.blocks[from - 1]!));
  const mean = box.linkChars / box.links;
  if (headed && box.linkChars >= box.chars * 0.3 && box.fields === 0) return related;
  if (box.links < 2 || box.linkChars < box.chars * LINK_SHARE || box.fields > 0) return null;
  // Above the text stand the navigation and the breadcrumb: a list there needs longer titles to be taken for one.
  const before = to <= flow.from;
  return mean >= (before ? TITLE_LEAST + 3 : TITLE_LEAST) && (!before || box.links >= 3) ? related : null;
}

/** Several lists side by side (a column of the page): each is judged by itself. */
function holdsLists(page: Page, b: number): boolean {
  const { to, links } = page.boxes[b]!;
  for (let c = b + 1; c < page.boxes.length && page.boxes[c]!.from < to; c++) {
    const inner = page.boxes[c]!;
    if (inner.links >= 2 && inner.links < links && !ITEM.has(inner.tag)) return true;
  }
  return false;
}
/** Elements that are items of a list, not lists. */
const ITEM = new Set(['li', 'tr', 'td', 'th', 'p', 'dd', 'dt', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Lines as short as titles, none of them a sentence. */
function onlyTitles(page: Page, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (page.blocks[i]!.text.length > 40 || /[。!?;:,]/.test(page.blocks[i]!.folded)) return false;
  return true;
}

/** The site's own header, navigation, breadcrumb, search, comments, page-turn links, footer. */
function isFurniture(page: Page, box: Box): boolean {
  if (box.fields > 0 && !box.fixed) return true;
  if (isSite(box.hint) && !HINTS.ad.test(box.hint)) {
    const first = page.blocks[box.from];
    return !first || !isRelatedHeading(first);
  }
  for (let i = box.from; i < Math.min(box.to, box.from + 40); i++)
    if (STAYS_TABLE.matches(page.blocks[i]!.folded)) return true;
  return false;
}

/** Short-named links side by side: a bar at the top or bottom of the window. */
const looksLikeBar = (box: Box): boolean =>
  (box.links >= 3 && box.linkChars / box.links <= NAV_MOST) ||
  box.fields > 0 ||
  /(^|[\s_-])(header|nav\w*|topbar|toolbar|tabbar)(?=[\s_\d-]|$)/.test(box.hint);

/** A box that says something a speech says: a title, a salutation, an ordinal. Never hidden for its name or its links. */
function holdsWords(page: Page, box: Box): boolean {
  for (let i = box.from; i < Math.min(box.to, box.from + 12); i++) {
    const block = page.blocks[i]!;
    if (block.linkChars * 2 >= block.text.length) continue;
    if (block.heading > 0 && block.heading <= 2 && !isRelatedHeading(block)) return true;
    if (salutationOf(block) || greets(block)) return true;
  }
  return false;
}

/** What the lines of a small box say, when every line that is not a link is clutter or too short to be anything. */
function saidBy(page: Page, b: number, inFlow: boolean): Judgement | null {
  const box = page.boxes[b]!;
  const inMain = within(page, b, page.main);
  let found: Judgement | null = null;
  for (let i = box.from; i < box.to; i++) {
    const rule = clutterRule(page.blocks[i]!, !inFlow, inMain);
    if (rule) found ??= { kind: rule.kind, reason: rule.reason };
    else if (page.blocks[i]!.text.length > (page.blocks[i]!.linkChars ? 6 : 12)) return null;
  }
  return found;
}

/**
 * The rule that a line meets.
 * @param aside it stands outside the running text, from the first to the last paragraph
 * @param inMain it stands in the box that holds the text: headings and short closing lines do, behind the last paragraph too
 */
function clutterRule(block: Block, aside: boolean, inMain: boolean): ClutterRule | null {
  const { folded } = block;
  if (folded.length > CLUTTER_MOST) return null;
  // A sentence of a speech ends as sentences do; buttons and slogans do not.
  const sentence = endsIn(folded, '。!?;:,') && block.linkChars * 2 < block.text.length;
  const slogan = !sentence && !block.bold && block.heading === 0 && (block.links > 0 || block.text.includes(' '));
  if (sentence && !aside && folded.length > SENTENCE_LEAST) return null;
  const rule = CLUTTER_TABLE.first(
    folded,
    ({ where }) => !(where === 'aside' && !aside) && !(where === 'slogan' && inMain && !slogan),
  );
  // Most lines meet no rule: what keeps one that does is asked last.
  if (!rule || STAYS_TABLE.matches(folded) || META.pattern.test(folded) || (inMain && ordinalOf(block))) return null;
  return rule;
}

/** A single block inside a box that stays. */
function judgeBlock(page: Page, i: number, flow: { from: number; to: number }, hidden: Uint8Array): Judgement | null {
  const block = page.blocks[i]!;
  // A long paragraph is judged by its links alone.
  if (block.text.length > CLUTTER_MOST && block.links < 2) return null;
  if (block.heading === 1 || salutationOf(block)) return null;
  const box = page.boxes[block.box]!;
  if (box.tag === 'footer' || box.tag === 'nav' || box.tag === 'header' || furnitureAround(page, block.box))
    return null;
  const inFlow = i >= flow.from && i < flow.to;
  const inMain = within(page, block.box, page.main);
  // In the middle of the text, or behind it, a paragraph that is nothing but a link, in words set apart by spaces, is a slogan.
  const banner =
    (inFlow || i >= flow.to) &&
    block.linkChars >= block.text.length * 0.9 - 2 &&
    block.text.includes(' ') &&
    block.heading === 0;
  if ((block.adLink === 2 || (block.adLink === 1 && inFlow) || banner) && isSlogan(block))
    return { kind: 'ad', reason: 'adLink' };
  const rule = clutterRule(block, !inFlow, inMain);
  if (rule && (inMain || i >= flow.to || i < flow.from)) return { kind: rule.kind, reason: rule.reason };
  if (block.links >= 2 && block.linkChars >= block.text.length * LINK_SHARE && !STAYS_TABLE.matches(block.folded)) {
    const titles = block.linkChars / block.links >= TITLE_LEAST;
    if ((inMain || i >= flow.to) && (titles || isRelatedHeading(block)))
      return { kind: 'related', reason: 'relatedList' };
  }
  // Single links to other pages in a row, a line each.
  if (inMain && isTitleLink(block) && (nearTitleLink(page, i) || headedBy(page, i, hidden)))
    return { kind: 'related', reason: 'relatedList' };
  if ((hidden[i + 1] || nextIsLinks(page, i)) && !isProse(block) && isRelatedHeading(block))
    return { kind: 'related', reason: 'relatedHeading' };
  if (
    (inMain || i >= flow.to) &&
    block.text.length <= EXPANDER_MOST &&
    matches(EXPANDER, block.folded) &&
    clippedNear(page, i)
  )
    return { kind: 'obstacle', reason: 'expander' };
  return null;
}

/** Short, and no sentence, title or notice. */
const isSlogan = ({ folded }: Block): boolean =>
  folded.length <= SMALL / 2 && !endsIn(folded, '。;:') && !GENRE.test(folded) && !STAYS_TABLE.matches(folded);

const isSite = (hint: string): boolean => hint !== '' && HINTS.site.test(hint) && !PANEL_PART.test(hint);

const furnitureAround = (page: Page, b: number): boolean => {
  for (let p = b; p > 0; p = page.boxes[p]!.parent) {
    const { tag, hint } = page.boxes[p]!;
    if (p === page.main || within(page, page.main, p)) return false;
    if (tag === 'footer' || tag === 'header' || tag === 'nav') return true;
    if (isSite(hint)) return true;
  }
  return false;
};

/** Collapsed text around the block, or right in front of it: what its button opens. */
const clippedNear = (page: Page, i: number): boolean => {
  for (let p = page.blocks[i]!.box; p >= 0; p = page.boxes[p]!.parent) if (page.boxes[p]!.clipped) return true;
  return page.boxes.some(({ clipped, to }) => clipped && to === i);
};

export function isRelatedHeading(block: Block): boolean {
  return (
    block.text.length <= RELATED_HEADING_MOST &&
    matches(RELATED_HEADING, block.folded) &&
    !STAYS_TABLE.matches(block.folded)
  );
}

/** What lists put beside a title: a number, a bullet, a date. */
const BESIDE_LINK = /^[\d.、·•>» [\]-]+|[([]?(\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?( \d{1,2}:\d{2})?[)\]]?$/g;

const isTitleLink = (block: Block): boolean =>
  block.heading === 0 &&
  block.links >= 1 &&
  block.linkChars >= block.folded.replace(BESIDE_LINK, '').length * 0.8 &&
  block.text.length >= TITLE_LEAST &&
  block.text.length <= 60 &&
  !/[。!?;,]$/.test(block.folded) &&
  !STAYS_TABLE.matches(block.folded);

const nearTitleLink = (page: Page, i: number): boolean => {
  const near = (j: number) => page.blocks[j] !== undefined && isTitleLink(page.blocks[j]!);
  return near(i - 1) || near(i + 1);
};
const headedBy = (page: Page, i: number, hidden: Uint8Array): boolean =>
  i > 0 && (isRelatedHeading(page.blocks[i - 1]!) || (hidden[i - 1] === 1 && isTitleLink(page.blocks[i - 1]!)));
const nextIsLinks = (page: Page, i: number): boolean => {
  const next = page.blocks[i + 1];
  return next !== undefined && next.links > 0 && next.linkChars * 2 >= next.text.length;
};

/** The outermost box around `b` that holds nothing else: a label, an image, the close button of an advert. */
function climb(page: Page, b: number, prose: Uint8Array, { kind }: Judgement, gone: Uint8Array): number {
  let at = b;
  for (;;) {
    const { parent } = page.boxes[at]!;
    if (parent <= 0 || within(page, page.main, parent) || gone[parent]) return at;
    const around = page.boxes[parent]!;
    const own = page.boxes[at]!;
    if (prose[parent] || around.fields > 0 || isFurniture(page, around) || holdsWords(page, around)) return at;
    const rest = around.chars - own.chars;
    const label = kind === 'ad' ? around.chars <= 80 && around.to - around.from <= 3 : rest === 0;
    if (!label || (rest > 0 && !restIsClutter(page, around, own))) return at;
    at = parent;
  }
}

/** What stands in `around` beside `own` is clutter too, or a scrap. */
function restIsClutter(page: Page, around: Box, own: Box): boolean {
  for (let i = around.from; i < around.to; i++) {
    if (i >= own.from && i < own.to) continue;
    const block = page.blocks[i]!;
    const slogan =
      block.linkChars === 0 && block.text.length <= 40 && !/[。;:,]$/.test(block.folded) && !ordinalOf(block);
    if (block.text.length > 4 && !clutterRule(block, true, false) && !block.adLink && !slogan) return false;
  }
  return true;
}
