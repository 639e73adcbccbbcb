import { expect, test } from 'vitest';
import { wants } from './wanted.ts';

test.each([
  [null, null, null],
  ['always', null, true],
  ['never', null, false],
  [null, true, true],
  [null, false, false],
  // What is said of the page goes before what is chosen for its site, but nothing starts where nothing is to start.
  ['always', false, false],
  ['never', true, false],
] as const)('a site where it is %s, a page of which is said %s: %s', (run, said, wanted) => {
  expect(wants(run, said)).toBe(wanted);
});
