/**
 * The beginning of a page as lines: what stands in one block between two breaks, whatever elements in the line it is made
 * of. A bounded number of texts is read, and of each line only its beginning and its end are kept.
 *
 * Most of the time goes into reaching nodes from script, so that only texts are walked and their parents asked.
 */
import { foldForDetector as fold } from '../phrases/fold.ts';

/** How much of a page is read: texts, and characters. Speeches show themselves early. */
export const TEXTS_MOST = 1500;
export const CHARS_MOST = 8000;
/** How much of a line is kept: its beginning, and its end for what speeches end with. */
export const HEAD = 160;
export const TAIL = 60;
/** A link longer than this is no control. */
const CONTROL_MOST = 40;

/** Elements whose text is not the page's, and those that stand in a line. */
const SKIP = new Set('script style noscript textarea option title'.split(' '));
const INLINE = new Set('a b i u em strong font span small big mark sup label time'.split(' '));
/** No parser lets it into a page's text. */
const BETWEEN = '\0';

export interface Lines {
  /** The lines' beginnings and ends, folded. */
  heads: string[];
  ends: string[];
  /** What short links say. */
  controls: string[];
  /** Characters that were read, and those of them that stand in links. */
  text: number;
  linked: number;
}

const isBreak = (node: Node | null): boolean => node?.nodeName === 'BR';
const folded = (texts: string[]): string[] => fold(texts.join(BETWEEN).replace(/\s+/g, ' ')).split(BETWEEN);

/** @param body a page of frames has another element in its place, or none */
export function readLines(body: HTMLElement | null): Lines {
  const heads: string[] = [];
  /** Of lines whose end is not in what is kept of them anyway. */
  const tails: string[] = [];
  const controls: string[] = [];
  let text = 0;
  let linked = 0;
  let kept = 0;
  let head = '';
  let tail = '';
  let length = 0;
  let parent: Element | null = null;
  let block: Element | null = null;
  const flush = () => {
    if (length > 1) {
      heads.push(head.slice(0, HEAD));
      tails.push(length > HEAD ? tail : '');
      kept += Math.min(length, HEAD);
    }
    head = tail = '';
    length = 0;
  };
  const walker = body?.localName === 'body' ? body.ownerDocument.createTreeWalker(body, 4 /* texts */) : null;
  for (let texts = 0; texts < TEXTS_MOST && kept < CHARS_MOST && walker?.nextNode(); texts++) {
    const node = walker.currentNode as Text;
    if (isBreak(node.previousSibling)) flush();
    const within = node.parentElement!;
    if (SKIP.has(within.localName)) continue;
    const data = node.data.trim();
    if (!data) continue;
    if (within !== parent) {
      parent = within;
      let around = within;
      while (INLINE.has(around.localName)) {
        if (isBreak(around.previousSibling)) flush();
        around = around.parentElement!;
      }
      if (around !== block) flush();
      block = around;
    }
    text += data.length;
    if (within.localName === 'a') {
      linked += data.length;
      if (data.length < CONTROL_MOST) controls.push(data);
    }
    if (head.length < HEAD) head += data.slice(0, HEAD);
    tail = (tail + data.slice(-TAIL)).slice(-TAIL);
    length += data.length;
  }
  flush();
  const count = heads.length;
  // All at once: folding looks for each of its characters in turn.
  const lines = folded([...heads, ...tails, ...controls]);
  const ends = tails.map((_, i) => lines[count + i] || lines[i]!.slice(-TAIL));
  return {
    heads: lines.slice(0, count),
    ends,
    controls: lines.slice(2 * count, 2 * count + controls.length),
    text,
    linked,
  };
}
