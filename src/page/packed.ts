/**
 * A page as it is sent to the background: columns of numbers and one long text. A thousand objects with a dozen names each
 * take a message many times as long.
 */
import { fold } from '../phrases/fold.ts';
import type { AdLink, Block, Box, Page } from './page.ts';
import { squeeze } from './squeeze.ts';

/** Numbers most of which are 0: pairs of a place and what stands there. */
type Sparse = number[];

export interface PackedPage {
  title: string;
  host: string;
  main: number;
  /** What all blocks say (`raw`), one behind the other. */
  text: string;
  blocks: {
    box: number[];
    /** How long each one's `raw` is, in UTF-16 units. */
    length: number[];
    /** `BLOCK_FLAGS`, the heading's level, the kind of link. */
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
    /** `BOX_FLAGS`. */
    look: Sparse;
    linkChars: Sparse;
    links: Sparse;
    adLinks: Sparse;
    media: Sparse;
    fields: Sparse;
  };
  names: string[];
}

const BLOCK_FLAGS = ['plain', 'bold', 'centred', 'tabular', 'inPage'] as const;
const BOX_FLAGS = ['fixed', 'aside', 'clipped', 'over'] as const;
/** Above the flags of a block stand its kind of link (2 bits) and its heading's level. */
const AD_LINK = BLOCK_FLAGS.length;
const HEADING = AD_LINK + 2;

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

function flagsOf<Name extends string>(one: Record<Name, boolean>, names: readonly Name[]): number {
  let flags = 0;
  for (let i = 0; i < names.length; i++) if (one[names[i]!]) flags |= 1 << i;
  return flags;
}

const emptyPage = (): PackedPage => ({
  title: '',
  host: '',
  main: 0,
  text: '',
  blocks: { box: [], length: [], look: [], linkChars: [], links: [] },
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

/** A page in parts of a message each, at least one; `joinPage` makes one of them again. */
export function* packPage({ title, host, main, blocks, boxes }: Page): Generator<PackedPage, undefined> {
  const places = new Map<string, number>();
  let i = 0;
  let b = 0;
  do {
    const packed = { ...emptyPage(), title, host, main };
    const put = (pairs: Sparse, place: number, value: number) => {
      if (value !== 0) pairs.push(place, value);
    };
    const inBlocks = packed.blocks;
    let chars = 0;
    for (const end = i + PART.parts; i < blocks.length && i < end && chars < PART.chars; i++) {
      const block = blocks[i]!;
      chars += block.raw.length;
      packed.text += block.raw;
      inBlocks.box.push(block.box);
      inBlocks.length.push(block.raw.length);
      put(inBlocks.look, i, flagsOf(block, BLOCK_FLAGS) | (block.adLink << AD_LINK) | (block.heading << HEADING));
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
      for (const name of ['parent', 'from', 'to', 'chars'] as const) inBoxes[name].push(box[name]);
      inBoxes.tag.push(placeOf(box.tag));
      inBoxes.hint.push(placeOf(box.hint));
      put(inBoxes.look, b, flagsOf(box, BOX_FLAGS));
      for (const name of RARE) put(inBoxes[name], b, box[name]);
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
  }
  return {
    ...joined,
    title: first.title,
    host: first.host,
    main: first.main,
    text: parts.map(({ text }) => text).join(''),
  };
}

function extend<Name extends string>(all: Record<Name, number[]>, part: Record<Name, number[]>, name: Name): void {
  // One by one: as arguments of one call they may be too many.
  for (const number of part[name]) all[name].push(number);
}

/** @param packed one that `isPackedPage` has let through */
export function unpackPage({ title, host, main, text, names, ...packed }: PackedPage): Page {
  const count = packed.blocks.box.length;
  const looks = dense(packed.blocks.look, count);
  const blockLinkChars = dense(packed.blocks.linkChars, count);
  const blockLinks = dense(packed.blocks.links, count);
  let at = 0;
  const blocks = packed.blocks.box.map((box, i): Block => {
    const raw = text.slice(at, at + packed.blocks.length[i]!);
    at += raw.length;
    const look = looks[i]!;
    const is = (name: (typeof BLOCK_FLAGS)[number]) => (look & (1 << BLOCK_FLAGS.indexOf(name))) !== 0;
    const plain = is('plain');
    const shown = plain ? raw.trim() : squeeze(raw);
    return {
      box,
      raw,
      text: shown,
      folded: fold(shown),
      plain,
      heading: look >> HEADING,
      bold: is('bold'),
      centred: is('centred'),
      linkChars: blockLinkChars[i]!,
      links: blockLinks[i]!,
      tabular: is('tabular'),
      inPage: is('inPage'),
      adLink: ((look >> AD_LINK) & 3) as AdLink,
    };
  });
  const { parent, from, to, tag, hint, chars } = packed.boxes;
  const of = (pairs: Sparse) => dense(pairs, parent.length);
  const [look, linkChars, links] = [of(packed.boxes.look), of(packed.boxes.linkChars), of(packed.boxes.links)];
  const [adLinks, media, fields] = [of(packed.boxes.adLinks), of(packed.boxes.media), of(packed.boxes.fields)];
  const boxes = parent.map((_, b): Box => {
    const is = (name: (typeof BOX_FLAGS)[number]) => (look[b]! & (1 << BOX_FLAGS.indexOf(name))) !== 0;
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
      fixed: is('fixed'),
      aside: is('aside'),
      clipped: is('clipped'),
      over: is('over'),
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
  const { title, host, text, blocks, boxes, names } = value as Partial<Record<keyof PackedPage, unknown>>;
  const empty = emptyPage();
  const hasLists = (lists: unknown, wanted: object) =>
    typeof lists === 'object' &&
    lists !== null &&
    Object.keys(wanted).every((name) => Array.isArray((lists as Record<string, unknown>)[name]));
  return (
    [title, host, text].every((one) => typeof one === 'string') &&
    Array.isArray(names) &&
    hasLists(blocks, empty.blocks) &&
    hasLists(boxes, empty.boxes)
  );
}

/** Whether a value is a packed page, its parts at one with each other, and not beyond what one message may carry. */
export function isPackedPage(value: unknown): value is PackedPage {
  if (typeof value !== 'object' || value === null) return false;
  const { title, host, main, text, blocks, boxes, names } = value as Partial<Record<keyof PackedPage, unknown>>;
  if (typeof title !== 'string' || typeof host !== 'string' || typeof text !== 'string') return false;
  if (text.length > PAGE_MOST.chars || typeof blocks !== 'object' || typeof boxes !== 'object' || !blocks || !boxes)
    return false;
  const block = blocks as Record<keyof PackedPage['blocks'], unknown>;
  const box = boxes as Record<keyof PackedPage['boxes'], unknown>;
  const [count, parts] = [lengthOf(block.box), lengthOf(box.parent)];
  if (count > PAGE_MOST.parts || parts > PAGE_MOST.parts || parts === 0) return false;
  const most = PAGE_MOST.chars + 1;
  return (
    isColumn([main], 1, parts) &&
    Array.isArray(names) &&
    names.every((name: unknown) => typeof name === 'string') &&
    isColumn(block.box, count, parts) &&
    isColumn(block.length, count, most) &&
    block.length.reduce((sum, length) => sum + length, 0) === text.length &&
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

const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0);
