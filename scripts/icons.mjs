/** `npm run icons`: icons/icon.svg as PNGs of every size that the manifest names. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { close, launch } from './launch.mjs';
import { ensure, ROOT } from './setup.mjs';

const ICONS = join(ROOT, 'icons');
const SIZES = [16, 32, 48, 128];

const missing = ensure({ browsers: ['chromium'] });
if (missing.length) {
  console.error(missing.join('\n'));
  process.exit(1);
}
const svg = readFileSync(join(ICONS, 'icon.svg'));
const browser = await launch('chromium', { dist: null });
const page = await browser.newPage();
for (const size of SIZES) {
  await page.setViewport({ width: size, height: size, deviceScaleFactor: 1 });
  await page.setContent(
    `<style>body { margin: 0 } img { display: block; width: ${size}px; height: ${size}px }</style>
     <img src="data:image/svg+xml;base64,${svg.toString('base64')}">`,
  );
  await page.waitForFunction(() => document.images[0]?.complete);
  writeFileSync(join(ICONS, `${size}.png`), await page.screenshot({ type: 'png', omitBackground: true }));
  console.log(`icons/${size}.png`);
}
await close(browser);
process.exit(0);
