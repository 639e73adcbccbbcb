/** The part of a browser's storage that is used: `browser.storage.sync` or `browser.storage.local`. Each rejects when it fails. */
export interface Storage {
  /** @param keys null: all of it */
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}
