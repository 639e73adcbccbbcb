/** Some of the fuzzer's cases in both browsers. `npm run fuzz` runs thousands more, and runs one that failed again. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FuzzBrowser } from '../fuzz/browser.mjs';
import { actingShare } from '../fuzz/watch.ts';
import { BROWSERS } from './harness.ts';

/** Fixed, so that a build does not fail by chance: a run of `npm run fuzz` takes new ones. */
const SEED = 5_000_000;
const RUNS = 100;

describe.each(BROWSERS)('%s', (name) => {
  let browser: FuzzBrowser;
  beforeAll(async () => {
    browser = await FuzzBrowser.open(name);
  });
  afterAll(() => browser?.close());

  test('whatever happens to a page, turned off it is as it is without us', {
    timeout: 300_000,
  }, async () => {
    const seed = SEED;
    console.log(`fuzz: ${name}, seed ${seed}`);
    const { failed, path, smallest, error, ...counts } = await browser.run({
      runs: RUNS,
      seed,
    });
    expect(failed, `seed ${seed}, path ${path}\n${smallest}\n${error}`).toBe(false);
    // Cases that find nothing, or whose page cannot be scrolled, and steps that do nothing, prove nothing.
    expect(counts.started).toBeGreaterThan(RUNS / 2);
    expect(counts.findings).toBeGreaterThan(RUNS);
    expect(counts.compared).toBeGreaterThan(2 * RUNS);
    expect(counts.held).toBeGreaterThan(RUNS);
    expect(actingShare(counts.steps)).toBeGreaterThan(0.85);
    const never = Object.entries(counts.steps).filter(([, { acted }]) => acted === 0);
    expect(never).toEqual([]);
  });
});
