/**
 * Where the reader was on the pages they read. Kept on this machine only, in the extension's own storage: for each page
 * an item of its own, so that two tabs do not overwrite each other; the newest pages only, and not for long.
 */
import * as v from 'valibot';
import { addressOf, PLACE } from './keys.ts';
import type { Storage } from './storage.ts';

/** Pages that are remembered, and how long, in ms. */
export const PLACES_MOST = 300;
export const PLACES_AGE = 90 * 24 * 60 * 60 * 1000;
/** A longer address is hardly one to come back to, in characters. */
const URL_MOST = 2000;

export interface SavedPlace {
  /** The heading's lasting name (reader/items.ts). */
  key: string;
  /** The heading itself, as the page writes it: where the name is gone, it may still be found by this. */
  label: string;
  /** How much is read of what stands between it and the next heading, 0 to 1. */
  share: number;
}

/** Version 1. `at` is when the reader was there, in ms since 1970. */
const Stored = v.object({
  version: v.literal(1),
  key: v.string(),
  label: v.string(),
  share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  at: v.pipe(v.number(), v.finite()),
});

/** The page's address is its name. @returns null: it has none that lasts */
function keyOf(url: string): string | null {
  const page = addressOf(url);
  return /^(https?|file):/.test(page) && page.length <= URL_MOST ? PLACE + page : null;
}

/** @returns what is stored, where it is valid and not too old */
function valid(stored: unknown, now: number): v.InferOutput<typeof Stored> | null {
  // Of most pages nothing is: that takes no look.
  if (stored === undefined) return null;
  const read = v.safeParse(Stored, stored);
  // A clock that was set back must not keep a place for ever.
  return read.success && Math.abs(now - read.output.at) <= PLACES_AGE ? read.output : null;
}

/** @throws when the storage itself fails */
export async function readingPlace(storage: Storage, url: string, now: number): Promise<SavedPlace | null> {
  const key = keyOf(url);
  if (!key) return null;
  const place = valid((await storage.get(key))[key], now);
  return place && { key: place.key, label: place.label, share: place.share };
}

/**
 * @param place null: the page is to be forgotten
 * @throws when the storage is full or fails; what was stored before then still is
 */
export async function rememberPlace(
  storage: Storage,
  url: string,
  place: SavedPlace | null,
  now: number,
): Promise<void> {
  const key = keyOf(url);
  if (!key) return;
  if (!place) {
    await storage.remove(key);
    return;
  }
  // First and at once: of a page that is being left, only what is already under way is still done.
  await storage.set({ [key]: { version: 1, key: place.key, label: place.label, share: place.share, at: now } });
}

/**
 * Forgets what is broken, too old, or too much.
 * @returns how many pages are left
 * @throws when the storage itself fails
 */
export async function tidyPlaces(storage: Storage, now: number): Promise<number> {
  const places = Object.entries(await storage.get(null)).filter(([key]) => key.startsWith(PLACE));
  const kept = places
    .flatMap(([key, stored]) => {
      const place = valid(stored, now);
      return place ? [{ key, at: place.at }] : [];
    })
    .toSorted((a, b) => b.at - a.at)
    .slice(0, PLACES_MOST);
  const keep = new Set(kept.map(({ key }) => key));
  const gone = places.map(([key]) => key).filter((key) => !keep.has(key));
  if (gone.length) await storage.remove(gone);
  return keep.size;
}
