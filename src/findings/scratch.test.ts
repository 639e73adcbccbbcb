import { expect, test } from 'vitest';
import { pageOf, prose } from '../../test/core/make.ts';
import { runCore } from '../../test/core/run.ts';
import { findAll, findSteps } from './find.ts';
import { borrow, giveBack } from './scratch.ts';

test('memory that was given back is lent again, and never to two at once', () => {
  const first = borrow(1000);
  const second = borrow(1000);
  expect(second.buffer).not.toBe(first.buffer);
  giveBack(first);
  expect(borrow(900)).toBe(first);
  expect(borrow(900)).not.toBe(first);
});

test('what is lent is as long as it has to be, whatever was given back', () => {
  for (const length of [10, 5000, 0, 70_000, 200]) {
    const memory = borrow(length);
    expect(memory.length).toBeGreaterThanOrEqual(length);
    giveBack(memory);
  }
});

test('a very long one is not kept', () => {
  const long = borrow(1_000_000);
  giveBack(long);
  expect(borrow(1_000_000) === long).toBe(false);
});

test('pages that are analysed by turns get what each gets alone', () => {
  const pages = [1, 10_000].map((seed) => {
    const speech = ['同志们:', ...Array.from({ length: 40 }, (_, i) => prose(seed + i, 6)), '谢谢大家!'];
    const other = speech.map((_, i) => prose(seed + 500 + i, 6));
    return runCore(pageOf([...speech, ...other, ...speech])).page;
  });
  const alone = pages.map((page) => findAll(page));
  for (const { findings } of alone) expect(findings.some(({ kind }) => kind === 'duplicate')).toBe(true);
  const runs = pages.map((page) => findSteps(page));
  const byTurns: unknown[] = [];
  let turns = 0;
  for (let i = 0; byTurns.filter(Boolean).length < 2; i = 1 - i) {
    if (byTurns[i]) continue;
    const step = runs[i]!.next();
    turns++;
    if (step.done) byTurns[i] = step.value;
  }
  expect(turns).toBeGreaterThan(40);
  expect(byTurns).toEqual(alone);
});
