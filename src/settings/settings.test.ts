import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  changedSettings,
  DEFAULTS,
  isSame,
  loadSettings,
  type SettingsStorage,
  saveSettings,
  storedBytes,
} from './settings.ts';

/** A storage in memory, as the browser's is: it keeps JSON. */
function memory(items: Record<string, unknown> = {}): SettingsStorage & { items: Record<string, unknown> } {
  return {
    items,
    async get(keys) {
      return Object.fromEntries(keys.filter((key) => key in items).map((key) => [key, items[key]]));
    },
    async set(more) {
      Object.assign(items, JSON.parse(JSON.stringify(more)));
    },
  };
}

test('what is saved is loaded, the rest is the default', async () => {
  const storage = memory();
  await saveSettings(storage, { side: 'left', width: 420 });
  expect(await loadSettings(storage)).toEqual({ ...DEFAULTS, side: 'left', width: 420 });
});

test('two windows that change different settings keep both', async () => {
  const storage = memory();
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
])('a broken %s (%j) is its default', async (name, value) => {
  expect(await loadSettings(memory({ [`settings1:${name}`]: value }))).toEqual(DEFAULTS);
});

test('whatever is stored, the settings are of the right shape', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.constantFrom('settings1:side', 'settings1:width', 'x'), fc.jsonValue()),
      async (items) => {
        const settings = await loadSettings(memory(items));
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
  const storage = memory({ 'settings1:keepKinds': ['mark', 'hologram', 'ad'] });
  expect((await loadSettings(storage)).keepKinds).toEqual(['ad', 'mark']);
});

test('a list that was stored says the same as before', () => {
  expect(isSame(['ad'], ['ad'])).toBe(true);
  expect(isSame(['ad'], ['ad', 'mark'])).toBe(false);
  expect(isSame([], '')).toBe(false);
  expect(isSame(1, 1)).toBe(true);
});

test('a storage that fails says so', async () => {
  const storage = memory();
  storage.set = () => Promise.reject(new Error('QUOTA_BYTES'));
  await expect(saveSettings(storage, { rate: 100 })).rejects.toThrow('QUOTA');
});

test('line ends and tabs count as they are stored', () => {
  expect(storedBytes('')).toBe(0);
  expect(storedBytes('云\t雲\n')).toBe(10);
});
