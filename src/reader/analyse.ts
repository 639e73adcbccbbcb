/**
 * Makes of a page that is read what is wrong with it, and its outline. Pure, and on plain data: it runs in the
 * background, whose thread no page waits for, and whose code stays compiled from page to page. No script of a page
 * imports it: all finders' rules would come with it.
 */
import { findSteps } from '../findings/find.ts';
import type { Finding } from '../findings/finding.ts';
import { paragraphs, repair } from '../findings/repair.ts';
import { outlineSteps } from '../outline/outline.ts';
import type { Page } from '../page/page.ts';
import { runAll, type Steps } from '../page/steps.ts';
import { pageTitle } from '../page/title.ts';
import { type Analysis, type Choice, wantedOf } from './analysis.ts';
import { countFolds, itemKeys } from './items.ts';
import type { ReaderText } from './text.ts';

/** Works in steps of a few milliseconds. */
export function* analysisSteps(page: Page, choice: Choice): Steps<Analysis> {
  const found = yield* findSteps(page);
  yield;
  return { found, text: yield* readerTextSteps(page, wantedOf(found, choice)) };
}

/** @param wanted the findings that are carried out */
export const readerText = (page: Page, wanted: readonly Finding[]): ReaderText => runAll(readerTextSteps(page, wanted));

/** What `readerText` does, in steps of a few milliseconds. */
export function* readerTextSteps(page: Page, wanted: readonly Finding[]): Steps<ReaderText> {
  const list = paragraphs(page, repair(page, wanted));
  yield;
  const items = yield* outlineSteps(list, pageTitle(page));
  const keys = itemKeys(items);
  const { copies, folded } = countFolds(
    page,
    list,
    items,
    wanted.filter((finding) => finding.kind === 'duplicate'),
  );
  yield;
  const before = [0];
  for (const { text } of list) before.push(before[before.length - 1]! + text.length);
  return {
    items: items.map((item, i) => ({ ...item, key: keys[i]!, copies: copies[i]!, folded: folded[i]! })),
    starts: list.map(({ blocks }) => blocks[0]!),
    before,
  };
}
