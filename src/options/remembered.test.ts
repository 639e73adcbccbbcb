import { expect, test, vi } from 'vitest';
import { memoryStorage } from '../../test/core/memory-storage.ts';
import { PAGE, PLACE } from '../settings/keys.ts';
import { saidPages, sayOfPage } from '../settings/page.ts';
import { rememberPlace, tidyPlaces } from '../settings/reading-places.ts';
import { Remembered } from './remembered.ts';
import { Store } from './store.ts';

vi.spyOn(console, 'warn').mockImplementation(() => {});

const HERE = { key: 'k', label: 'l', share: 0 };
const url = (n: number) => `https://a.cn/${n}`;

async function open() {
  const storage = memoryStorage({ 'site:a.cn': 1 });
  for (const n of [1, 2]) {
    await rememberPlace(storage, url(n), HERE, Date.now());
    await sayOfPage(storage, url(n), n === 1, n);
  }
  const store = new Store(() => {});
  const places = new Remembered(store, storage, 'places', PLACE, () => tidyPlaces(storage, Date.now()));
  const pages = new Remembered(store, storage, 'pages', PAGE, () => saidPages(storage));
  await Promise.all([places.load(), pages.load()]);
  return { items: storage.items, storage, store, places, pages };
}

test('each part is read by itself, and a change elsewhere is followed', async () => {
  const { store, places, pages, storage } = await open();
  expect(store.state.places).toBe(2);
  expect(store.state.pages).toEqual([
    { url: url(2), speech: false },
    { url: url(1), speech: true },
  ]);
  await rememberPlace(storage, url(3), HERE, Date.now());
  await places.changed({ 'site:a.cn': {} });
  expect(store.state.places).toBe(2);
  await places.changed({ [`place:${url(3)}`]: {} });
  expect(store.state.places).toBe(3);
  await sayOfPage(storage, url(1), null);
  await pages.changed({ [`page:${url(1)}`]: {} });
  expect(store.state.pages).toEqual([{ url: url(2), speech: false }]);
});

test('what was read earlier, and arrives later, is not shown', async () => {
  const store = new Store(() => {});
  const answers: ((count: number) => void)[] = [];
  const read = () => new Promise<number>((answer) => answers.push(answer));
  const places = new Remembered(store, memoryStorage(), 'places', PLACE, read);
  const [earlier, later] = [places.load(), places.load()];
  answers[1]!(2);
  answers[0]!(1);
  await Promise.all([earlier, later]);
  expect(store.state.places).toBe(2);
});

test('a reading that another overtakes is done when that one is shown', async () => {
  const store = new Store(() => {});
  const answers: ((count: number) => void)[] = [];
  const read = () => new Promise<number>((answer) => answers.push(answer));
  const places = new Remembered(store, memoryStorage(), 'places', PLACE, read);
  const seen: unknown[] = [];
  const earlier = places.load().then(() => seen.push(store.state.places));
  const later = places.load();
  answers[0]!(1);
  // Long enough for the earlier one to be done with, if it did not wait.
  await new Promise((done) => setTimeout(done));
  answers[1]!(2);
  await Promise.all([earlier, later]);
  expect(seen).toEqual([2]);
});

test('all of a part comes back as it was, but for what was stored anew since', async () => {
  const { store, places, storage, items } = await open();
  await places.forget();
  expect(Object.keys(items).filter((key) => key.startsWith(PLACE))).toEqual([]);
  expect(Object.keys(items)).toHaveLength(3);
  expect(store.state.places).toBe(0);
  expect(store.state.notes.places?.note).toEqual({ what: 'forgotten', part: 'places', count: 2 });
  await rememberPlace(storage, url(1), { ...HERE, key: 'new' }, Date.now());
  store.state.notes.places?.undo?.();
  await vi.waitFor(() => expect(store.state.places).toBe(2));
  expect(items[`place:${url(1)}`]).toMatchObject({ key: 'new' });
  expect(items[`place:${url(2)}`]).toMatchObject({ key: 'k' });
});

test('what is forgotten one by one comes back together', async () => {
  const { store, pages, items } = await open();
  const before = { ...items };
  await pages.forget([`page:${url(1)}`]);
  await pages.forget([`page:${url(2)}`]);
  expect(store.state.pages).toEqual([]);
  expect(store.state.notes.pages?.note).toEqual({ what: 'forgotten', part: 'pages', count: 2 });
  store.state.notes.pages?.undo?.();
  await vi.waitFor(() => expect(store.state.pages).toHaveLength(2));
  expect(items).toEqual(before);
});

test('a failing storage is told of, and can be tried again', async () => {
  const { store, places, storage } = await open();
  storage.error = new Error('QUOTA_BYTES');
  await places.forget();
  expect(store.state.notes.places?.note).toEqual({ what: 'failed', failure: 'full' });
  await places.load();
  expect(store.state.places).toBeNull();
  storage.error = null;
  await places.forget();
  storage.error = new Error('QUOTA_BYTES');
  store.state.notes.places?.undo?.();
  await vi.waitFor(() => expect(store.state.notes.places?.note.what).toBe('failed'));
  storage.error = null;
  store.state.notes.places?.undo?.();
  await vi.waitFor(() => expect(store.state.places).toBe(2));
});
