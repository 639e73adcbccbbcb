/** The extension's own pages in real browsers: where they are, what they reach of the browser, and whether all can use them. */
import axe from 'axe-core';
import type { Browser, Page } from 'puppeteer-core';
import { type BrowserName, until } from './harness.ts';
import { UUID } from './popup-harness.ts';

export type Items = Record<string, unknown>;
export type Area = 'sync' | 'local';

/** The part of the browser's interface for extensions that is used. */
export interface Extension {
  storage: Record<Area, { get(keys: null): Promise<Items>; set(items: Items): Promise<void>; clear(): Promise<void> }>;
  permissions: { contains(wanted: { origins: string[] }): Promise<boolean> };
  tabs: {
    query(which: object): Promise<{ id: number }[]>;
    sendMessage(tab: number, message: object): Promise<unknown>;
  };
}
export type World = typeof globalThis & { chrome: Extension };

/** What the browser calls the extension by in addresses. Firefox: where it was started for that (`FOR_POPUP`). */
export async function extensionId(browser: Browser, name: BrowserName): Promise<string> {
  if (name === 'firefox') return UUID;
  return until('the extension', async () => [...(await browser.extensions()).keys()][0]);
}

/** The address of a file of the extension's. */
export const ownUrl = (name: BrowserName, id: string, path: string): string =>
  `${name === 'firefox' ? 'moz' : 'chrome'}-extension://${id}/${path}`;

/** Goes to a page of the extension, and waits until it holds what it is to hold. */
export async function goToOwn(page: Page, url: string, selector: string): Promise<void> {
  const holds = () => page.evaluate((wanted) => document.querySelector(wanted) !== null, selector).catch(() => false);
  await until(
    `${selector} on ${url}`,
    async () => {
      if (page.isClosed()) throw new Error(`${url} was closed while it was waited for`);
      // Such a page is in another process: Firefox’s driver misses that it has loaded. Chromium shows an error of its own
      // while the extension is being loaded again, and keeps showing it: it must be gone to once more.
      await page.goto(url, { timeout: 1000 }).catch(() => {});
      return until(selector, holds, 3000).catch(() => false);
    },
    20_000,
  );
}

/** What is stored, asked and changed from a page of the extension's. */
export const stored = (page: Page, area: Area): Promise<Items> =>
  page.evaluate((which) => (globalThis as World).chrome.storage[which].get(null), area);
export const store = (page: Page, area: Area, items: Items): Promise<void> =>
  page.evaluate((which, all) => (globalThis as World).chrome.storage[which].set(all), area, items);
export const clear = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const { sync, local } = (globalThis as World).chrome.storage;
    await Promise.all([sync.clear(), local.clear()]);
  });

/** Rules of accessibility that a page breaks, with where. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations: found } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  });
}

/** Whether it is wider than its window. */
export const sticksOut = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
