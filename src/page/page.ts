/**
 * What a document says, as plain data: boxes (elements that lay out blocks) and blocks (paragraphs of text).
 *
 * Findings and outline work on this alone, so they run in a unit test, a benchmark and a worker alike; the nodes that
 * it was read from stand beside it in `Source`, for `edits/` only.
 */

import type { Line } from '../phrases/line.ts';

/** An element that lays out blocks, or an embedded thing (iframe, ins). Index 0 is the body. */
export interface Box {
  /** Index of the box around it; -1 for the body. */
  parent: number;
  /** Tag name in lower case. */
  tag: string;
  /** Its id and class names in lower case, up to 120 characters; of an embedded thing its address too. */
  hint: string;
  /** The blocks inside it, those of inner boxes included: from (inclusive) to (exclusive). */
  from: number;
  to: number;
  /** Characters of text inside, inner boxes included. */
  chars: number;
  /** Of these, characters inside links. */
  linkChars: number;
  /** Links with text inside, inner boxes included. */
  links: number;
  /** Links inside that are marked as sponsored, or go to another host in a new window without being followed. */
  adLinks: number;
  /** Images, videos and frames inside. */
  media: number;
  /** Form fields inside. */
  fields: number;
  /** Laid over the page: `position: fixed` (inline style, or found by the browser's probe). */
  fixed: boolean;
  /** Not text of the page though it may stand inside it: comments, navigation, footers; inner boxes too. */
  aside: boolean;
  /** Cuts its content off: text lies collapsed behind a "read more" (found by the browser's probe). */
  clipped: boolean;
  /** Laid over its box: `position: absolute` or `sticky` (asked of the browser only inside a clipped box). */
  over: boolean;
}

/** 2: a link that says it is paid for, or leads off the site; 1: one that search engines are told not to follow; else 0. */
export type AdLink = 0 | 1 | 2;

/** One paragraph of text: what stands between two block boundaries (elements or `<br>`). */
export interface Block extends Line {
  /** The innermost box around it. */
  box: number;
  /** The text nodes' data joined, exactly. Offsets of edits count in it (UTF-16 units). */
  raw: string;
  /** `raw`, trimmed, with each run of white space as one space. */
  text: string;
  /** `text` folded (half-width, simplified): what patterns are matched against. */
  readonly folded: string;
  /** How long `text` is, in 字 (phrases/length.ts). */
  readonly wordCount: number;
  /** It has no odd characters (`ODD`): neither white space inside, nor any that are put into texts against copying. */
  plain: boolean;
  /** 1 to 6 inside `<h1>` to `<h6>`, else 0. */
  heading: number;
  /** All of its text is bold. */
  bold: boolean;
  /** Centred by attribute, inline style or `<center>`. */
  centred: boolean;
  /** Characters inside links. */
  linkChars: number;
  /** Links with text. */
  links: number;
  /** In a row of a table of figures. */
  tabular: boolean;
  /** All of its text leads to a place on the same page: an entry of a table of contents. */
  inPage: boolean;
  /** All of its text is such a link. */
  adLink: AdLink;
}

export interface Page {
  /** The document's title, as it stands. */
  title: string;
  /** Host name of the page, for what it says about itself (watermarks). */
  host: string;
  boxes: Box[];
  blocks: Block[];
  /** Index of the box that holds the page's prose. */
  main: number;
}

/** The nodes that a page was read from; same indexes as the page's. */
export interface Source {
  boxes: Element[];
  /** The text nodes of each block, in order; their data joined is the block's `raw`. */
  blocks: Text[][];
}

/** Shortest text that can be a paragraph of prose, in Han characters. */
const PROSE_LEAST = 30;

/** A paragraph of running text, not a list of links or a label. */
export function isProse(block: Block): boolean {
  return block.text.length >= PROSE_LEAST && block.linkChars * 3 < block.text.length;
}

/** True when `box` is `outer` or lies inside it. */
export function within(page: Page, box: number, outer: number): boolean {
  for (let b = box; b >= outer && b >= 0; b = page.boxes[b]!.parent) if (b === outer) return true;
  return false;
}
