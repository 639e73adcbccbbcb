/** Keeps the number of reading places that are stored, and forgets them. */
import { forgetPlaces, isPlaceKey, type PlaceStorage, tidyPlaces } from '../settings/reading-places.ts';
import { failureOf } from './failure.ts';
import { UNDO_SECONDS } from './settings-keeper.ts';
import type { Store } from './store.ts';

export class PlaceKeeper {
  readonly #store: Store;
  readonly #storage: PlaceStorage;

  constructor(store: Store, storage: PlaceStorage) {
    this.#store = store;
    this.#storage = storage;
  }

  async load(): Promise<void> {
    try {
      this.#store.set({ places: await tidyPlaces(this.#storage, Date.now()) });
    } catch (error) {
      console.warn('Rostrum: the reading places could not be read', error);
      this.#store.set({ places: null });
    }
  }

  /** The storage has changed, through this page or another. */
  async changed(changes: Record<string, unknown>): Promise<void> {
    if (Object.keys(changes).some(isPlaceKey)) await this.load();
  }

  async forget(): Promise<void> {
    try {
      const gone = await forgetPlaces(this.#storage);
      // First they go: the note then sees that the button that was pressed has nothing left to do.
      await this.load();
      this.#store.note('places', {
        note: { what: 'placesForgotten', count: Object.keys(gone).length },
        undo: () => void this.#bringBack(gone),
        seconds: UNDO_SECONDS,
      });
    } catch (error) {
      this.#fail(error);
    }
  }

  /** As they were stored, but for pages that were read on since. */
  async #bringBack(before: Record<string, unknown>): Promise<void> {
    try {
      const since = await this.#storage.get(Object.keys(before));
      await this.#storage.set({ ...before, ...since });
      this.#store.note('places', null);
    } catch (error) {
      this.#fail(error, () => void this.#bringBack(before));
    }
    await this.load();
  }

  #fail(error: unknown, undo?: () => void): void {
    console.warn('Rostrum: the reading places could not be changed', error);
    this.#store.note('places', { note: { what: 'failed', failure: failureOf(error) }, ...(undo ? { undo } : {}) });
  }
}
