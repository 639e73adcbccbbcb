/**
 * The one record of what Rostrum has written into the page's text.
 *
 * Cleaning and conversion want the same text nodes. Each node therefore has one entry, and one value is written:
 * `convert(mend(original))`. A node whose data is no longer what was last written belongs to the page again: it is read
 * anew, and never overwritten with ours.
 */

interface Entry {
  original: string;
  /** The text as mended, or null where cleaning changes nothing. */
  mended: string | null;
  /** What the mended (or original) text was converted to; holds only for exactly that text. */
  converted: { from: string; to: string } | null;
  lastWritten: string;
}

export class Ledger {
  readonly #entries = new Map<Text, Entry>();

  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  /** The text that the page itself has in this node. */
  original(node: Text): string {
    return this.#live(node)?.original ?? node.data;
  }

  /** The node's text as mended: what conversion starts from. */
  base(node: Text): string {
    const { data } = node;
    const entry = this.#entries.get(node);
    if (!entry) return data;
    if (entry.lastWritten === data) return entry.mended ?? entry.original;
    this.#entries.delete(node);
    return data;
  }

  /** Sets or (null) drops the mended text. Writes. */
  mend(node: Text, mended: string | null): void {
    const entry = this.#live(node);
    if (!entry && (mended === null || mended === node.data)) return;
    this.#write(node, { ...(entry ?? fresh(node)), mended });
  }

  /** Sets or (null) drops the converted text; `from` is the base that it was made from. Writes. */
  convert(node: Text, converted: { from: string; to: string } | null): void {
    const entry = this.#live(node);
    if (!entry && (converted === null || converted.to === node.data)) return;
    this.#write(node, { ...(entry ?? fresh(node)), converted });
  }

  /**
   * Shows `to` in place of `from`, as long as the node says that: `base` and `convert` at once, for many nodes. Writes.
   * @returns what was converted before, null where nothing was; undefined where the node says something else now
   */
  convertFrom(node: Text, from: string, to: string): { from: string; to: string } | null | undefined {
    const { data } = node;
    let entry = this.#entries.get(node);
    if (entry && entry.lastWritten !== data) {
      this.#entries.delete(node);
      entry = undefined;
    }
    if ((entry ? (entry.mended ?? entry.original) : data) !== from) return undefined;
    const before = entry?.converted ?? null;
    if (!entry && to === from) return before;
    if (to !== data) node.data = to;
    if (entry) {
      entry.converted = { from, to };
      entry.lastWritten = to;
    } else this.#entries.set(node, { original: data, mended: null, converted: { from, to }, lastWritten: to });
    return before;
  }

  /** True when the node is shown converted from what it says now. */
  isConverted(node: Text): boolean {
    const entry = this.#live(node);
    return entry?.converted != null && entry.converted.from === baseOf(entry);
  }

  /** The nodes that have an entry. */
  nodes(): Text[] {
    return [...this.#entries.keys()];
  }

  /** The nodes that have a mended text. */
  mended(): Text[] {
    return [...this.#entries].filter(([, entry]) => entry.mended !== null).map(([node]) => node);
  }

  /** True when the node holds what we last wrote into it. */
  isOurs(node: Text): boolean {
    const entry = this.#entries.get(node);
    return entry !== undefined && entry.lastWritten !== entry.original && node.data === entry.lastWritten;
  }

  /** What was last written into the node, by us or else by the page; holds also when it has been rewritten since. */
  lastWritten(node: Text): string {
    return this.#entries.get(node)?.lastWritten ?? node.data;
  }

  /**
   * The page has put these texts into one node, as they stood in theirs: what was ours in them is ours there. Writes
   * nothing.
   */
  merge(parts: readonly { node: Text; text: string }[], into: Text): void {
    const entries = parts.map(({ node, text }) => {
      const entry = this.#entries.get(node);
      return entry?.lastWritten === text ? entry : plain(text);
    });
    if (entries.every(({ original, lastWritten }) => original === lastWritten)) return;
    this.#carry(into, entries.map(({ original }) => original).join(''), entries.map(baseOf).join(''));
  }

  /** The page has split the text that stood in the first node between these nodes. Writes nothing. */
  split(nodes: readonly Text[]): void {
    const entry = this.#entries.get(nodes[0]!);
    if (!entry) return;
    const base = baseOf(entry);
    let at = 0;
    nodes.forEach((node, i) => {
      // In a text that we have made longer or shorter there is no telling which of its characters was which of the page's.
      const part = (text: string) => text.slice(at, i < nodes.length - 1 ? at + node.length : undefined);
      this.#carry(node, part(entry.original), part(base));
      at += node.length;
    });
  }

  /** Gives the nodes that the page has taken away their own text back, and forgets them. */
  release(): void {
    for (const [node, entry] of this.#entries) {
      if (node.isConnected) continue;
      if (node.data === entry.lastWritten) put(node, entry.original);
      this.#entries.delete(node);
    }
  }

  /** Gives every node its own text back, save those that the page has rewritten. */
  restore(): void {
    for (const [node, entry] of this.#entries) if (node.data === entry.lastWritten) put(node, entry.original);
    this.#entries.clear();
  }

  #carry(node: Text, original: string, base: string): void {
    const { data } = node;
    if (data === original) this.#entries.delete(node);
    else
      this.#entries.set(node, {
        original,
        mended: base === original ? null : base,
        converted: base === data ? null : { from: base, to: data },
        lastWritten: data,
      });
  }

  #live(node: Text): Entry | undefined {
    const entry = this.#entries.get(node);
    if (entry && node.data !== entry.lastWritten) {
      this.#entries.delete(node);
      return undefined;
    }
    return entry;
  }

  #write(node: Text, entry: Entry): void {
    const base = baseOf(entry);
    const value = entry.converted?.from === base ? entry.converted.to : base;
    put(node, value);
    if (entry.mended === null && entry.converted === null) this.#entries.delete(node);
    else this.#entries.set(node, { ...entry, lastWritten: value });
  }
}

const plain = (text: string): Entry => ({ original: text, mended: null, converted: null, lastWritten: text });
const fresh = (node: Text): Entry => plain(node.data);
const baseOf = ({ mended, original }: Entry): string => mended ?? original;

/** Writing a node's data collapses a selection in it: nothing is written that is there already. */
function put(node: Text, value: string): void {
  if (node.data !== value) node.data = value;
}
