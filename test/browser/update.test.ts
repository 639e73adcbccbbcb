/**
 * The extension goes from under an open page: updated, started anew, switched off. In Chromium its scripts live on and
 * give the page back; Firefox ends them, and the next Rostrum says so. The background alone may be stopped at any moment.
 */
import { join } from 'node:path';
import type { Browser, Page, WebWorker } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type BrowserName,
  find,
  launch,
  open,
  PAGES,
  pause,
  ROOT,
  SAMPLE,
  type Server,
  type SidebarPage,
  serve,
  textOf,
  UNLISTED,
  until,
} from './harness.ts';
import { clear, extensionId, ownUrl, store, type World } from './own-pages.ts';
import { FOR_POPUP, ID, inFirefox, Popup } from './popup-harness.ts';

const hosts = (tab: SidebarPage) => tab.apart(() => document.querySelectorAll('rostrum-sidebar').length);

/** A page that has been cleaned and converted, and the same page as it is without Rostrum. */
async function begin(browser: Browser, name: BrowserName, server: Server) {
  const twin = await open(browser, name, server.url(SAMPLE, UNLISTED));
  const own = await twin.outerHTML();
  await twin.page.close();
  const errors: string[] = [];
  const tab = await open(browser, name, server.url(SAMPLE));
  tab.page.on('pageerror', (error) => errors.push(String(error)));
  tab.page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) errors.push(message.text());
  });
  await tab.page.bringToFront();
  const outline = await tab.ready();
  return { tab, own, outline, errors };
}

/** Where nothing can be stored, the page is read and converted all the same, and the reader is told what will not be kept. */
const holdsUnstored = async (browser: Browser, name: BrowserName, server: Server) => {
  const { tab, own, errors } = await begin(browser, name, server);
  await convert(tab);
  await until('the notice', async () => textOf((await tab.sidebar())!).includes('could not be stored'));
  await tab.act('restore-page');
  await tab.act('close-sidebar');
  await until('the page itself', async () => (await tab.outerHTML()) === own);
  expect(errors).toEqual([]);
  await tab.page.close();
};

const paragraphs = (count: number, first: number) =>
  Array.from(
    { length: count },
    (_, i) => `<p>　　我们在第${first + i}个工作日里完成了${first + i * 7}项任务，群众看在眼里，心里也很满意。</p>`,
  ).join('');
/** Long enough not to be analysed at one go. */
const LONG = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>工作会议上的讲话稿</title></head><body><div id="text"><p>同志们：</p><p>　　一、总结成绩</p>${paragraphs(1500, 1)}<p>　　二、部署任务</p>${paragraphs(1500, 9000)}<p>谢谢大家！</p></div></body></html>`;

/** The button is pressed on a page that cannot be read: its popup says so, and the next press reads it. */
const saysThatItCannotRead = async (
  browser: Browser,
  name: BrowserName,
  server: Server,
  mend: () => Promise<unknown>,
) => {
  server.made.set('/long.html', LONG);
  const tab = await open(browser, name, server.url('long.html', UNLISTED));
  const popup = await Popup.open(browser, name, tab.page);
  await popup.click('[data-action=open]');
  await until('the word', async () => (await popup.text('.failure')).includes('did not work'), 15_000);
  expect(await popup.text('[data-phase]')).not.toContain('no text');
  expect(await tab.sidebar()).toBeNull();
  await mend();
  await popup.click('[data-action=open]');
  expect((await tab.ready(15_000)).join('\n')).toContain('二、部署任务');
  await tab.page.close();
};

const convert = async (tab: SidebarPage) => {
  await tab.act('script-traditional');
  await until('traditional text', async () => (await tab.innerText()).includes('逐條列出清單'));
};

describe('chromium', () => {
  let browser: Browser;
  let server: Server;
  /** The browser's own page for extensions, which may do to them what its reader may. */
  let extensions: Page;
  interface Privileged {
    developerPrivate: {
      reload(id: string, how: object): Promise<void>;
      updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
    };
    management: { setEnabled(id: string, on: boolean): Promise<void> };
  }
  let id: string;

  beforeAll(async () => {
    [browser, server] = await Promise.all([launch('chromium'), serve(PAGES)]);
    id = await extensionId(browser, 'chromium');
    extensions = await browser.newPage();
    await extensions.goto('chrome://extensions');
    // Else what is loaded again is switched off.
    await extensions.evaluate(() =>
      (globalThis as unknown as { chrome: Privileged }).chrome.developerPrivate.updateProfileConfiguration({
        inDeveloperMode: true,
      }),
    );
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const target = () => browser.targets().find((one) => one.type() === 'service_worker');
  /** What was still asked of it starts it again: until no one asks. */
  const stopBackground = () =>
    until('no background', async () => {
      await (await target()?.worker())?.close().catch(() => {});
      await pause(200);
      return !target();
    });
  const reload = () =>
    extensions.evaluate(async (which) => {
      const { developerPrivate } = (globalThis as unknown as { chrome: Privileged }).chrome;
      await developerPrivate.reload(which, { failQuietly: true });
    }, id);
  const setEnabled = (on: boolean) =>
    extensions.evaluate(
      (which, to) => (globalThis as unknown as { chrome: Privileged }).chrome.management.setEnabled(which, to),
      id,
      on,
    );
  const isBack = (tab: SidebarPage, own: string) =>
    until('the page itself', async () => (await hosts(tab)) === 0 && (await tab.outerHTML()) === own, 15_000);
  /** As its keys do, in what is now installed. */
  const press = async (tab: SidebarPage) => {
    await tab.page.bringToFront();
    const worker = await (await browser.waitForTarget((one) => one.type() === 'service_worker')).worker();
    await worker
      ?.evaluate(async () => {
        interface Dispatching {
          tabs: { query(which: object): Promise<object[]> };
          commands: { onCommand: { dispatch(command: string, tab: object): void } };
        }
        const { tabs, commands } = (globalThis as unknown as { chrome: Dispatching }).chrome;
        const [one] = await tabs.query({ active: true, lastFocusedWindow: true });
        commands.onCommand.dispatch('toggle-sidebar', one!);
      })
      // It may just be starting.
      .catch(() => {});
  };
  /** A press may come before the background that is to hear it; one more, with the new sidebar there, would close it. */
  const start = async (tab: SidebarPage) => {
    await tab.apart(() => void Reflect.set(globalThis, 'before', document.querySelector('rostrum-sidebar')));
    const isNew = () =>
      tab.apart(() => {
        const host = document.querySelector('rostrum-sidebar');
        return host !== null && host !== Reflect.get(globalThis, 'before');
      });
    await until('the new sidebar', async () => {
      await press(tab);
      return until('it', isNew, 2000).catch(() => false);
    });
  };

  test('updated: the page comes back byte for byte, and the next Rostrum starts on it as on any other', async () => {
    const { tab, own, outline, errors } = await begin(browser, 'chromium', server);
    await convert(tab);
    await reload();
    await isBack(tab, own);
    // The page goes on: nothing of what was there follows it any more, or fails at it.
    await tab.page.evaluate(() => {
      document.body.append(...[...document.querySelectorAll('#content p')].map((p) => p.cloneNode(true)));
    });
    await tab.page.mouse.wheel({ deltaY: 800 });
    await pause(600);
    expect(await hosts(tab)).toBe(0);
    await tab.page.reload();
    await tab.ready();
    await tab.ownScript();
    await until('its outline', async () => String(await tab.outline()) === String(outline));
    expect(await hosts(tab)).toBe(1);
    expect(errors).toEqual([]);
    await tab.page.close();
  });

  test('updated while the background was stopped: the page comes back, too', async () => {
    const { tab, own } = await begin(browser, 'chromium', server);
    await stopBackground();
    await reload();
    await isBack(tab, own);
    await tab.page.close();
  });

  test('the next Rostrum comes before the last one has seen that it is gone: one gives way, the other begins', async () => {
    const { tab, outline } = await begin(browser, 'chromium', server);
    await stopBackground();
    await reload();
    await start(tab);
    expect(await hosts(tab)).toBe(1);
    expect(await tab.ready()).toEqual(outline);
    await tab.act('restore-page');
    await tab.page.close();
  });

  test('switched off: the page comes back', async () => {
    const { tab, own, errors } = await begin(browser, 'chromium', server);
    await convert(tab);
    await setEnabled(false);
    try {
      await isBack(tab, own);
      expect(errors).toEqual([]);
    } finally {
      await setEnabled(true);
    }
    await tab.page.reload();
    await tab.ready();
    await tab.ownScript();
    await tab.page.close();
  });

  test('the storage is full: all but remembering works, and the reader is told', async () => {
    const options = await browser.newPage();
    await options.goto(ownUrl('chromium', id, 'src/options/index.html'));
    await clear(options);
    // All but some bytes of the ten megabytes that there are.
    await store(options, 'local', { junk: 'x'.repeat(10 * 1024 * 1024 - 20) });
    try {
      await holdsUnstored(browser, 'chromium', server);
    } finally {
      await clear(options);
      await options.close();
    }
  });

  test('the background is stopped at any moment: the page stays as it is, and nothing of ours starts it again', async () => {
    const { tab, outline } = await begin(browser, 'chromium', server);
    await stopBackground();
    // Longer than it takes to find out that the port has gone.
    await pause(1500);
    expect(target()).toBeUndefined();
    expect(await tab.outline()).toEqual(outline);
    await convert(tab);
    await stopBackground();
    await tab.act('toggle-cleaning');
    await until('the adverts', async () => (await tab.innerText()).includes('AI寫作助手'));
    await stopBackground();
    await tab.ownScript();
    expect(await tab.outline()).toEqual(outline);
    // Whatever became of the background meanwhile, what was chosen last is remembered.
    await until('the choice', async () => {
      const worker = await target()?.worker();
      const choices = await worker
        ?.evaluate(() => (globalThis as World).chrome.storage.local.get(null))
        .catch(() => null);
      return choices && JSON.stringify(choices).includes('"script":"original"');
    });
    await tab.page.close();
  });

  /** Has what the background does in slices come to nothing: it waits for ever, or fails. */
  const breakBackground = (how: 'hang' | 'fail') =>
    until('the background', async () => {
      const worker = await target()?.worker();
      const broken = worker?.evaluate((which) => {
        const world = globalThis as unknown as { MessageChannel: unknown; own: unknown; isWaiting?: boolean };
        world.own ??= world.MessageChannel;
        // However fast it is, its slice is over after each step.
        let now = 0;
        performance.now = () => (now += 1000);
        world.MessageChannel = class {
          port1 = { close() {} };
          port2 = {
            postMessage() {
              world.isWaiting = true;
            },
          };
          constructor() {
            if (which === 'fail') throw new Error('broken on purpose');
          }
        };
        return true;
      }, how);
      // One that was just closed may still be listed.
      return (await broken?.catch(() => false)) ? worker : null;
    });
  const mendBackground = (worker: WebWorker) =>
    worker.evaluate(() => {
      const world = globalThis as unknown as { MessageChannel: unknown; own: unknown };
      world.MessageChannel = world.own;
      Reflect.deleteProperty(performance, 'now');
    });
  test('the background is stopped while it analyses a page: it is asked again', async () => {
    server.made.set('/long.html', LONG);
    const worker = await breakBackground('hang');
    const tab = await open(browser, 'chromium', server.url('long.html'));
    await until('the analysis', () => worker.evaluate(() => 'isWaiting' in globalThis));
    expect(await tab.sidebar()).toBeNull();
    await worker.close();
    const outline = await tab.ready();
    for (const heading of ['一、总结成绩', '二、部署任务']) expect(outline.join('\n')).toContain(heading);
    await tab.page.close();
  });

  test('a page that could not be analysed is left alone, and is read when the button is pressed', async () => {
    server.made.set('/long.html', LONG);
    const worker = await breakBackground('fail');
    const tab = await open(browser, 'chromium', server.url('long.html'));
    const errors: string[] = [];
    tab.page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await until('the end of all tries', async () => errors.some((text) => text.includes('Rostrum')));
    expect(await tab.sidebar()).toBeNull();
    await press(tab);
    const title = () =>
      worker.evaluate(async () => {
        const { action, tabs } = (globalThis as unknown as { chrome: typeof import('webextension-polyfill') }).chrome;
        const [one] = await tabs.query({ active: true, lastFocusedWindow: true });
        return action.getTitle({ tabId: one!.id! });
      });
    await until('the word on the button', async () => (await title()).includes('could not be read'));
    await mendBackground(worker);
    await start(tab);
    expect((await tab.ready()).join('\n')).toContain('二、部署任务');
    await tab.page.close();
  });

  test('a page that could not be analysed: the popup that was to start it says so', async () => {
    const worker = await breakBackground('fail');
    await saysThatItCannotRead(browser, 'chromium', server, () => mendBackground(worker));
  });

  test('a page that cannot be read again is left as it was read, and the reader is told; then it is read again', async () => {
    server.made.set('/long.html', LONG);
    const tab = await open(browser, 'chromium', server.url('long.html'));
    const outline = await tab.ready();
    const worker = await breakBackground('fail');
    const add = (heading: string, first: number) =>
      tab.page.evaluate(
        (html) => document.querySelector('#text')!.insertAdjacentHTML('beforeend', html),
        `<p>　　${heading}</p>${paragraphs(40, first)}`,
      );
    await add('三、改进作风', 20_000);
    const isTold = async () => textOf((await tab.sidebar())!).includes('could not be worked out again');
    await until('the notice', isTold);
    expect(await tab.outline()).toEqual(outline);
    await mendBackground(worker);
    await add('四、加强学习', 30_000);
    await until('the new headings', async () => (await tab.outline())?.join('\n').includes('四、加强学习'));
    expect(await isTold()).toBe(false);
    expect((await tab.outline())!.join('\n')).toContain('三、改进作风');
    await tab.page.close();
  });
});

describe('firefox', () => {
  let browser: Browser;
  let server: Server;
  beforeAll(async () => {
    [browser, server] = await Promise.all([launch('firefox', FOR_POPUP), serve(PAGES)]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const update = () => browser.installExtension(join(ROOT, 'dist/firefox'));
  /** Has what the background does in slices fail, or (`mend`) succeed again. */
  const inBackground = (what: 'break' | 'mend') =>
    inFirefox<boolean>(
      browser,
      `async (window, { id, what }) => {
        const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
        const extension = ExtensionParent.GlobalManager.getExtension(id);
        await extension.wakeupBackground?.();
        const view = [...extension.views].find((one) => one.viewType === 'background');
        const name = 'rostrum-test-' + what;
        const done = new Promise((resolve) => view.xulBrowser.messageManager.addMessageListener(name, () => resolve(true)));
        const script = 'const world = content.wrappedJSObject;' + (what === 'break'
          ? 'world.own = world.MessageChannel; world.MessageChannel = undefined;'
          : 'world.MessageChannel = world.own;') + 'sendAsyncMessage(' + JSON.stringify(name) + ');';
        view.xulBrowser.messageManager.loadFrameScript('data:application/javascript,' + encodeURIComponent('{' + script + '}'), false);
        return done;
      }`,
      { id: ID, what },
    );

  test('a page that could not be analysed: the popup that was to start it says so', async () => {
    await inBackground('break');
    await saysThatItCannotRead(browser, 'firefox', server, () => inBackground('mend'));
  });

  const setEnabled = (on: boolean) =>
    inFirefox(
      browser,
      `async (window, { id, on }) => {
        const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
        const addon = await AddonManager.getAddonByID(id);
        await (on ? addon.enable() : addon.disable());
      }`,
      { id: ID, on },
    );
  const notice = async (tab: SidebarPage) => {
    const root = await tab.sidebar();
    return root && find(root, (node) => node.attributes['data-action'] === 'reload-page') ? textOf(root) : null;
  };
  /** The page, without what Rostrum has put beside its body. */
  const body = (tab: SidebarPage) => tab.apart(() => document.body.outerHTML);

  test.each([
    ['updated', update],
    [
      'switched off and on again',
      async () => {
        await setEnabled(false);
        await setEnabled(true);
      },
    ],
  ])('%s: its sidebar goes, the page is not touched, and the reader is asked to load it again', async (_what, act) => {
    const { tab, outline, errors } = await begin(browser, 'firefox', server);
    await convert(tab);
    const before = await body(tab);
    await act();
    const text = await until('the notice', () => notice(tab));
    expect(text).toContain('Reload the page');
    expect(await hosts(tab)).toBe(1);
    // Text that comes now is left alone.
    await tab.page.evaluate(() => {
      const p = document.createElement('p');
      p.id = 'later';
      p.textContent =
        '同志们，这是后来才到的一段话，我们大家都要认真学习、认真落实，把今年的各项工作做好，不辜负大家的期望。';
      document.body.append(p);
    });
    await pause(900);
    await tab.page.evaluate(() => document.querySelector('#later')!.remove());
    expect(await body(tab)).toBe(before);
    // Once more: still only one.
    await tab.apart(() => {
      document.querySelector('rostrum-sidebar')!.id = 'last';
    });
    await update();
    await until('the next notice', async () => !(await tab.page.$('#last')) && (await notice(tab)));
    expect(await hosts(tab)).toBe(1);
    await tab.act('reload-page');
    await until(
      'the page anew',
      async () => (await tab.outline().catch(() => null))?.length === outline.length,
      15_000,
    );
    expect(await hosts(tab)).toBe(1);
    expect(errors).toEqual([]);
    await tab.ownScript();
    await tab.page.close();
  });

  test('the storage fails: all but remembering works, and the reader is told', async () => {
    // Kept in a file, which the browser itself writes: there it can be made to fail.
    const allow = (on: boolean) =>
      inFirefox(
        browser,
        `(window, on) => {
          const { ExtensionStorage } = ChromeUtils.importESModule('resource://gre/modules/ExtensionStorage.sys.mjs');
          window.Services.prefs.setBoolPref('extensions.webextensions.ExtensionStorageIDB.enabled', on);
          window.storageSet ??= ExtensionStorage.set;
          ExtensionStorage.set = on ? window.storageSet : () => Promise.reject(new window.Error('full'));
        }`,
        on,
      );
    await allow(false);
    try {
      await update();
      await holdsUnstored(browser, 'firefox', server);
    } finally {
      await allow(true);
      await update();
    }
  });

  test('a page that was given back is read anew after an update, as any other', async () => {
    const { tab, outline } = await begin(browser, 'firefox', server);
    await tab.act('restore-page');
    await tab.act('close-sidebar');
    await update();
    expect(await tab.ready()).toEqual(outline);
    expect(await hosts(tab)).toBe(1);
    await tab.page.close();
  });
});
