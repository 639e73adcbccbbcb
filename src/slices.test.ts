import { expect, test } from 'vitest';
import { inSlices, nextTask } from './slices.ts';

test('steps are run to their end, and their result is given', async () => {
  const done: number[] = [];
  function* steps() {
    for (let i = 0; i < 5; i++) {
      done.push(i);
      yield;
    }
    return 'result';
  }
  expect(await inSlices(steps())).toBe('result');
  expect(done).toEqual([0, 1, 2, 3, 4]);
});

test('others get their turn between long steps', async () => {
  const order: string[] = [];
  function* steps() {
    for (let i = 0; i < 3; i++) {
      const end = performance.now() + 15;
      while (performance.now() < end);
      order.push('step');
      yield;
    }
  }
  const others = (async () => {
    for (let i = 0; i < 2; i++) {
      await nextTask();
      order.push('other');
    }
  })();
  await Promise.all([inSlices(steps()), others]);
  expect(order.lastIndexOf('step')).toBeGreaterThan(order.indexOf('other'));
});

test('what a step throws is thrown', async () => {
  // biome-ignore lint/correctness/useYield: it fails before its first
  function* steps(): Generator<void, void> {
    throw new Error('broken');
  }
  await expect(inSlices(steps())).rejects.toThrow('broken');
});

test('what no longer holds is given up', async () => {
  let holds = true;
  function* steps() {
    for (;;) {
      const end = performance.now() + 5;
      while (performance.now() < end);
      holds = false;
      yield;
    }
  }
  expect(await inSlices(steps(), () => holds)).toBeNull();
});
