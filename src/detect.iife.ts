/**
 * Runs on every page of the listed sites, and where else the reader has let it in; on most pages it is all that ever
 * runs: it looks whether this may be a speech page, and then asks the background to judge it and for the reader. No
 * dependencies; the file stays under 12 KB.
 */
import { isWorthALook } from './detect/hope.ts';
import { type ReadLines, readLines } from './detect/lines.ts';
import type { ToBackground } from './messages.ts';
import { pageKey, siteKey } from './settings/keys.ts';

/** Text that arrives later is looked at again: so often, and so long after the page has come to rest, in ms. */
const LOOKS_MOST = 6;
const REST = 250;
/** Only a good piece of new text is worth another look, in characters. */
const NEW_LEAST = 200;

/** What is read of what is stored (settings/site.ts, settings/page.ts); whatever else stands there says nothing. */
type Stored = Record<string, { version?: unknown; run?: unknown; speech?: unknown } | null | undefined>;
declare const chrome: {
  runtime: { sendMessage(message: ToBackground): Promise<unknown> };
  storage: { local: { get(keys: string[]): Promise<Stored> } };
};

/** @param wanted the reader has said so: the page is not judged. @returns whether there is nothing more to look for */
async function look(wanted: boolean): Promise<boolean> {
  let page: ReadLines | undefined;
  if (!wanted) {
    page = readLines(document);
    if (!isWorthALook(page)) return false;
  }
  try {
    return (await chrome.runtime.sendMessage({ type: 'start', ...(page ? { page } : {}) })) !== false;
  } catch (error) {
    // The extension was updated or switched off under this page: there is nobody to ask any more.
    console.debug('Rostrum:', error);
    return true;
  }
}

function watch(wanted: boolean): void {
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
      if ((await look(wanted)) || ++looks >= LOOKS_MOST) observer.disconnect();
    }, REST);
  });
  observer.observe(document, { childList: true, subtree: true });
}

async function begin(): Promise<void> {
  const site = siteKey(location.hostname);
  const page = pageKey(location.href);
  // A storage that fails is no reason not to look.
  const stored = await chrome.storage.local.get([site, page]).catch((): Stored => ({}));
  const of = (key: string) => (stored[key]?.version === 1 ? stored[key] : null);
  const run = of(site)?.run;
  const said = of(page)?.speech;
  if (run === 'never' || said === false) return;
  const wanted = said === true || run === 'always';
  if (!(await look(wanted))) watch(wanted);
}

if (window === window.top && document.contentType === 'text/html') void begin();
