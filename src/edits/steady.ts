/** Keeps the reader's place and selection while edits are written. */
import { unclobbered } from '../unclobbered.ts';
import { MARK } from './attribute.ts';

const FOLDED = `[${MARK}~="fold"]`;

/** How far down the window places to hold on to are looked for, in px, best first: all but one may be hidden. */
const LOOK = [60, 90, 120, 160, 200, 250, 320, 420, 520, 20] as const;

/** Texts that are looked at for the one at a height, or for all that are in sight. */
const TEXTS_MOST = 200;

/** Windows scroll by whole pixels: what is nearer than this cannot be brought any nearer, in px. */
const STILL = 0.5;
/** What is further off once it was scrolled back had no room, in px: there the reader reads on. */
const ROUNDING = 1;

/**
 * Runs `write`, then puts the text that stood at the top of the window back where it stood (browsers' own scroll
 * anchoring differs), and the selection, which writing into a text node and wrapping it collapse.
 */
export function steadily(document: Document, write: () => void): void {
  const window = document.defaultView!;
  const last = stillPutBack(document);
  const missing = last && Math.abs(last.wanted - last.top) <= ROUNDING ? last.wanted - last.top : 0;
  const places = window.scrollY > 0 ? [...(last ? [last] : []), ...placesIn(document)] : [];
  const selected = selectedIn(document);
  write();
  if (selected) selectAgain(document, selected);
  // The first that can still be seen: what stood above it may have been hidden.
  for (const { text, top, isOver } of places) {
    const now = topOf(text);
    if (now === null || isCutOff(text, now)) continue;
    const wanted = top + missing;
    const off = now - wanted;
    if (Math.abs(off) > STILL) window.scrollBy({ top: off, behavior: 'instant' });
    const left = (topOf(text) ?? now) - wanted;
    // Firefox at times takes the pixel that is further off.
    if (Math.abs(left) > STILL && Math.abs(left) <= ROUNDING)
      window.scrollBy({ top: Math.sign(left), behavior: 'instant' });
    putBack.set(document, { text, top: topOf(text) ?? now, isOver, wanted });
    return;
  }
}

/** Where a text was put back, and where it should be. */
type PutBack = Place & { wanted: number };

const putBack = new WeakMap<Document, PutBack>();

/**
 * The text that was put back last, as long as nothing was scrolled since: it is held on to by the next write, too, and
 * what was missing is made up for. Or else both would add up from write to write.
 */
function stillPutBack(document: Document): PutBack | null {
  const last = putBack.get(document);
  return last && topOf(last.text) === last.top && isInSight(last.text, last.top) ? last : null;
}

/** A text that can be seen, how far down the window it begins, in px, and whether it is laid over the page's flow. */
interface Place {
  text: Text;
  top: number;
  isOver: boolean;
}

/**
 * Texts near the top of the window. Texts and not elements: where lines stand between `<br>`, one element holds them all,
 * and stays where it is when those above the window go.
 */
function placesIn(document: Document): Place[] {
  const { clientWidth } = document.documentElement;
  // What is narrow stands at the left.
  const inMiddle = placesAt(document, clientWidth / 3);
  const places = inMiddle.length ? inMiddle : placesAt(document, clientWidth / 30);
  const first = places.reduce<Place | null>((top, place) => (top && top.top <= place.top ? top : place), null);
  const from = first?.text ?? elementIn(document);
  if (!from) return [];
  // All that was looked up may be in one box that is collapsed again: what stands around it is still in sight, if only by
  // its last lines.
  const along = [...placesAlong(document, from, 'nextNode'), ...placesAlong(document, from, 'previousNode')];
  // What is laid over the text moves with the box that it is laid over, which may end elsewhere once it is closed.
  return [...places.filter((place) => !place.isOver), ...along, ...places.filter((place) => place.isOver)];
}

/** An element that begins in the window, where no text was met: a picture, or a line of ours beside what is folded. */
function elementIn(document: Document): Element | null {
  const { clientWidth } = document.documentElement;
  for (const y of LOOK) {
    const element = document.elementFromPoint(clientWidth / 3, y);
    if (element && unclobbered(element).getBoundingClientRect().top >= 0) return element;
  }
  return null;
}

/** The texts behind a node that is in sight, or in front of it, as far as the window reaches. */
function placesAlong(document: Document, from: Node, next: 'nextNode' | 'previousNode'): Place[] {
  const { innerHeight } = document.defaultView!;
  const places: Place[] = [];
  const walker = document.createTreeWalker(document, 4 /* text */);
  walker.currentNode = from;
  for (let looked = 0; looked < TEXTS_MOST; looked++) {
    const text = walker[next]() as Text | null;
    if (!text) break;
    const top = text.data.trim() ? topOf(text) : null;
    if (top === null || layerOf(text) !== 'flow' || isCutOff(text, top)) continue;
    if (next === 'nextNode' ? top >= innerHeight : bottomOf(text) <= 0) break;
    if (isInSight(text, top)) places.push({ text, top, isOver: false });
  }
  return places;
}

function placesAt(document: Document, x: number): Place[] {
  const places: Place[] = [];
  for (const y of LOOK) {
    const text = textAt(document, x, y);
    if (!text || places.some((place) => place.text === text)) continue;
    const top = topOf(text);
    // A point beside all text may lead into one that has a place, but is not seen.
    if (top === null || !isInSight(text, top)) continue;
    const layer = layerOf(text);
    if (layer !== 'none') places.push({ text, top, isOver: layer === 'over' });
  }
  return places;
}

/** Whether a text scrolls with the page, in its flow or laid over it; none: it stays in the window, as bars do. */
function layerOf(text: Text): 'flow' | 'over' | 'none' {
  let layer: 'flow' | 'over' = 'flow';
  for (let element = text.parentElement; element; element = unclobbered(element).parentElement) {
    const { position } = getComputedStyle(element);
    if (position === 'fixed' || position === 'sticky') return 'none';
    if (position === 'absolute') layer = 'over';
  }
  return layer;
}

function textAt(document: Document, x: number, y: number): Text | null {
  // Chromium has the first from 128 on.
  const node =
    'caretPositionFromPoint' in document
      ? document.caretPositionFromPoint(x, y)?.offsetNode
      : (document as Document).caretRangeFromPoint?.(x, y)?.startContainer;
  if (node?.nodeType === 3 && (node as Text).data.trim()) return node as Text;
  // Where text cannot be selected there is no caret: the text at that height in the element that stands there.
  const element = document.elementFromPoint?.(x, y);
  if (!element || element === document.body || element === document.documentElement) return null;
  const walker = document.createTreeWalker(element, 4 /* text */);
  for (let looked = 0; looked < TEXTS_MOST; looked++) {
    const text = walker.nextNode() as Text | null;
    if (!text) return null;
    const box = text.data.trim() ? rangeOf(text).getBoundingClientRect() : null;
    if (box && box.top <= y && box.bottom >= y) return text;
  }
  return null;
}

/** Where a text begins, in px from the window's top; null when it is not shown. */
function topOf(text: Text): number | null {
  return text.isConnected ? (rangeOf(text).getClientRects()[0]?.top ?? null) : null;
}

/** Where a text that is shown ends, in px from the window's top. */
function bottomOf(text: Text): number {
  const rects = rangeOf(text).getClientRects();
  return rects[rects.length - 1]!.bottom;
}

function isInSight(text: Text, top: number): boolean {
  const isInWindow = top < text.ownerDocument.defaultView!.innerHeight && bottomOf(text) > 0;
  return isInWindow && !isCutOff(text, top);
}

function rangeOf(text: Text): Range {
  const range = text.ownerDocument.createRange();
  range.selectNodeContents(text);
  return range;
}

/**
 * Whether a text that begins at this height is not seen all the same: in a passage that is folded, or below the edge of a
 * box that cuts it off (one that was opened, and is closed again).
 */
function isCutOff(text: Text, top: number): boolean {
  for (let element = text.parentElement; element; element = unclobbered(element).parentElement) {
    const own = unclobbered(element);
    if (own.matches(FOLDED)) return true;
    if (own.getBoundingClientRect().bottom > top) continue;
    if (/hidden|clip/.test(getComputedStyle(element).overflowY)) return true;
  }
  return false;
}

/** One end of a selection: in a text, or in front of a child (null: behind the last one). */
type End = { node: Text; offset: number } | { node: Node; child: Node | null };
type Selected = readonly [anchor: End, focus: End];

/** Selections that did not fit into what was written, with what was selected before: it comes back with the text. */
const cutShort = new WeakMap<Document, { cut: Selected; whole: Selected }>();

function selectedIn(document: Document): Selected | null {
  const selection = document.getSelection();
  if (!selection?.anchorNode || !selection.focusNode) return null;
  // The caret of a field stands, for the document, where the field does; set there, the field would lose it.
  if (selection.isCollapsed && document.activeElement?.matches('input, textarea, select')) return null;
  const selected = [
    endOf(selection.anchorNode, selection.anchorOffset),
    endOf(selection.focusNode, selection.focusOffset),
  ] as const;
  const before = cutShort.get(document);
  return before && selected.every((end, i) => isSame(end, before.cut[i]!)) ? before.whole : selected;
}

const endOf = (node: Node, offset: number): End =>
  node.nodeType === 3 ? { node: node as Text, offset } : { node, child: unclobbered(node).childNodes[offset] ?? null };

function isSame(one: End, other: End): boolean {
  if (one.node !== other.node) return false;
  return 'offset' in one
    ? 'offset' in other && one.offset === other.offset
    : 'child' in other && one.child === other.child;
}

function selectAgain(document: Document, whole: Selected): void {
  cutShort.delete(document);
  const places = whole.map(placeOf);
  const selection = document.getSelection()!;
  const [anchor, focus] = places;
  if (!anchor || !focus) return;
  const same =
    selection.anchorNode === anchor[0] &&
    selection.anchorOffset === anchor[1] &&
    selection.focusNode === focus[0] &&
    selection.focusOffset === focus[1];
  if (!same) selection.setBaseAndExtent(...anchor, ...focus);
  const cut = [endOf(...anchor), endOf(...focus)] as const;
  if (!cut.every((end, i) => isSame(end, whole[i]!))) cutShort.set(document, { cut, whole });
}

/** Where an end lies now; null when it is no longer on the page. */
function placeOf(end: End): [node: Node, offset: number] | null {
  const node = unclobbered(end.node);
  if (!node.isConnected) return null;
  if ('offset' in end) return [end.node, Math.min(end.offset, end.node.length)];
  // The child may have been wrapped meanwhile.
  let child: Node | null = end.child;
  while (child) {
    const parent: Node | null = unclobbered(child).parentNode;
    if (parent === end.node) break;
    child = parent;
  }
  const { childNodes } = node;
  return [end.node, child ? Array.prototype.indexOf.call(childNodes, child) : childNodes.length];
}
