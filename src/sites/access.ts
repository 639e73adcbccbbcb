/**
 * Where Rostrum may start by itself: on the listed sites, and where the reader has let it in since (an optional
 * permission). There the browser runs the same content script as on the listed sites.
 */
import type { Permissions, Scripting } from 'webextension-polyfill';

/** Every page of the web, as one pattern. */
export const EVERYWHERE = '*://*/*';

/**
 * What “on every site” asks for, and gives back. In two patterns: when Chromium takes back a pattern, it takes with it
 * all narrower ones that the extension has, the listed sites too; they are of both schemes, so none is narrower than one
 * of these.
 */
export const EVERY_SITE: readonly string[] = ['http://*/*', 'https://*/*'];

/** What “on this site” asks for: this host, and none above or below it. */
export const originOf = (host: string): string => `*://${host}/*`;

/** @returns the host of a page that may be let in; null for files and pages of the browser */
export function hostOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  return /^https?:$/.test(protocol) && hostname ? hostname : null;
}

/** Whether a listed site's pattern (`*://*.host/*`) covers a host. */
export function isListed(host: string, listed: readonly string[]): boolean {
  return listed.some((pattern) => {
    const site = pattern.replace(/^\*:\/\/\*\.|\/\*$/g, '');
    return host === site || host.endsWith(`.${site}`);
  });
}

/** @returns the origins that were let in since the extension was installed, in an order of their own */
export function grantedOrigins(all: readonly string[], listed: readonly string[]): string[] {
  return [...new Set(all.map((origin) => (origin === '<all_urls>' ? EVERYWHERE : origin)))]
    .filter((origin) => /^(\*|https?):/.test(origin) && !listed.includes(origin))
    .toSorted();
}

/** The part of the browser that is used: `browser.permissions`, `browser.scripting`, and the manifest's content script. */
export interface Registry {
  permissions: Pick<Permissions.Static, 'getAll'>;
  scripting: Pick<
    Scripting.Static,
    'getRegisteredContentScripts' | 'registerContentScripts' | 'unregisterContentScripts'
  >;
  /** As built; it runs on the listed sites by itself. */
  script: { js: string[]; matches: string[] };
}

const ID = 'granted';

/** Has the content script run where it is let in now, and nowhere else. Changes nothing where nothing has changed. */
export async function registerGranted({ permissions, scripting, script }: Registry): Promise<void> {
  const { origins = [] } = await permissions.getAll();
  const matches = grantedOrigins(origins, script.matches);
  const [now] = await scripting.getRegisteredContentScripts({ ids: [ID] });
  const isAsWanted = now
    ? matches.join() === now.matches?.toSorted().join() && script.js.join() === now.js?.join()
    : !matches.length;
  if (isAsWanted) return;
  if (now) await scripting.unregisterContentScripts({ ids: [ID] });
  if (!matches.length) return;
  await scripting.registerContentScripts([
    // On the listed sites it runs already.
    { id: ID, js: script.js, matches, excludeMatches: script.matches, runAt: 'document_idle' },
  ]);
}
