/**
 * The one record of the page's attributes that Rostrum has set: `alt`, `title`, `lang` and the like.
 *
 * An attribute that was there keeps its place when it is set, and one that was not is removed again, so that everything
 * comes back byte for byte. One that the page has set anew meanwhile belongs to the page.
 */

import { unclobbered } from '../unclobbered.ts';

interface Entry {
  /** Null where the page has no such attribute. */
  original: string | null;
  lastWritten: string;
}

export class Attributes {
  readonly #entries = new Map<Element, Map<string, Entry>>();

  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  /** The value that the page itself has set. */
  original(element: Element, name: string): string | null {
    return this.#live(element, name)?.original ?? unclobbered(element).getAttribute(name);
  }

  /** Writes. */
  set(element: Element, name: string, value: string): void {
    const entry = this.#live(element, name);
    const page = unclobbered(element);
    const original = entry ? entry.original : page.getAttribute(name);
    if (!entry && original === value) return;
    if (page.getAttribute(name) !== value) page.setAttribute(name, value);
    this.#remember(element, name, { original, lastWritten: value });
  }

  /** The page has made `copy` of an element of ours: what is ours there is given back with the rest. Writes nothing. */
  carry(from: Element, copy: Element): void {
    for (const [name, { original, lastWritten }] of this.#entries.get(from) ?? [])
      if (unclobbered(copy).getAttribute(name) === lastWritten) this.#remember(copy, name, { original, lastWritten });
  }

  /** Gives every attribute its own value back, save those that the page has set anew. */
  restore(): void {
    for (const [element, own] of this.#entries) {
      const page = unclobbered(element);
      for (const [name, { original, lastWritten }] of own) {
        if (page.getAttribute(name) !== lastWritten) continue;
        if (original === null) page.removeAttribute(name);
        else if (original !== lastWritten) page.setAttribute(name, original);
      }
    }
    this.#entries.clear();
  }

  #remember(element: Element, name: string, entry: Entry): void {
    const own = this.#entries.get(element) ?? new Map<string, Entry>();
    this.#entries.set(element, own.set(name, entry));
  }

  #live(element: Element, name: string): Entry | undefined {
    const own = this.#entries.get(element);
    const entry = own?.get(name);
    if (entry && unclobbered(element).getAttribute(name) !== entry.lastWritten) {
      own!.delete(name);
      return undefined;
    }
    return entry;
  }
}
