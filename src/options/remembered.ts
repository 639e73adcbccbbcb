/**
 * A part of what is remembered on this machine: read, followed when it changes, forgotten, and brought back as long as
 * the note that says so stands.
 */
import type { Storage } from '../settings/storage.ts';
import { failureOf } from './failure.ts';
import { UNDO_SECONDS } from './settings-keeper.ts';
import type { Part, State } from './state.ts';
import type { Store } from './store.ts';

export class Remembered<P extends Part> {
  protected readonly store: Store;
  protected readonly storage: Storage;
  readonly #part: P;
  readonly #prefix: string;
  readonly #read: () => Promise<NonNullable<State[P]>>;
  /** What was forgotten last, as it was stored. */
  #gone: Record<string, unknown> = {};
  /** How often it was read. */
  #loads = 0;
  /** The reading that began last. */
  #loading: Promise<void> = Promise.resolve();

  /**
   * @param prefix what the names of its items in the storage begin with (settings/keys.ts)
   * @param read gives what is shown of it; throws when the storage fails
   */
  constructor(store: Store, storage: Storage, part: P, prefix: string, read: () => Promise<NonNullable<State[P]>>) {
    this.store = store;
    this.storage = storage;
    this.#part = part;
    this.#prefix = prefix;
    this.#read = read;
  }

  /** Done when what was read last is shown, by this reading or a later one. */
  load(): Promise<void> {
    this.#loading = this.#load(++this.#loads);
    return this.#loading;
  }

  async #load(load: number): Promise<void> {
    const shown = await this.#read().catch((error: unknown) => {
      console.warn(`Rostrum: the ${this.#part} could not be read`, error);
      return null;
    });
    // Several may be under way, and one that began earlier may end later: it tells of what was before.
    if (load === this.#loads) this.#show(shown);
    else await this.#loading;
  }

  /** The storage has changed, through this page or another. */
  async changed(changes: Record<string, unknown>): Promise<void> {
    if (Object.keys(changes).some((key) => key.startsWith(this.#prefix))) await this.load();
  }

  /** @param keys under which it is stored; without: all of it */
  async forget(keys?: readonly string[]): Promise<void> {
    try {
      const wanted = keys ?? Object.keys(await this.storage.get(null)).filter((key) => key.startsWith(this.#prefix));
      const gone = await this.storage.get([...wanted]);
      await this.storage.remove([...wanted]);
      // First they go: the note then sees that the button that was pressed is gone, and takes the keyboard's focus.
      await this.load();
      // As long as the last ones can be brought back, these are brought back with them.
      const { note } = this.store.state.notes[this.#part] ?? {};
      const last = note?.what === 'forgotten' ? { count: note.count, items: this.#gone } : { count: 0, items: {} };
      this.#gone = { ...last.items, ...gone };
      this.store.note(this.#part, {
        note: { what: 'forgotten', part: this.#part, count: last.count + wanted.length },
        undo: () => void this.#bringBack(this.#gone),
        seconds: UNDO_SECONDS,
      });
    } catch (error) {
      this.#fail(error);
    }
  }

  /** As it was stored, but for what has been stored anew since. */
  async #bringBack(before: Record<string, unknown>): Promise<void> {
    try {
      const since = await this.storage.get(Object.keys(before));
      await this.storage.set({ ...before, ...since });
      this.store.note(this.#part, null);
    } catch (error) {
      this.#fail(error, () => void this.#bringBack(before));
    }
    await this.load();
  }

  #fail(error: unknown, undo?: () => void): void {
    console.warn(`Rostrum: the ${this.#part} could not be changed`, error);
    this.store.note(this.#part, { note: { what: 'failed', failure: failureOf(error) }, ...(undo ? { undo } : {}) });
  }

  #show(shown: State[P]): void {
    const change: Partial<State> = {};
    change[this.#part] = shown;
    this.store.set(change);
  }
}
