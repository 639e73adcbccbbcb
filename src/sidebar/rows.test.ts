import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { type RowLook, Rows, type ShownRow } from './rows.ts';
import type { ShownItem } from './state.ts';

const LOOK: RowLook = { rate: 200, longest: 900, translate: (key, ...parts) => [key, ...parts].join(' ') };

const item = (id: number, level: number, label: string, opening = ''): ShownItem => ({
  id,
  level,
  label,
  block: id,
  parent: level === 1 ? -1 : 0,
  end: id + 1,
  length: 900 - id,
  missing: id === 1 ? ['二、'] : [],
  opening,
  key: String(id),
  search: '',
  copies: 1,
  folded: 0,
});

const rowOf = (item: ShownItem): ShownRow => ({
  item,
  expanded: undefined,
  active: false,
  focused: item.id === 0,
  place: 1,
  count: 1,
  matchFrom: -1,
  matchTo: -1,
});

function tree(items: readonly ShownItem[]) {
  const element = new JSDOM('<div></div>').window.document.querySelector('div')!;
  const rows = new Rows(element);
  rows.show(items.map(rowOf), LOOK);
  return { element, rows };
}

const ITEMS = [item(0, 1, '讲话', '同志们'), item(1, 2, '一、会议'), item(2, 1, '篇2'), item(3, 1, '篇3', '大家好')];
const CONVERTED = [item(0, 1, '講話', '同志們'), item(1, 2, '一、會議'), item(2, 1, '篇2', '各位'), item(3, 1, '篇3')];

test('texts said otherwise stand as if they were drawn anew, in the same nodes', () => {
  const { element, rows } = tree(ITEMS);
  const nodes = [...element.querySelectorAll('.label')].map(({ firstChild }) => firstChild);
  const facts = element.querySelector('.facts');
  rows.say(CONVERTED);
  expect(element.innerHTML).toBe(tree(CONVERTED).element.innerHTML);
  expect([...element.querySelectorAll('.label')].map(({ firstChild }, i) => firstChild === nodes[i])).not.toContain(
    false,
  );
  expect(element.querySelector('.facts')).toBe(facts);
  rows.say(ITEMS);
  expect(element.innerHTML).toBe(tree(ITEMS).element.innerHTML);
});

test('what is shown after that is told from what was said, not from what was drawn', () => {
  const { element, rows } = tree(ITEMS);
  rows.say(CONVERTED);
  rows.show(ITEMS.map(rowOf), LOOK);
  expect(element.innerHTML).toBe(tree(ITEMS).element.innerHTML);
});
