import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ancestors, filtered, onKey, parents, type TreeItem, type TreeState, typeAhead, visible } from './tree.ts';

const item = (_id: number, parent: number, label: string): TreeItem => ({ parent, label });
/**
 * 0 开业致辞
 *   1 一、修路
 *     2 (一)护栏
 *     3 (二)路灯
 *   4 二、管账
 * 5 Annual speech
 *   6 1.育林
 * 7 年会讲话
 */
const ITEMS = [
  item(0, -1, '开业致辞'),
  item(1, 0, '一、修路'),
  item(2, 1, '(一)护栏'),
  item(3, 1, '\uff08二\uff09路灯'),
  item(4, 0, '二、管账'),
  item(5, -1, 'Annual speech'),
  item(6, 5, '1.育林'),
  item(7, -1, '年会讲话'),
];
const ALL = new Set([0, 1, 5]);
const state = (focused: number, expanded: Iterable<number> = ALL): TreeState => ({
  items: ITEMS,
  expanded: new Set(expanded),
  focused,
});

test('what has something under it', () => {
  expect(parents(ITEMS)).toEqual([true, true, false, false, false, true, false, false]);
});

test.each<[expanded: number[], shown: number[]]>([
  [
    [0, 1, 5],
    [0, 1, 2, 3, 4, 5, 6, 7],
  ],
  [[], [0, 5, 7]],
  [[0], [0, 1, 4, 5, 7]],
  // An expanded item under a closed one is not shown.
  [
    [1, 5],
    [0, 5, 6, 7],
  ],
])('with %j expanded, %j are shown', (expanded, shown) => {
  expect(visible(ITEMS, new Set(expanded))).toEqual(shown);
});

test('a filter leaves what it wants and what is around that', () => {
  expect(filtered(ITEMS, (i) => i === 3 || i === 7)).toEqual([0, 1, 3, 7]);
  expect(filtered(ITEMS, () => false)).toEqual([]);
});

test('keys walk through what the filter has left', () => {
  const shown = { ...state(0), shown: [0, 1, 3] };
  expect(onKey('End', shown)).toEqual({ focus: 3 });
  expect(onKey('ArrowDown', { ...shown, focused: 1 })).toEqual({ focus: 3 });
});

test.each<[number, number[]]>([
  [3, [1, 0]],
  [0, []],
  [6, [5]],
  [99, []],
])('around %i are %j', (of, around) => {
  expect(ancestors(ITEMS, of)).toEqual(around);
});

describe('keys', () => {
  test.each<[key: string, from: number, to: number]>([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 4, 5],
    ['ArrowDown', 7, 7],
    ['ArrowUp', 5, 4],
    ['ArrowUp', 0, 0],
    ['Home', 6, 0],
    ['End', 0, 7],
    ['ArrowRight', 1, 2],
    ['ArrowLeft', 3, 1],
    ['ArrowLeft', 6, 5],
  ])('%s on %i goes to %i', (key, from, to) => {
    expect(onKey(key, state(from))).toEqual({ focus: to });
  });
  test('up and down pass over what is not shown', () => {
    expect(onKey('ArrowDown', state(0, []))).toEqual({ focus: 5 });
    expect(onKey('End', state(0, [5]))).toEqual({ focus: 7 });
  });
  test('ArrowRight opens, then goes in; on an end it does nothing', () => {
    expect(onKey('ArrowRight', state(1, [0]))).toEqual({ expanded: new Set([0, 1]) });
    expect(onKey('ArrowRight', state(2))).toEqual({});
  });
  test('ArrowLeft closes, then goes out; on a closed speech it does nothing', () => {
    expect(onKey('ArrowLeft', state(1))).toEqual({ expanded: new Set([0, 5]) });
    expect(onKey('ArrowLeft', state(1, [0]))).toEqual({ focus: 0 });
    expect(onKey('ArrowLeft', state(7))).toEqual({});
  });
  test.each(['Enter', ' '])('%j activates', (key) => {
    expect(onKey(key, state(3))).toEqual({ activate: 3 });
  });
  test('* opens all on the same level, and no more', () => {
    expect(onKey('*', state(7, []))).toEqual({ expanded: new Set([0, 5]) });
    expect(onKey('*', state(4, [0]))).toEqual({ expanded: new Set([0, 1]) });
  });
  test.each(['Tab', 'Escape', 'F6', 'Shift', '修'])('%s is not ours', (key) => {
    expect(onKey(key, state(0))).toBeUndefined();
  });
  test('what was given is not changed', () => {
    const given = state(1);
    for (const key of ['ArrowLeft', '*', 'ArrowRight']) onKey(key, given);
    expect(given.expanded).toEqual(ALL);
  });
});

describe('type-ahead', () => {
  test.each<[key: string, from: number, to: number]>([
    ['修', 0, 1],
    ['护', 0, 2],
    ['路', 0, 3],
    ['育', 7, 6],
    ['a', 0, 5],
    ['A', 0, 5],
    // Round the end, and back to itself where it is the only one.
    ['开', 7, 0],
    ['开', 0, 0],
    // By the ordinal, too.
    ['二', 0, 4],
    ['1', 0, 6],
    // Several stay where they fit, and go on where they do not.
    ['修路', 1, 1],
    ['年会', 0, 7],
    ['annual', 3, 5],
  ])('%s on %i goes to %i', (key, from, to) => {
    expect(typeAhead(key, state(from))).toEqual({ focus: to });
  });
  test('finds only what is shown', () => {
    expect(typeAhead('护', state(0, []))).toEqual({});
  });
});

test('whatever is pressed, the focus is on an item that is shown', () => {
  const keys = fc.array(
    fc.constantFrom('ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End', '*', '修', 'a', 'Tab'),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(keys, (list) => {
      let now = state(0, []);
      for (const key of list) {
        const move = onKey(key, now) ?? (key.length === 1 ? typeAhead(key, now) : undefined);
        now = { ...now, expanded: move?.expanded ?? now.expanded, focused: move?.focus ?? now.focused };
        expect(visible(ITEMS, now.expanded)).toContain(now.focused);
      }
    }),
  );
});
