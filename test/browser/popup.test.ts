/** The toolbar button's popup in both browsers: what it tells of a page, what it starts, and where it is let in. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ENOUGH } from '../../src/detect/evidence.ts';
import { EVERY_SITE } from '../../src/sites/access.ts';
import {
  BROWSERS,
  close,
  LISTED,
  launch,
  open,
  PAGES,
  pause,
  ROOT,
  SAMPLE,
  type Server,
  SILENCE,
  type SidebarPage,
  serve,
  UNLISTED,
  until,
} from './harness.ts';
import {
  clear,
  extensionId,
  goToOwn,
  type Items,
  type Extension as Own,
  ownUrl,
  sticksOut,
  stored as storedIn,
  store as storeIn,
  violations,
} from './own-pages.ts';
import { FOR_POPUP, inFirefox, Popup, UUID } from './popup-harness.ts';

const NOVEL = 'not-novel/source.html';
/** What Firefox is told is a store for extensions. */
const STORE = 'www.store-host.com';
const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF`;
/** An advert of the sample page. */
const ADVERT = '小编';

/** The part of the browser's interface for extensions that is used. */
interface Extension extends Own {
  action: { getBadgeText(which: object): Promise<string>; getTitle(which: object): Promise<string> };
  scripting: { getRegisteredContentScripts(): Promise<{ matches: string[]; js: string[] }[]> };
  permissions: Own['permissions'] & {
    getAll(): Promise<{ origins: string[] }>;
    remove(which: { origins: string[] }): Promise<boolean>;
  };
  runtime: { getManifest(): { content_scripts: { js: string[] }[]; host_permissions: string[] } };
}
type World = typeof globalThis & { chrome: Extension };

describe.each(BROWSERS)('the popup in %s', (name) => {
  let browser: Browser;
  let server: Server;
  /** A page of the extension's own, to look into the browser from. */
  let inside: Page;
  /** Chromium's own page for extensions. */
  let extensions: Page;
  /** A copy of the extension for Chromium: its manifest is changed for a moment to let it in. */
  const dist = name === 'chromium' ? mkdtempSync(join(tmpdir(), 'popup-')) : '';
  let id = UUID;
  let tab: SidebarPage | null = null;
  let popup: Popup | null = null;

  beforeAll(async () => {
    if (dist) cpSync(join(ROOT, 'dist/chrome'), dist, { recursive: true });
    const prefs = {
      ...FOR_POPUP.prefs,
      'network.dns.localDomains': `${LISTED},${UNLISTED},${STORE}`,
      'extensions.webextensions.restrictedDomains': STORE,
    };
    const more = { ...FOR_POPUP, prefs, ...(dist ? { dist } : {}) };
    [browser, server] = await Promise.all([launch(name, more), serve(PAGES)]);
    if (name === 'chromium') {
      id = await extensionId(browser, name);
      extensions = await browser.newPage();
      await extensions.goto('chrome://extensions');
      // Else what is loaded again is switched off.
      await developer('updateProfileConfiguration', { inDeveloperMode: true });
    }
    await openInside();
    server.made.set('/empty.html', '<!doctype html><title>x</title><body></body>');
  });
  afterAll(async () => {
    await close(browser);
    await server?.close();
    if (dist) rmSync(dist, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await clear(inside);
  });
  afterEach(async () => {
    // A test that fails while the extension is being loaded again leaves none: those behind it are not to fail, too.
    if (!(await inside.evaluate(() => 'storage' in (globalThis as World).chrome).catch(() => false)))
      await openInside();
    await popup?.close();
    await tab?.page.close();
    popup = null;
    tab = null;
    const origins = await granted();
    if (origins.length) await takeBack(...origins);
  });

  const openInside = async (): Promise<void> => {
    await inside?.close().catch(() => {});
    inside = await browser.newPage();
    await goToOwn(inside, ownUrl(name, id, 'src/options/index.html'), 'textarea');
  };
  const visit = async (path: string, host: string): Promise<SidebarPage> => {
    tab = await open(browser, name, server.url(path, host));
    return tab;
  };
  const reload = async (): Promise<void> => {
    await tab!.page.reload({ waitUntil: 'load' });
  };
  const press = async (page = tab!.page): Promise<Popup> => {
    await popup?.close();
    popup = await Popup.open(browser, name, page);
    return popup;
  };
  const staysSilent = async (): Promise<void> => {
    await pause(SILENCE);
    expect(await tab!.sidebar()).toBeNull();
  };
  const stored = () => storedIn(inside, 'local');
  const store = (items: Items) => storeIn(inside, 'local', items);
  const granted = () =>
    inside.evaluate(async () => {
      const { origins } = await (globalThis as World).chrome.permissions.getAll();
      return origins.filter((origin) => /:\/\/\*\/|unlisted/.test(origin));
    });
  const registered = () =>
    inside.evaluate(async () =>
      (await (globalThis as World).chrome.scripting.getRegisteredContentScripts()).flatMap(({ matches }) => matches),
    );
  /**
   * Lets it in. Chromium's question cannot be answered by a driver: there the manifest asks for the origin at install,
   * and then, loaded again, no longer does; what was granted stays.
   */
  const letIn = async (...origins: string[]): Promise<void> => {
    if (name === 'firefox') await inFirefox(browser, PERMISSIONS, { act: 'add', origins });
    else {
      const file = join(dist, 'manifest.json');
      const manifest = readFileSync(file, 'utf8');
      const { host_permissions: hosts, ...rest } = JSON.parse(manifest);
      // What is loaded is asked of a page of the extension's, which goes with each reload. At times it is the old one.
      const reload = (wanted: boolean) =>
        until(
          'the other manifest',
          async () => {
            // Else it says that it is done before the manifest is read.
            await developer('reload', id, { failQuietly: true, populateErrorForUnpacked: true });
            await openInside();
            const loaded = await inside.evaluate(
              () => (globalThis as World).chrome.runtime.getManifest().host_permissions,
            );
            return loaded.includes(origins[0]!) === wanted;
          },
          30_000,
        );
      writeFileSync(file, JSON.stringify({ ...rest, host_permissions: [...hosts, ...origins] }));
      await reload(true);
      writeFileSync(file, manifest);
      await reload(false);
    }
    await until('the content script registered', async () => (await registered()).includes(origins[0]!));
  };
  /** In Firefox as the reader does it on the browser's own page. */
  const takeBack = async (...origins: string[]): Promise<void> => {
    if (name === 'firefox') await inFirefox(browser, PERMISSIONS, { act: 'remove', origins });
    else await inside.evaluate((all) => (globalThis as World).chrome.permissions.remove({ origins: all }), origins);
    await until('the content script gone', async () => !(await registered()).includes(origins[0]!));
  };
  /** What Chromium's own page for extensions can do. */
  const developer = (act: string, ...args: unknown[]) =>
    extensions.evaluate(
      async (method, list) => {
        type Developer = Record<string, (...args: unknown[]) => Promise<void>>;
        await (globalThis as unknown as { chrome: { developerPrivate: Developer } }).chrome.developerPrivate[method]!(
          ...list,
        );
      },
      act,
      args,
    );
  const PERMISSIONS = `async (window, { act, origins }) => {
    const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
    const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
    const extension = ExtensionParent.GlobalManager.getExtension('rostrum@speech-pages.example');
    await ExtensionPermissions[act](extension.id, { permissions: [], origins, data_collection: [] }, extension);
  }`;
  /** What the toolbar button says for the tab in front. */
  const badge = () =>
    inside.evaluate(async () => {
      const { action, tabs } = (globalThis as World).chrome;
      const [front] = await tabs.query({ active: true, currentWindow: true });
      return action.getBadgeText({ tabId: front!.id });
    });
  const ORIGIN = `*://${UNLISTED}/*`;

  describe('on a page of a site that is not listed', () => {
    test('nothing runs before the button is pressed; its first control starts it, and the popup makes way', async () => {
      await visit(SAMPLE, UNLISTED);
      await staysSilent();
      await press();
      expect(await popup!.run((document) => (document.activeElement as HTMLElement).dataset.action)).toBe('open');
      expect(await popup!.has('[role=switch]')).toBe(false);
      expect(await popup!.start()).toBe('never');
      await popup!.click('[data-action=open]');
      await tab!.ready();
      expect(await tab!.innerText()).not.toContain(ADVERT);
      await until('the popup gone', async () => !(await popup!.isOpen()));
      // Once, and not for good.
      await reload();
      await staysSilent();
    });

    test('what runs is told what to do', async () => {
      await visit(SAMPLE, UNLISTED);
      await (await press()).click('[data-action=open]');
      await tab!.ready();
      await press();
      expect(await popup!.text('.speeches')).toContain('5');
      await popup!.click('[data-action=toggle-cleaning]');
      await until('the advert', async () => (await tab!.innerText()).includes(ADVERT));
      await until('the switch off', () => popup!.has('[data-action=toggle-cleaning][aria-checked=false]'));
      await popup!.click('[data-action=script-traditional]');
      await until('traditional text', async () => (await tab!.innerText()).includes('講話稿'));
      await popup!.click('[data-action=script-original]');
      await until('its own text', async () => (await tab!.innerText()).includes('讲话稿'));
      await popup!.click('[data-action=close]');
      await until('no sidebar', async () => !(await tab!.sidebar()));
      await until('the way back', () => popup!.has('[data-action=open]'));
      await popup!.click('[data-action=open]');
      await tab!.ready();
    });

    test('let in, it starts by itself; taken back, it does not, and says what to do', async () => {
      if (name === 'chromium') await letIn(ORIGIN);
      await visit(SAMPLE, UNLISTED);
      // At once, on the page in front.
      if (name === 'firefox') await letIn(ORIGIN);
      await tab!.ready();
      await reload();
      await tab!.ready();
      await press();
      expect(await popup!.start()).toBe('auto');
      await popup!.click('input[value=always]');
      await until('it stored', async () => JSON.stringify(await stored()).includes('"always"'));
      expect(await popup!.has('[data-action=allow]')).toBe(false);
      await takeBack(ORIGIN);
      await until('the way to allow it', () => popup!.has('[data-action=allow]'));
      expect(await popup!.start()).toBe('always');
      await reload();
      await staysSilent();
    });

    test('“never” gives back what was let in for it', async () => {
      await letIn(ORIGIN);
      await visit(NOVEL, UNLISTED);
      await press();
      await popup!.click('input[value=never]');
      await until('it given back', async () => !(await granted()).length && !(await registered()).length);
      expect(await popup!.start()).toBe('never');
    });

    test('let in everywhere, it starts by itself there; given back, it does on the listed sites alone', async () => {
      await letIn(...EVERY_SITE);
      await visit(SAMPLE, UNLISTED);
      await tab!.ready();
      await press();
      expect(await popup!.has('[name=everywhere]:checked')).toBe(true);
      await popup!.click('[name=everywhere]');
      await until('it given back', async () => !(await registered()).length);
      await until('the box empty', async () => !(await popup!.has('[name=everywhere]:checked')));
      await reload();
      await staysSilent();
      // On the listed sites it runs as before.
      await tab!.page.goto(server.url(SAMPLE, LISTED));
      await tab!.ready();
    });

    // No driver can answer Chromium's question.
    test.runIf(name === 'firefox')('asks to be let in with the click that needs it', async () => {
      await visit(NOVEL, UNLISTED);
      await press();
      await popup!.click('input[value=always]');
      await until('it let in', async () => (await granted()).join() === ORIGIN);
      await tab!.ready().catch(() => {});
      expect(await tab!.sidebar()).not.toBeNull();
      await until('it registered', async () => (await registered()).join() === ORIGIN);
      await press();
      await popup!.click('[name=everywhere]');
      await until('it let in everywhere', async () => (await granted()).includes(EVERY_SITE[0]!));
    });

    test.runIf(name === 'chromium').each(['no', 'an error'])(
      'refused with %s, nothing is chosen, and it says so',
      async (answer) => {
        await visit(NOVEL, UNLISTED);
        await press();
        const asked = await popup!.page!.evaluateHandle((how) => {
          type Named = { browser: { permissions: { request(wanted: unknown): Promise<boolean> } } };
          const { permissions } = (globalThis as unknown as Named).browser;
          const calls: unknown[] = [];
          permissions.request = async (wanted) => {
            calls.push([wanted, navigator.userActivation.isActive]);
            if (how === 'an error') throw new Error(how);
            return false;
          };
          return calls;
        }, answer);
        await popup!.click('input[value=always]');
        await until('the note', () => popup!.text('[role=status]'));
        expect(await asked.jsonValue()).toEqual([[{ origins: [ORIGIN] }, true]]);
        await until('the choice before', async () => (await popup!.start()) === 'never');
        expect(await stored()).toEqual({});
        await popup!.click('[name=everywhere]');
        await until('the box empty', async () => !(await popup!.has('[name=everywhere]:checked')));
      },
    );
  });

  describe('on a listed site', () => {
    test('never: the site is left alone; and again by what its pages look like', async () => {
      await visit(SAMPLE, LISTED);
      await tab!.ready();
      await press();
      expect(await popup!.start()).toBe('auto');
      await popup!.click('input[value=never]');
      await until('it stored', async () => JSON.stringify(await stored()).includes('"never"'));
      await reload();
      await staysSilent();
      await press();
      await popup!.click('input[value=auto]');
      // At once, too.
      await tab!.ready();
      expect(await stored()).toEqual({});
      await reload();
      await tab!.ready();
    });

    test('always: pages that do not look like speeches, too', async () => {
      await visit(NOVEL, LISTED);
      await staysSilent();
      await press();
      await popup!.click('input[value=always]');
      await until('the sidebar', () => tab!.sidebar());
      await reload();
      await until('the sidebar', () => tab!.sidebar());
    });

    test('always: text that comes late is waited for', async () => {
      await store({ [`site:${LISTED}`]: { version: 1, keep: [], script: null, run: 'always' } });
      await visit('empty.html', LISTED);
      await staysSilent();
      expect(await badge()).toBe('');
      await tab!.page.evaluate(() => {
        const text = '这一天的清晨，镇上的人都还没有起床，河面上只有一层薄薄的雾，几只水鸟从桥下飞过。';
        for (let i = 0; i < 10; i++)
          document.body.append(Object.assign(document.createElement('p'), { textContent: text }));
      });
      await until('the sidebar', () => tab!.sidebar());
    });

    test('a wrong verdict is put right with one click, at once and from then on', async () => {
      await visit(NOVEL, LISTED);
      await press();
      expect(await popup!.has('[data-action=correct]')).toBe(true);
      await popup!.click('[data-action=correct]');
      await until('the sidebar', () => tab!.sidebar());
      await reload();
      await until('the sidebar', () => tab!.sidebar());
      await press();
      await popup!.click('[data-action=judge-again]');
      await until('it forgotten', async () => !Object.keys(await stored()).length);
      await reload();
      await staysSilent();
    });

    test('a page that is said to be no speech is given back, and left alone', async () => {
      await visit(`${SAMPLE}?x=1`, LISTED);
      await tab!.ready();
      await press();
      await popup!.click('[data-action=correct]');
      await until('no sidebar', async () => !(await tab!.sidebar()));
      expect(await tab!.innerText()).toContain(ADVERT);
      await until('no count', async () => (await badge()) === '');
      await reload();
      await staysSilent();
      // Another page of the site is another matter.
      await tab!.page.goto(server.url(`${SAMPLE}?x=2`, LISTED));
      await tab!.ready();
      await tab!.page.goto(server.url(`${SAMPLE}?x=1`, LISTED));
      await press();
      await popup!.click('[data-action=open]');
      await tab!.ready();
    });

    test('the browser’s word is looked up before it is gone by', async () => {
      await visit(SAMPLE, LISTED);
      await tab!.ready();
      const origins = ['*://*.ruiwen.com/*'];
      if (name === 'firefox') await inFirefox(browser, PERMISSIONS, { act: 'remove', origins });
      else await developer('updateExtensionConfiguration', { extensionId: id, hostAccess: 'ON_CLICK' });
      await reload();
      await staysSilent();
      await press();
      expect(await popup!.start()).toBe('auto');
      expect(await popup!.has('[data-action=allow]')).toBe(true);
      if (name === 'firefox') await popup!.click('[data-action=allow]');
      else await developer('updateExtensionConfiguration', { extensionId: id, hostAccess: 'ON_ALL_SITES' });
      // At once, on the page in front.
      await tab!.ready();
      await until('it let in', async () => !(await popup!.isOpen()) || !(await popup!.has('[data-action=allow]')));
      if (name === 'firefox') await inFirefox(browser, PERMISSIONS, { act: 'add', origins });
    });
  });

  test('says why: each piece of evidence in words, with its points', async () => {
    await visit(SAMPLE, LISTED);
    await press();
    const rows = await popup!.run((document) =>
      [...document.querySelectorAll('dl > div')].map((row) => [...row.children].map((one) => one.textContent ?? '')),
    );
    expect(rows.length).toBeGreaterThan(3);
    for (const [words, points] of rows) {
      expect(words).not.toBe('');
      expect(points).toMatch(/^[+−]\d/);
    }
    const sum = rows.reduce((total, [, points]) => total + Number(points!.replace('−', '-').replace('+', '')), 0);
    const summary = await popup!.text('summary');
    const said = /[+−]([\d.]+)/.exec(summary)!;
    expect(sum).toBeCloseTo(Number(said[1]), 0);
    expect(summary.replace(said[0], '')).toContain(String(ENOUGH));
  });

  test('the number of speeches is on the button, on this page only', async () => {
    await visit(SAMPLE, LISTED);
    await tab!.ready();
    await until('the count', async () => (await badge()) === '5');
    await tab!.page.evaluate(() => {
      location.hash = '#there';
    });
    await tab!.act('close-sidebar');
    await pause(300);
    expect(await badge()).toBe('5');
    await tab!.page.evaluate(() => {
      const text = '今天，我们在这里举行开幕式。我代表组委会，向各位的到来表示热烈的欢迎，并向筹备人员表示衷心的感谢！';
      const last = [...document.querySelectorAll('p')].filter((p) => p.textContent.length > 60).at(-1)!;
      for (const line of ['晚来的开幕式讲话稿 篇6', '同志们：', text, `${text}谢谢大家！`]) {
        const p = last.cloneNode() as HTMLElement;
        p.textContent = line;
        last.parentElement!.append(p);
      }
    });
    await until('one more', async () => (await badge()) === '6');
    await tab!.page.goto(server.url(NOVEL, LISTED));
    await pause(SILENCE);
    expect(await badge()).toBe('');
    await tab!.page.evaluate(() => history.back());
    await until('the count again', async () => (await badge()) === '5' || (await badge()) === '6');
  });

  const saysItMayNotRun = async (page: Page, phase = 'cannotRun'): Promise<void> => {
    await press(page);
    expect(await popup!.has(`[data-phase=${phase}]`)).toBe(true);
    expect(await popup!.text('h2')).toContain('PDF');
    expect(await popup!.has('[data-action=open]')).toBe(false);
    await popup!.close();
  };
  /** Firefox’s driver misses that such a page has loaded. */
  const goTo = (page: Page, url: string) => page.goto(url, { timeout: 2000 }).catch(() => {});

  test.each(name === 'chromium' ? ['chrome://version/', 'about:blank'] : ['about:license'])(
    'says where it may not run: %s',
    async (url) => {
      const page = await browser.newPage();
      await goTo(page, url);
      await press(page);
      expect(await popup!.has('input[name=start]')).toBe(false);
      // Something has the keyboard's focus all the same.
      expect(await popup!.run((document) => document.activeElement?.localName)).toBe('input');
      await saysItMayNotRun(page);
      await page.close();
    },
  );

  test('says that it cannot read a PDF file, nor run in a store for extensions', async () => {
    server.made.set('/file.pdf', { body: PDF, headers: { 'content-type': 'application/pdf' } });
    const page = await browser.newPage();
    await goTo(page, server.url('file.pdf', UNLISTED));
    // Firefox lets no extension into its viewer.
    await saysItMayNotRun(page, name === 'firefox' ? 'cannotRun' : 'notHtml');
    // Chromium's store is at an address that cannot be served here.
    if (name === 'firefox') {
      await goTo(page, server.url(SAMPLE, STORE));
      await saysItMayNotRun(page);
    }
    await page.close();
  });

  test('says that a page has no text', async () => {
    await visit('empty.html', UNLISTED);
    await press();
    expect(await popup!.has('[data-action=correct]')).toBe(false);
    const said = await popup!.text('h2');
    server.made.set('/short.html', '<!doctype html><title>x</title><p>short</p>');
    await tab!.page.goto(server.url('short.html', UNLISTED));
    await press();
    expect(await popup!.text('h2')).not.toBe(said);
    await popup!.click('[data-action=open]');
    await until('it said', async () => (await popup!.text('h2')) === said);
    expect(await popup!.isOpen()).toBe(true);
  });

  test('opens the settings', async () => {
    await visit(NOVEL, LISTED);
    await press();
    await popup!.click('[data-action=options]');
    await until('the popup gone', async () => !(await popup!.isOpen()));
    expect(await stored()).toEqual({});
  });

  // Firefox's driver sees the popup as a part of the browser's own window.
  describe.runIf(name === 'chromium')('for everyone', () => {
    /** With all on it that can be said. */
    const fullPopup = async (): Promise<Page> => {
      await store({ [`site:${UNLISTED}`]: { version: 1, keep: [], script: null, run: 'always' } });
      await visit(SAMPLE, UNLISTED);
      await (await press()).click('[data-action=open]');
      await tab!.ready();
      await press();
      await popup!.run((document) => document.querySelector('details')!.setAttribute('open', ''));
      return popup!.page!;
    };

    test.each(['light', 'dark'])('no rule of accessibility is broken, %s', async (scheme) => {
      const page = await fullPopup();
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      expect(await violations(page)).toEqual([]);
      expect(await sticksOut(page)).toBe(false);
    });

    test('all that can be done can be reached with the keyboard', async () => {
      const page = await fullPopup();
      const wanted = await page.evaluate(
        () => document.querySelectorAll('button, summary, [type=checkbox], [type=radio]:checked').length,
      );
      const seen = new Set<number>();
      for (let presses = 0; presses < wanted; presses++) {
        seen.add(
          await page.evaluate(() => [...document.querySelectorAll('*')].indexOf(document.activeElement as Element)),
        );
        expect(await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle)).not.toBe('none');
        await page.keyboard.press('Tab');
      }
      expect(seen.size).toBe(wanted);
    });
  });
});
