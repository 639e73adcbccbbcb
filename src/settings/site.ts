/** What the reader has chosen for one site. Kept on this machine, in the extension's own storage. */
import * as v from 'valibot';
import { KINDS, type Kind } from '../findings/finding.ts';

/** Version 1. Unknown kinds (of a later version) are left out, other broken values fall back to the default. */
const SiteChoices = v.object({
  version: v.literal(1),
  /** Kinds of findings that are not carried out on this site. */
  keep: v.pipe(
    v.array(v.string()),
    v.transform((kinds) => KINDS.filter((kind) => kinds.includes(kind))),
  ),
});

/** The part of the browser's storage that is used: `browser.storage.local`. */
export interface Storage {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

const keyOf = (host: string): string => `site:${host}`;

/**
 * @returns the kinds that are kept on `host`; none where nothing, or nothing valid, is stored
 * @throws when the storage itself fails
 */
export async function keptOn(storage: Storage, host: string): Promise<Kind[]> {
  const key = keyOf(host);
  const stored = (await storage.get(key))[key];
  const read = v.safeParse(SiteChoices, stored);
  return read.success ? read.output.keep : [];
}

/** @throws when the storage is full or fails; what was stored before then still is */
export async function keepOn(storage: Storage, host: string, keep: readonly Kind[]): Promise<void> {
  if (keep.length) await storage.set({ [keyOf(host)]: { version: 1, keep: [...keep] } });
  else await storage.remove(keyOf(host));
}
