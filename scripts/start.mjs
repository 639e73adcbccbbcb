/**
 * `npm start [-- URL|FILE] [--browser firefox] [--headless]`: builds the extension and opens a page with it.
 *
 * With a display: a window, until it is closed. Without: pictures, the outline and a summary in out/.
 */
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  clickToolbarButton,
  close,
  go,
  isListed,
  launch,
  listedHost,
  outlineAsText,
  readOutline,
  readReport,
  serve,
  settle,
  visibleText,
  waitForSidebar,
} from './launch.mjs';
import { build, ensure, ROOT } from './setup.mjs';

/** @typedef {import('./browsers.mjs').BrowserName} BrowserName */
/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {{ name: BrowserName, dist: string, url: string, host?: string, listed: boolean }} Visit */

const SAMPLE = join(ROOT, 'test', 'pages', 'sample', 'source.html');
const OUT = join(ROOT, 'out');
const TITLES = { chromium: 'Chromium', firefox: 'Firefox' };

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { browser: { type: 'string', default: 'chromium' }, headless: { type: 'boolean', default: false } },
  });
  const name = values.browser === 'chrome' ? 'chromium' : values.browser;
  if (name !== 'chromium' && name !== 'firefox') throw new Error('--browser is chromium or firefox.');
  if (positionals.length > 1) throw new Error('One page at a time: npm start -- URL|FILE');
  const page = positionals[0] ?? SAMPLE;
  const isUrl = /^https?:\/\//i.test(page);
  if (!isUrl && !(existsSync(page) && statSync(page).isFile()))
    throw new Error(`${page} is neither a file nor an address that starts with http:// or https://.`);
  return { name: /** @type {BrowserName} */ (name), page, isUrl, headless: values.headless || !hasDisplay() };
}

const hasDisplay = () =>
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** A window, until it is closed. @param {Visit} visit */
async function show({ name, dist, url, host, listed }) {
  const browser = await launch(name, { dist, headless: false, ...(host ? { host } : {}) });
  const ended = new Promise((end) => {
    browser.once('disconnected', end);
    // On macOS a browser goes on without a window.
    browser.on('targetdestroyed', async () => {
      const pages = await browser.pages().catch(() => []);
      if (!pages.length) end(undefined);
    });
  });
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  await go(page, url).catch((error) => console.error(error.message));
  console.log(`${TITLES[name]} shows ${url}`);
  if (!listed) console.log('Rostrum is not listed for this site: click its toolbar button to start it.');
  console.log('Close the window to end.');
  await ended;
  await close(browser);
}

/** Pictures, outline and summary in out/. @param {Visit} visit */
async function report({ name, dist, url, host, listed }) {
  mkdirSync(OUT, { recursive: true });
  const at = host ? { host } : {};
  /** @param {Page} page @param {string} file */
  const picture = async (page, file) => writeFileSync(join(OUT, file), await page.screenshot({ type: 'png' }));

  const plain = await launch(name, { dist: null, ...at });
  let before;
  try {
    const page = await plain.newPage();
    await go(page, url);
    await settle(page);
    before = await visibleText(page);
    await picture(page, 'before.png');
  } finally {
    await close(plain);
  }

  const browser = await launch(name, { dist, ...at });
  try {
    const version = await browser.version();
    const page = await browser.newPage();
    await go(page, url);
    const started = await start(browser, page, name, listed);
    await settle(page);
    await picture(page, 'after.png');
    const after = await visibleText(page);
    const inChromium = name === 'chromium';
    const outline = inChromium ? await readOutline(page) : [];
    writeFileSync(
      join(OUT, 'outline.txt'),
      inChromium
        ? outlineAsText(outline)
        : 'The outline is written by Chromium only: the driver gives no accessibility tree of Firefox.\n',
    );
    console.log(`\n${version} · ${url}`);
    if (!started) console.log('Rostrum did not start on this page.');
    else if (inChromium) {
      const speeches = outline.filter((item) => item.level === 1).length;
      const { places, kinds } = await readReport(page);
      console.log(`  found    speeches: ${speeches}, headings in them: ${outline.length - speeches}`);
      console.log(`  cleaned  places: ${places}${kinds.length ? ` (${kinds.join(', ')})` : ''}`);
    } else {
      const marked = await page.evaluate(() => document.querySelectorAll('[data-rostrum~="hide"]').length);
      console.log(`  cleaned  elements hidden: ${marked} (outline and report: only with Chromium)`);
    }
    /** @param {string} text */
    const length = (text) => text.replace(/\s/g, '').length;
    console.log(`  hidden   ${length(before) - length(after)} of ${length(before)} characters`);
    console.log(
      `  written  ${['before.png', 'after.png', 'outline.txt'].map((f) => relative(ROOT, join(OUT, f))).join(' ')}`,
    );
  } finally {
    await close(browser);
  }
}

/** @param {Browser} browser @param {Page} page @param {BrowserName} name @param {boolean} listed */
async function start(browser, page, name, listed) {
  if (listed && (await waitForSidebar(page, 10_000))) return true;
  console.log(
    listed
      ? 'This page was not taken for a speech page.'
      : 'Rostrum is not listed for this site: there it starts with a click on its toolbar button.',
  );
  if (name === 'firefox') {
    console.log('The button cannot be clicked through the driver in Firefox: use a window, or Chromium.');
    return false;
  }
  console.log('Clicking the button …');
  return clickToolbarButton(browser, page);
}

async function main() {
  const { name, page, isUrl, headless } = readArguments();
  const missing = ensure({ browsers: [name] });
  if (missing.length) throw new Error(missing.join('\n'));
  console.log(`Building for ${TITLES[name]} …`);
  const dist = build(name);
  const act = headless ? report : show;
  if (isUrl) return act({ name, dist, url: page, listed: isListed(page, dist) });
  const host = listedHost(dist);
  const server = await serve(dirname(resolve(page)), host);
  try {
    await act({ name, dist, url: server.url(basename(page)), host, listed: true });
  } finally {
    server.close();
  }
}

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  process.exit(1);
}
