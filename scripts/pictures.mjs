/** `npm run pictures`: the pictures in the README, from the sample page. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { close, go, launch, listedHost, serve, settle, waitForSidebar } from './launch.mjs';
import { build, ensure, ROOT } from './setup.mjs';

/** @typedef {import('./browsers.mjs').BrowserName} BrowserName */

const DOCS = join(ROOT, 'docs');

/**
 * @param {BrowserName} name
 * @param {string | null} dist the built extension; null: without it
 * @param {string} host
 * @param {string} url
 * @param {string} file
 */
async function take(name, dist, host, url, file) {
  const browser = await launch(name, { dist, host, chinese: true });
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 800, deviceScaleFactor: 1 });
    await go(page, url);
    if (dist && !(await waitForSidebar(page, 10_000))) throw new Error(`${name}: the sidebar did not come.`);
    await settle(page);
    writeFileSync(join(DOCS, file), await page.screenshot({ type: 'png' }));
    console.log(`docs/${file}`);
  } finally {
    await close(browser);
  }
}

const missing = ensure({ browsers: ['chromium', 'firefox'], chinese: true });
if (missing.length) {
  console.error(missing.join('\n'));
  process.exit(1);
}
mkdirSync(DOCS, { recursive: true });
const chrome = build('chromium');
const firefox = build('firefox');
const host = listedHost(chrome);
const server = await serve(join(ROOT, 'test', 'pages', 'sample'), host);
const url = server.url('source.html');
await take('chromium', null, host, url, 'before.png');
await take('chromium', chrome, host, url, 'after.png');
await take('firefox', firefox, host, url, 'after-firefox.png');
server.close();
process.exit(0);
