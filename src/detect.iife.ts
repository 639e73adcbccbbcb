/**
 * Runs on every page of the listed sites, and where else the reader has let it in; on most pages it is all that ever
 * runs: it looks whether this may be a speech page, and then asks the background to judge it and for the reader. No
 * dependencies; the file stays under 12 KB.
 */
import { isWorthALook } from './detect/hope.ts';
import { type ReadLines, readLines } from './detect/lines.ts';
import type { ToBackground } from './messages.ts';
import { pageKey, siteKey } from './settings/keys.ts';
import type { Run } from './settings/site.ts';
import { wants } from './settings/wanted.ts';

/** Text that arrives later is looked at again: so often, and so long after the page has come to rest, in ms. */
const LOOKS_MOST = 6;
const REST = 250;
/** Only a good piece of new text is worth another look, in characters. */
const NEW_LEAST = 200;

/** What is read of what is stored (settings/site.ts, settings/page.ts); whatever else stands there says nothing. */
type Stored = Record<string, { version?: unknown; run?: Run; speech?: boolean } | null | undefined>;
declare const chrome: {
  runtime: { sendMessage(message: ToBackground): Promise<unknown> };
  storage: { local: { get(keys: string[]): Promise<Stored> } };
};

/** The page's lines, where a closer look at them may find speeches. */
function promising(): ReadLines | null {
  const page = readLines(document);
  return isWorthALook(page) ? page : null;
}

/** @param page what is to be judged; null: the reader wants it read. @returns whether there is nothing more to look for */
async function start(page: ReadLines | null): Promise<boolean> {
  try {
    const { href: url } = location;
    return (await chrome.runtime.sendMessage({ type: 'start', url, ...(page ? { page } : {}) })) !== false;
  } catch (error) {
    // The extension was updated or switched off under this page: there is nobody to ask any more.
    console.debug('Rostrum:', error);
    return true;
  }
}

/** What the reader has said. A page that promises something is not asked of here: the background looks when it judges it. */
async function wanted(): Promise<boolean | null> {
  const site = siteKey(location.hostname);
  const page = pageKey(location.href);
  // A storage that fails is no reason not to look.
  const stored = await chrome.storage.local.get([site, page]).catch((): Stored => ({}));
  const of = (key: string) => (stored[key]?.version === 1 ? stored[key] : null);
  return wants(of(site)?.run ?? null, of(page)?.speech ?? null);
}

function watch(isWanted: boolean): void {
  let looks = 0;
  let arrived = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver((records) => {
    for (const record of records)
      for (const node of record.addedNodes) arrived += Math.min(node.textContent?.length ?? 0, NEW_LEAST);
    if (arrived < NEW_LEAST) return;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      arrived = 0;
      const page = isWanted ? null : promising();
      if (((isWanted || page) && (await start(page))) || ++looks >= LOOKS_MOST) observer.disconnect();
    }, REST);
  });
  observer.observe(document, { childList: true, subtree: true });
}

async function begin(): Promise<void> {
  const page = promising();
  const isWanted = page ? null : await wanted();
  if (isWanted === false) return;
  if (!((page || isWanted) && (await start(page)))) watch(isWanted === true);
}

if (window === window.top && document.contentType === 'text/html') void begin();
