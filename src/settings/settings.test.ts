import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryStorage } from '../../test/core/memory-storage.ts';
import {
  brokenAmong,
  changedSettings,
  DEFAULTS,
  isSame,
  loadSettings,
  readSettings,
  saveSettings,
  storedBytes,
} from './settings.ts';

test('what is saved is loaded, the rest is the default', async () => {
  const storage = memoryStorage();
  await saveSettings(storage, { side: 'left', width: 420 });
  expect(await loadSettings(storage)).toEqual({ ...DEFAULTS, side: 'left', width: 420 });
});

test('two windows that change different settings keep both', async () => {
  const storage = memoryStorage();
  await Promise.all([saveSettings(storage, { rate: 180 }), saveSettings(storage, { pinned: false })]);
  expect(await loadSettings(storage)).toEqual({ ...DEFAULTS, rate: 180, pinned: false });
});

test.each<[string, unknown]>([
  ['side', 'top'],
  ['width', 10_000],
  ['width', '340'],
  ['width', 333.3],
  ['pinned', 'yes'],
  ['rate', Number.NaN],
  ['rate', null],
  ['textSize', 14],
  ['keepKinds', 'ad'],
  ['keepKinds', [7]],
  ['rememberPlace', 'no'],
  ['wordsSimplified', 'x'.repeat(8001)],
])('a broken %s (%j) is its default, and is told of', async (name, value) => {
  const key = `settings1:${name}`;
  expect(await readSettings(memoryStorage({ [key]: value }))).toEqual({ settings: DEFAULTS, broken: [name] });
  expect(brokenAmong({ [key]: { newValue: value } })).toEqual([name]);
});

test('what is not stored, or was removed, is not broken', async () => {
  const items = { 'settings1:side': 'left', 'settings2:width': 'wide', 'settings1:later': {} };
  expect(await readSettings(memoryStorage(items))).toEqual({ settings: { ...DEFAULTS, side: 'left' }, broken: [] });
  expect(brokenAmong({ 'settings1:side': { newValue: 'left' }, 'settings1:width': {} })).toEqual([]);
});

test('whatever is stored, the settings are of the right shape', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.constantFrom('settings1:side', 'settings1:width', 'x'), fc.jsonValue()),
      async (items) => {
        const settings = await loadSettings(memoryStorage(items));
        expect(['left', 'right']).toContain(settings.side);
        expect(settings.width).toBeGreaterThanOrEqual(240);
      },
    ),
  );
});

test('a change says what it changes, and only that', () => {
  expect(changedSettings({ 'settings1:side': { newValue: 'left' }, 'site:x.cn': { newValue: 1 } })).toEqual({
    side: 'left',
  });
  expect(changedSettings({ 'settings1:width': { newValue: 'wide' } })).toEqual({ width: DEFAULTS.width });
  expect(changedSettings({ 'settings1:width': {} })).toEqual({ width: DEFAULTS.width });
});

test('kinds that this version does not know are left out', async () => {
  const storage = memoryStorage({ 'settings1:keepKinds': ['mark', 'hologram', 'ad'] });
  expect((await loadSettings(storage)).keepKinds).toEqual(['ad', 'mark']);
});

test('a list that was stored says the same as before', () => {
  expect(isSame(['ad'], ['ad'])).toBe(true);
  expect(isSame(['ad'], ['ad', 'mark'])).toBe(false);
  expect(isSame([], '')).toBe(false);
  expect(isSame(1, 1)).toBe(true);
});

test('a storage that fails says so', async () => {
  const storage = memoryStorage();
  storage.error = new Error('QUOTA_BYTES');
  await expect(saveSettings(storage, { rate: 100 })).rejects.toThrow('QUOTA');
});

test('line ends and tabs count as they are stored', () => {
  expect(storedBytes('')).toBe(0);
  expect(storedBytes('云\t雲\n')).toBe(10);
});
