/**
 * What is stored, met by the real extension: over a restart of the browser and an upgrade, written by an older version,
 * broken in every part; and in a private window, which leaves nothing behind.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PLACES_MOST } from '../../src/settings/reading-places.ts';
import { DEFAULTS } from '../../src/settings/settings.ts';
import {
  BROWSERS,
  bidi,
  close,
  find,
  LISTED,
  launch,
  open,
  PAGES,
  pause,
  ROOT,
  SAMPLE,
  type Server,
  SidebarPage,
  STOPPED,
  serve,
  until,
} from './harness.ts';
import {
  type Area,
  clear as clearAll,
  extensionId,
  goToOwn,
  type Items,
  ownUrl,
  stored as storedIn,
  store as storeIn,
} from './own-pages.ts';
import { FOR_POPUP, ID, inFirefox } from './popup-harness.ts';

/** What the sample page says, and what the reader hides of it. */
const TITLE = '在年度工作会议上的讲话稿';
const FILLER = '小编';

describe.each(BROWSERS)('what is stored, in %s', (name) => {
  const folder = mkdtempSync(join(tmpdir(), 'storage-'));
  const profile = join(folder, 'profile');
  const dist = join(folder, 'extension');
  let server: Server;
  let browser: Browser;
  /** The options page. */
  let options: Page;

  beforeAll(async () => {
    cpSync(join(ROOT, 'dist', name === 'firefox' ? 'firefox' : 'chrome'), dist, { recursive: true });
    server = await serve(PAGES);
    await start('1.0');
  });
  afterAll(async () => {
    await end();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /**
   * Starts the browser with the profile as it was left. Firefox forgets what a driver lends it: there the extension is
   * packed and installed for good, as from a store.
   * @param version to be installed, over another one where there is one; without: what is there already
   */
  async function start(version?: string): Promise<void> {
    if (version) {
      const manifest = join(dist, 'manifest.json');
      writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), version }));
    }
    const prefs = { ...FOR_POPUP.prefs, 'xpinstall.signatures.required': false };
    const from = name === 'firefox' ? null : dist;
    browser = await launch(name, { ...FOR_POPUP, prefs, profile, dist: from, welcome: true });
    if (name === 'firefox' && version) await installForGood(version);
    options = await openOptions();
  }
  async function installForGood(version: string): Promise<void> {
    const file = `${version}.xpi`;
    const pack = ['web-ext', 'build', '--source-dir', dist, '--artifacts-dir', folder, '--filename', file];
    execFileSync('npx', pack, { cwd: ROOT, stdio: 'pipe' });
    const extensionData = { type: 'archivePath', path: join(folder, file) };
    await bidi(browser, 'webExtension.install', { extensionData, 'moz:permanent': true });
  }
  async function openOptions(): Promise<Page> {
    const page = await browser.newPage();
    const id = await extensionId(browser, name);
    await goToOwn(page, ownUrl(name, id, 'src/options/index.html'), 'textarea');
    return page;
  }
  async function end(): Promise<void> {
    const process = browser?.process();
    await close(browser);
    // Its profile is free when it has gone.
    if (process) await until('the browser gone', async () => process.exitCode !== null || process.signalCode !== null);
  }
  async function restart(version?: string): Promise<void> {
    await end();
    await start(version);
  }

  const stored = (area: Area) => storedIn(options, area);
  const store = (area: Area, items: Items) => storeIn(options, area, items);
  const clear = () => clearAll(options);
  const version = (): Promise<string> =>
    options.evaluate(
      () =>
        (
          globalThis as unknown as { chrome: { runtime: { getManifest(): { version: string } } } }
        ).chrome.runtime.getManifest().version,
    );
  const text = (selector: string): Promise<string> =>
    options.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.innerText ?? '', selector);
  const isChecked = (selector: string): Promise<boolean> =>
    options.evaluate((wanted) => document.querySelector<HTMLInputElement>(wanted)!.checked, selector);

  /** The sample page as the reader shows it. */
  async function read<T>(use: (tab: SidebarPage) => Promise<T>): Promise<T> {
    const tab = await open(browser, name, server.url(SAMPLE));
    try {
      await tab.ready();
      return await use(tab);
    } finally {
      await tab.page.close();
    }
  }
  const isPressed = async (tab: SidebarPage, action: string): Promise<boolean> => {
    const root = await tab.sidebar();
    return find(root!, (one) => one.attributes['data-action'] === action)?.attributes['aria-pressed'] === 'true';
  };

  describe('over a restart and an upgrade', () => {
    /** As 0.1.0 first wrote it: fewer settings, and fewer choices for a site. */
    const SYNC = { 'settings1:side': 'left', 'settings1:rate': 180, 'settings1:wordsTraditional': '会议=會談' };
    const LOCAL = {
      [`site:${LISTED}`]: { version: 1, keep: ['filler'], script: 'traditional' },
      'site:a.example': { version: 1, keep: ['ad'] },
      'page:https://a.example/1': { version: 1, speech: false, at: Date.now() },
      'place:https://a.example/2': { version: 1, key: 'k', label: 'l', share: 0.5, at: Date.now() },
    };
    const holds = async (): Promise<void> => {
      expect(await stored('sync')).toEqual({ ...SYNC, 'settings1:textSize': 'large' });
      expect(await stored('local')).toMatchObject(LOCAL);
      expect(await isChecked('[name=side][value=left]')).toBe(true);
      expect(await isChecked('[name=textSize][value=large]')).toBe(true);
      expect(await text('#sites-title ~ table')).toContain('a.example');
      expect(await text('#pages-title ~ table')).toContain('https://a.example/1');
      expect(await options.$('[data-broken]')).toBeNull();
      await read(async (tab) => {
        // What is chosen for the site, and the reader's own word.
        await until('the words', async () => (await tab.innerText()).includes('年度工作會談上'));
        expect(await tab.innerText()).toContain('小編');
        expect(await isPressed(tab, 'script-traditional')).toBe(true);
      });
    };

    test('all of it holds', async () => {
      await store('sync', SYNC);
      await store('local', LOCAL);
      await options.evaluate(() => document.querySelector<HTMLElement>('[name=textSize][value=large]')!.click());
      await until('it stored', async () => 'settings1:textSize' in (await stored('sync')));

      await restart();
      expect(await version()).toBe('1.0');
      await holds();

      await restart('1.1');
      expect(await version()).toBe('1.1');
      await holds();
    }, 90_000);
  });

  describe('broken', () => {
    const NAMES = Object.keys(DEFAULTS);
    const all = (value: unknown): Items => Object.fromEntries(NAMES.map((one) => [`settings1:${one}`, value]));
    const here = (): Items => {
      const url = server.url(SAMPLE);
      return { site: `site:${LISTED}`, page: `page:${url}`, place: `place:${url}` };
    };
    const local = (value: unknown): Items =>
      Object.fromEntries(Object.values(here()).map((key) => [key as string, value]));
    /** Each is stored as every setting and every record at once. */
    const STORES: [what: string, value: unknown][] = [
      ['foreign objects', { version: 'one', value: { deep: [[[]]] } }],
      ['numbers beyond all', 1e308],
      ['null', null],
    ];

    test.each(STORES)('%s: the defaults hold, and the options say so', async (_what, value) => {
      await clear();
      await store('sync', all(value));
      await store('local', local(value));
      await options.close();
      options = await openOptions();
      const said = await text('[data-broken]');
      const labels = await options.evaluate(
        (names) =>
          names.map((one) =>
            (globalThis as unknown as { chrome: { i18n: { getMessage(key: string): string } } }).chrome.i18n.getMessage(
              `options_name_${one}`,
            ),
          ),
        NAMES,
      );
      expect(labels.filter((label) => !said.includes(label))).toEqual([]);
      expect(await isChecked('[name=side][value=right]')).toBe(true);
      expect(await text(`[data-site="${LISTED}"] .failure`)).not.toBe('');
      await read(async (tab) => {
        expect(await tab.innerText()).toContain(TITLE);
        expect(await tab.innerText()).not.toContain(FILLER);
        expect(await isPressed(tab, 'script-original')).toBe(true);
      });
      // Nothing was written over; and what is set anew is stored.
      expect(await stored('sync')).toEqual(all(value));
      await options.evaluate(() => document.querySelector<HTMLElement>('[name=side][value=left]')!.click());
      await until('it stored', async () => (await stored('sync'))['settings1:side'] === 'left');
      await until('one less', async () => (await text('[data-broken]')).length < said.length);
    });

    test('of a later version: left alone, and the defaults hold', async () => {
      await clear();
      const later = Object.fromEntries(NAMES.map((one) => [`settings9:${one}`, 'x']));
      await store('sync', later);
      await store('local', local({ version: 9, run: 'never', speech: false, keep: ['filler'], label: 'x' }));
      await read(async (tab) => expect(await tab.innerText()).not.toContain(FILLER));
      expect(await stored('sync')).toEqual(later);
    });
  });

  test('a new reading place puts out the oldest', async () => {
    await clear();
    const place = (at: number) => ({ version: 1, key: 'k', label: 'l', share: 0.5, at });
    const old = (n: number) => `place:https://a.example/${n}`;
    const now = Date.now();
    // As many as are kept at the most, written at once: they are new, too, and none is put out.
    const many = Object.fromEntries(Array.from({ length: PLACES_MOST }, (_, n) => [old(n), place(now - 1e6 + n)]));
    await store('local', many);
    await read(async (open) => {
      await open.scrollTo(3000);
      await until('a place', async () => `place:${server.url(SAMPLE)}` in (await stored('local')));
      await until('the oldest gone', async () => !(old(0) in (await stored('local'))));
    });
    expect(Object.keys(await stored('local'))).toHaveLength(PLACES_MOST);
  });

  test('a private window leaves no reading place behind', async () => {
    await clear();
    const url = server.url(SAMPLE);
    const isPrivate = `${url}?private`;
    const tab = new SidebarPage(await openPrivately(isPrivate), name);
    // In a narrow window the sidebar would wait behind its handle.
    await tab.page.setViewport({ width: 1400, height: 1000 });
    await tab.page.reload();
    await tab.ready();
    await tab.page.evaluate(() => scrollTo({ top: 3000, behavior: 'instant' }));
    await pause(STOPPED);
    await tab.page.close();
    await read(async (open) => {
      await open.scrollTo(3000);
      await until('a place', async () => `place:${url}` in (await stored('local')));
    });
    expect(Object.keys(await stored('local'))).toEqual([`place:${url}`]);
  });

  /** Lets the extension into private windows, and opens one. */
  async function openPrivately(url: string): Promise<Page> {
    if (name === 'firefox') {
      await inFirefox(browser, LET_IN_PRIVATELY, ID);
      options = await openOptions();
      await inFirefox(browser, OPEN_PRIVATELY, url);
    } else {
      const id = new URL(options.url()).host;
      const extensions = await browser.newPage();
      await extensions.goto('chrome://extensions');
      await extensions.evaluate(async (extensionId) => {
        interface Developer {
          updateProfileConfiguration(what: { inDeveloperMode: boolean }): Promise<void>;
          updateExtensionConfiguration(what: { extensionId: string; incognitoAccess: boolean }): Promise<void>;
        }
        const { developerPrivate } = (globalThis as unknown as { chrome: { developerPrivate: Developer } }).chrome;
        // Else what is loaded again is switched off.
        await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
        await developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
      }, id);
      // The browser loads it again.
      options = await until('the options', () => openOptions().catch(() => null));
      await options.evaluate((where) => {
        interface Windows {
          windows: { create(what: { incognito: boolean; url: string }): Promise<unknown> };
        }
        return (globalThis as unknown as { chrome: Windows }).chrome.windows.create({ incognito: true, url: where });
      }, url);
    }
    return until('the private window', async () => (await browser.pages()).find((page) => page.url() === url));
  }
});

const LET_IN_PRIVATELY = `async (window, id) => {
  const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  const permissions = ['internal:privateBrowsingAllowed'];
  await ExtensionPermissions.add(id, { permissions, origins: [], data_collection: [] });
  await (await AddonManager.getAddonByID(id)).reload();
}`;
const OPEN_PRIVATELY = `async (window, url) => {
  const opened = window.OpenBrowserWindow({ private: true });
  await new Promise((done) => opened.addEventListener('load', done, { once: true }));
  await opened.delayedStartupPromise;
  opened.gBrowser.selectedBrowser.fixupAndLoadURIString(url, {
    triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
  });
}`;
