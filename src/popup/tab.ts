/** Asks the tab that the popup is about. */
import browser from 'webextension-polyfill';
import { addressOf } from '../settings/keys.ts';
import { statusOf } from '../tell.ts';
import why from '../why.iife.ts?script&iife';
import { type Glance, isGlance } from './glance.ts';
import type { Page } from './state.ts';

/**
 * The tab in front. Where the popup is opened as a page in a tab of its own, the address names another (`?tab=7`):
 * tests do that, and browsers on phones may.
 */
export async function theTab(): Promise<number | null> {
  const named = new URLSearchParams(location.search).get('tab');
  if (named !== null) return Number(named);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

/** @returns the page's address, as far as the browser tells it */
export const addressIn = (tab: number): Promise<string | null> =>
  browser.tabs.get(tab).then(
    ({ url }) => (url === undefined ? null : addressOf(url)),
    () => null,
  );

/** From the root: Firefox takes a name without a slash for one beside this page. */
const WHY = new URL(browser.runtime.getURL(why)).pathname;

/** @returns null where the browser lets no extension in */
async function glanceAt(tab: number): Promise<Glance | null> {
  const target = { tabId: tab };
  try {
    // A page may take long to load, or never end: what is there can be told already.
    await browser.scripting.executeScript({ target, files: [WHY], injectImmediately: true });
    const [left] = await browser.scripting.executeScript({
      target,
      func: () => (globalThis as { rostrumGlance?: unknown }).rostrumGlance,
      injectImmediately: true,
    });
    return isGlance(left?.result) ? left.result : null;
  } catch (error) {
    console.debug('Rostrum:', error);
    return null;
  }
}

export async function pageOf(tab: number): Promise<Page> {
  const reader = await statusOf(tab);
  if (reader) return { phase: 'known', verdict: reader.verdict, reader, loading: false, hasText: true };
  const glance = await glanceAt(tab);
  if (!glance) return { phase: 'cannotRun' };
  if (!glance.html) return { phase: 'notHtml' };
  const { verdict, loading, hasText } = glance;
  return { phase: 'known', verdict, reader, loading, hasText };
}
