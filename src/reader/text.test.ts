import { describe, expect, test } from 'vitest';
import { prose as p, pageOf } from '../../test/core/make.ts';
import { runCore } from '../../test/core/run.ts';
import { readerText } from './analyse.ts';
import { itemKeys } from './items.ts';
import { progressAt, sectionOf, shownNear } from './text.ts';

const one = ['同志们:', p(21, 6), '一、修路', p(1, 6), p(22, 6), '二、管账', p(2, 6), p(3, 6), '谢谢大家!'];
const two = ['乡亲们:', p(4, 6), '一、育林', p(5, 6), p(23, 6), p(24, 6), '谢谢大家!'];

function load(lines: string[], keep: (kind: string) => boolean = () => true) {
  const { page, findings } = runCore(pageOf(lines));
  const wanted = findings.filter(({ kind }) => keep(kind));
  return { page, findings, wanted, text: readerText(page, wanted) };
}

test('a speech that the page has three times says so, and the folded ones are no items of their own', () => {
  const { text } = load(['讲话稿 篇1', ...one, '讲话稿 篇2', ...two, '讲话稿 篇3', ...one, '讲话稿 篇4', ...one]);
  const speeches = text.items.filter((item) => item.level === 1);
  expect(speeches.map(({ label, copies }) => [label, copies])).toEqual([
    ['讲话稿 篇1', 3],
    ['讲话稿 篇2', 1],
  ]);
  expect(text.items.every((item) => item.folded === 0)).toBe(true);
});

test('a part of a speech that is folded elsewhere is marked where it stood', () => {
  const long = [...two, p(7, 6), p(8, 6), p(9, 6), p(10, 6)];
  const { text } = load([
    '讲话稿 篇1',
    ...long,
    '讲话稿 篇2',
    '各位代表:',
    p(11, 8),
    p(4, 6),
    p(5, 6),
    p(23, 6),
    p(24, 6),
    p(12, 8),
  ]);
  expect(text.items.filter((item) => item.level === 1).map(({ copies, folded }) => [copies, folded])).toEqual([
    [1, 0],
    [1, 1],
  ]);
});

test('with repeats kept, nothing is said of copies', () => {
  const { text } = load(['讲话稿 篇1', ...one, '讲话稿 篇2', ...one], (kind) => kind !== 'duplicate');
  expect(text.items.map((item) => item.copies)).toEqual(text.items.map(() => 1));
});

describe('lasting keys', () => {
  const labels = (...list: [parent: number, label: string][]) =>
    itemKeys(list.map(([parent, label]) => ({ parent, label }) as Parameters<typeof itemKeys>[0][number]));
  test('tell headings of one name apart by what they stand under, and by their number', () => {
    const keys = labels([-1, '篇'], [0, '一'], [0, '一'], [-1, '篇'], [3, '一']);
    expect(new Set(keys).size).toBe(5);
  });
  test('are the same when something is added behind', () => {
    expect(labels([-1, '甲'], [0, '一'])).toEqual(labels([-1, '甲'], [0, '一'], [-1, '乙']).slice(0, 2));
  });
});

describe('progress', () => {
  const { text } = load(['讲话稿 篇1', ...one, '讲话稿 篇2', ...two]);
  const speeches = text.items.filter((item) => item.level === 1);
  const at = (block: number) => text.starts.indexOf(block);
  test('above the text it is nothing', () => {
    expect(progressAt(text, -1, 0)).toEqual({ page: 0, speech: 0, number: 0 });
  });
  test('at a speech’s title it begins anew, at its end it is all', () => {
    const second = progressAt(text, at(speeches[1]!.block), 0);
    expect([second.number, second.speech]).toEqual([2, 0]);
    expect(second.page).toBeGreaterThan(0.3);
    expect(progressAt(text, text.starts.length - 1, 1)).toEqual({ page: 1, speech: 1, number: 2 });
  });
  test('it only grows down a speech', () => {
    let before = -1;
    for (let i = at(speeches[0]!.block); i < at(speeches[1]!.block); i++)
      for (const share of [0, 0.5, 1]) {
        const { speech } = progressAt(text, i, share);
        expect(speech).toBeGreaterThanOrEqual(before);
        before = speech;
      }
    expect(before).toBe(1);
  });
});

test('a section is its heading with all that stands under it', () => {
  const { page, wanted, text } = load(['讲话稿 篇1', ...one, '讲话稿 篇2', ...two]);
  const heading = text.items.find((item) => item.label === '二、管账')!;
  expect(sectionOf(page, wanted, heading).map((paragraph) => paragraph.text)).toEqual([
    '二、管账',
    p(2, 6),
    p(3, 6),
    '谢谢大家!',
  ]);
  const speech = text.items.find((item) => item.label === '讲话稿 篇1')!;
  expect(sectionOf(page, wanted, speech).map((paragraph) => paragraph.text)).toEqual(['讲话稿 篇1', ...one]);
});

test('a hidden finding is gone to by the shown text in front of it', () => {
  const { page, findings } = load(['讲话稿 篇1', ...one, '开通VIP免广告阅读', ...two]);
  const found = { findings, dropped: [] };
  const hidden = findings.find((finding) => finding.text.includes('VIP'))!;
  expect(page.blocks[shownNear(page, found, findings, hidden.id)]!.text).toBe('谢谢大家!');
  expect(shownNear(page, found, [], hidden.id)).toBe(hidden.at);
});
