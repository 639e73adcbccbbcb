import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { pageOf, paras, prose } from '../../test/core/make.ts';
import { findAll, findSteps } from '../findings/find.ts';
import { buildOutline, outlineSteps } from '../outline/outline.ts';
import { readPage, readSteps } from './read.ts';
import { runAll, STEP, type Steps } from './steps.ts';

/** Runs the steps as a patient caller would. Returns how often they stopped, and their result. */
function count<T>(steps: Steps<T>): { stops: number; result: T } {
  for (let stops = 0; ; stops++) {
    const step = steps.next();
    if (step.done) return { stops, result: step.value };
  }
}

const BLOCKS = STEP * 4;
const html = pageOf(Array.from({ length: BLOCKS }, (_, i) => prose(i, 2)));
const { document } = new JSDOM(html).window;

test('runAll gives what the steps return', () => {
  function* steps(): Steps<number> {
    yield;
    yield;
    return 7;
  }
  expect(runAll(steps())).toBe(7);
});

test('a long page is read in steps, with the same result', () => {
  const { stops, result } = count(readSteps(document));
  expect(stops).toBeGreaterThanOrEqual(BLOCKS / STEP);
  expect(result.page).toEqual(readPage(document).page);
});

test('what is wrong with a long page is found in steps, with the same result', () => {
  const { page } = readPage(document);
  const { stops, result } = count(findSteps(page));
  // Clutter, filler, marks, fingerprints and their matching each stop within.
  expect(stops).toBeGreaterThanOrEqual((5 * BLOCKS) / STEP);
  expect(result).toEqual(findAll(page));
});

test('the outline of a long page is built in steps, with the same result', () => {
  const list = paras(['同志们:', ...Array.from({ length: BLOCKS }, (_, i) => prose(i))]);
  const { stops, result } = count(outlineSteps(list, '讲话稿'));
  // Each of the passes stops within: lengths, separators, titles by look and by place, salutations, headings.
  expect(stops).toBeGreaterThanOrEqual((6 * BLOCKS) / STEP);
  expect(result).toHaveLength(1);
  expect(result).toEqual(buildOutline(list, '讲话稿'));
});
