/** Serves local pages under a listed host name, opens browsers with the built extension, and reads what it shows. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import http from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findBrowser } from './browsers.mjs';

/** @typedef {import('./browsers.mjs').BrowserName} BrowserName */
/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {{ level: number, label: string }} OutlineItem */

/** The element that the sidebar lives in (src/edits/attribute.ts). */
const SIDEBAR = 'rostrum-sidebar';
const POPUP = 'src/popup/index.html';

/** @param {string} dist @returns {string[]} the host patterns (`*.example.cn`) on which the extension starts by itself */
function listedHosts(dist) {
  const manifest = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8'));
  return manifest.content_scripts.flatMap((/** @type {{ matches: string[] }} */ script) =>
    script.matches.map((pattern) => pattern.split('/')[2] ?? ''),
  );
}

/** A host name on which the extension starts by itself. @param {string} dist */
export function listedHost(dist) {
  const wild = listedHosts(dist).find((host) => host.startsWith('*.'));
  if (!wild) throw new Error('The built extension is listed for no site.');
  return wild.replace('*', 'www');
}

/** @param {string} url @param {string} dist */
export function isListed(url, dist) {
  const { hostname } = new URL(url);
  return listedHosts(dist).some((host) => `.${hostname}`.endsWith(host.replace(/^\*?\.?/, '.')));
}

/** @type {Record<string, string>} */
const TYPES = {
  // No charset: the page's own <meta> decides.
  '.html': 'text/html',
  '.htm': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Serves a folder on this machine only.
 * @param {string} folder
 * @param {string} host the host name that its pages are opened under
 */
export async function serve(folder, host) {
  const root = resolve(folder);
  const server = http.createServer((request, response) => {
    /** @param {number} status */
    const refuse = (status) => response.writeHead(status).end();
    // Another site's page in the same browser could have its own name point here.
    if (request.headers.host?.split(':')[0] !== host) return refuse(403);
    let file;
    try {
      file = resolve(root, `.${decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname)}`);
    } catch {
      return refuse(400);
    }
    if (!file.startsWith(root + sep) || !existsSync(file) || !statSync(file).isFile()) return refuse(404);
    response.setHeader('content-type', TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream');
    response.end(readFileSync(file));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    /** @param {string} file a file of the folder */
    url: (file) => `http://${host}:${port}/${encodeURIComponent(file)}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * @param {BrowserName} name
 * @param {object} options
 * @param {string | null} options.dist the built extension; null: a browser without it
 * @param {string} [options.host] a host name that is to lead to this machine
 * @param {boolean} [options.headless]
 * @param {boolean} [options.chinese] the browser's own language is Chinese (Firefox: where its language pack is there)
 * @returns {Promise<Browser>}
 */
export async function launch(name, { dist, host, headless = true, chinese = false }) {
  const { default: puppeteer } = await import('puppeteer-core');
  const executablePath = findBrowser(name);
  if (!executablePath) throw new Error(`${name} was not found.`);
  const defaultViewport = headless ? { width: 1280, height: 900 } : null;
  if (name === 'firefox') {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      headless,
      defaultViewport,
      extraPrefsFirefox: {
        ...(host ? { 'network.dns.localDomains': host } : {}),
        ...(chinese ? { 'intl.locale.requested': 'zh-CN', 'intl.accept_languages': 'zh-CN' } : {}),
      },
    });
    if (dist) {
      await browser.installExtension(resolve(dist));
      await closeWelcome(browser);
    }
    return browser;
  }
  const root = process.platform === 'linux' && process.getuid?.() === 0;
  const browser = await puppeteer.launch({
    executablePath,
    headless,
    defaultViewport,
    pipe: true,
    ...(dist ? { enableExtensions: [resolve(dist)] } : {}),
    ...(chinese ? { env: { ...process.env, LANGUAGE: 'zh_CN' } } : {}),
    args: [
      // Chromium's sandbox does not work for root.
      ...(root ? ['--no-sandbox'] : []),
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(headless ? ['--hide-scrollbars'] : ['--window-size=1440,960']),
      ...(chinese ? ['--lang=zh-CN'] : []),
      ...(host ? [`--host-resolver-rules=MAP ${host} 127.0.0.1`] : []),
    ],
  });
  if (dist) await closeWelcome(browser);
  return browser;
}

/**
 * Closes the page that the extension opens once it is installed: later it would come up over what is to be looked at.
 * @param {Browser} browser just started, with one page of its own
 */
export async function closeWelcome(browser) {
  for (const end = Date.now() + 5000; Date.now() < end; await wait(50)) {
    // Firefox's driver does not know its address.
    const [, welcome] = await browser.pages();
    if (!welcome) continue;
    await welcome.close();
    return;
  }
}

/** Opens a page; one that never ends loading is taken as far as it came. @param {Page} page @param {string} url */
export async function go(page, url) {
  try {
    await page.goto(url, { waitUntil: 'load', timeout: 30_000 });
  } catch (error) {
    if (/** @type {Error} */ (error).name !== 'TimeoutError') throw error;
  }
}

/**
 * Clicks the extension's toolbar button, and the first button of the popup that it opens, until the sidebar comes.
 * Chromium only.
 *
 * More than once, because a click is lost while a freshly loaded extension has not run yet.
 * @param {Browser} browser
 * @param {Page} page
 * @returns {Promise<boolean>} whether the sidebar has come
 */
export async function clickToolbarButton(browser, page) {
  for (let clicks = 0; clicks < 3; clicks++) {
    for (const extension of (await browser.extensions()).values()) await extension.triggerAction(page);
    try {
      const target = await browser.waitForTarget((one) => one.url().endsWith(POPUP), { timeout: 3000 });
      const popup = await target.asPage();
      await popup.waitForSelector('[data-action=open]', { timeout: 3000 });
      await popup.click('[data-action=open]');
    } catch (error) {
      if (/** @type {Error} */ (error).name !== 'TimeoutError') throw error;
    }
    if (await waitForSidebar(page, 3000)) return true;
  }
  return false;
}

/** @param {Page} page @param {number} most in ms @returns {Promise<boolean>} whether the sidebar has come */
export async function waitForSidebar(page, most) {
  for (const end = Date.now() + most; Date.now() < end; await wait(100))
    if (await page.evaluate((name) => document.querySelector(name) !== null, SIDEBAR)) return true;
  return false;
}

/** Waits until the visible text has not changed for a while. @param {Page} page */
export async function settle(page, quiet = 1200, most = 9000) {
  let last = -1;
  let since = Date.now();
  for (const end = Date.now() + most; Date.now() < end; await wait(200)) {
    const now = (await visibleText(page)).length;
    if (now !== last) {
      last = now;
      since = Date.now();
    } else if (Date.now() - since >= quiet) return;
  }
}

/** @param {Page} page @returns {Promise<string>} */
export const visibleText = (page) => page.evaluate(() => document.body?.innerText ?? '');

/**
 * The outline as assistive technology sees it. Chromium only: no driver gives Firefox's accessibility tree.
 * @param {Page} page
 * @returns {Promise<OutlineItem[]>} empty when there is none
 */
export async function readOutline(page) {
  /** @typedef {import('puppeteer-core').SerializedAXNode} Node */
  const snapshot = await page.accessibility.snapshot({ interestingOnly: false });
  /** @param {Node | null | undefined} node @returns {Node | undefined} */
  const findTree = (node) => {
    if (!node || node.role === 'tree') return node ?? undefined;
    for (const child of node.children ?? []) {
      const found = findTree(child);
      if (found) return found;
    }
    return undefined;
  };
  /** @type {OutlineItem[]} */
  const items = [];
  /** @param {Node} node */
  const visit = (node) => {
    if (node.role === 'treeitem') items.push({ level: node.level ?? 1, label: node.name ?? '' });
    for (const child of node.children ?? []) visit(child);
  };
  const tree = findTree(snapshot);
  if (tree) visit(tree);
  return items;
}

/**
 * What the sidebar's report says was cleaned. Chromium only: the sidebar's root is closed to the page.
 * @param {Page} page
 * @returns {Promise<{ places: number, kinds: string[] }>}
 */
export async function readReport(page) {
  const session = await page.createCDPSession();
  await session.send('DOM.enable');
  const { nodes } = await session.send('DOM.getFlattenedDocument', { depth: -1, pierce: true });
  const root = nodes.find((node) => node.localName === SIDEBAR)?.shadowRoots?.[0];
  if (!root) return { places: 0, kinds: [] };
  const { object } = await session.send('DOM.resolveNode', { backendNodeId: root.backendNodeId });
  const { result } = await session.send('Runtime.callFunctionOn', {
    objectId: /** @type {string} */ (object.objectId),
    returnByValue: true,
    awaitPromise: true,
    functionDeclaration: String(
      /** @this {ShadowRoot} */
      async function () {
        const report = /** @type {HTMLDetailsElement} */ (this.querySelector('.report'));
        // Only an open report is drawn.
        report.open = true;
        await new Promise((done) => setTimeout(done, 200));
        const total = this.querySelector('[data-action="report"]')?.textContent ?? '';
        const shown = {
          places: Number(/\d+/.exec(total)?.[0] ?? 0),
          kinds: [...this.querySelectorAll('.report .count')].map(
            (count) => `${count.parentNode?.firstChild?.textContent?.trim()} ${count.textContent}`,
          ),
        };
        report.open = false;
        return shown;
      },
    ),
  });
  await session.detach();
  return result.value;
}

/** @param {OutlineItem[]} items */
export const outlineAsText = (items) => items.map(({ level, label }) => `${'  '.repeat(level - 1)}${label}\n`).join('');

/** @param {Browser} browser */
export async function close(browser) {
  // Firefox at times does not answer to its own end.
  await Promise.race([browser.close(), wait(5000)]);
}
