/**
 * `npm run fuzz`: pages made up at random, to which everything happens in any order; turned off, Rostrum must have left
 * each of them as it is without Rostrum. The cases are in test/fuzz.
 *
 * `--runs 10000` cases in all; `--browser chrome|firefox|jsdom` in one place only; `--seed S` the first seed. A case that
 * fails is made smaller and printed, with the `--seed` and `--path` that run it again.
 */
import { parseArgs } from 'node:util';
import { ensure } from './setup.mjs';

/** @typedef {import('../test/fuzz/fuzz.ts').Result} Result */
/** @typedef {import('../test/fuzz/fuzz.ts').Options} Options */
/** @typedef {(options: Options) => Promise<Result>} Run */
/** @typedef {'chrome' | 'firefox' | 'jsdom'} Place */

/** Which share of the cases runs where. @type {Record<Place, number>} */
const SHARES = { chrome: 0.57, firefox: 0.4, jsdom: 0.03 };
/** Cases of one seed: a page of their own. */
const RUN = 100;

const options = parseArgs({
  options: {
    runs: { type: 'string', default: '10000' },
    seed: { type: 'string' },
    path: { type: 'string' },
    browser: { type: 'string' },
  },
}).values;

const runs = options.path ? 1 : Number(options.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a number from 1 on.');
const seed = options.seed === undefined ? Math.trunc(Math.random() * 2 ** 31) : Number(options.seed);
if (!Number.isInteger(seed)) throw new Error('--seed takes a whole number.');
if (options.browser && !(options.browser in SHARES))
  throw new Error(`No such browser: ${options.browser}. There are: ${Object.keys(SHARES).join(', ')}.`);
if (options.path && !options.browser) throw new Error('--path needs the --browser that the case failed in.');

const all = /** @type {Place[]} */ (Object.keys(SHARES));
const places = options.browser ? [/** @type {Place} */ (options.browser)] : all;
const missing = ensure({
  browsers: [
    ...(places.includes('chrome') ? [/** @type {const} */ ('chromium')] : []),
    ...(places.includes('firefox') ? [/** @type {const} */ ('firefox')] : []),
  ],
});
if (missing.length) throw new Error(missing.join('\n'));

// These need packages, which may only be there now.
const { FuzzBrowser } = await import('../test/fuzz/browser.mjs');
const { fuzzInNode } = await import('../test/fuzz/node.mjs');

/** @param {Place} place @param {(run: Run) => Promise<void>} use */
async function at(place, use) {
  if (place === 'jsdom') return use(fuzzInNode);
  const browser = await FuzzBrowser.open(place === 'chrome' ? 'chromium' : 'firefox');
  try {
    await use((given) => browser.run(given));
  } finally {
    await browser.close();
  }
}

/**
 * The cases of one place, a hundred a seed.
 * @param {Place} place @param {number} count @param {number} first the first seed
 * @returns {Promise<boolean>} whether all of them hold
 */
async function fuzz(place, count, first) {
  const start = Date.now();
  const sum = { cases: 0, findings: 0, compared: 0, held: 0, taken: 0, acted: 0 };
  /** @type {Result | null} */
  let failure = null;
  let last = first;
  await at(place, async (run) => {
    for (let left = count, next = first; left > 0 && !failure; left -= RUN, next++) {
      last = next;
      const result = await run({
        runs: Math.min(RUN, left),
        seed: next,
        ...(options.path && { path: options.path }),
      });
      sum.cases += result.runs;
      sum.findings += result.findings;
      sum.compared += result.compared;
      sum.held += result.held;
      for (const { taken, acted } of Object.values(result.steps)) {
        sum.taken += taken;
        sum.acted += acted;
      }
      if (result.failed) failure = result;
    }
  });
  const seconds = Math.round((Date.now() - start) / 1000);
  const acted = `${sum.taken} steps (${Math.round((100 * sum.acted) / Math.max(1, sum.taken))} % of them did something)`;
  const counts = `${sum.findings} findings, ${sum.compared} comparisons with the twin, ${sum.held} places held`;
  console.log(`${place}: ${sum.cases} cases, seeds ${first} to ${last}, ${seconds} s: ${acted}, ${counts}`);
  if (failure) report(place, failure);
  return !failure;
}

/** @param {Place} place @param {Result} failure */
function report(place, { seed: failed, path, smallest, error }) {
  console.log(`\nFAILED in ${place}. Again: npm run fuzz -- --browser ${place} --seed ${failed} --path ${path}`);
  console.log(`\n${smallest}\n\n${error}\n`);
}

console.log(`seed ${seed}`);
// At the same time: each has a processor of its own.
const held = await Promise.all(
  places.map((place, i) => {
    const count = places.length > 1 ? Math.max(1, Math.round(runs * SHARES[place])) : runs;
    return fuzz(place, count, seed + 100_000 * (places.length > 1 ? i : 0));
  }),
);
process.exitCode = held.every(Boolean) ? 0 : 1;
