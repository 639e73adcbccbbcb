/**
 * The one record of the page's attributes that Rostrum has set: `alt`, `title`, `lang` and the like.
 *
 * An attribute that was there keeps its place when it is set, and one that was not is removed again, so that everything
 * comes back byte for byte. One that the page has set anew meanwhile belongs to the page.
 */

interface Entry {
  /** Null where the page has no such attribute. */
  original: string | null;
  lastWritten: string;
}

export class Attributes {
  readonly #entries = new Map<Element, Map<string, Entry>>();

  /** The value that the page itself has set. */
  original(element: Element, name: string): string | null {
    return this.#live(element, name)?.original ?? element.getAttribute(name);
  }

  /** Writes. */
  set(element: Element, name: string, value: string): void {
    const entry = this.#live(element, name);
    const original = entry ? entry.original : element.getAttribute(name);
    if (!entry && original === value) return;
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    let own = this.#entries.get(element);
    if (!own) {
      own = new Map();
      this.#entries.set(element, own);
    }
    own.set(name, { original, lastWritten: value });
  }

  /** Gives every attribute its own value back, save those that the page has set anew. */
  restore(): void {
    for (const [element, own] of this.#entries)
      for (const [name, { original, lastWritten }] of own) {
        if (element.getAttribute(name) !== lastWritten) continue;
        if (original === null) element.removeAttribute(name);
        else if (original !== lastWritten) element.setAttribute(name, original);
      }
    this.#entries.clear();
  }

  #live(element: Element, name: string): Entry | undefined {
    const own = this.#entries.get(element);
    const entry = own?.get(name);
    if (entry && element.getAttribute(name) !== entry.lastWritten) {
      own!.delete(name);
      return undefined;
    }
    return entry;
  }
}
