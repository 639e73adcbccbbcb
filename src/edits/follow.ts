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

/** How far ahead a copy's original is looked for, in nodes: HTML that is read again may stand a little otherwise. */
const AHEAD = 16;

/** The nodes that were taken away, and those that came in their place: copies of them, as far as they agree, in order. */
function copied(olds: readonly Node[], news: readonly Node[], ledger: Ledger, attributes: Attributes): void {
  const [from, to] = [partsOf(olds), partsOf(news)];
  const tags = from.elements.map(tagOf);
  let next = 0;
  for (const copy of to.elements) {
    const i = tags.indexOf(tagOf(copy), next);
    if (i < 0 || i >= next + AHEAD) continue;
    attributes.carry(from.elements[i]!, copy);
    next = i + 1;
  }
  // Texts side by side are one when they are read from HTML.
  const texts = from.texts.map((group) => group.map(({ data }) => data).join(''));
  next = 0;
  for (const group of to.texts) {
    const i = texts.indexOf(group.map(({ data }) => data).join(''), next);
    if (i < 0 || i >= next + AHEAD) continue;
    const [old, copy] = [from.texts[i]!, group];
    if (copy.length === 1) ledger.merge(old.map(asItStands), copy[0]!);
    else if (copy.length === old.length)
      for (const [n, node] of copy.entries()) ledger.merge([asItStands(old[n]!)], node);
    next = i + 1;
  }
}

/** All elements and texts in document order, texts that stand side by side together. */
function partsOf(nodes: readonly Node[]): { elements: Element[]; texts: Text[][] } {
  const elements: Element[] = [];
  const texts: Text[][] = [];
  let last: Text | null = null;
  const take = (node: Node) => {
    if (isText(node)) {
      if (last && last === node.previousSibling) texts[texts.length - 1]!.push(node);
      else texts.push([node]);
      last = node;
    } else if (node.nodeType === 1) elements.push(node as Element);
  };
  for (const root of nodes) {
    take(root);
    const walker = root.ownerDocument!.createTreeWalker(root);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) take(node);
  }
  return { elements, texts };
}

/** An element's name and attributes as they stand. */
const tagOf = (element: Element): string =>
  [element.nodeName, ...Array.from(element.attributes, ({ name, value }) => `${name}=${value}`)].join('\n');
