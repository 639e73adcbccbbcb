import { beforeEach, expect, test, vi } from 'vitest';
import { memoryStorage } from '../../test/core/memory-storage.ts';
import { chooseForSite, NO_CHOICES } from '../settings/site.ts';
import { SiteKeeper } from './site-keeper.ts';
import { Store } from './store.ts';

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});

function open() {
  const storage = memoryStorage({ other: 1 });
  const store = new Store(() => {});
  return { items: storage.items, storage, store, keeper: new SiteKeeper(store, storage) };
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
    { host: 'a.cn', choices: { ...NO_CHOICES, keep: ['ad', 'related'] }, isBroken: false },
    { host: 'b.cn', choices: { ...NO_CHOICES, script: 'traditional' }, isBroken: false },
  ]);
});

test('a script is changed; a site with nothing left stays on the list, but not in the storage', async () => {
  const { store, items, keeper } = await filled();
  await keeper.change('b.cn', { script: null });
  expect(items['site:b.cn']).toBeUndefined();
  expect(store.state.sites?.map(({ host }) => host)).toEqual(['a.cn', 'b.cn']);
  await keeper.change('b.cn', { script: 'simplified' });
  expect(items['site:b.cn']).toMatchObject({ script: 'simplified' });
  await keeper.change('b.cn', { run: 'never' });
  expect(items['site:b.cn']).toMatchObject({ script: 'simplified', run: 'never' });
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
  expect(store.state.sites).toEqual([{ host: 'a.cn', choices: NO_CHOICES, isBroken: true }]);
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
  await keeper.change('a.cn', { script: 'simplified' });
  expect(store.state.siteFailures).toEqual({ 'a.cn': 'full' });
  await keeper.forgetSites(['a.cn']);
  expect(store.state.notes.sites?.note).toEqual({ what: 'failed', failure: 'full' });
  await keeper.load();
  expect(store.state.sites).toBeNull();
});
