/**
 * What the reader has said of single pages: speeches, or not, whatever the detector makes of them. Kept on this machine,
 * in the extension's own storage, and no more than so many: the oldest are forgotten.
 */
import * as v from 'valibot';
import { PAGE, pageKey } from './keys.ts';
import type { Storage } from './storage.ts';

export const PAGES_MOST = 300;

const Stored = v.object({ version: v.literal(1), speech: v.boolean(), at: v.number() });

/** A page that the reader has spoken of. */
export interface SaidPage {
  url: string;
  speech: boolean;
}

/**
 * @returns whether the reader says that the page is one of speeches; null: nothing said
 * @throws when the storage itself fails
 */
export async function saidOfPage(storage: Storage, url: string): Promise<boolean | null> {
  const key = pageKey(url);
  const read = v.safeParse(Stored, (await storage.get(key))[key]);
  return read.success ? read.output.speech : null;
}

/**
 * @param speech null: the detector decides again
 * @throws when the storage is full or fails
 */
export async function sayOfPage(
  storage: Storage,
  url: string,
  speech: boolean | null,
  now = Date.now(),
): Promise<void> {
  const key = pageKey(url);
  if (speech === null) {
    await storage.remove(key);
    return;
  }
  await storage.set({ [key]: { version: 1, speech, at: now } });
  const pages = Object.entries(await storage.get(null))
    .filter(([name]) => name.startsWith(PAGE))
    .map(([name, stored]) => {
      const read = v.safeParse(Stored, stored);
      return { name, at: read.success ? read.output.at : 0 };
    });
  if (pages.length <= PAGES_MOST) return;
  const oldest = pages.toSorted((a, b) => a.at - b.at).slice(0, pages.length - PAGES_MOST);
  await storage.remove(oldest.map(({ name }) => name));
}

/**
 * @returns the pages of which something is said, the latest first; what is broken is none
 * @throws when the storage itself fails
 */
export async function saidPages(storage: Storage): Promise<SaidPage[]> {
  return Object.entries(await storage.get(null))
    .flatMap(([key, stored]) => {
      const read = v.safeParse(Stored, stored);
      return key.startsWith(PAGE) && read.success ? [{ url: key.slice(PAGE.length), ...read.output }] : [];
    })
    .toSorted((a, b) => b.at - a.at)
    .map(({ url, speech }) => ({ url, speech }));
}
