import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULTS, type Settings } from '../settings/settings.ts';
import { formatBackup, parseBackup } from './backup.ts';

const file = (settings: unknown, more: object = {}) =>
  JSON.stringify({ app: 'Rostrum', version: 1, settings, ...more });

test('what is written is read back', () => {
  const settings: Settings = {
    ...DEFAULTS,
    side: 'left',
    width: 420,
    pinned: false,
    script: 'traditional',
    variant: 'hk',
    quotes: true,
    wordsTraditional: '云计算\t雲端運算\n不成对的一行\n',
    keepKinds: ['ad', 'broken'],
    textSize: 'large',
    rememberPlace: false,
  };
  expect(parseBackup(formatBackup(settings))).toEqual({ settings, broken: [] });
});

test('broken values are named, the others hold', () => {
  expect(parseBackup(file({ width: 'wide', rate: 1e9, side: 'left', wordsSimplified: '字'.repeat(4000) }))).toEqual({
    settings: { side: 'left' },
    broken: ['width', 'rate', 'wordsSimplified'],
  });
});

test('unknown keys are left out, missing ones are not made up', () => {
  expect(parseBackup(file({ rate: 180, colour: 'red' }, { more: 1 }))).toEqual({
    settings: { rate: 180 },
    broken: [],
  });
});

test('of kinds, those that this version knows are taken', () => {
  expect(parseBackup(file({ keepKinds: ['hologram', 'mark', 'ad', 'ad'] }))).toEqual({
    settings: { keepKinds: ['ad', 'mark'] },
    broken: [],
  });
  expect(parseBackup(file({ keepKinds: 'ad', textSize: 14 }))).toEqual({
    settings: {},
    broken: ['textSize', 'keepKinds'],
  });
});

test.each([
  ['no JSON', '{', 'notSettings'],
  ['a list', '[]', 'notSettings'],
  ['null', 'null', 'notSettings'],
  ['another program’s', '{"version":1,"settings":{}}', 'notSettings'],
  ['settings that are no object', file('x'), 'notSettings'],
  ['a later version', file({}, { version: 2 }), 'laterVersion'],
])('a file that is %s is refused', (_what, text, error) => {
  expect(parseBackup(text)).toEqual({ error });
});

test('keys of the language itself do no harm', () => {
  expect(parseBackup('{"app":"Rostrum","version":1,"settings":{"__proto__":{"rate":1},"constructor":1}}')).toEqual({
    settings: {},
    broken: [],
  });
});

test('whatever a file holds, what it sets is of the right shape', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('side', 'width', 'rate', 'x'), fc.jsonValue()), (values) => {
      const read = parseBackup(file(values));
      if ('error' in read) throw new Error(read.error);
      const all = { ...DEFAULTS, ...read.settings };
      expect(['left', 'right']).toContain(all.side);
      expect(all.width % 20).toBe(0);
      expect(Object.keys(read.settings).every((name) => name in DEFAULTS)).toBe(true);
    }),
  );
});
