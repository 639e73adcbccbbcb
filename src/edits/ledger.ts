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

  /** The text that the page itself has in this node. */
  original(node: Text): string {
    return this.#live(node)?.original ?? node.data;
  }

  /** The node's text as mended: what conversion starts from. */
  base(node: Text): string {
    const entry = this.#live(node);
    return entry ? (entry.mended ?? entry.original) : node.data;
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

  /** The text that was converted, and what to; null where none is. */
  converted(node: Text): { from: string; to: string } | null {
    return this.#live(node)?.converted ?? null;
  }

  /** True when the node is shown converted from what it says now. */
  isConverted(node: Text): boolean {
    const entry = this.#live(node);
    return entry?.converted != null && entry.converted.from === (entry.mended ?? entry.original);
  }

  /** The nodes that have an entry. */
  nodes(): Text[] {
    return [...this.#entries.keys()];
  }

  /** True when the node holds what we last wrote into it. */
  isOurs(node: Text): boolean {
    const entry = this.#entries.get(node);
    return entry !== undefined && entry.lastWritten !== entry.original && node.data === entry.lastWritten;
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

  #live(node: Text): Entry | undefined {
    const entry = this.#entries.get(node);
    if (entry && node.data !== entry.lastWritten) {
      this.#entries.delete(node);
      return undefined;
    }
    return entry;
  }

  #write(node: Text, entry: Entry): void {
    const base = entry.mended ?? entry.original;
    const value = entry.converted?.from === base ? entry.converted.to : base;
    put(node, value);
    if (entry.mended === null && entry.converted === null) this.#entries.delete(node);
    else this.#entries.set(node, { ...entry, lastWritten: value });
  }
}

const fresh = (node: Text): Entry => ({ original: node.data, mended: null, converted: null, lastWritten: node.data });

/** Writing a node's data collapses a selection in it: nothing is written that is there already. */
function put(node: Text, value: string): void {
  if (node.data !== value) node.data = value;
}
