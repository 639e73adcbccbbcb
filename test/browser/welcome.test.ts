/**
 * The first minutes with Rostrum, and the pages read before: the welcome page, its sample, what is decided there, and the
 * place to go on from.
 */
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  BROWSERS,
  close,
  find,
  findAll,
  launch,
  open,
  PAGES,
  pause,
  SAMPLE,
  type Server,
  SidebarPage,
  STOPPED,
  serve,
  textOf,
  until,
} from './harness.ts';
import {
  type Area,
  clear,
  goToOwn,
  type Items,
  ownUrl,
  sticksOut,
  store,
  stored as storedIn,
  violations,
  type World,
} from './own-pages.ts';
import { FOR_POPUP, inFirefox, UUID } from './popup-harness.ts';

describe.each(BROWSERS)('in %s', (name) => {
  let browser: Browser;
  let server: Server;
  let base: string;
  /** The welcome page: also the way into the extension's storage. */
  let page: Page;
  let opened: string;

  beforeAll(async () => {
    [browser, server] = await Promise.all([launch(name, { ...FOR_POPUP, welcome: true }), serve(PAGES)]);
    const isWelcome = (url: string) => url.endsWith('/src/welcome/index.html');
    if (name === 'firefox') {
      // The driver sees a page come up, but not which.
      opened = await until('the welcome page', async () =>
        (
          await inFirefox<string[]>(
            browser,
            '(window) => window.gBrowser.tabs.map((tab) => tab.linkedBrowser.currentURI.spec)',
          )
        ).find(isWelcome),
      );
      base = ownUrl(name, UUID, 'src/');
      page = await openOwn('welcome/index.html');
    } else {
      page = await until('the welcome page', async () => (await browser.pages()).find((one) => isWelcome(one.url())));
      opened = page.url();
      base = opened.replace('welcome/index.html', '');
    }
  });
  afterAll(async () => {
    await close(browser);
    await server?.close();
  });
  beforeEach(async () => {
    await page.bringToFront();
    await page.setViewport({ width: 1000, height: 900 });
    await clear(page);
    await until('the default', () => isChecked('original'));
  });

  /** Opens one of the extension's own pages. */
  async function openOwn(path: string): Promise<Page> {
    const own = await browser.newPage();
    // In a narrow window the sidebar would wait behind its handle.
    await own.setViewport({ width: 1300, height: 900 });
    await goToOwn(own, base + path, 'h1');
    return own;
  }
  const stored = (area: Area) => storedIn(page, area);
  const set = (items: Items) => store(page, 'sync', items);
  const isChecked = (script: string): Promise<boolean> =>
    page.evaluate(
      (value) => document.querySelector<HTMLInputElement>(`input[name="script"][value="${value}"]`)?.checked === true,
      script,
    );
  const text = (selector: string): Promise<string> =>
    page.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.innerText.trim() ?? '', selector);

  // Firefox's driver cannot ask for a scheme.
  const SCHEMES = name === 'firefox' ? ['light'] : ['light', 'dark'];
  const scheme = async (which: Page, value: string) => {
    if (name === 'chromium') await which.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
  };

  describe('the welcome page', () => {
    test('opens once the extension is installed, in the language of its texts', async () => {
      expect(opened).toContain('/src/welcome/index.html');
      expect(await page.title()).toMatch(/^(Welcome to Rostrum|欢迎使用讲台|歡迎使用講台)$/);
      expect(await page.evaluate(() => document.documentElement.lang)).toMatch(/^(en|zh-CN|zh-TW)$/);
      expect(await text('body')).not.toContain('undefined');
      expect(await page.$eval('[role="img"]', (picture) => picture.getAttribute('aria-label')?.length)).toBeGreaterThan(
        20,
      );
      expect(await page.evaluate(() => [...document.querySelectorAll('script')].every((one) => one.src))).toBe(true);
    });

    test('stores the script, and follows it when it is changed elsewhere', async () => {
      await page.click('input[name="script"][value="traditional"]');
      await until('it stored', async () => (await stored('sync'))['settings1:script'] === 'traditional');
      await set({ 'settings1:script': 'simplified' });
      await until('it shown', () => isChecked('simplified'));
    });

    // Firefox's driver runs nothing in such a page before the page itself.
    test.runIf(name === 'chromium')('says that the settings could not be read, and reads them again', async () => {
      const own = await browser.newPage();
      await own.evaluateOnNewDocument(() => {
        interface Area {
          get(keys: unknown): Promise<unknown>;
        }
        const world = globalThis as unknown as Record<string, { storage: { sync: Area } } | undefined>;
        // Newer ones have both names.
        for (const one of ['chrome', 'browser']) {
          const area = world[one]?.storage.sync;
          if (!area) continue;
          const get = area.get.bind(area);
          area.get = async (keys) => {
            if (document.documentElement.dataset.storage !== 'mended') throw new Error('broken');
            return get(keys);
          };
        }
      });
      await own.goto(`${base}welcome/index.html`);
      await until('the failure', () => own.$('#script-title ~ .failure'));
      expect(await own.$('input[name="script"]')).toBeNull();
      await own.evaluate(() => {
        document.documentElement.dataset.storage = 'mended';
      });
      await own.click('[data-action="reload"]');
      await until('the choice', () => own.$('input[name="script"]:checked'));
      expect(await own.$('#script-title ~ .failure')).toBeNull();
      await own.close();
    });

    test('asks for every site at a click, and takes it back', async () => {
      const wanted = { origins: ['http://*/*', 'https://*/*'] };
      const isAllowed = () => page.evaluate((all) => (globalThis as World).chrome.permissions.contains(all), wanted);
      const button = '[data-action="every-site"]:enabled';
      if (name === 'chromium') {
        // The browser's own question is out of the driver's reach: what is asked for, and a no, are seen to.
        await page.evaluate(() => {
          const world = globalThis as unknown as Record<string, { permissions: Record<string, unknown> } | undefined>;
          const request = async (all: unknown) => {
            document.body.dataset.asked = JSON.stringify([all, navigator.userActivation.isActive]);
            return false;
          };
          // Newer ones have both names.
          for (const one of ['chrome', 'browser']) if (world[one]) world[one].permissions.request = request;
        });
        await page.click(button);
        await until('the answer', () => text('#every-how ~ [aria-live] .note'));
        expect(await page.evaluate(() => document.body.dataset.asked)).toBe(JSON.stringify([wanted, true]));
        expect(await isAllowed()).toBe(false);
        return;
      }
      const before = await text(button);
      await page.click(button);
      await until('the permission', isAllowed);
      await until('the way back', async () => (await text(button)) !== before);
      await page.click(button);
      await until('it taken back', async () => !(await isAllowed()));
      await until('the way there', async () => (await text(button)) === before);
    });

    test.each(SCHEMES)('breaks no rule of accessibility, %s', async (value) => {
      await scheme(page, value);
      expect(await violations(page)).toEqual([]);
    });

    test('fits a window of 320 px', async () => {
      await page.setViewport({ width: 320, height: 640 });
      await pause(200);
      expect(await sticksOut(page)).toBe(false);
      expect(await violations(page)).toEqual([]);
    });

    test('all that can be done can be reached with the keyboard', async () => {
      const wanted = await page.$$eval('a[href], button:enabled, input[type="radio"]:checked', (all) => all.length);
      await page.evaluate(() => {
        (document.activeElement as HTMLElement | null)?.blur();
        getSelection()?.setPosition(document.body, 0);
      });
      const seen = new Set<string>();
      // Once around, wherever it begins: between the last and the first comes the page itself.
      for (let presses = 0; presses <= wanted; presses++) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(() => {
          const element = document.activeElement as HTMLElement;
          if (element === document.body) return '';
          const isSeen = getComputedStyle(element).outlineStyle !== 'none';
          return isSeen ? `${element.localName} ${element.innerText}` : 'unseen';
        });
        if (at) seen.add(at);
      }
      expect([...seen]).not.toContain('unseen');
      expect(seen.size).toBe(wanted);
    });
  });

  describe('the sample page', () => {
    const visit = async (use: (tab: SidebarPage) => Promise<void>) => {
      const own = await openOwn('welcome/sample.html');
      try {
        await use(new SidebarPage(own, name));
      } finally {
        await own.close();
      }
    };

    test('is outlined, cleaned and converted', () =>
      visit(async (tab) => {
        const outline = await tab.ready();
        expect(outline.filter((line) => line.startsWith('1 '))).toHaveLength(3);
        expect(outline.join()).toContain('三、真抓实干');
        await until('the adverts gone', async () => !(await tab.innerText()).includes('AI写作助手'));
        expect(await tab.innerText()).not.toContain('写作顾问在线');
        expect(await tab.innerText()).toContain('通报了下半年安全检查情况');
        await tab.act('script-traditional');
        await until('traditional text', async () => (await tab.innerText()).includes('年度工作會議'));
        await tab.act('restore-page');
        await until('all of it back', async () => (await tab.innerText()).includes('AI写作助手'));
        // It is no site: nothing is remembered of it.
        expect(await stored('local')).toEqual({});
      }));

    test('follows the settings, and leads nowhere', () =>
      visit(async (tab) => {
        await tab.ready();
        await until('the adverts gone', async () => !(await tab.innerText()).includes('AI写作助手'));
        await set({ 'settings1:keepKinds': ['ad'] });
        await until('the adverts', async () => (await tab.innerText()).includes('AI写作助手'));
        const before = tab.page.url();
        await tab.page.evaluate(() => document.querySelector<HTMLElement>('.adbox a')!.click());
        await pause(300);
        expect(tab.page.url()).toBe(before);
      }));

    test.each(SCHEMES)('breaks no rule of accessibility, %s, and fits a window of 320 px', (value) =>
      visit(async (tab) => {
        await scheme(tab.page, value);
        await tab.ready();
        await tab.act('restore-page');
        await pause(300);
        expect(await violations(tab.page)).toEqual([]);
        await tab.page.setViewport({ width: 320, height: 640 });
        await pause(300);
        expect(await sticksOut(tab.page)).toBe(false);
      }),
    );
  });

  describe('a page that is read again', () => {
    const HEADING = '三、真抓实干，交出满意的答卷';
    const visit = async (path: string, use: (tab: SidebarPage) => Promise<void>) => {
      const tab = await open(browser, name, server.url(path));
      try {
        await tab.ready();
        await use(tab);
      } finally {
        await tab.page.close();
      }
    };
    const topOf = (tab: SidebarPage, words: string): Promise<number> =>
      tab.page.evaluate((wanted) => {
        const all = [...document.querySelectorAll<HTMLElement>('p')];
        return Math.round(all.find((one) => one.innerText.includes(wanted))!.getBoundingClientRect().top);
      }, words);
    const scrollTo = async (tab: SidebarPage, words: string) => {
      const top = await topOf(tab, words);
      await tab.page.evaluate((y) => window.scrollBy({ top: y - 20, behavior: 'instant' }), top);
    };
    const offer = async (tab: SidebarPage): Promise<string> => {
      const root = await tab.sidebar();
      const line = root && find(root, (node) => node.attributes.id === 'go-on');
      return line ? textOf(line) : '';
    };
    const isRemembered = () =>
      until('the place stored', async () => Object.keys(await stored('local')).some((key) => key.startsWith('place:')));
    const read = (path: string) =>
      visit(path, async (tab) => {
        await scrollTo(tab, HEADING);
        await isRemembered();
      });

    test('offers to go on where the reader stopped, and goes there only when asked', async () => {
      await read(SAMPLE);
      await visit(SAMPLE, async (tab) => {
        await until('the offer', async () => (await offer(tab)).includes(HEADING));
        const line = find((await tab.sidebar())!, (node) => node.attributes.id === 'go-on')!;
        expect(line.attributes.role).toBe('status');
        await pause(500);
        expect(await tab.page.evaluate(() => scrollY)).toBe(0);
        await tab.act('go-on');
        await until('the place', async () => Math.abs(await topOf(tab, HEADING)) < 120);
        expect(await offer(tab)).toBe('');
        expect(await tab.current()).toBe(HEADING);
      });
    });

    test('says the heading in the script that the page is shown in', async () => {
      await read(SAMPLE);
      await set({ 'settings1:script': 'traditional' });
      await visit(SAMPLE, async (tab) => {
        await until('the offer', async () => (await offer(tab)).includes('三、真抓實幹，交出滿意的答卷'));
      });
    });

    test('offers it no longer when it is not wanted', async () => {
      await read(SAMPLE);
      await visit(SAMPLE, async (tab) => {
        await until('the offer', () => offer(tab));
        await tab.act('dismiss-place');
        await until('it gone', async () => (await offer(tab)) === '');
        expect((await tab.focused())?.role).toBe('treeitem');
      });
    });

    test('remembers on leaving, too, and nothing of the very beginning', async () => {
      await visit(SAMPLE, async (tab) => {
        await tab.page.evaluate(() => window.scrollBy({ top: 40, behavior: 'instant' }));
        await pause(STOPPED);
        expect(await stored('local')).toEqual({});
        await scrollTo(tab, HEADING);
        await tab.drawn();
        await tab.page.goto(server.url('not-list/source.html'));
        await isRemembered();
      });
    });

    test('remembers nothing because the window takes another size', () =>
      visit(SAMPLE, async (tab) => {
        await scrollTo(tab, HEADING);
        await isRemembered();
        await clear(page);
        await tab.page.setViewport({ width: 1400, height: 700 });
        await pause(STOPPED);
        expect(await stored('local')).toEqual({});
      }));

    test('remembers nothing because the sidebar is opened', () =>
      visit(SAMPLE, async (tab) => {
        // There is no room for it by itself.
        await tab.page.setViewport({ width: 800, height: 1000 });
        await tab.page.reload({ waitUntil: 'load' });
        await until('the handle', () => tab.sidebar());
        await scrollTo(tab, HEADING);
        await isRemembered();
        await clear(page);
        for (const open of [false, true]) {
          await page.evaluate(async (isOpen) => {
            const { tabs } = (globalThis as World).chrome;
            const [shown] = await tabs.query({ url: '*://*/sample/*' });
            await tabs.sendMessage(shown!.id, { type: 'sidebar', open: isOpen });
          }, open);
          await until(`open: ${open}`, async () => ((await tab.sidebar()) !== null) === open);
        }
        await pause(STOPPED);
        expect(await stored('local')).toEqual({});
      }));

    test.each(['#content', '#:~:text=老师们'])(
      'offers nothing where the address has a fragment (%s)',
      async (fragment) => {
        await read(SAMPLE);
        await visit(SAMPLE + fragment, async (tab) => {
          await pause(600);
          expect(await offer(tab)).toBe('');
        });
      },
    );

    test('offers on an application’s page what was read on that page, not on its others', async () => {
      await read(`${SAMPLE}#/speech/1`);
      await visit(`${SAMPLE}#/speech/2`, async (tab) => {
        await pause(600);
        expect(await offer(tab)).toBe('');
      });
      await visit(`${SAMPLE}#/speech/1`, async (tab) => {
        await until('the offer', async () => (await offer(tab)).includes(HEADING));
      });
    });

    test('remembers nothing, and offers nothing, when that is switched off', async () => {
      await read(SAMPLE);
      await set({ 'settings1:rememberPlace': false });
      await visit(SAMPLE, async (tab) => {
        await pause(600);
        expect(await offer(tab)).toBe('');
      });
      await visit(`${SAMPLE}?other`, async (tab) => {
        await scrollTo(tab, HEADING);
        await pause(STOPPED);
        expect(Object.keys(await stored('local'))).toHaveLength(1);
      });
    });

    test('is forgotten in the options', async () => {
      await read(SAMPLE);
      const options = await openOwn('options/index.html');
      const button = '[data-action="forget-places"]';
      await until('the count', () => options.$(`${button}:enabled`));
      await options.click(button);
      await until('it gone', async () => Object.keys(await stored('local')).length === 0);
      await until('the way back', () => options.$('[data-note="places"] [data-action="undo"]'));
      await options.close();
      await visit(SAMPLE, async (tab) => {
        await pause(600);
        expect(await offer(tab)).toBe('');
      });
    });
  });

  describe('what is set for every page', () => {
    test('kinds that are not to be cleaned come back in an open tab', async () => {
      const tab = await open(browser, name, server.url(SAMPLE));
      await tab.ready();
      await until('the adverts gone', async () => !(await tab.innerText()).includes('AI写作助手'));
      const options = await openOwn('options/index.html');
      await until('the kinds', () => options.$('input[name="clean-ad"]'));
      await options.click('input[name="clean-ad"]');
      await until('it stored', async () => String((await stored('sync'))['settings1:keepKinds']) === 'ad');
      await tab.page.bringToFront();
      await until('the adverts', async () => (await tab.innerText()).includes('AI写作助手'));
      expect(await tab.innerText()).not.toContain('猜你喜欢');
      await options.bringToFront();
      await options.click('input[name="clean-ad"]');
      await tab.page.bringToFront();
      await until('the adverts gone again', async () => !(await tab.innerText()).includes('AI写作助手'));
      await tab.page.close();
      await options.close();
    });

    test('the sidebar’s text takes another size in an open tab', async () => {
      const tab = await open(browser, name, server.url(SAMPLE));
      await tab.ready();
      const size = async () => {
        const row = findAll((await tab.sidebar())!, (node) => node.attributes.role === 'treeitem')[0]!;
        return tab.run(row, (element) => getComputedStyle(element).fontSize);
      };
      expect(await size()).toBe('14px');
      await set({ 'settings1:textSize': 'large' });
      await until('a larger size', async () => (await size()) === '16px');
      await set({ 'settings1:textSize': 'small' });
      await until('a smaller size', async () => (await size()) === '13px');
      await tab.page.close();
    });
  });
});
