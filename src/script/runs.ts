/**
 * Gathers a document's text by inline runs: the text nodes that words may lie across (头<b>发</b>). Only these can be
 * converted whole. Pure but for reading the DOM; asks for no layout.
 */
import { STEP, type Steps } from '../page/steps.ts';
import { isForeign } from './foreign.ts';

/** Elements that a line of text runs through (HTML's phrasing content that lays out inline); all others end a run. */
const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite data del dfn em font i ins label mark nobr q rb rostrum-run ruby s small span ' +
    'strike strong sub sup time tspan tt u wbr'
  ).split(' '),
);
/** Text beside the line it annotates: runs of their own that do not end the one around them. */
const ANNOTATION = new Set(['rt', 'rp', 'rtc']);

const HAN = /\p{Script=Han}|[\u2018\u2019\u201c\u201d\u300c-\u300f]/u;

/**
 * @param text what a node says, as far as conversion is concerned
 * @returns the runs that have anything to convert, in the page's order; each node stands in one run
 */
export function* runSteps(root: Node, text: (node: Text) => string): Steps<Text[][]> {
  const runs: Text[][] = [];
  /** Runs that are open, the innermost last: an annotation inside a line opens another. */
  const open: Text[][] = [[]];
  const end = () => {
    const run = open[open.length - 1]!;
    if (run.length) {
      if (run.some((node) => HAN.test(text(node)))) runs.push(run);
      open[open.length - 1] = [];
    }
  };
  const enter = (element: Element) => {
    if (ANNOTATION.has(element.localName)) open.push([]);
    else if (!INLINE.has(element.localName)) end();
  };
  const leave = (element: Element) => {
    if (ANNOTATION.has(element.localName)) {
      end();
      open.pop();
    } else if (!INLINE.has(element.localName)) end();
  };
  // Iterative: pages nest their elements by the thousand.
  let node: Node | null = root.firstChild;
  for (let visited = 1; node; visited++) {
    if (visited % STEP === 0) yield;
    if (node.nodeType === 3) open[open.length - 1]!.push(node as Text);
    else if (node.nodeType === 1) {
      enter(node as Element);
      if (node.firstChild && !isForeign(node as Element)) {
        node = node.firstChild;
        continue;
      }
      leave(node as Element);
    }
    while (node && !node.nextSibling) {
      node = node.parentNode;
      if (!node || node === root) {
        node = null;
        break;
      }
      leave(node as Element);
    }
    node = node?.nextSibling ?? null;
  }
  end();
  return runs;
}
