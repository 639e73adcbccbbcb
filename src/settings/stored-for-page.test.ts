import { expect, test, vi } from 'vitest';
import { memoryStorage } from '../../test/core/memory-storage.ts';
import { sayOfPage } from './page.ts';
import { rememberPlace } from './reading-places.ts';
import { DEFAULTS, saveSettings } from './settings.ts';
import { chooseForSite } from './site.ts';
import { NOTHING_STORED, storedForPage, wantsOn } from './stored-for-page.ts';

const NOW = Date.UTC(2025, 0, 1);
const URL = 'https://a.cn/1.html';
const PLACE = { key: '\n三、', label: '三、真抓实干', share: 0.4 };

async function filled() {
  const sync = memoryStorage();
  const local = memoryStorage();
  await saveSettings(sync, { side: 'left' });
  await chooseForSite(local, 'a.cn', { keep: ['ad'] });
  await sayOfPage(local, URL, true);
  await rememberPlace(local, URL, PLACE, NOW);
  return { sync, local };
}
const SITE = { keep: ['ad'], script: null, run: null };

test('a page gets what is stored for it, its site and all pages', async () => {
  const { sync, local } = await filled();
  const settings = { ...DEFAULTS, side: 'left' };
  expect(await storedForPage(sync, local, URL, NOW)).toEqual({ settings, site: SITE, said: true, place: PLACE });
  const other = await storedForPage(sync, local, 'https://b.cn/1.html', NOW);
  expect(other).toEqual({ ...NOTHING_STORED, settings });
});

test('a storage that fails leaves what the other one has', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const { sync, local } = await filled();
  sync.error = new Error('corrupt');
  expect(await storedForPage(sync, local, URL, NOW)).toEqual({
    settings: DEFAULTS,
    site: SITE,
    said: true,
    place: PLACE,
  });
  local.error = new Error('corrupt');
  expect(await storedForPage(sync, local, URL, NOW)).toEqual(NOTHING_STORED);
  expect(warn).toHaveBeenCalledTimes(5);
  warn.mockRestore();
});

test('whether a page is wanted', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const { local } = await filled();
  expect(await wantsOn(local, URL)).toBe(true);
  expect(await wantsOn(local, 'https://a.cn/2.html')).toBe(null);
  await chooseForSite(local, 'a.cn', { run: 'always' });
  expect(await wantsOn(local, 'https://a.cn/2.html')).toBe(true);
  await chooseForSite(local, 'a.cn', { run: 'never' });
  expect(await wantsOn(local, URL)).toBe(false);
  // What cannot be read says nothing.
  local.error = new Error('corrupt');
  expect(await wantsOn(local, URL)).toBe(null);
  expect(warn).toHaveBeenCalledTimes(2);
  warn.mockRestore();
});
