/** The options page in both browsers: what is set is stored, nothing is lost, and it can be used and read by anyone. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BROWSERS, close, launch, pause, until } from './harness.ts';
import {
  type Area,
  clear as clearAll,
  extensionId,
  goToOwn,
  type Items,
  ownUrl,
  sticksOut,
  stored as storedIn,
  store as storeIn,
  violations,
  type World,
} from './own-pages.ts';
import { FOR_POPUP } from './popup-harness.ts';

describe.each(BROWSERS)('the options page in %s', (name) => {
  let browser: Browser;
  let url: string;
  let page: Page;
  let files: string;
  /** Errors that no one caught in a page. */
  const errors: string[] = [];

  beforeAll(async () => {
    files = mkdtempSync(join(tmpdir(), 'options-'));
    browser = await launch(name, { ...FOR_POPUP, prefs: { ...FOR_POPUP.prefs, 'intl.locale.requested': 'zh-CN' } });
    url = ownUrl(name, await extensionId(browser, name), 'src/options/index.html');
    page = await openPage();
  });
  afterAll(async () => {
    await close(browser);
    rmSync(files, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await page.bringToFront();
    await page.setViewport({ width: 1000, height: 900 });
    await clear();
    await load(page);
  });

  afterEach(() => {
    expect(errors.splice(0)).toEqual([]);
  });

  async function openPage(): Promise<Page> {
    const opened = await browser.newPage();
    opened.on('dialog', (dialog) => void dialog.accept());
    opened.on('pageerror', (error) => errors.push(String(error)));
    await load(opened);
    return opened;
  }
  async function load(which: Page): Promise<void> {
    if ((await which.evaluate(() => location.href)) === url)
      await which.evaluate(() => {
        document.documentElement.id = 'before';
        location.reload();
      });
    else await goToOwn(which, url, 'textarea');
    await until('the settings', () =>
      which.evaluate(() => document.querySelector('html:not(#before) textarea') !== null).catch(() => false),
    );
  }

  const stored = (area: Area = 'sync') => storedIn(page, area);
  const store = (items: Items, area: Area = 'sync', which = page) => storeIn(which, area, items);
  const clear = () => clearAll(page);
  const isStored = (setting: string, value: unknown) =>
    until(`${setting} stored as ${value}`, async () => (await stored())[`settings1:${setting}`] === value);
  const text = (selector: string): Promise<string> =>
    page.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.innerText.trim() ?? '', selector);
  const value = (selector: string): Promise<string> =>
    page.evaluate((wanted) => document.querySelector<HTMLInputElement>(wanted)!.value, selector);
  const isChecked = (selector: string): Promise<boolean> =>
    page.evaluate((wanted) => document.querySelector<HTMLInputElement>(wanted)!.checked, selector);
  const click = (selector: string): Promise<void> =>
    page.evaluate((wanted) => {
      const element = document.querySelector<HTMLElement>(wanted)!;
      element.focus();
      element.click();
    }, selector);
  /** Puts a text into a field, as typing or an input method does. */
  const fill = (selector: string, into: string): Promise<void> =>
    page.evaluate(
      (wanted, put) => {
        const field = document.querySelector<HTMLTextAreaElement>(wanted)!;
        field.focus();
        field.value = put;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      },
      selector,
      into,
    );
  async function choose(which: string, file: string, bytes: string | Uint8Array): Promise<void> {
    const path = join(files, file);
    writeFileSync(path, bytes);
    const input = await page.$(`input[data-file="${which}"]`);
    await (input as NonNullable<typeof input & { uploadFile(path: string): Promise<void> }>).uploadFile(path);
  }
  /** What a button gives to be saved. */
  const saved = (selector: string): Promise<{ name: string; text: string }> =>
    page.evaluate(async (wanted) => {
      const { createObjectURL } = URL;
      const { click: follow } = HTMLAnchorElement.prototype;
      let blob = new Blob();
      let file = '';
      URL.createObjectURL = (object) => {
        blob = object as Blob;
        return 'about:blank';
      };
      HTMLAnchorElement.prototype.click = function () {
        file = this.download;
      };
      document.querySelector<HTMLElement>(wanted)!.click();
      URL.createObjectURL = createObjectURL;
      HTMLAnchorElement.prototype.click = follow;
      return { name: file, text: await blob.text() };
    }, selector);

  test('says its name in the language of its texts', async () => {
    expect(await page.title()).toMatch(/^(Rostrum settings|讲台设置|講台設定)$/);
    expect(await page.evaluate(() => document.documentElement.lang)).toMatch(/^(en|zh-CN|zh-TW)$/);
    expect(await page.evaluate(() => [...document.querySelectorAll('script')].every((one) => one.src))).toBe(true);
    expect(await text('body')).not.toContain('undefined');
  });

  test('what is set is stored, and shown again', async () => {
    await click('input[name="script"][value="traditional"]');
    await click('input[name="variant"][value="hk"]');
    await click('input[name="quotes"]');
    await click('input[name="side"][value="left"]');
    await click('input[name="pinned"]');
    await fill('input[name="width-range"]', '420');
    await page.focus('#rate');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Tab');
    await isStored('rate', 221);
    await isStored('width', 420);
    await until('a word of it', async () => (await text('.saved')) !== '');
    expect(await value('#width')).toBe('420');
    expect(await stored()).toEqual({
      'settings1:script': 'traditional',
      'settings1:variant': 'hk',
      'settings1:quotes': true,
      'settings1:side': 'left',
      'settings1:pinned': false,
      'settings1:width': 420,
      'settings1:rate': 221,
    });
    await load(page);
    expect(await isChecked('input[name="script"][value="traditional"]')).toBe(true);
    expect(await isChecked('input[name="variant"][value="hk"]')).toBe(true);
    expect(await isChecked('input[name="pinned"]')).toBe(false);
    expect(await value('#width')).toBe('420');
  });

  test.each([
    ['width', '9999', 600],
    ['width', '333', 340],
    ['rate', '1', 80],
    ['rate', '', 220],
  ] as const)('a %s of “%s” becomes %d', async (field, typed, number) => {
    await page.evaluate(
      (wanted, put) => {
        const input = document.querySelector<HTMLInputElement>(wanted)!;
        input.value = put;
        input.dispatchEvent(new Event('change', { bubbles: true }));
      },
      `#${field}`,
      typed,
    );
    await until('the number', async () => (await value(`#${field}`)) === String(number));
  });

  test('own words: a broken line is told of, found, and kept', async () => {
    const words = '云计算 → 雲端運算\n这一行不成对\n头发 = 頭髮\n';
    await fill('#wordsTraditional', words);
    await isStored('wordsTraditional', words);
    expect(await text('#wordsTraditional-used')).toContain('2');
    await until('the line read aloud', () => text('.unseen[aria-live]:not(:empty)'));
    await click('.wrong button[data-line="2"]');
    expect(
      await page.evaluate(() => {
        const field = document.activeElement as HTMLTextAreaElement;
        return field.value.slice(field.selectionStart, field.selectionEnd);
      }),
    ).toBe('这一行不成对');
    await load(page);
    expect(await value('#wordsTraditional')).toBe(words);
    expect((await saved('[data-action="export-wordsTraditional"]')).text).toBe(words);
  });

  test('own words come from a file in the encoding of Chinese Windows; a list that is there is asked about', async () => {
    // 云计算, a tab, 雲
    await choose(
      'wordsTraditional',
      'a.txt',
      new Uint8Array([0xd4, 0xc6, 0xbc, 0xc6, 0xcb, 0xe3, 9, 0xeb, 0x85, 13, 10]),
    );
    await isStored('wordsTraditional', '云计算\t雲\n');
    await choose('wordsTraditional', 'b.txt', '头发\t頭髮\n不成对\n');
    await until('the question', () => text('.ask'));
    expect((await stored())['settings1:wordsTraditional']).toBe('云计算\t雲\n');
    await click('.ask [data-action="add"]');
    await isStored('wordsTraditional', '云计算\t雲\n头发\t頭髮\n不成对\n');
    await choose('wordsTraditional', 'c.txt', '甲\t乙\n');
    await until('the question', () => text('.ask'));
    await click('.ask [data-action="replace"]');
    await isStored('wordsTraditional', '甲\t乙\n');
    await click('[data-note="wordsTraditional"] [data-action="undo"]');
    await isStored('wordsTraditional', '云计算\t雲\n头发\t頭髮\n不成对\n');
    await choose('wordsTraditional', 'd.txt', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2]));
    await until('the refusal', async () => (await text('[data-note="wordsTraditional"]')).includes('d.txt'));
  });

  test('all settings go out to a file and come back', async () => {
    await click('input[name="side"][value="left"]');
    await fill('#wordsSimplified', '軟體 → 软件\n不成对\n');
    await isStored('side', 'left');
    await isStored('wordsSimplified', '軟體 → 软件\n不成对\n');
    const file = await saved('[data-action="export"]');
    expect(file.name).toMatch(/\.json$/);
    await clear();
    await load(page);
    expect(await isChecked('input[name="side"][value="right"]')).toBe(true);
    await choose('settings', file.name, file.text);
    await isStored('side', 'left');
    await isStored('wordsSimplified', '軟體 → 软件\n不成对\n');
    expect(await value('#wordsSimplified')).toBe('軟體 → 软件\n不成对\n');
    await click('[data-note="backup"] [data-action="undo"]');
    await isStored('side', 'right');
    await isStored('wordsSimplified', '');
  });

  test('broken values in a file are named and leave what is set', async () => {
    await store({ 'settings1:rate': 150 });
    const settings = { rate: 'fast', width: 360, colour: 'red' };
    await choose('settings', 's.json', JSON.stringify({ app: 'Rostrum', version: 1, settings }));
    await isStored('width', 360);
    const note = await until('the report', () => text('[data-note="backup"]'));
    expect(note).toContain(await text('label[for="rate"]'));
    expect(note).not.toContain(await text('label[for="width"]'));
    expect((await stored())['settings1:rate']).toBe(150);
    await choose('settings', 't.json', '{"settings":');
    await until('the refusal', async () => (await text('[data-note="backup"]')).includes('t.json'));
  });

  test('a reset leaves the own words, and is undone', async () => {
    await store({ 'settings1:rate': 150, 'settings1:script': 'simplified', 'settings1:wordsSimplified': '軟體=软件' });
    await until('the rate', async () => (await value('#rate')) === '150');
    await click('[data-action="reset"]');
    await isStored('rate', 220);
    expect(await isChecked('input[name="script"][value="original"]')).toBe(true);
    expect(await value('#wordsSimplified')).toBe('軟體=软件');
    await until('the way back', () => text('[data-note="backup"] [data-action="undo"]'));
    await click('[data-note="backup"] [data-action="undo"]');
    await isStored('rate', 150);
    await isStored('script', 'simplified');
  });

  test('broken values in the storage are the defaults', async () => {
    await store({ 'settings1:rate': 'fast', 'settings1:side': 7, 'settings1:wordsSimplified': null });
    await store({ 'site:a.cn': 'x', 'site:b.cn': { version: 1, keep: 7, script: 'klingon' } }, 'local');
    await load(page);
    expect(await value('#rate')).toBe('220');
    expect(await isChecked('input[name="side"][value="right"]')).toBe(true);
    expect(await page.$$eval('tr[data-site]', (rows) => rows.length)).toBe(2);
  });

  test('a full storage is told of beside the control, and the text stays', async () => {
    const full = Object.fromEntries(Array.from({ length: 14 }, (_, i) => [`fill${i}`, 'x'.repeat(7000)]));
    await store(full);
    const words = `${'字'.repeat(1700)}=1`;
    await fill('#wordsSimplified', words);
    await until('the failure', () => text('#wordsSimplified-failure'), 15_000);
    expect(await value('#wordsSimplified')).toBe(words);
    expect((await stored())['settings1:wordsSimplified']).toBeUndefined();
    await page.evaluate(() => {
      const { sync } = (globalThis as World).chrome.storage;
      return sync.clear();
    });
    await click('[data-action="retry-wordsSimplified"]');
    await isStored('wordsSimplified', words);
    expect(await text('#wordsSimplified-failure')).toBe('');
  });

  test('changes made elsewhere are followed, and take nothing away that is being typed', async () => {
    const other = await openPage();
    await page.bringToFront();
    await store({ 'settings1:rate': 99 }, 'sync', other);
    await until('the rate', async () => (await value('#rate')) === '99');
    await fill('#wordsSimplified', '软件=軟體\n');
    await store({ 'settings1:wordsSimplified': '別的=别的\n' }, 'sync', other);
    await until('the question', () => text('.ask'));
    expect(await value('#wordsSimplified')).toBe('软件=軟體\n');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('wordsSimplified');
    await click('.ask [data-action="add"]');
    await isStored('wordsSimplified', '软件=軟體\n別的=别的\n');
    await other.close();
  });

  describe('sites', () => {
    const SITES = {
      'site:www.a.cn': { version: 1, keep: ['ad', 'related'], script: null },
      'site:www.b.cn': { version: 1, keep: [], script: 'traditional' },
      'site:www.c.cn': { version: 1, keep: ['mark'], script: 'simplified' },
    };
    const hosts = () => page.$$eval('tr[data-site]', (rows) => rows.map((row) => row.getAttribute('data-site')));

    test('have their script changed', async () => {
      await store(SITES, 'local');
      await until('the sites', async () => (await hosts()).length === 3);
      await page.select('tr[data-site="www.a.cn"] select', 'simplified');
      await until('the script', async () => {
        const site = (await stored('local'))['site:www.a.cn'] as { keep: string[]; script: string };
        return site.script === 'simplified' && site.keep.join() === 'ad,related';
      });
    });

    describe('start by themselves only with the browser’s permission', () => {
      const SELECT = 'tr[data-site="www.a.cn"] td:nth-child(4) select';
      beforeEach(async () => {
        await store(SITES, 'local');
        await until('the sites', async () => (await hosts()).length === 3);
        expect(await value(SELECT)).toBe('never');
      });

      test('where it cannot be asked for, all stays as it was', async () => {
        // A script of Firefox's driver is no click of the reader's; one of Chromium's is, and its question waits for ever.
        if (name === 'chromium')
          await page.evaluate(() => {
            type Named = { browser: { permissions: { request(): Promise<boolean> } } };
            (globalThis as unknown as Named).browser.permissions.request = () => Promise.reject(new Error('no click'));
          });
        await page.select(SELECT, 'always');
        await until('the failure', () => text('tr[data-site="www.a.cn"] .failure'));
        await until('the choice before', async () => (await value(SELECT)) === 'never');
        expect((await stored('local'))['site:www.a.cn']).toMatchObject({ keep: ['ad', 'related'], run: null });
      });

      // No driver can answer Chromium's question.
      test.runIf(name === 'firefox')('asks for it with the key that needs it, and gives it back', async () => {
        const isAllowed = () =>
          page.evaluate(() =>
            (globalThis as World).chrome.permissions.contains({
              origins: ['*://www.a.cn/*'],
            }),
          );
        await page.focus(SELECT);
        await page.keyboard.press('ArrowUp');
        await until('it let in', isAllowed);
        await until('it stored', async () => JSON.stringify(await stored('local')).includes('"always"'));
        // The permission and the choice come one after the other; each is shown when it has come.
        await until('it shown', async () => (await value(SELECT)) === 'always');
        await page.keyboard.press('ArrowDown');
        await until('it given back', async () => !(await isAllowed()));
        await until('it stored', async () => JSON.stringify(await stored('local')).includes('"never"'));
      });
    });

    test('are forgotten one by one and all at once, and come back', async () => {
      await store(SITES, 'local');
      await until('the sites', async () => (await hosts()).length === 3);
      await click('tr[data-site="www.b.cn"] button');
      await until('it gone', async () => (await hosts()).join() === 'www.a.cn,www.c.cn');
      await click('[data-action="forget-all-sites"]');
      await until('all gone', async () => Object.keys(await stored('local')).length === 0);
      // What was pressed is gone: the keyboard's focus has gone to what takes it back.
      await until('the focus', () =>
        page.evaluate(() => (document.activeElement as HTMLElement).dataset.action === 'undo'),
      );
      await page.keyboard.press('Enter');
      await until('all back', async () => (await hosts()).length === 3);
      expect(await stored('local')).toEqual(SITES);
    });
  });

  test('pages that were put right are listed, the latest first, and are forgotten', async () => {
    const url = (n: number) => `https://a.example/${n}`;
    const rows = () =>
      page.$$eval('tr[data-page]', (all) => all.map((row) => (row as HTMLElement).innerText.replace(/\s+/g, ' ')));
    expect(await rows()).toEqual([]);
    await store(
      Object.fromEntries(
        [1, 2, 3].map((n) => [`page:${url(n)}`, { version: 1, speech: n === 1, at: n }]).concat([['page:x', 'broken']]),
      ),
      'local',
    );
    await until('the pages', async () => (await rows()).length === 3);
    const [newest, , oldest] = await rows();
    expect(newest).toContain(url(3));
    expect(oldest).toContain(url(1));
    expect(newest!.replace(url(3), '')).not.toBe(oldest!.replace(url(1), ''));
    await click(`tr[data-page="${url(2)}"] button`);
    await until('it gone', async () => !(`page:${url(2)}` in (await stored('local'))));
    await click('[data-action="forget-all-pages"]');
    await until('all gone', async () => (await rows()).length === 0);
    // What is broken, and not listed, too.
    expect(await stored('local')).toEqual({});
    await click('[data-note="pages"] [data-action="undo"]');
    await until('them again', async () => (await rows()).length === 3);
    expect(await rows()).toContain(newest);
  });

  test('lists the shortcuts', async () => {
    const keys = await page.$$eval('#shortcuts-title ~ dl kbd', (all) => all.map((one) => one.textContent));
    expect(keys.length).toBeGreaterThan(0);
  });

  test('opens the browser’s own page for them', async () => {
    const before = await browser.pages();
    await click('[data-action="shortcuts"]');
    const opened = await until('another tab', async () => (await browser.pages()).find((one) => !before.includes(one)));
    await until('its address', async () => /^(chrome:\/\/extensions|about:addons)/.test(opened.url()));
    await opened.close();
  });

  describe('for everyone', () => {
    /** With all on it that can be said. */
    const fullPage = async () => {
      const broken = { 'settings1:rate': 'fast', 'settings1:quotes': 7 };
      await store({ 'settings1:wordsSimplified': '不成对\n軟體=软件\n', 'settings1:variant': 'twp', ...broken });
      const keep = ['ad', 'promo', 'related', 'filler', 'pager', 'watermark'];
      const address = `https://a-long-name.of-a-host.example.com.cn/${'a'.repeat(90)}?page=%E8%AE%B2%E8%AF%9D`;
      await store(
        {
          'site:a-long-name.of-a-host.example.com.cn': { version: 1, keep, script: 'simplified', run: 'always' },
          'site:b.example': 'broken',
          // Files on the machine.
          'site:': { version: 1, keep, script: null, run: null },
          [`page:${address}`]: { version: 1, speech: false, at: 1 },
        },
        'local',
      );
      await load(page);
      await choose('wordsSimplified', 'a-long-name-of-a-file-without-any-space.txt', '甲=乙\n');
      await fill('#wordsTraditional', '字'.repeat(3000));
      await choose('settings', 'b.json', 'no settings');
      await until('the refusal', () => text('[data-note="backup"]'));
      await until('the question', () => text('.ask'));
      await until('the failure', () => text('#wordsTraditional-failure'));
    };
    // Firefox’s driver cannot ask for a scheme.
    test.each(name === 'firefox' ? ['light'] : ['light', 'dark'])(
      'no rule of accessibility is broken, %s',
      async (scheme) => {
        if (name === 'chromium') await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        await fullPage();
        expect(await violations(page)).toEqual([]);
      },
    );

    test('fits a window of 320 px', async () => {
      await fullPage();
      await page.setViewport({ width: 320, height: 640 });
      await pause(200);
      expect(await sticksOut(page)).toBe(false);
      expect(await violations(page)).toEqual([]);
    });

    test('long choices leave a site’s name its room', async () => {
      await fullPage();
      const narrowest = await page.evaluate(() => {
        for (const option of document.querySelectorAll('td option')) option.textContent = 'as long as in English';
        return Math.min(...[...document.querySelectorAll('tbody th')].map((cell) => cell.clientWidth));
      });
      expect(narrowest).toBeGreaterThan(100);
    });

    test('all that can be done can be reached with the keyboard', async () => {
      await fullPage();
      const wanted = await page.evaluate(
        () =>
          [
            ...document.querySelectorAll<HTMLElement>('button:enabled, select, textarea, input:not([type="radio"])'),
          ].filter((one) => one.checkVisibility()).length +
          new Set([...document.querySelectorAll<HTMLInputElement>('[type="radio"]')].map((one) => one.name)).size,
      );
      await page.evaluate(() => {
        (document.activeElement as HTMLElement | null)?.blur();
        getSelection()?.setPosition(document.body, 0);
      });
      const seen = new Set<string>();
      for (let presses = 0; presses < wanted; presses++) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(() => {
          const element = document.activeElement as HTMLElement;
          const { outlineStyle } = getComputedStyle(element);
          const all = [...document.querySelectorAll('*')];
          return { at: String(all.indexOf(element)), seen: outlineStyle !== 'none', tag: element.localName };
        });
        if (at.tag !== 'body') expect(at.seen, `focus on ${at.tag} can be seen`).toBe(true);
        seen.add(at.at);
      }
      expect(seen.size).toBe(wanted);
    });
  });
});
