/** Keeps the list of sites that something is remembered for. */
import { SITE } from '../settings/keys.ts';
import { chooseForSite, type Storage as OneSite, type SiteChoices, siteChoices } from '../settings/site.ts';
import { failureOf } from './failure.ts';
import { UNDO_SECONDS } from './settings-keeper.ts';
import type { Site } from './state.ts';
import type { Store } from './store.ts';

/** The part of the browser's storage that is used: `browser.storage.local`. */
export interface SiteStorage extends OneSite {
  get(key: string | string[] | null): Promise<Record<string, unknown>>;
  remove(key: string | string[]): Promise<void>;
}

export class SiteKeeper {
  readonly #store: Store;
  readonly #storage: SiteStorage;
  /** Sites changed here: they stay on the list with nothing chosen, too, so that none goes away under the reader's hand. */
  readonly #changedHere = new Set<string>();
  /** What was forgotten last, as it was stored. */
  #forgotten: Record<string, unknown> = {};

  constructor(store: Store, storage: SiteStorage) {
    this.#store = store;
    this.#storage = storage;
  }

  async load(): Promise<void> {
    try {
      this.#store.set({ sites: await this.#read() });
    } catch (error) {
      console.warn('Rostrum: the sites could not be read', error);
      this.#store.set({ sites: null });
    }
  }

  /** The storage has changed, through this page or another. */
  async changed(changes: Record<string, unknown>): Promise<void> {
    if (Object.keys(changes).some((key) => key.startsWith(SITE))) await this.load();
  }

  async change(host: string, change: Partial<SiteChoices>): Promise<void> {
    this.#changedHere.add(host);
    const { [host]: _before, ...failures } = this.#store.state.siteFailures;
    try {
      await chooseForSite(this.#storage, host, change);
      this.#store.set({ siteFailures: failures });
      this.#store.saved();
    } catch (error) {
      console.warn('Rostrum: a choice for a site could not be stored', error);
      this.#store.set({ siteFailures: { ...failures, [host]: failureOf(error) } });
    }
    await this.load();
  }

  async forget(hosts: readonly string[]): Promise<void> {
    const keys = hosts.map((host) => SITE + host);
    try {
      const gone = await this.#storage.get(keys);
      await this.#storage.remove(keys);
      for (const host of hosts) this.#changedHere.delete(host);
      // First they go: the note then sees that the button that was pressed is gone, and takes the keyboard's focus.
      await this.load();
      // As long as the last ones can be brought back, these are brought back with them.
      const { note } = this.#store.state.notes.sites ?? {};
      const last = note?.what === 'forgotten' ? { count: note.count, items: this.#forgotten } : { count: 0, items: {} };
      this.#forgotten = { ...last.items, ...gone };
      this.#store.note('sites', {
        note: { what: 'forgotten', count: last.count + hosts.length },
        undo: () => void this.#bringBack(this.#forgotten),
        seconds: UNDO_SECONDS,
      });
    } catch (error) {
      this.#fail(error);
    }
  }

  /** As they were stored, but for sites for which something else has been chosen since. */
  async #bringBack(before: Record<string, unknown>): Promise<void> {
    try {
      const since = await this.#storage.get(Object.keys(before));
      await this.#storage.set({ ...before, ...since });
      this.#store.note('sites', null);
    } catch (error) {
      const { undo } = this.#store.state.notes.sites ?? {};
      this.#fail(error, undo);
    }
    await this.load();
  }

  #fail(error: unknown, undo?: () => void): void {
    console.warn('Rostrum: the sites could not be changed', error);
    this.#store.note('sites', { note: { what: 'failed', failure: failureOf(error) }, ...(undo ? { undo } : {}) });
  }

  async #read(): Promise<Site[]> {
    const all = await this.#storage.get(null);
    const stored = Object.keys(all)
      .filter((key) => key.startsWith(SITE))
      .map((key) => key.slice(SITE.length));
    const hosts = [...new Set([...stored, ...this.#changedHere])].toSorted();
    return Promise.all(hosts.map(async (host) => ({ host, choices: await siteChoices(this.#storage, host) })));
  }
}
