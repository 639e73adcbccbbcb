import { expect, test } from 'vitest';
import { piecesOf } from '../script/packed.ts';
import { HeadingSearch } from './search.ts';

/** A search whose conversions are answered when the test says so: by what was asked, unchanged. */
function open() {
  const answers: (() => void)[] = [];
  const search = new HeadingSearch(
    (runs) =>
      new Promise((answer) => {
        answers.push(() => answer(piecesOf(runs, runs.lengths.length)!));
      }),
  );
  return { search, answers };
}

test('what was typed last holds, though an answer to what was typed before comes later', async () => {
  const { search, answers } = open();
  const searches = ['讲', '讲话', ''].map((query) => search.search(query, ['一、讲话']));
  await searches[2];
  expect(search.query).toBe('');
  for (const answer of answers.toReversed()) answer();
  await Promise.all(searches);
  expect(search.query).toBe('');
});

test('an earlier answer is of use all the same: what it simplified need not be asked again', async () => {
  const { search, answers } = open();
  const first = search.search('讲', ['一、讲话']);
  await search.search('', []);
  answers[0]!();
  await first;
  await search.search('讲', ['一、讲话']);
  expect([search.query, answers.length]).toEqual(['讲', 1]);
});
