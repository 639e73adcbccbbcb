import { expect, test, vi } from 'vitest';
import { type PlaceStorage, rememberPlace } from '../settings/reading-places.ts';
import { PlaceKeeper } from './place-keeper.ts';
import { Store } from './store.ts';

vi.spyOn(console, 'warn').mockImplementation(() => {});

async function open() {
  const items: Record<string, unknown> = { 'site:a.cn': 1 };
  const broken = { on: false };
  const check = () => {
    if (broken.on) throw new Error('QUOTA_BYTES');
  };
  const storage: PlaceStorage = {
    async get(keys) {
      check();
      const wanted = keys === null ? Object.keys(items) : [keys].flat();
      return Object.fromEntries(wanted.filter((key) => key in items).map((key) => [key, items[key]]));
    },
    async set(more) {
      check();
      Object.assign(items, more);
    },
    async remove(keys) {
      check();
      for (const key of [keys].flat()) delete items[key];
    },
  };
  for (const n of [1, 2])
    await rememberPlace(storage, `https://a.cn/${n}`, { key: 'k', label: 'l', share: 0 }, Date.now());
  const store = new Store(() => {});
  const keeper = new PlaceKeeper(store, storage);
  await keeper.load();
  return { items, broken, storage, store, keeper };
}

test('places are counted, and a change elsewhere is followed', async () => {
  const { store, keeper, storage } = await open();
  expect(store.state.places).toBe(2);
  await rememberPlace(storage, 'https://a.cn/3', { key: 'k', label: 'l', share: 0 }, Date.now());
  await keeper.changed({ 'site:a.cn': {} });
  expect(store.state.places).toBe(2);
  await keeper.changed({ 'place:https://a.cn/3': {} });
  expect(store.state.places).toBe(3);
});

test('forgotten places come back as they were, but for pages read since', async () => {
  const { store, keeper, storage, items } = await open();
  await keeper.forget();
  expect(Object.keys(items)).toEqual(['site:a.cn']);
  expect(store.state.places).toBe(0);
  expect(store.state.notes.places?.note).toEqual({ what: 'placesForgotten', count: 2 });
  await rememberPlace(storage, 'https://a.cn/1', { key: 'new', label: 'l', share: 0 }, Date.now());
  store.state.notes.places?.undo?.();
  await vi.waitFor(() => expect(store.state.places).toBe(2));
  expect(items['place:https://a.cn/1']).toMatchObject({ key: 'new' });
  expect(items['place:https://a.cn/2']).toMatchObject({ key: 'k' });
});

test('a failing storage is told of', async () => {
  const { store, keeper, broken } = await open();
  broken.on = true;
  await keeper.forget();
  expect(store.state.notes.places?.note).toEqual({ what: 'failed', failure: 'full' });
  await keeper.load();
  expect(store.state.places).toBeNull();
});
