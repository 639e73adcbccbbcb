/** A stage in jsdom, which has no layout: nothing scrolls, nothing is on the screen. */
import { JSDOM } from 'jsdom';
import { vi } from 'vitest';
import type { Stage } from './case.ts';

/** What the reader takes from the realm that it runs in. */
const GLOBALS = ['MutationObserver', 'getComputedStyle', 'AbortController'] as const;

const stage: Stage = (html) => {
  const page = load(html);
  const realm = page.defaultView! as unknown as Record<string, unknown>;
  for (const name of GLOBALS) vi.stubGlobal(name, realm[name]);
  return { page, twin: load(html), layout: false };
};

function load(html: string): Document {
  const { window } = new JSDOM(html, { url: 'http://www.example.cn/a.html' });
  const { document } = window;
  // What jsdom has not: all that has to do with layout.
  document.elementFromPoint = () => null;
  document.elementsFromPoint = () => [];
  window.Element.prototype.checkVisibility = function () {
    return !this.closest('[hidden], [style*="display:none"], [data-rostrum~="hide"]');
  };
  window.Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  window.Range.prototype.getBoundingClientRect = () => new window.DOMRect();
  Object.assign(window.performance, { getEntriesByType: () => [] });
  window.scrollTo = () => {};
  window.scrollBy = () => {};
  return document;
}

/** Runs cases in jsdom, and gives the realm its own globals and its own time back. */
export async function inJsdom<T>(run: (stage: Stage) => Promise<T>): Promise<T> {
  vi.stubGlobal('CSS', {});
  try {
    return await run(stage);
  } finally {
    vi.unstubAllGlobals();
    const { dropClock } = await import('./clock.ts');
    dropClock();
  }
}
