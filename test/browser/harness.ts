/**
 * Real browsers with the built extension loaded: serving pages, opening them, and reaching into the sidebar's closed
 * shadow root (over the DevTools protocol in Chromium, over WebDriver BiDi in Firefox).
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize, resolve } from 'node:path';
import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer-core';
import { findChromium, findFirefox } from '../../scripts/browsers.mjs';
import { closeWelcome } from '../../scripts/launch.mjs';

export const BROWSERS = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof BROWSERS)[number];

export const ROOT = resolve(import.meta.dirname, '../..');
export const PAGES = join(ROOT, 'test/pages');
const DIST = { chromium: join(ROOT, 'dist/chrome'), firefox: join(ROOT, 'dist/firefox') };

/** A world beside the page's own, where its scripts have changed nothing (WebDriver BiDi). */
const APART = { sandbox: 'apart' };

/** A host that the built extension is listed for, and one that it is not. */
export const LISTED = 'www.ruiwen.com';
export const UNLISTED = 'www.unlisted-host.com';

/** The sample page of ours. */
export const SAMPLE = 'sample/source.html';
/** Longer than a page of ours takes to be found and cleaned, in ms. */
export const SILENCE = 900;
/** Longer than the reader waits before a place is stored, in ms. */
export const STOPPED = 2600;

/** What is served from memory: text as HTML, or with headers of its own. */
export type Made = string | { body: string; headers: Record<string, string> };

/** Files below `dir`; `?csp` adds the strictest policy. Paths registered in `made` are served from memory. */
export async function serve(dir: string) {
  const made = new Map<string, Made>();
  const requested: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://host');
    requested.push(url.pathname);
    if (url.searchParams.has('csp')) response.setHeader('content-security-policy', "default-src 'none'");
    const text = made.get(url.pathname);
    const file = join(dir, normalize(decodeURIComponent(url.pathname)));
    if (text === undefined && (!file.startsWith(dir) || !existsSync(file) || statSync(file).isDirectory())) {
      response.statusCode = 404;
      response.end();
      return;
    }
    response.setHeader('content-type', 'text/html');
    if (typeof text === 'object') response.setHeaders(new Map(Object.entries(text.headers)));
    response.end((typeof text === 'object' ? text.body : text) ?? readFileSync(file));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    made,
    requested,
    url: (path: string, host = LISTED) => `http://${host}:${port}/${path}`,
    close: () => new Promise((done) => server.close(done)),
  };
}
export type Server = Awaited<ReturnType<typeof serve>>;

/**
 * @param more for Firefox: arguments and preferences beside the ones that every test needs; for both, whether the page
 * that the extension opens once it is installed stays open, and the profile's folder, to start with it again; for
 * Chromium, another folder to load the extension from; null: it is not installed, in Firefox it may be in the profile
 */
export async function launch(
  name: BrowserName,
  more: {
    args?: string[];
    prefs?: Record<string, unknown>;
    welcome?: boolean;
    profile?: string;
    dist?: string | null;
  } = {},
): Promise<Browser> {
  const profile = more.profile === undefined ? {} : { userDataDir: more.profile };
  if (name === 'firefox') {
    const executablePath = findFirefox();
    if (!executablePath) throw new Error('no Firefox found');
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      headless: true,
      ...profile,
      args: more.args ?? [],
      extraPrefsFirefox: {
        'network.dns.localDomains': `${LISTED},${UNLISTED}`,
        'intl.accept_languages': 'zh-CN',
        ...more.prefs,
      },
    });
    if (more.dist === null) return browser;
    await browser.installExtension(DIST.firefox);
    if (!more.welcome) await closeWelcome(browser);
    return browser;
  }
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium found');
  const browser = await puppeteer.launch({
    executablePath,
    headless: true,
    pipe: true,
    ...profile,
    enableExtensions: more.dist === null ? [] : [more.dist ?? DIST.chromium],
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--lang=zh-CN',
      `--host-resolver-rules=MAP ${LISTED} 127.0.0.1, MAP ${UNLISTED} 127.0.0.1`,
    ],
  });
  if (!more.welcome) await closeWelcome(browser);
  return browser;
}

/** Ends it. Firefox at times does not answer to that. */
export async function close(browser: Browser | undefined): Promise<void> {
  await Promise.race([browser?.close(), pause(5000)]);
}

/** One command over WebDriver BiDi, for what the driver itself has no call for: in Firefox alone. */
export function bidi<R>(browser: Browser, method: string, parameters: object): Promise<{ result: R }> {
  interface Internals {
    connection: { send(method: string, parameters: object): Promise<{ result: R }> };
  }
  return (browser as unknown as Internals).connection.send(method, parameters);
}

/** A node of the sidebar, as plain data, with what is needed to act on it. */
export interface SidebarNode {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: SidebarNode[];
  handle: number | string;
}

/** A row of the outline. */
export interface OutlineRow {
  node: SidebarNode;
  id: number;
  label: string;
  /** Marked as what is being read. */
  current: boolean;
  /** `true`, `false`, or undefined where nothing stands under it. */
  expanded: string | undefined;
}

/** A page with what of the sidebar can be seen and done in it. */
export class SidebarPage {
  readonly page: Page;
  readonly #name: BrowserName;
  #cdp: CDPSession | null = null;

  constructor(page: Page, name: BrowserName) {
    this.page = page;
    this.#name = name;
  }

  /** The sidebar's contents, or null when there is none. */
  async sidebar(): Promise<SidebarNode | null> {
    return this.inside('rostrum-sidebar');
  }

  /** What the closed shadow root of the first element of this name holds, or null. */
  async inside(element: string): Promise<SidebarNode | null> {
    return this.#name === 'chromium' ? this.#overDevTools(element) : this.#overBiDi(element);
  }

  /** Clicks the control with `data-action=name`, with user activation. */
  async act(action: string): Promise<void> {
    await this.click((node) => node.attributes['data-action'] === action, action);
  }

  /** Opens the sidebar's settings, which are drawn only then. */
  async openDisplay(): Promise<void> {
    const isOpen = async () => {
      const root = await this.sidebar();
      return root !== null && find(root, (node) => node.attributes['data-action'] === 'pin') !== null;
    };
    if (!(await isOpen())) await this.act('display');
    await until('the settings', isOpen);
  }

  async click(wanted: (node: SidebarNode) => boolean, what = 'node', element = 'rostrum-sidebar'): Promise<void> {
    const root = await this.inside(element);
    const node = root && find(root, wanted);
    if (!node) throw new Error(`no ${what} in the sidebar`);
    if (this.#name === 'chromium') {
      const cdp = await this.#session();
      await cdp.send('Runtime.callFunctionOn', {
        objectId: await this.#objectOf(node.handle as number),
        functionDeclaration: 'function () { this.click() }',
        userGesture: true,
      });
    } else await this.#call('(node) => node.click()', [{ sharedId: node.handle as string }], true, APART);
  }

  /** Shows the page in its own script again, and waits until that is remembered for the site. */
  async ownScript(): Promise<void> {
    const root = await this.sidebar().catch(() => null);
    const button = root && find(root, (node) => node.attributes['data-action'] === 'script-original');
    if (!button || button.attributes['aria-pressed'] === 'true') return;
    await this.act('script-original');
    await pause(300);
  }

  /** Runs a function on a node of the sidebar; what it gives must be plain data. */
  async run<T>(node: SidebarNode, use: (node: HTMLElement) => T): Promise<T> {
    let answer: string;
    if (this.#name === 'chromium') {
      const cdp = await this.#session();
      const { result, exceptionDetails } = await cdp.send('Runtime.callFunctionOn', {
        objectId: await this.#objectOf(node.handle as number),
        functionDeclaration: `function () { return JSON.stringify((${use})(this) ?? null) }`,
      });
      if (exceptionDetails) throw new Error(`script failed: ${JSON.stringify(exceptionDetails)}`);
      answer = result.value as string;
    } else {
      const args = [{ sharedId: node.handle as string }];
      const result = await this.#call(`(node) => JSON.stringify((${use})(node) ?? null)`, args);
      answer = (result as { value: string }).value;
    }
    return JSON.parse(answer) as T;
  }

  /** Gives the keyboard's focus to the first such node of the sidebar. */
  async focusOn(wanted: (node: SidebarNode) => boolean, what = 'node'): Promise<void> {
    const root = await this.sidebar();
    const node = root && find(root, wanted);
    if (!node) throw new Error(`no ${what} in the sidebar`);
    await this.run(node, (element) => element.focus());
  }

  /** What has the keyboard's focus in the sidebar, by its attributes; null when it is elsewhere. */
  async focused(): Promise<Record<string, string> | null> {
    const root = await this.sidebar();
    if (!root) return null;
    return this.run(root, (node) => {
      const element = (node as unknown as ShadowRoot).activeElement;
      return element && Object.fromEntries([...element.attributes].map((one) => [one.name, one.value]));
    });
  }

  /** The rows of the outline that are shown, in order. */
  async rows(): Promise<OutlineRow[]> {
    const root = await this.sidebar();
    return (root ? findAll(root, (node) => node.attributes.role === 'treeitem') : []).map((node) => ({
      node,
      id: Number(node.attributes['data-item']),
      label: textOf(find(node, (one) => one.attributes.id === node.attributes['aria-labelledby'])!),
      current: node.attributes['aria-current'] === 'location',
      expanded: node.attributes['aria-expanded'],
    }));
  }

  /** The heading that is marked as being read, or null. */
  async current(): Promise<string | null> {
    return (await this.rows()).find((row) => row.current)?.label ?? null;
  }

  /** Clicks the row with this heading. */
  async jump(label: string): Promise<void> {
    const row = (await this.rows()).find((one) => one.label === label);
    await this.click((node) => node.handle === row?.node.handle, label);
  }

  /** Waits until scrolling, resizing and what they lead to have been drawn. */
  async drawn(): Promise<void> {
    await this.page.evaluate(
      () =>
        new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))),
    );
  }

  async scrollTo(y: number): Promise<void> {
    await this.page.evaluate((top) => window.scrollTo({ top, behavior: 'instant' }), y);
    await this.drawn();
  }

  /** Presses the key of each character, as on a keyboard that has it. */
  async typeKeys(text: string): Promise<void> {
    if (this.#name === 'firefox') return this.page.keyboard.type(text);
    // The driver's own typing puts such characters in like an input method, without a key.
    const cdp = await this.#session();
    for (const key of text) {
      await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key });
      await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key });
    }
  }

  /** What is in the clipboard: pasted by keyboard, as pages that are not served over HTTPS cannot read it. */
  async pasted(): Promise<string> {
    await this.page.evaluate(() => {
      const field = document.createElement('textarea');
      field.id = 'pasted';
      field.style.cssText = 'position:fixed;top:0;left:0';
      document.body.append(field);
      field.focus({ preventScroll: true });
    });
    await this.page.keyboard.down('Control');
    // Chromium's driver sends the keys past the browser, which would make a command of them: it takes the command too.
    await this.page.keyboard.press('v', this.#name === 'chromium' ? { commands: ['Paste'] } : {});
    await this.page.keyboard.up('Control');
    return this.page.evaluate(() => {
      const field = document.querySelector<HTMLTextAreaElement>('#pasted')!;
      field.remove();
      return field.value;
    });
  }

  /** The outline as `level label`, in order; null without a tree. */
  async outline(): Promise<string[] | null> {
    const root = await this.sidebar();
    const tree = root && find(root, (node) => node.attributes.role === 'tree');
    if (!tree) return null;
    return findAll(tree, (node) => node.attributes.role === 'treeitem').map((item) => {
      const label = find(item, (node) => node.attributes.id === item.attributes['aria-labelledby']);
      return `${item.attributes['aria-level']} ${textOf(label!)}`;
    });
  }

  /** Waits for an outline; throws after `ms`. */
  async ready(ms = 8000): Promise<string[]> {
    return until(
      `an outline on ${this.page.url()}`,
      async () => {
        const outline = await this.outline();
        return outline?.length ? outline : null;
      },
      ms,
    );
  }

  // Both through the prototypes: named elements of the page can stand in for properties of the document.
  innerText(): Promise<string> {
    return this.apart(() => (Reflect.get(Document.prototype, 'body', document) as HTMLElement).innerText);
  }

  outerHTML(): Promise<string> {
    return this.apart(() => (Reflect.get(Document.prototype, 'documentElement', document) as Element).outerHTML);
  }

  /** Runs a function in a world of the driver's own, where the page's scripts have changed nothing. */
  apart<A extends unknown[], T>(use: (...args: A) => T, ...args: A): Promise<Awaited<T>> {
    interface Frame {
      isolatedRealm(): { evaluate(use: (...args: A) => T, ...args: A): Promise<Awaited<T>> };
    }
    return (this.page.mainFrame() as unknown as Frame).isolatedRealm().evaluate(use, ...args);
  }

  async #session(): Promise<CDPSession> {
    this.#cdp ??= await this.page.createCDPSession();
    return this.#cdp;
  }

  /** A node as an object of a world beside the page's own. */
  async #objectOf(backendNodeId: number): Promise<string> {
    const cdp = await this.#session();
    const { frameTree } = await cdp.send('Page.getFrameTree');
    const { executionContextId } = await cdp.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: APART.sandbox,
    });
    const { object } = await cdp.send('DOM.resolveNode', { backendNodeId, executionContextId });
    return object.objectId!;
  }

  async #overDevTools(element: string): Promise<SidebarNode | null> {
    interface Raw {
      nodeName: string;
      localName: string;
      nodeType: number;
      nodeValue: string;
      backendNodeId: number;
      attributes?: string[];
      children?: Raw[];
      shadowRoots?: Raw[];
    }
    const cdp = await this.#session();
    // The whole of a large or deep page is more than the driver can be sent.
    const { root } = await cdp.send('DOM.getDocument', { depth: 0 });
    const { nodeId } = await cdp.send('DOM.querySelector', { nodeId: root.nodeId, selector: element });
    if (!nodeId) return null;
    const described = cdp.send('DOM.describeNode', { nodeId, depth: -1, pierce: true });
    // It may have gone between the two questions.
    const found = (await described.catch((error: unknown) => {
      if (/find node/.test(String(error))) return null;
      throw error;
    })) as { node: Raw } | null;
    if (!found) return null;
    const convert = (node: Raw): SidebarNode => {
      const attributes: Record<string, string> = {};
      const list = node.attributes ?? [];
      for (let i = 0; i < list.length; i += 2) attributes[list[i]!] = list[i + 1]!;
      return {
        name: node.localName,
        attributes,
        text: node.nodeType === 3 ? node.nodeValue : '',
        children: (node.children ?? []).map(convert),
        handle: node.backendNodeId,
      };
    };
    const shadow = found.node.shadowRoots?.[0];
    return shadow ? convert(shadow) : null;
  }

  async #overBiDi(element: string): Promise<SidebarNode | null> {
    interface Raw {
      sharedId?: string;
      value?: {
        nodeType: number;
        localName?: string;
        nodeValue?: string;
        attributes?: Record<string, string>;
        children?: Raw[];
        shadowRoot?: Raw | null;
      };
    }
    const result = (await this.#call(
      '(name) => Document.prototype.querySelector.call(document, name)',
      [{ type: 'string', value: element }],
      false,
      APART,
    )) as Raw;
    const shadow = result.value?.shadowRoot;
    if (!shadow) return null;
    const convert = (raw: Raw): SidebarNode => ({
      name: raw.value?.localName ?? '',
      attributes: raw.value?.attributes ?? {},
      text: raw.value?.nodeType === 3 ? (raw.value.nodeValue ?? '') : '',
      children: (raw.value?.children ?? []).map(convert),
      handle: raw.sharedId ?? '',
    });
    return convert(shadow);
  }

  /** One function in the page over WebDriver BiDi, which alone gives closed shadow roots. */
  async #call(
    functionDeclaration: string,
    args: unknown[],
    userActivation = false,
    realm: { sandbox?: string } = {},
  ): Promise<unknown> {
    const context = (this.page.mainFrame() as unknown as { _id: string })._id;
    const { result } = await bidi<{ type: string; result: unknown }>(this.page.browser(), 'script.callFunction', {
      functionDeclaration,
      arguments: args,
      awaitPromise: false,
      userActivation,
      target: { context, ...realm },
      serializationOptions: { maxDomDepth: 40, includeShadowTree: 'all' },
    });
    if (result.type !== 'success') throw new Error(`script failed: ${JSON.stringify(result)}`);
    return result.result;
  }
}

export const find = (node: SidebarNode, wanted: (node: SidebarNode) => boolean): SidebarNode | null => {
  if (wanted(node)) return node;
  for (const child of node.children) {
    const found = find(child, wanted);
    if (found) return found;
  }
  return null;
};
export const findAll = (node: SidebarNode, wanted: (node: SidebarNode) => boolean): SidebarNode[] => [
  ...(wanted(node) ? [node] : []),
  ...node.children.flatMap((child) => findAll(child, wanted)),
];
export const textOf = (node: SidebarNode): string => node.text + node.children.map(textOf).join('');

/** Asks again and again until there is an answer; throws after `ms`. */
export async function until<T>(what: string, ask: () => Promise<T | null | false | undefined>, ms = 8000): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain for ${what}`);
    await pause(100);
  }
}
export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Without white space, so that layouts compare. */
export const flat = (text: string): string => text.replace(/[\s\u200b-\u200d\ufeff]/g, '');

/** Opens a page in a new tab. */
export async function open(browser: Browser, name: BrowserName, url: string, width = 1400): Promise<SidebarPage> {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 1000 });
  await page.goto(url, { waitUntil: 'load' });
  return new SidebarPage(page, name);
}
