import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryStorage } from '../../test/core/memory-storage.ts';
import { PLACES_AGE, PLACES_MOST, readingPlace, rememberPlace, type SavedPlace, tidyPlaces } from './reading-places.ts';

const NOW = Date.UTC(2025, 0, 1);
const DAY = 24 * 60 * 60 * 1000;
const PLACE: SavedPlace = { key: '\n讲话\n三、', label: '三、真抓实干', share: 0.4 };
const page = (n: number) => `https://a.cn/${n}.html`;

test('a place is remembered for its page, whatever the fragment', async () => {
  const storage = memoryStorage();
  await rememberPlace(storage, 'https://a.cn/1.html?p=2#top', PLACE, NOW);
  expect(await readingPlace(storage, 'https://a.cn/1.html?p=2', NOW)).toEqual(PLACE);
  expect(await readingPlace(storage, 'https://a.cn/1.html?p=2#end', NOW)).toEqual(PLACE);
  expect(await readingPlace(storage, 'https://a.cn/1.html', NOW)).toBeNull();
  await rememberPlace(storage, 'https://a.cn/1.html?p=2', null, NOW);
  expect(storage.items).toEqual({});
});

test('an application’s pages have places of their own', async () => {
  const storage = memoryStorage();
  await rememberPlace(storage, 'https://a.cn/#/1', PLACE, NOW);
  expect(await readingPlace(storage, 'https://a.cn/#/1', NOW)).toEqual(PLACE);
  expect(await readingPlace(storage, 'https://a.cn/#/2', NOW)).toBeNull();
  expect(await readingPlace(storage, 'https://a.cn/', NOW)).toBeNull();
});

test('pages without a lasting address are not remembered', async () => {
  const storage = memoryStorage();
  for (const url of ['about:blank', 'data:text/html,x', 'blob:https://a.cn/1', `https://a.cn/${'x'.repeat(2000)}`]) {
    await rememberPlace(storage, url, PLACE, NOW);
    expect(await readingPlace(storage, url, NOW)).toBeNull();
  }
  expect(storage.items).toEqual({});
});

test('only the newest pages are kept, and nothing else is touched', async () => {
  const storage = memoryStorage({ 'site:a.cn': { version: 1 } });
  const remember = async (n: number, now: number) => {
    await rememberPlace(storage, page(n), PLACE, now);
    await tidyPlaces(storage, now);
  };
  for (let n = 0; n < PLACES_MOST + 5; n++) await remember(n, NOW + n);
  expect(Object.keys(storage.items)).toHaveLength(PLACES_MOST + 1);
  expect(storage.items).toHaveProperty(['site:a.cn']);
  expect(await readingPlace(storage, page(4), NOW)).toBeNull();
  expect(await readingPlace(storage, page(5), NOW)).toEqual(PLACE);
  // A page read again is among the newest.
  await remember(5, NOW + 1000);
  await remember(-1, NOW + 1001);
  expect(await readingPlace(storage, page(5), NOW)).toEqual(PLACE);
  expect(await readingPlace(storage, page(6), NOW)).toBeNull();
});

test('a place is forgotten after 90 days, and so is one from a clock that ran ahead', async () => {
  const storage = memoryStorage();
  await rememberPlace(storage, page(1), PLACE, NOW);
  storage.items[`place:${page(2)}`] = { version: 1, ...PLACE, at: NOW + 365 * DAY };
  expect(await readingPlace(storage, page(1), NOW + PLACES_AGE)).toEqual(PLACE);
  expect(await readingPlace(storage, page(1), NOW + PLACES_AGE + 1)).toBeNull();
  expect(await readingPlace(storage, page(2), NOW)).toBeNull();
  expect(await tidyPlaces(storage, NOW)).toBe(1);
  expect(Object.keys(storage.items)).toEqual([`place:${page(1)}`]);
});

test.each([
  ['a string', 'x'],
  ['null', null],
  ['another version', { version: 2, ...PLACE, at: NOW }],
  ['no time', { version: 1, ...PLACE }],
  ['a share beyond all', { version: 1, ...PLACE, share: 7, at: NOW }],
  ['no label', { version: 1, key: 'x', share: 0, at: NOW }],
])('%s is no place, and is cleared away', async (_what, stored) => {
  const storage = memoryStorage({ [`place:${page(1)}`]: stored });
  expect(await readingPlace(storage, page(1), NOW)).toBeNull();
  await rememberPlace(storage, page(2), PLACE, NOW);
  expect(await tidyPlaces(storage, NOW)).toBe(1);
  expect(Object.keys(storage.items)).toEqual([`place:${page(2)}`]);
});

test('whatever is stored, a place is of the right shape', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (stored) => {
      const place = await readingPlace(memoryStorage({ [`place:${page(1)}`]: stored }), page(1), NOW);
      if (place) expect(typeof place.label).toBe('string');
    }),
  );
});

test('a storage that is full, or corrupt, says so', async () => {
  const full = memoryStorage();
  full.set = () => Promise.reject(new Error('QUOTA_BYTES'));
  await expect(rememberPlace(full, page(1), PLACE, NOW)).rejects.toThrow('QUOTA_BYTES');
  const corrupt = memoryStorage();
  corrupt.get = () => Promise.reject(new Error('corrupt'));
  await expect(readingPlace(corrupt, page(1), NOW)).rejects.toThrow('corrupt');
  await expect(tidyPlaces(corrupt, NOW)).rejects.toThrow('corrupt');
});
