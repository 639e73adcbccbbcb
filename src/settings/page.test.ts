import { expect, test } from 'vitest';
import { memoryStorage } from '../../test/core/memory-storage.ts';
import { PAGES_MOST, saidOfPage, saidPages, sayOfPage } from './page.ts';

test('what is said of a page is kept for that page, wherever in it one is', async () => {
  const storage = memoryStorage();
  await sayOfPage(storage, 'https://a.cn/1.html?p=2#part', false);
  expect(await saidOfPage(storage, 'https://a.cn/1.html?p=2')).toBe(false);
  expect(await saidOfPage(storage, 'https://a.cn/1.html?p=2#other')).toBe(false);
  expect(await saidOfPage(storage, 'https://a.cn/1.html?p=3')).toBeNull();
  await sayOfPage(storage, 'https://a.cn/1.html?p=2', true);
  expect(await saidOfPage(storage, 'https://a.cn/1.html?p=2')).toBe(true);
});

test('taken back, nothing is left', async () => {
  const storage = memoryStorage();
  await sayOfPage(storage, 'https://a.cn/', true);
  await sayOfPage(storage, 'https://a.cn/', null);
  expect(storage.items).toEqual({});
});

test('the oldest are forgotten, and nothing else is', async () => {
  const storage = memoryStorage({ 'site:a.cn': { version: 1 }, 'page:broken': 7 });
  for (let i = 0; i <= PAGES_MOST; i++) await sayOfPage(storage, `https://a.cn/${i}`, true, 1000 + i);
  expect(Object.keys(storage.items)).toHaveLength(PAGES_MOST + 1);
  expect(storage.items).toHaveProperty(['site:a.cn']);
  expect(storage.items).not.toHaveProperty(['page:broken']);
  expect(await saidOfPage(storage, 'https://a.cn/0')).toBeNull();
  expect(await saidOfPage(storage, 'https://a.cn/1')).toBe(true);
});

test.each([
  ['a string', 'yes'],
  ['another version', { version: 2, speech: true, at: 1 }],
  ['no verdict', { version: 1, speech: 'yes', at: 1 }],
])('nothing is said where %s is stored', async (_what, stored) => {
  expect(await saidOfPage(memoryStorage({ 'page:https://a.cn/': stored }), 'https://a.cn/')).toBeNull();
});

test('the pages are listed, the latest first, without what is broken', async () => {
  const storage = memoryStorage({ 'page:broken': 7, 'site:a.cn': { version: 1, speech: true, at: 9 } });
  await sayOfPage(storage, 'https://a.cn/1', true, 1);
  await sayOfPage(storage, 'https://a.cn/2#part', false, 2);
  expect(await saidPages(storage)).toEqual([
    { url: 'https://a.cn/2', speech: false },
    { url: 'https://a.cn/1', speech: true },
  ]);
});
