/** What the reader has chosen for one site. Kept on this machine, in the extension's own storage. */
import * as v from 'valibot';
import type { Kind } from '../findings/finding.ts';
import { SCRIPTS, type Script } from '../script/variant.ts';
import { siteKey } from './keys.ts';
import { Kinds } from './kinds.ts';
import type { Storage } from './storage.ts';

/** Whether Rostrum starts by itself on a site, whatever its pages look like. */
export const RUNS = ['always', 'never'] as const;
export type Run = (typeof RUNS)[number];

/** Version 1. Broken values fall back to the default. */
const Stored = v.object({
  version: v.literal(1),
  keep: v.fallback(Kinds, []),
  script: v.fallback(v.nullable(v.picklist(SCRIPTS)), null),
  run: v.fallback(v.nullable(v.picklist(RUNS)), null),
});

export interface SiteChoices {
  /** Kinds of findings that are not carried out on this site. */
  keep: readonly Kind[];
  /** The script that its pages are shown in; null: as set for every page. */
  script: Script | null;
  /** Whether Rostrum starts by itself; null: where a page looks like speeches. */
  run: Run | null;
}

export const NO_CHOICES: SiteChoices = Object.freeze({ keep: [], script: null, run: null });

/**
 * @returns what is chosen for `host`; nothing where nothing, or nothing valid, is stored
 * @throws when the storage itself fails
 */
export async function siteChoices(storage: Storage, host: string): Promise<SiteChoices> {
  const key = siteKey(host);
  return siteChoicesIn((await storage.get(key))[key]) ?? NO_CHOICES;
}

/** @returns the choices that are stored so; null: that is none of this version's */
export function siteChoicesIn(stored: unknown): SiteChoices | null {
  // Of most sites nothing is: that takes no look.
  if (stored === undefined) return null;
  const read = v.safeParse(Stored, stored);
  if (!read.success) return null;
  const { keep, script, run } = read.output;
  return { keep, script, run };
}

/**
 * Changes a part of what is chosen; what says nothing any more is not kept.
 * @throws when the storage is full or fails; what was stored before then still is
 */
export async function chooseForSite(storage: Storage, host: string, change: Partial<SiteChoices>): Promise<void> {
  const { keep, script, run } = { ...(await siteChoices(storage, host)), ...change };
  const key = siteKey(host);
  if (keep.length || script !== null || run !== null)
    await storage.set({ [key]: { version: 1, keep: [...keep], script, run } });
  else await storage.remove(key);
}
