/** All that is stored and matters to a page. Checked in the background, which each page that may be one of speeches asks. */
import { saidOfPage } from './page.ts';
import { readingPlace, type SavedPlace } from './reading-places.ts';
import { DEFAULTS, loadSettings, type Settings } from './settings.ts';
import { NO_CHOICES, type SiteChoices, siteChoices } from './site.ts';
import type { Storage } from './storage.ts';
import { wants } from './wanted.ts';

export interface StoredForPage {
  settings: Settings;
  /** What is chosen for the page's site. */
  site: SiteChoices;
  /** Whether the reader says that it is a page of speeches; null: nothing said. */
  said: boolean | null;
  /** Where the reader was on it; null: nowhere, or not remembered. */
  place: SavedPlace | null;
}

export const NOTHING_STORED: StoredForPage = { settings: DEFAULTS, site: NO_CHOICES, said: null, place: null };

/** A storage that fails is no reason not to clean the page: what cannot be read counts as not stored. */
export async function storedForPage(sync: Storage, local: Storage, url: string, now: number): Promise<StoredForPage> {
  const [settings, site, said, place] = await Promise.all([
    readable(loadSettings(sync), NOTHING_STORED.settings),
    readable(siteChoices(local, new URL(url).hostname), NOTHING_STORED.site),
    readable(saidOfPage(local, url), NOTHING_STORED.said),
    readable(readingPlace(local, url, now), NOTHING_STORED.place),
  ]);
  return { settings, site, said, place };
}

/** @returns whether the reader wants Rostrum there; null: nothing said, or nothing that could be read */
export async function wantsOn(local: Storage, url: string): Promise<boolean | null> {
  const [{ run }, said] = await Promise.all([
    readable(siteChoices(local, new URL(url).hostname), NOTHING_STORED.site),
    readable(saidOfPage(local, url), NOTHING_STORED.said),
  ]);
  return wants(run, said);
}

async function readable<T>(reading: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    console.warn('Rostrum: what is stored could not be read', error);
    return otherwise;
  }
}
