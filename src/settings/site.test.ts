import { describe, expect, test } from 'vitest';
import { keepOn, keptOn, type Storage } from './site.ts';

function memory(items: Record<string, unknown> = {}): Storage & { items: Record<string, unknown> } {
  return {
    items,
    get: async (key) => (key in items ? { [key]: items[key] } : {}),
    set: async (more) => void Object.assign(items, more),
    remove: async (key) => void delete items[key],
  };
}

describe('choices for a site', () => {
  test('are kept for that site only', async () => {
    const storage = memory();
    await keepOn(storage, 'a.cn', ['ad', 'related']);
    expect(await keptOn(storage, 'a.cn')).toEqual(['ad', 'related']);
    expect(await keptOn(storage, 'b.cn')).toEqual([]);
  });

  test('leave nothing behind when there are none', async () => {
    const storage = memory();
    await keepOn(storage, 'a.cn', ['ad']);
    await keepOn(storage, 'a.cn', []);
    expect(storage.items).toEqual({});
  });

  test.each([
    ['nothing', undefined],
    ['a string', 'ad'],
    ['another version', { version: 2, keep: ['ad'] }],
    ['no list', { version: 1, keep: 'ad' }],
    ['numbers', { version: 1, keep: [1] }],
  ])('fall back to the default where %s is stored', async (_what, stored) => {
    expect(await keptOn(memory({ 'site:a.cn': stored }), 'a.cn')).toEqual([]);
  });

  test('of a kind that this version does not know are left out', async () => {
    const storage = memory({ 'site:a.cn': { version: 1, keep: ['ad', 'hologram'] } });
    expect(await keptOn(storage, 'a.cn')).toEqual(['ad']);
  });

  test('a failing storage is reported, not hidden', async () => {
    const full: Storage = {
      get: () => Promise.reject(new Error('corrupt')),
      set: () => Promise.reject(new Error('QUOTA_BYTES')),
      remove: () => Promise.resolve(),
    };
    await expect(keptOn(full, 'a.cn')).rejects.toThrow('corrupt');
    await expect(keepOn(full, 'a.cn', ['ad'])).rejects.toThrow('QUOTA_BYTES');
  });
});
