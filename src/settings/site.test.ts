import { describe, expect, test } from 'vitest';
import { memoryStorage } from '../../test/core/memory-storage.ts';
import { chooseForSite, NO_CHOICES, type SiteChoices, siteChoices } from './site.ts';
import type { Storage } from './storage.ts';

describe('choices for a site', () => {
  test('are kept for that site only', async () => {
    const storage = memoryStorage();
    await chooseForSite(storage, 'a.cn', { keep: ['ad', 'related'] });
    expect((await siteChoices(storage, 'a.cn')).keep).toEqual(['ad', 'related']);
    expect(await siteChoices(storage, 'b.cn')).toEqual(NO_CHOICES);
  });

  test('leave nothing behind when there are none', async () => {
    const storage = memoryStorage();
    await chooseForSite(storage, 'a.cn', { keep: ['ad'] });
    await chooseForSite(storage, 'a.cn', { keep: [] });
    expect(storage.items).toEqual({});
  });

  test('are changed one by one', async () => {
    const storage = memoryStorage();
    await chooseForSite(storage, 'a.cn', { script: 'traditional' });
    await chooseForSite(storage, 'a.cn', { keep: ['ad'] });
    await chooseForSite(storage, 'a.cn', { run: 'never' });
    expect(await siteChoices(storage, 'a.cn')).toEqual({
      keep: ['ad'],
      script: 'traditional',
      run: 'never',
    } satisfies SiteChoices);
    await chooseForSite(storage, 'a.cn', { script: null, run: null });
    expect(await siteChoices(storage, 'a.cn')).toEqual({ ...NO_CHOICES, keep: ['ad'] });
  });

  test('whether it starts there is kept by itself', async () => {
    const storage = memoryStorage();
    await chooseForSite(storage, 'a.cn', { run: 'always' });
    expect(storage.items).toEqual({ 'site:a.cn': { version: 1, keep: [], script: null, run: 'always' } });
    await chooseForSite(storage, 'a.cn', { run: null });
    expect(storage.items).toEqual({});
  });

  test.each(['klingon', 7, {}])('a broken script or start (%j) is none, the rest holds', async (broken) => {
    const storage = memoryStorage({ 'site:a.cn': { version: 1, keep: ['ad'], script: broken, run: broken } });
    expect(await siteChoices(storage, 'a.cn')).toEqual({ ...NO_CHOICES, keep: ['ad'] });
  });

  test('what was stored before there was a start to choose holds', async () => {
    const storage = memoryStorage({ 'site:a.cn': { version: 1, keep: ['ad'], script: 'simplified' } });
    expect(await siteChoices(storage, 'a.cn')).toEqual({ keep: ['ad'], script: 'simplified', run: null });
  });

  test.each([
    ['nothing', undefined],
    ['a string', 'ad'],
    ['another version', { version: 2, keep: ['ad'] }],
    ['no list', { version: 1, keep: 'ad' }],
    ['numbers', { version: 1, keep: [1] }],
  ])('fall back to the default where %s is stored', async (_what, stored) => {
    expect((await siteChoices(memoryStorage({ 'site:a.cn': stored }), 'a.cn')).keep).toEqual([]);
  });

  test('of a kind that this version does not know are left out', async () => {
    const storage = memoryStorage({ 'site:a.cn': { version: 1, keep: ['ad', 'hologram'] } });
    expect((await siteChoices(storage, 'a.cn')).keep).toEqual(['ad']);
  });

  test('a failing storage is reported, not hidden', async () => {
    const full: Storage = {
      get: () => Promise.resolve({}),
      set: () => Promise.reject(new Error('QUOTA_BYTES')),
      remove: () => Promise.resolve(),
    };
    const corrupt: Storage = { ...full, get: () => Promise.reject(new Error('corrupt')) };
    await expect(siteChoices(corrupt, 'a.cn')).rejects.toThrow('corrupt');
    await expect(chooseForSite(full, 'a.cn', { keep: ['ad'] })).rejects.toThrow('QUOTA_BYTES');
  });
});
