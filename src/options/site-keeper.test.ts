import { beforeEach, describe, expect, test, vi } from 'vitest';
import { memoryStorage } from '../../test/core/memory-storage.ts';
import { chooseForSite, NO_CHOICES } from '../settings/site.ts';
import { SiteKeeper } from './site-keeper.ts';
import type { Site } from './state.ts';
import { Store } from './store.ts';

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});

const SITE: Site = { ...NO_CHOICES, host: '', isBroken: false, listed: false, allowed: false };

function open() {
  const storage = memoryStorage({ other: 1 });
  const store = new Store(() => {});
  const allowed = new Set<string>();
  const access = {
    contains: async ({ origins = [] }: { origins?: string[] }) => origins.every((origin) => allowed.has(origin)),
    request: vi.fn(async ({ origins = [] }: { origins?: string[] }) => {
      for (const origin of origins) allowed.add(origin);
      return true;
    }),
    remove: async ({ origins = [] }: { origins?: string[] }) => origins.every((origin) => allowed.delete(origin)),
  };
  const keeper = new SiteKeeper(store, storage, access, ['*://*.listed.cn/*']);
  return { items: storage.items, storage, store, allowed, access, keeper };
}
const filled = async () => {
  const page = open();
  await chooseForSite(page.storage, 'b.cn', { script: 'traditional' });
  await chooseForSite(page.storage, 'a.cn', { keep: ['ad', 'related'] });
  await page.keeper.load();
  return page;
};

test('sites are listed by name', async () => {
  const { store } = await filled();
  expect(store.state.sites).toEqual([
    { ...SITE, host: 'a.cn', keep: ['ad', 'related'] },
    { ...SITE, host: 'b.cn', script: 'traditional' },
  ]);
});

test('a script is changed; a site with nothing left stays on the list, but not in the storage', async () => {
  const { store, items, keeper } = await filled();
  await keeper.setScript('b.cn', null);
  expect(items['site:b.cn']).toBeUndefined();
  expect(store.state.sites?.map(({ host }) => host)).toEqual(['a.cn', 'b.cn']);
  await keeper.setScript('b.cn', 'simplified');
  expect(items['site:b.cn']).toMatchObject({ script: 'simplified' });
  await keeper.setStart('b.cn', 'never');
  expect(items['site:b.cn']).toMatchObject({ script: 'simplified', run: 'never' });
});

describe('when it starts on a site', () => {
  const shown = ({ store }: Awaited<ReturnType<typeof filled>>, host = 'b.cn') =>
    store.state.sites?.find((site) => site.host === host);

  test('what the browser lets it do is known, of files, too', async () => {
    const page = await filled();
    page.allowed.add('*://b.cn/*');
    await chooseForSite(page.storage, 'www.listed.cn', { run: 'never' });
    await chooseForSite(page.storage, '', { keep: ['ad'] });
    await page.keeper.load();
    expect(shown(page)).toMatchObject({ listed: false, allowed: true });
    expect(shown(page, 'www.listed.cn')).toMatchObject({ listed: true, allowed: false, run: 'never' });
    expect(shown(page, '')).toMatchObject({ listed: false, allowed: false, keep: ['ad'] });
    expect(console.warn).not.toHaveBeenCalled();
  });

  test('“always” asks the browser first, and “never” gives it back', async () => {
    const page = await filled();
    const chosen = page.keeper.setStart('b.cn', 'always');
    expect(page.access.request).toHaveBeenCalledOnce();
    await chosen;
    expect(shown(page)).toMatchObject({ run: 'always', allowed: true });
    await page.keeper.setStart('b.cn', 'never');
    expect(shown(page)).toMatchObject({ run: 'never', allowed: false });
  });

  test('refused, it says so, and all stays as it was until it is let in', async () => {
    const page = await filled();
    page.access.request.mockResolvedValueOnce(false);
    await page.keeper.setStart('b.cn', 'always');
    expect(shown(page)).toMatchObject({ run: null, script: 'traditional', allowed: false });
    expect(page.store.state.siteFailures).toEqual({ 'b.cn': 'notAllowed' });
    await page.keeper.allow('b.cn');
    expect(shown(page)?.allowed).toBe(true);
    expect(page.store.state.siteFailures).toEqual({});
  });

  test('a storage that is full is told of as such', async () => {
    const page = await filled();
    page.storage.set = () => Promise.reject(new Error('QUOTA_BYTES'));
    await page.keeper.setStart('b.cn', 'never');
    expect(page.store.state.siteFailures).toEqual({ 'b.cn': 'full' });
  });
});

test('forgotten sites come back together, as they were', async () => {
  const { store, items, keeper } = await filled();
  const before = { ...items };
  await keeper.forgetSites(['a.cn']);
  await keeper.forgetSites(['b.cn']);
  expect(items).toEqual({ other: 1 });
  expect(store.state.notes.sites?.note).toEqual({ what: 'forgotten', part: 'sites', count: 2 });
  store.state.notes.sites?.undo?.();
  await vi.waitFor(() => expect(store.state.sites).toHaveLength(2));
  expect(items).toEqual(before);
});

test('a choice made since is not undone', async () => {
  const { store, storage, items, keeper } = await filled();
  await keeper.forgetSites(['a.cn', 'b.cn']);
  await chooseForSite(storage, 'a.cn', { script: 'simplified' });
  store.state.notes.sites?.undo?.();
  await vi.waitFor(() => expect(items['site:b.cn']).toBeDefined());
  expect(items['site:a.cn']).toMatchObject({ keep: [], script: 'simplified' });
});

test.each(['x', { version: 2, keep: [] }])('a site of which %j is stored is listed as broken', async (stored) => {
  const { store, items, keeper } = open();
  items['site:a.cn'] = stored;
  await keeper.load();
  expect(store.state.sites).toEqual([{ ...SITE, host: 'a.cn', isBroken: true }]);
  expect(items['site:a.cn']).toBe(stored);
});

test('a change elsewhere is followed', async () => {
  const { store, storage, keeper } = await filled();
  await chooseForSite(storage, 'c.cn', { keep: ['mark'] });
  await keeper.changed({ 'site:c.cn': {} });
  expect(store.state.sites).toHaveLength(3);
});

test('a failing storage is told of where it failed', async () => {
  const { store, storage, keeper } = await filled();
  storage.error = new Error('QUOTA_BYTES');
  await keeper.setScript('a.cn', 'simplified');
  expect(store.state.siteFailures).toEqual({ 'a.cn': 'full' });
  await keeper.forgetSites(['a.cn']);
  expect(store.state.notes.sites?.note).toEqual({ what: 'failed', failure: 'full' });
  await keeper.load();
  expect(store.state.sites).toBeNull();
});
