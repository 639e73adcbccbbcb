import { expect, test } from 'vitest';
import { PAGES_MOST, type PageStorage, saidOfPage, sayOfPage } from './page.ts';

function memory(items: Record<string, unknown> = {}): PageStorage & { items: Record<string, unknown> } {
  return {
    items,
    get: async (key) => (key === null ? { ...items } : key in items ? { [key]: items[key] } : {}),
    set: async (more) => void Object.assign(items, more),
    remove: async (keys) => {
      for (const key of [keys].flat()) delete items[key];
    },
  };
}

test('what is said of a page is kept for that page, wherever in it one is', async () => {
  const storage = memory();
  await sayOfPage(storage, 'https://a.cn/1.html?p=2#part', false);
  expect(await saidOfPage(storage, 'https://a.cn/1.html?p=2')).toBe(false);
  expect(await saidOfPage(storage, 'https://a.cn/1.html?p=2#other')).toBe(false);
  expect(await saidOfPage(storage, 'https://a.cn/1.html?p=3')).toBeNull();
  await sayOfPage(storage, 'https://a.cn/1.html?p=2', true);
  expect(await saidOfPage(storage, 'https://a.cn/1.html?p=2')).toBe(true);
});

test('taken back, nothing is left', async () => {
  const storage = memory();
  await sayOfPage(storage, 'https://a.cn/', true);
  await sayOfPage(storage, 'https://a.cn/', null);
  expect(storage.items).toEqual({});
});

test('the oldest are forgotten, and nothing else is', async () => {
  const storage = memory({ 'site:a.cn': { version: 1 }, 'page:broken': 7 });
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
  expect(await saidOfPage(memory({ 'page:https://a.cn/': stored }), 'https://a.cn/')).toBeNull();
});
