/**
 * The toolbar button's popup in real browsers: a target like a page in Chromium; in Firefox reached through the browser's
 * own window, which a driver may only do when the browser was started for it (`FOR_POPUP`).
 */
import type { Browser, Page } from 'puppeteer-core';
import { type BrowserName, bidi, pause, until } from './harness.ts';

/** What Firefox is told to call the extension by, so that its pages can be named. */
export const UUID = '7a0d6d8e-53f1-4c9e-9c35-0a7c0c3bb001';
export const ID = 'rostrum@speech-pages.example';
const PAGE = 'src/popup/index.html';

/** For `launch`: Firefox lets the driver in, and grants what is asked for without a prompt that no driver can answer. */
export const FOR_POPUP = {
  args: ['--remote-allow-system-access'],
  prefs: {
    'extensions.webextensions.uuids': JSON.stringify({ [ID]: UUID }),
    'extensions.webextOptionalPermissionPrompts': false,
  },
};

/** Runs a function of (window, argument) in Firefox's own window; what it gives must be plain data. */
export async function inFirefox<T>(browser: Browser, run: string, argument: unknown = null): Promise<T> {
  const tree = await bidi<{ contexts: { context: string }[] }>(browser, 'browsingContext.getTree', {
    'moz:scope': 'chrome',
    maxDepth: 0,
  });
  const { result } = await bidi<{ type: string; result: { value: string } }>(browser, 'script.callFunction', {
    functionDeclaration: `async (json) => JSON.stringify((await (${run})(window, JSON.parse(json))) ?? null)`,
    arguments: [{ type: 'string', value: JSON.stringify(argument) }],
    awaitPromise: true,
    target: { context: tree.result.contexts[0]!.context },
  });
  if (result.type !== 'success') throw new Error(`script failed: ${JSON.stringify(result)}`);
  return JSON.parse(result.result.value) as T;
}

export class Popup {
  readonly #browser: Browser;
  /** Null in Firefox. */
  readonly page: Page | null;

  private constructor(browser: Browser, page: Page | null) {
    this.#browser = browser;
    this.page = page;
  }

  /** Presses the toolbar button with that page in front, and waits until the popup shows what it has found out. */
  static async open(browser: Browser, name: BrowserName, page: Page): Promise<Popup> {
    await page.bringToFront();
    const popup = name === 'firefox' ? await Popup.#inFirefox(browser) : await Popup.#inChromium(browser, page);
    await until('the popup’s contents', () =>
      popup
        .run((document) => {
          const phase = document.querySelector<HTMLElement>('[data-phase]')?.dataset.phase;
          return phase !== undefined && phase !== 'loading';
        })
        // Firefox loads it in one place and shows it in another: what is asked meanwhile is lost.
        .catch(() => false),
    );
    return popup;
  }

  static async #inChromium(browser: Browser, page: Page): Promise<Popup> {
    const extension = await until('the extension', async () => [...(await browser.extensions()).values()][0]);
    // A press is lost at times while the extension has only just been loaded.
    for (let presses = 0; ; presses++) {
      await extension.triggerAction(page);
      try {
        const target = await browser.waitForTarget((one) => one.url().endsWith(PAGE), { timeout: 3000 });
        return new Popup(browser, await target.asPage());
      } catch (error) {
        if (presses === 3) throw error;
      }
    }
  }

  static async #inFirefox(browser: Browser): Promise<Popup> {
    const popup = new Popup(browser, null);
    // A press while the last popup is still closing only closes it.
    for (let presses = 0; !(await popup.isOpen()); presses++) {
      if (presses === 4) throw new Error('the popup does not open');
      await inFirefox(
        browser,
        `(window, id) => {
          const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
          const extension = ExtensionParent.GlobalManager.getExtension(id);
          extension.apiManager.global.browserActionFor(extension).triggerAction(window);
        }`,
        ID,
      );
      await until('the popup', () => popup.isOpen(), 2000).catch(() => {});
    }
    return popup;
  }

  /** Runs a function on the popup's document; what it takes and gives must be plain data. */
  async run<T, A = null>(use: (document: Document, argument: A) => T, argument?: A): Promise<T> {
    if (this.page) return (await this.page.evaluate(`(${use})(document, ${JSON.stringify(argument ?? null)})`)) as T;
    return inFirefox<T>(
      this.#browser,
      `(window, argument) => new Promise((done, fail) => {
        const browser = window.document.querySelector('browser.webextension-popup-browser');
        if (!browser) return fail(new Error('no popup'));
        const manager = browser.messageManager;
        const name = 'rostrum-test-' + Math.random();
        manager.addMessageListener(name, ({ data }) => done(data));
        const script = 'const document = content.document;' +
          'const input = content.windowUtils.setHandlingUserInput(true);' +
          'sendAsyncMessage(' + JSON.stringify(name) + ', (' + ${JSON.stringify(String(use))} + ')(document, ' +
          JSON.stringify(argument) + ') ?? null); input.destruct();';
        manager.loadFrameScript('data:application/javascript,' + encodeURIComponent('{' + script + '}'), false);
        setTimeout(() => fail(new Error('the popup does not answer')), 2000);
      })`,
      argument ?? null,
    );
  }

  /** Clicks it, as a user does: browsers let permissions be asked for. */
  async click(selector: string): Promise<void> {
    // What it starts may close it before the click has come to its end.
    if (this.page)
      await this.page.click(selector).catch((error: unknown) => {
        if (!this.page?.isClosed()) throw error;
      });
    else
      await this.run((document, wanted) => {
        const element = document.querySelector<HTMLElement>(wanted);
        if (!element) throw new Error(`no ${wanted}`);
        element.click();
      }, selector);
  }

  text(selector = 'body'): Promise<string> {
    return this.run(
      (document, wanted) => document.querySelector<HTMLElement>(wanted)?.innerText.trim() ?? '',
      selector,
    );
  }

  has(selector: string): Promise<boolean> {
    return this.run((document, wanted) => document.querySelector(wanted) !== null, selector);
  }

  /** When it starts by itself on this site, as chosen. */
  async start(): Promise<string> {
    return this.run((document) => document.querySelector<HTMLInputElement>('input[name="start"]:checked')?.value ?? '');
  }

  async isOpen(): Promise<boolean> {
    if (this.page) return !this.page.isClosed();
    return inFirefox(
      this.#browser,
      `(window) => window.document.querySelector('browser.webextension-popup-browser')?.currentURI.spec.endsWith(${JSON.stringify(PAGE)}) ?? false`,
    );
  }

  async close(): Promise<void> {
    if (this.page) {
      // It may be closing by itself.
      await this.page.close().catch(() => {});
    } else {
      await inFirefox(
        this.#browser,
        `(window) => { for (const panel of window.document.querySelectorAll('panel')) panel.hidePopup(); }`,
      );
      await until('the popup gone', async () => !(await this.isOpen()));
    }
    await pause(50);
  }
}
