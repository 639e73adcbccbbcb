import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { memoryStorage } from '../../test/core/memory-storage.ts';
import { DEFAULTS } from '../settings/settings.ts';
import { SettingsKeeper } from './settings-keeper.ts';
import type { Failure } from './state.ts';
import { Store } from './store.ts';

type Changes = Record<string, { newValue?: unknown }>;

/** A storage that tells of its changes, as the browser's does. */
function storageOf(items: Record<string, unknown> = {}) {
  const told: ((changes: Changes) => void)[] = [];
  const memory = memoryStorage(items);
  const store = memory.set;
  return Object.assign(memory, {
    sets: 0,
    onChange: (listener: (changes: Changes) => void) => told.push(listener),
    async set(this: { sets: number }, more: Record<string, unknown>) {
      const changed = Object.entries(more).filter(([key, value]) => items[key] !== value);
      await store(more);
      this.sets++;
      for (const tell of told) tell(Object.fromEntries(changed.map(([key, newValue]) => [key, { newValue }])));
    },
  });
}

async function open(items?: Record<string, unknown>) {
  const storage = storageOf(items);
  const store = new Store(() => {});
  const keeper = new SettingsKeeper(store, storage);
  storage.onChange((changes) => keeper.changed(changes));
  await keeper.load();
  return { storage, store, keeper, settle: () => vi.advanceTimersByTimeAsync(1000) };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('a change is shown at once, and stored', async () => {
  const { store, storage, keeper, settle } = await open();
  keeper.change({ side: 'left' });
  expect(store.state.settings.side).toBe('left');
  expect(keeper.isUnsaved).toBe(true);
  await settle();
  expect(storage.items['settings1:side']).toBe('left');
  expect(store.state.saves).toBe(1);
  expect(keeper.isUnsaved).toBe(false);
});

test('typing is stored once it pauses', async () => {
  const { storage, keeper, settle } = await open();
  for (const text of ['云', '云=', '云=雲']) keeper.change({ wordsTraditional: text }, 500);
  expect(storage.sets).toBe(0);
  await settle();
  expect(storage.sets).toBe(1);
  expect(storage.items['settings1:wordsTraditional']).toBe('云=雲');
});

test('what is typed while the last text is being stored is not lost', async () => {
  const { store, storage, keeper, settle } = await open();
  keeper.change({ wordsTraditional: 'a' });
  const stored = keeper.flush();
  keeper.change({ wordsTraditional: 'ab' }, 500);
  await stored;
  expect(store.state.settings.wordsTraditional).toBe('ab');
  expect(store.state.incoming).toEqual({});
  await settle();
  expect(storage.items['settings1:wordsTraditional']).toBe('ab');
});

test.each<[string, Failure]>([
  ['QUOTA_BYTES_PER_ITEM quota exceeded', 'full'],
  ['QuotaExceededError: storage.sync API call exceeded its quota limitations.', 'full'],
  ['This request exceeds the MAX_WRITE_OPERATIONS_PER_MINUTE quota.', 'busy'],
  ['disk I/O error', 'failed'],
])('a storage that fails (%s) is told of, and the value stays', async (message, failure) => {
  const { store, storage, keeper, settle } = await open();
  storage.error = new Error(message);
  keeper.change({ rate: 180 });
  await settle();
  expect(store.state.failures).toEqual({ rate: failure });
  expect(store.state.settings.rate).toBe(180);
  expect(keeper.isUnsaved).toBe(true);

  storage.error = null;
  await keeper.retry('rate');
  expect(store.state.failures).toEqual({});
  expect(storage.items['settings1:rate']).toBe(180);
});

test('a list that is too long stays, and is not stored', async () => {
  const { store, storage, keeper, settle } = await open({ 'settings1:wordsSimplified': '軟體=软件' });
  const long = '字'.repeat(3000);
  keeper.change({ wordsSimplified: long });
  await settle();
  expect(store.state.failures).toEqual({ wordsSimplified: 'tooLong' });
  expect(store.state.settings.wordsSimplified).toBe(long);
  expect(storage.items['settings1:wordsSimplified']).toBe('軟體=软件');
  keeper.change({ wordsSimplified: '短=短' });
  await settle();
  expect(store.state.failures).toEqual({});
  expect(storage.items['settings1:wordsSimplified']).toBe('短=短');
});

test('broken values that are stored are the defaults', async () => {
  const { store } = await open({ 'settings1:width': 'wide', 'settings1:script': 7 });
  expect(store.state).toMatchObject({ phase: 'ready', settings: DEFAULTS });
});

test('a storage that cannot be read is told of', async () => {
  const storage = storageOf();
  storage.error = new Error('corrupt');
  const store = new Store(() => {});
  const keeper = new SettingsKeeper(store, storage);
  await keeper.load();
  expect(store.state.phase).toBe('failed');
  storage.error = null;
  await keeper.load();
  expect(store.state.phase).toBe('ready');
});

describe('a change elsewhere', () => {
  test('is followed', async () => {
    const { store, storage } = await open();
    await storage.set({ 'settings1:rate': 150, 'settings1:wordsSimplified': '軟體=软件' });
    expect(store.state.settings).toMatchObject({ rate: 150, wordsSimplified: '軟體=软件' });
  });

  test('is followed, too, when it is what was stored here before', async () => {
    const { store, storage, keeper, settle } = await open();
    keeper.change({ rate: 150 });
    await settle();
    await keeper.reset();
    await storage.set({ 'settings1:rate': 100 });
    await storage.set({ 'settings1:rate': DEFAULTS.rate });
    expect(store.state.settings.rate).toBe(DEFAULTS.rate);
  });

  const conflict = async () => {
    const page = await open({ 'settings1:wordsSimplified': '甲=1\n' });
    page.keeper.change({ wordsSimplified: '甲=1\n乙=2\n' }, 500);
    await page.storage.set({ 'settings1:wordsSimplified': '甲=1\n丙=3\n' });
    await page.settle();
    return page;
  };

  test('leaves what is being typed, and asks', async () => {
    const { store, storage } = await conflict();
    expect(store.state.settings.wordsSimplified).toBe('甲=1\n乙=2\n');
    expect(store.state.incoming.wordsSimplified).toMatchObject({ from: 'elsewhere', text: '甲=1\n丙=3\n' });
    expect(storage.items['settings1:wordsSimplified']).toBe('甲=1\n丙=3\n');
  });

  test.each([
    ['add', '甲=1\n乙=2\n丙=3\n'],
    ['replace', '甲=1\n丙=3\n'],
    ['keep', '甲=1\n乙=2\n'],
  ] as const)('and does as it is told: %s', async (answer, text) => {
    const { store, storage, keeper, settle } = await conflict();
    keeper.answer('wordsSimplified', answer);
    await settle();
    expect(storage.items['settings1:wordsSimplified']).toBe(text);
    expect(store.state.settings.wordsSimplified).toBe(text);
    expect(store.state.incoming).toEqual({});
    expect(keeper.isUnsaved).toBe(false);
  });
});

describe('a list from a file', () => {
  test('fills an empty list', async () => {
    const { storage, keeper, settle } = await open();
    keeper.receive('wordsTraditional', 'a.txt', '云=雲\n不成对\n');
    await settle();
    expect(storage.items['settings1:wordsTraditional']).toBe('云=雲\n不成对\n');
  });

  test('is asked about where there is one, and can be taken back', async () => {
    const { store, storage, keeper, settle } = await open({ 'settings1:wordsTraditional': '甲=1\n' });
    keeper.receive('wordsTraditional', 'a.txt', '云=雲\n');
    await settle();
    expect(storage.sets).toBe(0);
    keeper.answer('wordsTraditional', 'replace');
    await settle();
    expect(storage.items['settings1:wordsTraditional']).toBe('云=雲\n');
    store.state.notes.wordsTraditional?.undo?.();
    await settle();
    expect(storage.items['settings1:wordsTraditional']).toBe('甲=1\n');
  });
});

describe('all settings', () => {
  test('go back to their defaults, but for the words, and come back', async () => {
    const mine = { 'settings1:rate': 150, 'settings1:side': 'left', 'settings1:wordsSimplified': '軟體=软件' };
    const { store, storage, keeper, settle } = await open({ ...mine });
    await keeper.reset();
    expect(store.state.settings).toEqual({ ...DEFAULTS, wordsSimplified: '軟體=软件' });
    store.state.notes.backup?.undo?.();
    await settle();
    expect(storage.items).toMatchObject(mine);
  });

  test('come from a file, and go back', async () => {
    const page = await open();
    page.keeper.change({ rate: 150, wordsSimplified: '軟體=软件' });
    const file = page.keeper.export();
    const { store, keeper, settle } = await open({ 'settings1:wordsSimplified': '別的=别的' });
    await keeper.import('settings.json', file);
    expect(store.state.settings).toMatchObject({ rate: 150, wordsSimplified: '軟體=软件' });
    store.state.notes.backup?.undo?.();
    await settle();
    expect(store.state.settings).toEqual({ ...DEFAULTS, wordsSimplified: '別的=别的' });
  });

  test.each(['import', 'reset'] as const)('a storage that fails leaves all as it is: %s', async (what) => {
    const { store, storage, keeper } = await open({ 'settings1:rate': 150 });
    storage.error = new Error('QUOTA');
    if (what === 'reset') await keeper.reset();
    else await keeper.import('a.json', '{"app":"Rostrum","version":1,"settings":{"rate":90}}');
    expect(store.state.settings.rate).toBe(150);
    expect(store.state.notes.backup?.note).toEqual({ what: 'failed', failure: 'full' });
  });

  test('a file that is none says so', async () => {
    const { store, keeper } = await open();
    await keeper.import('a.json', '[]');
    expect(store.state.notes.backup?.note).toEqual({ what: 'refused', refusal: 'notSettings', file: 'a.json' });
  });
});

describe('a stored value that cannot be used', () => {
  test('is named, and left as it is until it is set anew', async () => {
    const { store, storage, keeper, settle } = await open({ 'settings1:rate': 'fast', 'settings1:side': 'left' });
    expect(store.state.broken).toEqual(['rate']);
    expect(store.state.settings).toEqual({ ...DEFAULTS, side: 'left' });
    expect(storage.items['settings1:rate']).toBe('fast');
    // The default itself is stored, too, when it is set.
    keeper.change({ rate: DEFAULTS.rate });
    await settle();
    expect(storage.items['settings1:rate']).toBe(DEFAULTS.rate);
    expect(store.state.broken).toEqual([]);
  });

  test('is named when it comes from elsewhere, and a reset replaces it', async () => {
    const { store, storage, keeper } = await open();
    await storage.set({ 'settings1:width': 'wide' });
    expect(store.state.broken).toEqual(['width']);
    await keeper.reset();
    expect(store.state.broken).toEqual([]);
    expect(storage.items['settings1:width']).toBe(DEFAULTS.width);
  });
});
