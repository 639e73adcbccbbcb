import { beforeEach, describe, expect, test, vi } from 'vitest';
import { memoryStorage } from '../../test/core/memory-storage.ts';
import { EVERYWHERE, originOf } from './access.ts';
import { type Access, chooseStart, isAllowed, lacksPermission, letIn, type SiteStart, startOf } from './start.ts';

const site = (of: Partial<SiteStart>): SiteStart => ({
  host: 'a.cn',
  run: null,
  listed: false,
  allowed: false,
  ...of,
});

describe('when it starts on a site', () => {
  test.each([
    ['a listed site', { listed: true, allowed: true }, 'auto', false],
    ['a listed site that the browser keeps it from', { listed: true }, 'auto', true],
    ['a site that is not listed', {}, 'never', false],
    ['a site that was let in', { allowed: true }, 'auto', false],
    ['always, let in', { allowed: true, run: 'always' }, 'always', false],
    ['always, taken back by the browser', { run: 'always' }, 'always', true],
    ['never', { listed: true, allowed: true, run: 'never' }, 'never', false],
    ['never, not let in', { run: 'never' }, 'never', false],
  ] as const)('%s', (_what, of, start, lacks) => {
    expect(startOf(site(of))).toBe(start);
    expect(lacksPermission(site(of))).toBe(lacks);
  });
});

describe('choosing it', () => {
  const ORIGIN = originOf('a.cn');
  const ALWAYS = { 'site:a.cn': { version: 1, keep: [], script: null, run: 'always' } };
  const fails = () => Promise.reject(new Error('not while a click is handled'));
  beforeEach(() => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
  });

  function browserWith(change: Partial<Record<keyof Access, () => Promise<boolean>>> = {}) {
    const storage = memoryStorage();
    const calls: string[] = [];
    const does = (name: keyof Access, otherwise: boolean) => async (wanted: { origins?: string[] }) => {
      calls.push(`${name} ${wanted.origins}`);
      return change[name]?.() ?? otherwise;
    };
    const access: Access = {
      contains: does('contains', false),
      request: does('request', true),
      remove: does('remove', true),
    };
    return { access, storage, calls };
  }

  test('the permission is asked for before anything is waited for', async () => {
    const { access, storage, calls } = browserWith();
    const chosen = chooseStart(access, storage, site({}), 'always');
    expect(calls).toEqual([`request ${ORIGIN}`]);
    await chosen;
    expect(storage.items).toEqual(ALWAYS);
  });

  test('where it is let in, nothing is asked', async () => {
    const { access, storage, calls } = browserWith();
    await chooseStart(access, storage, site({ allowed: true }), 'always');
    expect(calls).toEqual([]);
    expect(storage.items).toEqual(ALWAYS);
  });

  test.each([
    ['refused', async () => false],
    ['failed', fails],
  ])('a permission that is %s leaves what was chosen before', async (_what, request) => {
    const { access, storage } = browserWith({ request });
    await expect(chooseStart(access, storage, site({}), 'always')).rejects.toMatchObject({ why: 'notAllowed' });
    expect(storage.items).toEqual({});
    await expect(chooseStart(access, storage, site({ run: 'never' }), 'auto')).rejects.toThrow();
    expect(storage.items).toMatchObject({ 'site:a.cn': { run: 'never' } });
  });

  test('a storage that fails says so, whatever the browser answers', async () => {
    const { access, storage } = browserWith({ request: fails });
    storage.error = new Error('QUOTA_BYTES');
    const cause = storage.error;
    await expect(chooseStart(access, storage, site({}), 'always')).rejects.toMatchObject({ why: 'notSaved', cause });
  });

  test('“never” gives back what was let in for the site alone', async () => {
    const one = browserWith();
    await chooseStart(one.access, one.storage, site({ allowed: true }), 'never');
    expect(one.calls.at(-1)).toBe(`remove ${ORIGIN}`);
    expect(one.storage.items).toMatchObject({ 'site:a.cn': { run: 'never' } });
    const everywhere = browserWith({ contains: async () => true });
    await chooseStart(everywhere.access, everywhere.storage, site({ allowed: true }), 'never');
    const listed = browserWith();
    await chooseStart(listed.access, listed.storage, site({ allowed: true, listed: true }), 'never');
    expect([...everywhere.calls, ...listed.calls].join()).not.toContain('remove');
  });

  test.each([
    ['keeps', async () => false],
    ['fails to give back', fails],
  ])('what the browser %s is told of, and the choice holds', async (_what, remove) => {
    const { access, storage } = browserWith({ remove });
    const chosen = chooseStart(access, storage, site({ allowed: true }), 'never');
    await expect(chosen).rejects.toMatchObject({ why: 'stillAllowed' });
    expect(storage.items).toMatchObject({ 'site:a.cn': { run: 'never' } });
  });

  test('what cannot be looked up is not allowed', async () => {
    expect(await isAllowed(browserWith({ contains: async () => true }).access, [EVERYWHERE])).toBe(true);
    expect(await isAllowed(browserWith({ contains: fails }).access, [EVERYWHERE])).toBe(false);
    await expect(letIn(browserWith({ request: fails }).access, [EVERYWHERE])).rejects.toThrow('notAllowed');
  });
});
