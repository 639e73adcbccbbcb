/**
 * Runs on every page of the listed sites, and on most of them is all that ever runs: it looks whether this is a speech
 * page and asks the background for the reader. No dependencies; the file stays under 12 KB.
 */
import { detect } from './detect/detect.ts';
import type { ToBackground } from './messages.ts';

/** Text that arrives later is looked at again: so often, and so long after the page has come to rest, in ms. */
const LOOKS_MOST = 6;
const REST = 250;
/** Only a good piece of new text is worth another look, in characters. */
const NEW_LEAST = 200;

declare const chrome: { runtime: { sendMessage(message: ToBackground): Promise<unknown> } };

function look(): boolean {
  if (!detect(document).speech) return false;
  chrome.runtime.sendMessage({ type: 'start' }).catch((error: unknown) => {
    // The extension was updated or switched off under this page: there is nobody to ask any more.
    console.debug('Rostrum:', error);
  });
  return true;
}

function watch(): void {
  let looks = 0;
  let arrived = 0;
  let timer = 0;
  const observer = new MutationObserver((records) => {
    for (const record of records)
      for (const node of record.addedNodes) arrived += Math.min(node.textContent?.length ?? 0, NEW_LEAST);
    if (arrived < NEW_LEAST) return;
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      arrived = 0;
      if (look() || ++looks >= LOOKS_MOST) observer.disconnect();
    }, REST);
  });
  observer.observe(document.documentElement, { childList: true, subtree: true });
}

if (window === window.top && document.contentType === 'text/html' && !look()) watch();
