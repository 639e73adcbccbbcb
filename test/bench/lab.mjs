/** A browser with the built extension, pages from memory, and what is measured in their tabs. */
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'vite';
import { launch, listedHost } from '../../scripts/launch.mjs';
import { CATEGORIES, PROFILER, Trace } from './trace.mjs';

/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('puppeteer-core').CDPSession} CDPSession */

const MARK = 'bench';
const SIDEBAR = 'rostrum-sidebar';
/** A page is at rest when its thread had less to do than this for so many looks in a row. */
const REST = { ms: 12, every: 300, looks: 4 };
const MOST = 180_000;

/** @param {readonly number[]} list */
export function median(list) {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 ? high : ((sorted[middle - 1] ?? Number.NaN) + high) / 2;
}

/** test/bench/in-page.ts as one script. @returns {Promise<string>} */
export async function bundle() {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome127',
      lib: { entry: new URL('in-page.ts', import.meta.url).pathname, formats: ['iife'], name: 'bench' },
    },
  });
  const [output] = [result].flat();
  if (!output || !('output' in output)) throw new Error('The bundle was not built.');
  return output.output[0].code;
}

export class Lab {
  /** @type {Map<string, string>} */
  #pages = new Map();
  /** Renderers that cold runs have had: a process that is used again is not cold. @type {Set<number>} */
  #used = new Set();
  #server;
  #host;
  /** @type {Browser} */
  browser;

  /** @param {Browser} browser @param {import('node:http').Server} server @param {string} host */
  constructor(browser, server, host) {
    this.browser = browser;
    this.#server = server;
    this.#host = host;
    server.on('request', (request, response) => {
      const html = this.#pages.get(request.url ?? '');
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.statusCode = html === undefined ? 404 : 200;
      response.end(html);
    });
  }

  /** @param {string} dist the built extension */
  static async open(dist) {
    const host = listedHost(dist);
    const server = createServer();
    await new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(undefined)));
    const browser = await launch('chromium', { dist, host });
    // The extension's background starts once, for its installation.
    await wait(1500);
    return new Lab(browser, server, host);
  }

  async close() {
    await Promise.race([this.browser.close(), wait(5000)]);
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** @param {string} name @param {string} html */
  add(name, html) {
    this.#pages.set(`/${name}`, html);
  }

  /** @param {string} name @param {boolean} listed whether the extension starts there by itself */
  #url(name, listed) {
    const { port } = /** @type {import('node:net').AddressInfo} */ (this.#server.address());
    return `http://${listed ? this.#host : '127.0.0.1'}:${port}/${name}`;
  }

  /**
   * A new tab, and with it a new process.
   * @template T
   * @param {(tab: Tab) => Promise<T>} use
   * @returns {Promise<T>}
   */
  async tab(use) {
    const page = await this.browser.newPage();
    try {
      await page.setViewport({ width: 1400, height: 1000 });
      page.setDefaultTimeout(MOST);
      const session = await page.createCDPSession();
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      return await use(new Tab(page, session, (name, listed) => this.#url(name, listed)));
    } finally {
      await page.close();
      // Its process goes, too, before the next one comes.
      await wait(200);
    }
  }

  /**
   * What the extension's background does meanwhile, in ms: by the clock, as the sampling profiler sees it (garbage collection apart), since traces do
   * not have its thread.
   * @param {() => Promise<unknown>} act
   */
  async background(act) {
    const target = await this.browser.waitForTarget((one) => one.type() === 'service_worker');
    const session = await target.createCDPSession();
    try {
      await session.send('Profiler.enable');
      await session.send('Profiler.start');
      await act();
      const { profile } = await session.send('Profiler.stop');
      const idle = new Set(
        profile.nodes
          .filter(({ callFrame }) => /^\((idle|program|root|garbage collector)\)$/.test(callFrame.functionName))
          .map(({ id }) => id),
      );
      const deltas = profile.timeDeltas ?? [];
      // A sample holds until the next one.
      return (profile.samples ?? []).reduce(
        (sum, id, i) => sum + (idle.has(id) ? 0 : Math.max(0, deltas[i + 1] ?? 0)) / 1000,
        0,
      );
    } finally {
      await session.detach();
    }
  }

  /** @param {Trace} trace @returns {boolean} whether its process has not been seen before */
  isFresh(trace) {
    const fresh = !this.#used.has(trace.process);
    this.#used.add(trace.process);
    return fresh;
  }
}

export class Tab {
  /** @type {Page} */
  page;
  #session;
  #url;

  /** @param {Page} page @param {CDPSession} session @param {(name: string, listed: boolean) => string} url */
  constructor(page, session, url) {
    this.page = page;
    this.#session = session;
    this.#url = url;
  }

  /** @param {string} name @param {boolean} listed */
  async go(name, listed) {
    await this.page.goto(this.#url(name, listed), { waitUntil: 'load', timeout: MOST });
  }

  /** @param {string} name */
  async #metric(name) {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    return metrics.find((metric) => metric.name === name)?.value ?? 0;
  }

  /** Processor time that the page's main thread has spent on tasks so far, in ms. */
  async #spent() {
    return 1000 * (await this.#metric('TaskDuration'));
  }

  /** Waits until the page's thread has next to nothing to do. Runs no script in the page. */
  async rest() {
    let calm = 0;
    let before = await this.#spent();
    for (const end = Date.now() + MOST; calm < REST.looks; ) {
      if (Date.now() > end) throw new Error('The page does not come to rest.');
      await wait(REST.every);
      const now = await this.#spent();
      calm = now - before < REST.ms ? calm + 1 : 0;
      before = now;
    }
  }

  /** Waits for the sidebar, then until all is done. */
  async outlined() {
    for (const end = Date.now() + MOST; (await this.#host()) === null; await wait(200))
      if (Date.now() > end) throw new Error('The sidebar does not come.');
    await this.rest();
  }

  /** Runs an expression in the page's own world. @param {string} expression @returns {Promise<any>} */
  async run(expression) {
    const { result, exceptionDetails } = await this.#session.send('Runtime.evaluate', {
      expression,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /**
   * Processor time of an expression in the page, in ms; what it costs to ask is taken off.
   * @param {string} expression
   */
  async cpu(expression) {
    const a = await this.#spent();
    await this.run('0');
    const b = await this.#spent();
    await this.run(expression);
    const c = await this.#spent();
    return Math.max(0, c - b - (b - a));
  }

  /**
   * What happens in the page meanwhile, traced.
   * @param {() => Promise<unknown>} act
   * @param {{ profiler?: boolean }} [options]
   */
  async trace(act, { profiler = false } = {}) {
    await this.page.tracing.start({ categories: profiler ? [...CATEGORIES, PROFILER] : CATEGORIES });
    try {
      await act();
      await this.run(`performance.mark('${MARK}'); 0`);
    } catch (error) {
      await this.page.tracing.stop();
      throw error;
    }
    const bytes = await this.page.tracing.stop();
    if (!bytes) throw new Error('The browser gave no trace.');
    return new Trace(JSON.parse(new TextDecoder().decode(bytes)).traceEvents, MARK);
  }

  /** What the page keeps, after the garbage is collected, in bytes. */
  async heap() {
    for (let n = 0; n < 3; n++) await this.#session.send('HeapProfiler.collectGarbage');
    return this.#metric('JSHeapUsedSize');
  }

  async #host() {
    const { result } = await this.#session.send('Runtime.evaluate', {
      expression: `document.querySelector('${SIDEBAR}')`,
    });
    return result.objectId ?? null;
  }

  /**
   * A control of the sidebar, whose root is closed to the page.
   * @param {string} action
   * @returns {Promise<() => Promise<void>>} clicks it, as a user
   */
  async control(action) {
    const host = await this.#host();
    if (host === null) throw new Error('There is no sidebar.');
    const { node } = await this.#session.send('DOM.describeNode', { objectId: host, depth: -1, pierce: true });
    const found = withAction(node, action);
    if (found === null) throw new Error(`The sidebar has no ${action}.`);
    const { object } = await this.#session.send('DOM.resolveNode', { backendNodeId: found });
    return async () => {
      await this.#session.send('Runtime.callFunctionOn', {
        .../** @type {{ objectId: string }} */ ({ objectId: object.objectId }),
        functionDeclaration: 'function () { this.click() }',
        userGesture: true,
      });
    };
  }
}

/**
 * @param {import('puppeteer-core').Protocol.DOM.Node} node
 * @param {string} action
 * @returns {number | null}
 */
function withAction(node, action) {
  const attributes = node.attributes ?? [];
  if (attributes.some((name, i) => i % 2 === 0 && name === 'data-action' && attributes[i + 1] === action))
    return node.backendNodeId;
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) {
    const found = withAction(child, action);
    if (found !== null) return found;
  }
  return null;
}
