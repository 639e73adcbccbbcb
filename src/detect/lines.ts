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
/** A line that is running text has at least so many characters. */
export const PROSE_LEAST = 25;
/** A link longer than this is no control. */
const CONTROL_MOST = 40;

/** Elements whose text is not the page's, and those that stand in a line. */
const SKIP = new Set('script style noscript textarea option title'.split(' '));
const INLINE = new Set('a b i u em strong font span small big mark sup label time'.split(' '));
/** No parser lets it into a page's text. */
const BETWEEN = '\0';

/** The lines as they stand: plain data, little enough for a message. */
export interface ReadLines {
  /** The document's title, as far as it counts. */
  title: string;
  /** One after the other: the lines' beginnings, their ends where the beginning leaves them out, what short links say. */
  texts: string;
  /** How many lines there are. */
  count: number;
  /** Characters of running text in what is kept, as far as they count (`PROSE_LEAST`). */
  prose: number;
  /** Characters that were read, and those of them that stand in links. */
  text: number;
  linked: number;
}

/** The lines as patterns meet them. */
export interface Lines {
  /** Folded, as all that follows. */
  title: string;
  /** The lines' beginnings and ends. */
  heads: string[];
  ends: string[];
  /** What short links say. */
  controls: string[];
  /** Characters that were read, and those of them that stand in links. */
  text: number;
  linked: number;
}

const isBreak = (node: Node | null): boolean => node?.nodeName === 'BR';

/** What a document with another element in its body's place (a page of frames), or none, says: nothing. */
export function readLines(document: Document): ReadLines {
  const { body } = document;
  const heads: string[] = [];
  /** Of lines whose end is not in what is kept of them anyway. */
  const tails: string[] = [];
  const controls: string[] = [];
  let prose = 0;
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
      if (length >= PROSE_LEAST) prose += Math.min(length, HEAD);
    }
    head = tail = '';
    length = 0;
  };
  const walker = body?.localName === 'body' ? document.createTreeWalker(body, 4 /* texts */) : null;
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
  return {
    // An element can be named so, and then stands in its place.
    title: String(document.title ?? '').slice(0, HEAD),
    texts: [...heads, ...tails, ...controls].join(BETWEEN),
    count: heads.length,
    prose,
    text,
    linked,
  };
}

export function foldLines({ title, texts, count, text, linked }: ReadLines): Lines {
  // All at once: folding looks for each of its characters in turn.
  const all = fold([title, texts].join(BETWEEN).replace(/\s+/g, ' ')).split(BETWEEN);
  const heads = all.slice(1, 1 + count);
  const tails = all.slice(1 + count, 1 + 2 * count);
  return {
    title: all[0]!,
    heads,
    ends: heads.map((head, i) => tails[i] || head.slice(-TAIL)),
    controls: all.slice(1 + 2 * count),
    text,
    linked,
  };
}

/** Most lines and links that are ever kept. */
const KEPT_MOST = (HEAD + TAIL) * TEXTS_MOST + CONTROL_MOST * TEXTS_MOST;

export function isReadLines(value: unknown): value is ReadLines {
  if (typeof value !== 'object' || value === null) return false;
  const { title, texts, count, prose, text, linked } = value as Record<keyof ReadLines, unknown>;
  return (
    typeof title === 'string' &&
    title.length <= HEAD &&
    typeof texts === 'string' &&
    texts.length <= KEPT_MOST &&
    [count, prose, text, linked].every((number) => Number.isSafeInteger(number) && (number as number) >= 0) &&
    (count as number) <= TEXTS_MOST
  );
}
