import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLUTTER } from './clutter.ts';
import { FILLER } from './filler.ts';
import { matches, type Rule } from './rule.ts';
import { Table } from './table.ts';

const row = (pattern: RegExp, needs?: string): Rule => ({ pattern, cases: [], ...(needs ? { needs } : {}) });

test('the first row that matches and is to be tried is found', () => {
  const [a, b, c] = [row(/甲.*乙/, '乙'), row(/乙/, '乙'), row(/[甲丙]/)];
  const table = new Table([a, b, c]);
  expect(table.first('甲乙', () => true)).toBe(a);
  expect(table.first('甲乙', (one) => one !== a)).toBe(b);
  expect(table.first('甲', () => true)).toBe(c);
  expect(table.first('丁', () => true)).toBeNull();
});

test('a row without what it needs is not tried', () => {
  expect(new Table([row(/甲/, '乙')]).matches('甲')).toBe(false);
});

test('a row that stands last of 31 is found', () => {
  const rows = Array.from({ length: 31 }, (_, i) =>
    row(new RegExp(String.fromCharCode(0x4e00 + i)), String.fromCharCode(0x4e00 + i)),
  );
  expect(new Table(rows).first('\u4e1e', () => true)).toBe(rows[30]);
  expect(() => new Table([...rows, ...rows])).toThrow(RangeError);
});

test('rows are found, however many characters all of them need', () => {
  const characters = Array.from({ length: 900 }, (_, i) => String.fromCharCode(0x5000 + i));
  const tables = Array.from({ length: 30 }, (_, t) => {
    const own = characters.slice(30 * t, 30 * t + 30);
    return { own, table: new Table(own.map((character) => row(new RegExp(character), character))) };
  });
  for (const { own, table } of tables)
    for (const character of characters) expect(table.matches(`甲${character}`)).toBe(own.includes(character));
});

describe.each([
  ['CLUTTER', CLUTTER],
  ['FILLER', FILLER],
] as [string, readonly Rule[]][])('%s', (_, rules) => {
  const table = new Table(rules);
  const words = rules.flatMap(({ pattern, cases, not = [] }) => [
    ...cases,
    ...not,
    ...(pattern.source.match(/[\p{Script=Han}a-z]+/gu) ?? []),
  ]);

  test('a table finds what its rules find, in lines made of their words', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words, ' ', ':', '1', '。'), { maxLength: 6 }), (parts) => {
        const line = parts.join('');
        expect(table.matches(line)).toBe(matches(rules, line));
        expect(table.matches(line.toUpperCase())).toBe(matches(rules, line.toUpperCase()));
      }),
      { numRuns: 3000 },
    );
  });
});
