/**
 * Gathers a document's text by inline runs: the text nodes that words may lie across (头<b>发</b>). Only these can be
 * converted whole. Pure but for reading the DOM; asks for no layout.
 */
import { STEP, type Steps } from '../page/steps.ts';
import { unclobbered } from '../unclobbered.ts';
import { isForeign } from './foreign.ts';

/** Elements that a line of text runs through (HTML's phrasing content that lays out inline); all others end a run. */
const INLINE =
  'a abbr acronym b bdi bdo big cite data del dfn em font i ins label mark nobr q rb rostrum-run ruby s small span ' +
  'strike strong sub sup time tspan tt u wbr';
/** Text beside the line it annotates: runs of their own that do not end the one around them. */
const ANNOTATION = 'rt rp rtc';

type Kind = 'inline' | 'annotation' | 'block';
/** Made when first needed: most pages are never converted. */
let kindOf: ReadonlyMap<string, Kind> | null = null;

const kindsByName = (): ReadonlyMap<string, Kind> =>
  new Map([
    ...INLINE.split(' ').map((name) => [name, 'inline'] as const),
    ...ANNOTATION.split(' ').map((name) => [name, 'annotation'] as const),
  ]);

const WORTH = /\p{Script=Han}|[\u2018\u2019\u201c\u201d\u300c-\u300f]/u;

/** Whether a text has anything that conversion may change. */
export function isWorth(text: string): boolean {
  let isLatin = true;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Nearly every text of Chinese shows a common character soon: the pattern need not be asked.
    if (unit >= 0x4e00 && unit <= 0x9fff) return true;
    if (unit >= 0x2018) isLatin = false;
  }
  return !isLatin && WORTH.test(text);
}

export interface Run {
  nodes: Text[];
  /** What each of them says. */
  pieces: string[];
}

/**
 * @param ledger tells what a node says, as far as conversion is concerned
 * @returns the runs that have anything to convert, in the page's order; each node stands in one run
 */
export function* runSteps(root: Node, ledger: { base(node: Text): string }): Steps<Run[]> {
  kindOf ??= kindsByName();
  const runs: Run[] = [];
  /** Runs that are open around the innermost one, which an annotation inside a line has opened. */
  const outer: Run[] = [];
  let own: Run = { nodes: [], pieces: [] };
  let worth = false;
  const end = () => {
    if (worth) runs.push(own);
    if (own.nodes.length) own = { nodes: [], pieces: [] };
    worth = false;
  };
  const endAnnotation = () => {
    end();
    own = outer.pop()!;
    worth = own.pieces.some(isWorth);
  };
  /** The elements around a node, the innermost last, and their kinds. */
  const around: Node[] = [];
  const kinds: Kind[] = [];
  let innermost: Node | undefined;
  const walker = root.ownerDocument!.createTreeWalker(root, 5 /* SHOW_ELEMENT | SHOW_TEXT */);
  let node = walker.nextNode();
  for (let visited = 1; node; visited++) {
    if (visited % STEP === 0) yield;
    const name: unknown = (node as Element).localName;
    // Only a form's properties can be another thing than they say.
    const isForm = name === 'form' || (name !== undefined && typeof name !== 'string');
    const self = isForm ? unclobbered(node) : node;
    const parent = self.parentNode;
    while (innermost && innermost !== parent) {
      around.pop();
      innermost = around[around.length - 1];
      const kind = kinds.pop()!;
      if (kind === 'annotation') endAnnotation();
      // Most blocks end behind others that have ended the run already.
      else if (kind === 'block' && own.nodes.length) end();
    }
    if (name === undefined) {
      const piece = ledger.base(node as Text);
      // Between blocks there is mostly nothing but white space: no word begins with it.
      if (own.nodes.length || piece.trim()) {
        own.nodes.push(node as Text);
        own.pieces.push(piece);
        worth ||= isWorth(piece);
      }
    } else {
      const known = isForm ? 'form' : (name as string);
      const kind = kindOf.get(known) ?? 'block';
      if (kind === 'block' && own.nodes.length) end();
      if (isForeign(self as Element, known)) {
        node = behind(walker);
        continue;
      }
      if (kind === 'annotation') {
        outer.push(own);
        own = { nodes: [], pieces: [] };
        worth = false;
      }
      innermost = node;
      around.push(node);
      kinds.push(kind);
    }
    node = walker.nextNode();
  }
  while (kinds.length) if (kinds.pop() === 'annotation') endAnnotation();
  end();
  return runs;
}

/** The next node that is not inside the current one. */
function behind(walker: TreeWalker): Node | null {
  for (;;) {
    const next = walker.nextSibling();
    if (next) return next;
    if (!walker.parentNode()) return null;
  }
}
