/** Fuzzes in a real browser. No extension is needed: the reader is bundled into a page of ours. */
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { launch } from '../../scripts/launch.mjs';
import { bundle } from './bundle.mjs';

/** @typedef {import('./fuzz.ts').Result} Result */
/** @typedef {import('./fuzz.ts').Options} Options */

/** A run that takes longer than this hangs, in ms: to begin and to shrink a case that fails, and for each case. */
const START = 120_000;
const CASE_MOST = 1000;
/** How often a run is asked whether it has ended, in ms. */
const POLL = 250;

export class FuzzBrowser {
  #browser;
  #server;
  #url;

  /** @param {import('puppeteer-core').Browser} browser @param {import('node:http').Server} server @param {string} url */
  constructor(browser, server, url) {
    this.#browser = browser;
    this.#server = server;
    this.#url = url;
  }

  /** @param {import('../../scripts/browsers.mjs').BrowserName} name */
  static async open(name) {
    const script = await bundle();
    const server = createServer((request, response) => {
      const isScript = request.url === '/fuzz.js';
      const html = request.url === '/' ? '<title>fuzz</title><body><script src="/fuzz.js"></script>' : '';
      response.setHeader('content-type', isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8');
      response.end(isScript ? script : `<!doctype html>${html}`);
    });
    await new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(undefined)));
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    return new FuzzBrowser(await launch(name, { dist: null }), server, `http://127.0.0.1:${port}/`);
  }

  /**
   * In a page of its own.
   * @param {Options} options
   * @returns {Promise<Result>}
   */
  async run(options) {
    const page = await this.#browser.newPage();
    try {
      await page.goto(this.#url);
      // Asked for again and again: drivers give up on a call that takes minutes.
      await page.evaluate(
        (given) => {
          const world = /** @type {any} */ (globalThis);
          world.fuzz(given).then(
            (/** @type {unknown} */ result) => Object.assign(world, { result }),
            (/** @type {unknown} */ error) =>
              Object.assign(world, {
                result: { error: String(error), failed: true },
              }),
          );
        },
        /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (options)),
      );
      for (const end = Date.now() + START + CASE_MOST * options.runs; Date.now() < end; await wait(POLL)) {
        const result = await page.evaluate(() => /** @type {any} */ (globalThis).result ?? null);
        if (result) return result;
      }
      throw new Error(`seed ${options.seed}: ${options.runs} cases do not end`);
    } finally {
      await page.close();
    }
  }

  /**
   * One case, in a page of its own.
   * @param {import('./case.ts').Case} one
   * @returns {Promise<import('./case.ts').Outcome>}
   */
  async live(one) {
    const page = await this.#browser.newPage();
    try {
      await page.goto(this.#url);
      return await page.evaluate(
        (given) => /** @type {any} */ (globalThis).live(given),
        /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (one)),
      );
    } finally {
      await page.close();
    }
  }

  async close() {
    await this.#browser.close();
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
