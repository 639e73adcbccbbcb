/**
 * A page as it is sent to the background: columns of numbers and the blocks' texts. A thousand objects with a dozen names
 * each take a message many times as long; to put the texts together first takes memory for all of them once more.
 */
import { Memo } from '../phrases/line.ts';
import { scan } from '../phrases/scan.ts';
import type { AdLink, Block, Box, Page } from './page.ts';
import { squeeze } from './squeeze.ts';

/** Numbers most of which are 0: pairs of a place and what stands there. */
type Sparse = number[];

export interface PackedPage {
  title: string;
  host: string;
  main: number;
  /** What each block says (`raw`). */
  texts: string[];
  blocks: {
    box: number[];
    /** Its flags, the kind of link, the heading's level. */
    look: Sparse;
    linkChars: Sparse;
    links: Sparse;
  };
  boxes: {
    parent: number[];
    from: number[];
    to: number[];
    /** Place of the tag and of the hint in `names`. */
    tag: number[];
    hint: number[];
    chars: number[];
    /** Its flags. */
    look: Sparse;
    linkChars: Sparse;
    links: Sparse;
    adLinks: Sparse;
    media: Sparse;
    fields: Sparse;
  };
  names: string[];
}

/** Flags of a block; above them stand its kind of link (2 bits) and its heading's level. */
const PLAIN = 1;
const BOLD = 2;
const CENTRED = 4;
const TABULAR = 8;
const IN_PAGE = 16;
const AD_LINK = 5;
const HEADING = AD_LINK + 2;
/** Flags of a box. */
const FIXED = 1;
const ASIDE = 2;
const CLIPPED = 4;
const OVER = 8;

/** What most boxes have none of. */
const RARE = ['linkChars', 'links', 'adLinks', 'media', 'fields'] as const;

/** Largest page that is analysed, in boxes or blocks, and in characters: a page may be large, but is not to be endless. */
export const PAGE_MOST = { parts: 1_000_000, chars: 20_000_000 } as const;

/** What one message carries at the most: putting it together holds the page for some ms, not for longer than a slice. */
const PART = { parts: 6000, chars: 400_000 } as const;

function dense(pairs: Sparse, length: number): Float64Array {
  const list = new Float64Array(length);
  for (let i = 0; i < pairs.length; i += 2) list[pairs[i]!] = pairs[i + 1]!;
  return list;
}

const put = (pairs: Sparse, place: number, value: number): void => {
  if (value !== 0) pairs.push(place, value);
};

const lookOfBlock = ({ plain, bold, centred, tabular, inPage, adLink, heading }: Block): number =>
  (plain ? PLAIN : 0) |
  (bold ? BOLD : 0) |
  (centred ? CENTRED : 0) |
  (tabular ? TABULAR : 0) |
  (inPage ? IN_PAGE : 0) |
  (adLink << AD_LINK) |
  (heading << HEADING);

const lookOfBox = ({ fixed, aside, clipped, over }: Box): number =>
  (fixed ? FIXED : 0) | (aside ? ASIDE : 0) | (clipped ? CLIPPED : 0) | (over ? OVER : 0);

const emptyPage = (): PackedPage => ({
  title: '',
  host: '',
  main: 0,
  texts: [],
  blocks: { box: [], look: [], linkChars: [], links: [] },
  boxes: {
    parent: [],
    from: [],
    to: [],
    tag: [],
    hint: [],
    chars: [],
    look: [],
    linkChars: [],
    links: [],
    adLinks: [],
    media: [],
    fields: [],
  },
  names: [],
});

/**
 * A page in parts of a message each, at least one; `joinPage` makes one of them again. Each name is written out: this
 * runs but once a page, in the interpreter, where a name that is looked up by another one is slow.
 */
export function* packPage({ title, host, main, blocks, boxes }: Page): Generator<PackedPage, undefined> {
  const places = new Map<string, number>();
  let i = 0;
  let b = 0;
  do {
    const packed = { ...emptyPage(), title, host, main };
    const inBlocks = packed.blocks;
    let chars = 0;
    for (const end = i + PART.parts; i < blocks.length && i < end && chars < PART.chars; i++) {
      const block = blocks[i]!;
      chars += block.raw.length;
      packed.texts.push(block.raw);
      inBlocks.box.push(block.box);
      put(inBlocks.look, i, lookOfBlock(block));
      put(inBlocks.linkChars, i, block.linkChars);
      put(inBlocks.links, i, block.links);
    }
    const placeOf = (name: string): number => {
      const known = places.get(name);
      if (known !== undefined) return known;
      places.set(name, places.size);
      packed.names.push(name);
      return places.size - 1;
    };
    const inBoxes = packed.boxes;
    for (const end = b + PART.parts; b < boxes.length && b < end; b++) {
      const box = boxes[b]!;
      inBoxes.parent.push(box.parent);
      inBoxes.from.push(box.from);
      inBoxes.to.push(box.to);
      inBoxes.chars.push(box.chars);
      inBoxes.tag.push(placeOf(box.tag));
      inBoxes.hint.push(placeOf(box.hint));
      put(inBoxes.look, b, lookOfBox(box));
      put(inBoxes.linkChars, b, box.linkChars);
      put(inBoxes.links, b, box.links);
      put(inBoxes.adLinks, b, box.adLinks);
      put(inBoxes.media, b, box.media);
      put(inBoxes.fields, b, box.fields);
    }
    yield packed;
  } while (i < blocks.length || b < boxes.length);
}

/** One page of its parts, in order, each of which `isPart` has let through. */
export function joinPage(parts: readonly PackedPage[]): PackedPage {
  const [first] = parts;
  if (!first || parts.length === 1) return first ?? emptyPage();
  const joined = emptyPage();
  for (const part of parts) {
    for (const name in joined.blocks) extend(joined.blocks, part.blocks, name as keyof PackedPage['blocks']);
    for (const name in joined.boxes) extend(joined.boxes, part.boxes, name as keyof PackedPage['boxes']);
    for (const name of part.names) joined.names.push(name);
    for (const text of part.texts) joined.texts.push(text);
  }
  return {
    ...joined,
    title: first.title,
    host: first.host,
    main: first.main,
  };
}

function extend<Name extends string>(all: Record<Name, number[]>, part: Record<Name, number[]>, name: Name): void {
  // One by one: as arguments of one call they may be too many.
  for (const number of part[name]) all[name].push(number);
}

/** @param packed one that `isPackedPage` has let through */
export function unpackPage({ title, host, main, texts, names, ...packed }: PackedPage): Page {
  const count = packed.blocks.box.length;
  const looks = dense(packed.blocks.look, count);
  const blockLinkChars = dense(packed.blocks.linkChars, count);
  const blockLinks = dense(packed.blocks.links, count);
  const isPlain = (i: number) => (looks[i]! & PLAIN) !== 0;
  const shown = texts.map((raw, i) => (isPlain(i) ? raw.trim() : squeeze(raw)));
  const { folded, lengths } = scan(shown);
  const blocks = packed.blocks.box.map((box, i): Block => {
    const look = looks[i]!;
    return {
      box,
      raw: texts[i]!,
      text: shown[i]!,
      folded: folded[i]!,
      wordCount: lengths[i]!,
      memo: new Memo(),
      plain: isPlain(i),
      heading: look >> HEADING,
      bold: (look & BOLD) !== 0,
      centred: (look & CENTRED) !== 0,
      linkChars: blockLinkChars[i]!,
      links: blockLinks[i]!,
      tabular: (look & TABULAR) !== 0,
      inPage: (look & IN_PAGE) !== 0,
      adLink: ((look >> AD_LINK) & 3) as AdLink,
    };
  });
  const { parent, from, to, tag, hint, chars } = packed.boxes;
  const of = (pairs: Sparse) => dense(pairs, parent.length);
  const [look, linkChars, links] = [of(packed.boxes.look), of(packed.boxes.linkChars), of(packed.boxes.links)];
  const [adLinks, media, fields] = [of(packed.boxes.adLinks), of(packed.boxes.media), of(packed.boxes.fields)];
  const boxes = parent.map((_, b): Box => {
    return {
      parent: parent[b]!,
      tag: names[tag[b]!]!,
      hint: names[hint[b]!]!,
      from: from[b]!,
      to: to[b]!,
      chars: chars[b]!,
      linkChars: linkChars[b]!,
      links: links[b]!,
      adLinks: adLinks[b]!,
      media: media[b]!,
      fields: fields[b]!,
      fixed: (look[b]! & FIXED) !== 0,
      aside: (look[b]! & ASIDE) !== 0,
      clipped: (look[b]! & CLIPPED) !== 0,
      over: (look[b]! & OVER) !== 0,
    };
  });
  return { title, host, boxes, blocks, main };
}

/** A list of `length` whole numbers, from `least` (0) to below `most`. */
function isColumn(list: unknown, length: number, most: number, least = 0): list is number[] {
  return (
    Array.isArray(list) &&
    list.length === length &&
    list.every((n: unknown) => Number.isSafeInteger(n) && (n as number) >= least && (n as number) < most)
  );
}

const isSparse = (pairs: unknown, length: number): boolean =>
  Array.isArray(pairs) &&
  pairs.length <= 2 * length &&
  pairs.length % 2 === 0 &&
  pairs.every(
    (n: unknown, i) => Number.isSafeInteger(n) && (n as number) >= 0 && (i % 2 === 1 || (n as number) < length),
  );

/** Whether a value has the shape of a part; what is in it is looked at once all are there. */
export function isPart(value: unknown): value is PackedPage {
  if (typeof value !== 'object' || value === null) return false;
  const { title, host, texts, blocks, boxes, names } = value as Partial<Record<keyof PackedPage, unknown>>;
  const empty = emptyPage();
  const hasLists = (lists: unknown, wanted: object) =>
    typeof lists === 'object' &&
    lists !== null &&
    Object.keys(wanted).every((name) => Array.isArray((lists as Record<string, unknown>)[name]));
  return (
    [title, host].every((one) => typeof one === 'string') &&
    [texts, names].every((one) => Array.isArray(one)) &&
    hasLists(blocks, empty.blocks) &&
    hasLists(boxes, empty.boxes)
  );
}

/** Whether a value is a packed page, its parts at one with each other, and not beyond what one message may carry. */
export function isPackedPage(value: unknown): value is PackedPage {
  if (typeof value !== 'object' || value === null) return false;
  const { title, host, main, texts, blocks, boxes, names } = value as Partial<Record<keyof PackedPage, unknown>>;
  if (typeof title !== 'string' || typeof host !== 'string' || !isTexts(texts)) return false;
  if (typeof blocks !== 'object' || typeof boxes !== 'object' || !blocks || !boxes) return false;
  const block = blocks as Record<keyof PackedPage['blocks'], unknown>;
  const box = boxes as Record<keyof PackedPage['boxes'], unknown>;
  const [count, parts] = [lengthOf(block.box), lengthOf(box.parent)];
  if (count > PAGE_MOST.parts || parts > PAGE_MOST.parts || parts === 0) return false;
  const most = PAGE_MOST.chars + 1;
  return (
    isColumn([main], 1, parts) &&
    isTexts(names) &&
    texts.length === count &&
    isColumn(block.box, count, parts) &&
    (['look', 'linkChars', 'links'] as const).every((name) => isSparse(block[name], count)) &&
    isColumn(box.parent, parts, parts, -1) &&
    // Each stands behind the one around it, as in the document.
    box.parent.every((parent, b) => parent < b) &&
    isColumn(box.from, parts, count + 1) &&
    isColumn(box.to, parts, count + 1) &&
    isColumn(box.chars, parts, most) &&
    [box.tag, box.hint].every((column) => isColumn(column, parts, names.length)) &&
    (['look', ...RARE] as const).every((name) => isSparse(box[name], parts))
  );
}

/** A list of texts, not too long together. */
function isTexts(list: unknown): list is string[] {
  if (!Array.isArray(list)) return false;
  let chars = 0;
  for (const text of list as unknown[]) {
    if (typeof text !== 'string') return false;
    chars += text.length;
  }
  return chars <= PAGE_MOST.chars;
}

const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0);
