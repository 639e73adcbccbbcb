/**
 * Follows our edits through what the page does with its own nodes without saying anything new: it splits a text or joins
 * texts, and writes HTML anew that it has read from itself (`innerHTML +=`). What then stands there is still ours.
 */
import type { Attributes } from './attributes.ts';
import type { Ledger } from './ledger.ts';

/** To be called with each batch of records, before anything of ours is written. Writes nothing. */
export function follow(records: readonly MutationRecord[], ledger: Ledger, attributes: Attributes): void {
  if (ledger.isEmpty && attributes.isEmpty) return;
  const removed = new Map<Node, Text[]>();
  for (const record of records) {
    if (record.type === 'childList') {
      const { previousSibling, removedNodes, addedNodes } = record;
      if (addedNodes.length && removedNodes.length) copied([...removedNodes], [...addedNodes], ledger, attributes);
      else if (previousSibling && removedNodes.length) {
        const texts = [...removedNodes].filter(isText);
        if (texts.length) removed.set(previousSibling, [...(removed.get(previousSibling) ?? []), ...texts]);
      }
    }
  }
  for (const { type, target } of records) {
    if (type !== 'characterData' || !target.isConnected) continue;
    const node = target as Text;
    const tail = removed.get(node);
    if (tail) joined(node, tail, ledger);
    else divided(node, ledger);
  }
}

const asItStands = (node: Text) => ({ node, text: node.data });
const isText = (node: Node): node is Text => node.nodeType === 3;

/** `normalize()`: the texts behind a node are taken away, and stand at its end. */
function joined(node: Text, tail: Text[], ledger: Ledger): void {
  const end = tail.map((text) => text.data).join('');
  if (!node.data.endsWith(end)) return;
  const head = node.data.slice(0, node.data.length - end.length);
  ledger.merge([{ node, text: head }, ...tail.map(asItStands)], node);
}

/** `splitText()`: the rest of a text stands behind it in nodes of its own. */
function divided(node: Text, ledger: Ledger): void {
  const whole = ledger.lastWritten(node);
  const nodes = [node];
  let { length } = node;
  for (let next = node.nextSibling; next && isText(next) && length < whole.length; next = next.nextSibling) {
    nodes.push(next);
    length += next.length;
  }
  if (nodes.length > 1 && nodes.map(({ data }) => data).join('') === whole) ledger.split(nodes);
}

/** The nodes that were taken away, and those that came in their place: copies of them, as far as they agree. */
function copied(olds: readonly Node[], news: readonly Node[], ledger: Ledger, attributes: Attributes): void {
  const [from, to] = [partsOf(olds), partsOf(news)];
  for (const [i, k] of pairsOf(from.elements.map(tagOf), to.elements.map(tagOf)))
    attributes.carry(from.elements[i]!, to.elements[k]!);
  for (const [i, k] of pairsOf(from.texts.map(dataOf), to.texts.map(dataOf))) {
    const [old, copy] = [from.texts[i]!, to.texts[k]!];
    if (copy.length === 1) ledger.merge(old.map(asItStands), copy[0]!);
    else if (copy.length === old.length)
      for (const [n, node] of copy.entries()) ledger.merge([asItStands(old[n]!)], node);
  }
}

/** How far ahead a copy's original is looked for first, in parts: HTML that is read again may stand a little otherwise. */
const AHEAD = 16;

/**
 * Which part each copy is of, by what they say: in their order, as far as they have kept it; else wherever it stands.
 * What stands in a table outside its cells comes out in front of it.
 */
function pairsOf(olds: readonly string[], news: readonly string[]): [old: number, copy: number][] {
  const places = new Map<string, number[]>();
  for (let i = olds.length - 1; i >= 0; i--) {
    const list = places.get(olds[i]!);
    if (list) list.push(i);
    else places.set(olds[i]!, [i]);
  }
  const taken = new Set<number>();
  let next = 0;
  const inOrder = (said: string): number | undefined => {
    for (let i = next; i < Math.min(next + AHEAD, olds.length); i++)
      if (olds[i] === said && !taken.has(i)) {
        next = i + 1;
        return i;
      }
    return undefined;
  };
  const anywhere = (said: string): number | undefined => {
    const left = places.get(said);
    for (let i = left?.pop(); i !== undefined; i = left?.pop()) if (!taken.has(i)) return i;
    return undefined;
  };
  const pairs: [old: number, copy: number][] = [];
  for (const [k, said] of news.entries()) {
    const i = inOrder(said) ?? anywhere(said);
    if (i === undefined) continue;
    taken.add(i);
    pairs.push([i, k]);
  }
  return pairs;
}

/**
 * All elements and texts of nodes that stood or stand side by side, in document order; texts side by side together, which
 * are one when they are read from HTML.
 */
function partsOf(nodes: readonly Node[]): { elements: Element[]; texts: Text[][] } {
  const elements: Element[] = [];
  const texts: Text[][] = [];
  let last: Text | null = null;
  const take = (node: Node, before: Node | null | undefined) => {
    if (isText(node)) {
      if (last && last === before) texts[texts.length - 1]!.push(node);
      else texts.push([node]);
      last = node;
    } else if (node.nodeType === 1) elements.push(node as Element);
  };
  for (const [i, root] of nodes.entries()) {
    // Those that were taken away know nothing of each other any more.
    take(root, nodes[i - 1]);
    const walker = root.ownerDocument!.createTreeWalker(root);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) take(node, node.previousSibling);
  }
  return { elements, texts };
}

const dataOf = (group: readonly Text[]): string => group.map(({ data }) => data).join('');

/** An element's name and attributes as they stand. */
const tagOf = (element: Element): string =>
  [element.nodeName, ...Array.from(element.attributes, ({ name, value }) => `${name}=${value}`)].join('\n');
