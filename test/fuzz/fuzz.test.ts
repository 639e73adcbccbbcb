/** Some of the fuzzer's cases, in jsdom: no layout, and so nothing that scrolls. `npm run fuzz` runs thousands more. */
import { writeFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import type { Options } from './fuzz.ts';
import { inJsdom } from './jsdom.ts';
import { actingShare } from './watch.ts';

vi.mock('../../src/sidebar/mount.ts', () => import('./sidebar.ts'));
vi.setConfig({ testTimeout: 3_600_000 });

/** What `npm run fuzz -- --browser jsdom` wants, and where it wants the result. */
const { FUZZ, FUZZ_RESULT } = process.env;
/** Else this, fixed, so that a build does not fail by chance. */
const OPTIONS: Options = FUZZ ? JSON.parse(FUZZ) : { runs: 60, seed: 1_200_000 };

test('whatever happens to a page, turned off it is as it is without us', async () => {
  const { fuzz } = await import('./fuzz.ts');
  const result = await inJsdom((stage) => fuzz(OPTIONS, stage));
  if (FUZZ_RESULT) writeFileSync(FUZZ_RESULT, JSON.stringify(result));
  const { failed, seed, path, smallest, error, started, findings, steps } = result;
  console.log(`fuzz: jsdom, seed ${seed}`);
  expect(failed, `seed ${seed}, path ${path}\n${smallest}\n${error}`).toBe(false);
  if (OPTIONS.path) return;
  // Cases that find nothing, and steps that do nothing, prove nothing.
  expect(started).toBeGreaterThan(OPTIONS.runs / 2);
  expect(findings).toBeGreaterThan(OPTIONS.runs);
  expect(actingShare(steps)).toBeGreaterThan(0.85);
});
