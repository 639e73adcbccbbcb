/** The browser's storage, in memory: it keeps JSON, and fails when it is told to. */
export function memoryStorage(items: Record<string, unknown> = {}) {
  const storage = {
    items,
    /** What it fails with, whatever it is asked; null: it works. */
    error: null as Error | null,
    async get(keys: string | readonly string[] | null): Promise<Record<string, unknown>> {
      if (storage.error) throw storage.error;
      const wanted = keys === null ? Object.keys(items) : [keys].flat();
      return Object.fromEntries(wanted.filter((key) => key in items).map((key) => [key, items[key]]));
    },
    async set(more: Record<string, unknown>): Promise<void> {
      if (storage.error) throw storage.error;
      Object.assign(items, JSON.parse(JSON.stringify(more)));
    },
    async remove(keys: string | readonly string[]): Promise<void> {
      if (storage.error) throw storage.error;
      for (const key of [keys].flat()) delete items[key];
    },
  };
  return storage;
}
