/**
 * Carries findings out on the page, and takes them back. The only code, with the ledger, that writes to the page.
 *
 * `show(findings)` says which findings are to be in force; what stands on the page is compared with that and only the
 * difference is written. Nothing is removed, emptied or moved but for runs between `<br>`, whose wrapping is exact.
 */
import type { Finding } from '../findings/finding.ts';
import { type Repair, repair, without } from '../findings/repair.ts';
import type { Page, Source } from '../page/page.ts';
import { unclobbered } from '../unclobbered.ts';
import { MARK, type Mark, RUN } from './attribute.ts';
import { createOwn } from './element.ts';
import type { Ledger } from './ledger.ts';

export class Edits {
  readonly #page: Page;
  readonly #source: Source;
  readonly #ledger: Ledger;
  /** Marks that are on elements now. */
  #marks = new Map<Element, Set<Mark>>();
  /** Wrapped runs, by block. */
  readonly #runs = new Map<number, Element[]>();
  /** What the page itself has in the marks' attribute, where it has anything. */
  readonly #before = new Map<Element, string>();
  /** Elements whose `hidden` attribute is ours. */
  readonly #folded = new Set<Element>();

  constructor(page: Page, source: Source, ledger: Ledger) {
    this.#page = page;
    this.#source = source;
    this.#ledger = ledger;
  }

  /**
   * Puts exactly these findings in force.
   * @param unlock also let text be selected where the page forbids it
   */
  show(findings: readonly Finding[], unlock = false): void {
    this.sweep();
    const repaired = repair(this.#page, findings);
    const { hidden } = repaired;
    const marks = new Map<Element, Set<Mark>>();
    const mark = (element: Element | undefined, name: Mark) => {
      if (element) marks.set(element, (marks.get(element) ?? new Set<Mark>()).add(name));
    };
    const boxed = new Uint8Array(this.#page.blocks.length);
    for (const { hideBoxes, open } of findings) {
      for (const b of hideBoxes ?? []) {
        mark(this.#source.boxes[b], 'hide');
        for (let i = this.#page.boxes[b]!.from; i < this.#page.boxes[b]!.to; i++) boxed[i] = 1;
      }
      for (const b of open ?? []) mark(this.#source.boxes[b], 'open');
    }
    const takenIn = takenInBy(repaired);
    // A repeat is folded, not hidden: find-in-page and anchors still lead into it.
    const repeats = new Uint8Array(this.#page.blocks.length);
    for (const { kind, hideBlocks } of findings)
      if (kind === 'duplicate') for (const i of hideBlocks ?? []) repeats[i] = 1;
    const wrapped = new Set<number>();
    for (let i = 0; i < this.#page.blocks.length; i++) {
      if ((!hidden[i] && !takenIn.has(i)) || boxed[i]) continue;
      // What is wrapped already stays so: its wrapper is ours, not an element of the page's.
      const whole = this.#runs.has(i) ? null : this.#wholeElements(i);
      if (whole) for (const element of whole) mark(element, repeats[i] && canFold(element) ? 'fold' : 'hide');
      else wrapped.add(i);
    }
    for (const i of [...this.#runs.keys()]) if (!wrapped.has(i)) this.#unwrap(i);
    for (const i of wrapped) if (!this.#runs.has(i)) this.#wrap(i);
    for (const [i, run] of this.#runs)
      for (const element of run) mark(element, repeats[i] && element.localName === RUN ? 'fold' : 'hide');
    if (unlock) mark(this.#source.boxes[0], 'unlock');
    this.#setMarks(marks);
    this.#mend(repaired, takenIn);
  }

  /** Takes every edit back; text goes back through the ledger. */
  clear(): void {
    this.show([]);
  }

  /**
   * Takes away what the page has copied of our edits: by writing its HTML anew from itself, or by cloning. Nothing else
   * would ever take a copied mark back.
   */
  sweep(): void {
    const document = this.#source.boxes[0]?.ownerDocument;
    if (!document) return;
    for (const element of document.querySelectorAll(`[${MARK}]`)) {
      const copy = unclobbered(element);
      const marks = copy.getAttribute(MARK)!;
      if (this.#marks.has(element) || !MARKS_ONLY.test(marks)) continue;
      if (marks.includes('fold') && copy.getAttribute('hidden') === FOLDED) copy.removeAttribute('hidden');
      copy.removeAttribute(MARK);
    }
    const own = new Set([...this.#runs.values()].flat());
    for (const run of document.querySelectorAll(RUN)) if (!own.has(run)) unwrap(run);
  }

  /** The one element that holds nothing of the page but this block, or null. */
  elementOf(block: number): HTMLElement | null {
    const whole = this.#runs.has(block) ? null : this.#wholeElements(block);
    return whole?.length === 1 && 'tabIndex' in whole[0]! ? (whole[0] as HTMLElement) : null;
  }

  /** Elements that hold nothing of the page but block `i`, or null when it shares its element with others. */
  #wholeElements(i: number): Element[] | null {
    const { box } = this.#page.blocks[i]!;
    const { from, to, media } = this.#page.boxes[box]!;
    if (to - from === 1 && box !== this.#page.main && box > 0 && media === 0) return [this.#source.boxes[box]!];
    const nodes = this.#source.blocks[i]!;
    const elements = new Set<Element>();
    for (const node of nodes) {
      if (!node.data.trim()) continue;
      const top = this.#topOf(i, node);
      if (top === node) return null;
      elements.add(top as Element);
    }
    return [...elements];
  }

  /** The outermost node around `node`, inside the block's box, that holds text of this block only. */
  #topOf(i: number, node: Text): Node {
    const around = this.#source.boxes[this.#page.blocks[i]!.box]!;
    const own = new Set<Node>(this.#source.blocks[i]!);
    let top: Node = node;
    for (let p = node.parentNode; p && p !== around; p = unclobbered(p).parentNode) {
      if (!holdsOnly(p, own, top)) break;
      top = p;
    }
    return top;
  }

  #wrap(i: number): void {
    const runs: Element[] = [];
    const tops: Node[] = [];
    for (const node of this.#source.blocks[i]!) {
      if (!node.isConnected) continue;
      const top = this.#topOf(i, node);
      if (!tops.includes(top)) tops.push(top);
    }
    for (const top of tops) {
      const parent = unclobbered(top).parentNode;
      if (!parent) continue;
      const last = runs[runs.length - 1];
      if (last && last.nextSibling === top) {
        last.append(top);
        continue;
      }
      const run = createOwn(this.#source.boxes[0]!.ownerDocument, RUN);
      unclobbered(parent).insertBefore(run, top);
      run.append(top);
      runs.push(run);
    }
    // The line breaks behind a hidden run go with it, or blank lines would be left.
    const last = runs[runs.length - 1];
    if (last) for (const br of breaksBehind(last)) runs.push(br);
    this.#runs.set(i, runs);
  }

  #unwrap(i: number): void {
    for (const run of this.#runs.get(i) ?? []) if (run.localName === RUN) unwrap(run);
    this.#runs.delete(i);
  }

  #setMarks(marks: Map<Element, Set<Mark>>): void {
    for (const element of this.#folded)
      if (!marks.get(element)?.has('fold')) {
        // The page may have set one of its own meanwhile.
        const own = unclobbered(element);
        if (own.getAttribute('hidden') === FOLDED) own.removeAttribute('hidden');
        this.#folded.delete(element);
      }
    for (const element of this.#marks.keys()) {
      if (marks.has(element)) continue;
      const before = this.#before.get(element);
      if (before === undefined) unclobbered(element).removeAttribute(MARK);
      else unclobbered(element).setAttribute(MARK, before);
      this.#before.delete(element);
    }
    for (const [element, names] of marks) {
      const own = unclobbered(element);
      const value = [...names].sort().join(' ');
      const now = own.getAttribute(MARK);
      // Our own marks come with elements that the page has copied.
      if (now !== null && !this.#marks.has(element) && !MARKS_ONLY.test(now)) this.#before.set(element, now);
      if (now !== value) own.setAttribute(MARK, value);
      if (names.has('fold') && !own.hasAttribute('hidden')) {
        own.setAttribute('hidden', FOLDED);
        this.#folded.add(element);
      }
    }
    this.#marks = marks;
  }

  #mend({ cuts, joins, hidden }: Repair, takenIn: ReadonlySet<number>): void {
    const mended = new Map<Text, string>();
    const changed = new Set([...cuts.keys(), ...joins.keys()]);
    for (const i of changed) {
      const group = hidden[i] ? undefined : joins.get(i);
      // A block that another one has taken in is not shown: its own text stays as it is.
      if (takenIn.has(i)) continue;
      const nodes = this.#source.blocks[i]!;
      // The page has rewritten the block: what was found in the old text says nothing of the new one.
      if (nodes.map((node) => this.#ledger.original(node)).join('') !== this.#page.blocks[i]!.raw) continue;
      let offset = 0;
      let inked: Text | null = null;
      for (const node of nodes) {
        const length = this.#ledger.original(node).length;
        const own = (cuts.get(i) ?? [])
          .filter((cut) => cut.to > offset && cut.from < offset + length)
          .map(({ block, from, to }) => ({
            block,
            from: Math.max(0, from - offset),
            to: Math.min(length, to - offset),
          }));
        const original = this.#ledger.original(node);
        const left = own.length ? without(original, own) : original;
        if (own.length) mended.set(node, left || emptied(original));
        if (left.trim()) inked = node;
        offset += length;
      }
      if (!group) continue;
      const carrier = inked ?? nodes[nodes.length - 1]!;
      const rest = group.slice(1).map((j) => without(this.#page.blocks[j]!.raw, cuts.get(j)).trim());
      const head = mended.get(carrier) ?? this.#ledger.original(carrier);
      mended.set(carrier, head.trimEnd() + rest.join(''));
    }
    for (const node of this.#ledger.mended()) if (!mended.has(node)) this.#ledger.mend(node, null);
    for (const [node, text] of mended) this.#ledger.mend(node, text);
  }
}

/** Blocks whose text the first block of a joined paragraph takes in: they are hidden, never emptied. */
function takenInBy({ joins, hidden }: Repair): Set<number> {
  const takenIn = new Set<number>();
  for (const [first, ...rest] of joins.values()) if (!hidden[first!]) for (const i of rest) takenIn.add(i);
  return takenIn;
}

/** The value of a folded element's `hidden`: found by find-in-page and anchors. */
const FOLDED = 'until-found';

/** Leaves the wrapped nodes where they stand; where the page has taken the wrapper away, by themselves. */
function unwrap(run: Element): void {
  if (run.parentNode) run.replaceWith(...run.childNodes);
  else run.replaceChildren();
}

/**
 * What stands for a text of which nothing is left: white space itself, or else a character that is not seen. A page that
 * normalises its nodes, or writes its HTML anew, would drop an empty one for good, with what it says.
 */
const emptied = (original: string): string => (original.trim() ? '\u2060' : original);

/** A list of marks, and nothing else. */
const MARKS_ONLY = /^((hide|fold|open|unlock) ?)+$/;

/** Containment, which `until-found` works by, does not reach the insides of a table. */
const canFold = (element: Element): boolean => !/^(t[dhr]|tbody|thead|tfoot|caption)$/.test(element.localName);

/** Elements that are seen, or filled in, and hold no text of the page. */
const SEEN = new Set(
  'img picture svg math canvas video audio iframe object embed input select textarea button meter progress'.split(' '),
);

/**
 * All text inside `node` that is not white space is in `own`, and there is nothing to see beside it. What is inside the
 * child `known` is known to be so. Iterative: pages nest their elements by the thousand.
 */
function holdsOnly(node: Node, own: ReadonlySet<Node>, known: Node): boolean {
  const open = [node];
  for (let next = open.pop(); next; next = open.pop())
    for (const child of unclobbered(next).childNodes) {
      if (child === known) continue;
      const { nodeType, localName } = unclobbered(child as Element);
      if (nodeType === 3) {
        if (!own.has(child) && (child as unknown as Text).data.trim()) return false;
      } else if (nodeType === 1) {
        if (localName === 'br' || SEEN.has(localName)) return false;
        open.push(child);
      }
    }
  return true;
}

function breaksBehind(run: Element): Element[] {
  const breaks: Element[] = [];
  for (let next = run.nextSibling; next; next = next.nextSibling) {
    if (next.nodeType === 3 && !(next as Text).data.trim()) continue;
    if (next.nodeType !== 1 || (next as Element).localName !== 'br') break;
    breaks.push(next as Element);
  }
  return breaks;
}
