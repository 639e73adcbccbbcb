/**
 * `npm test`: everything there is to check, on a fresh clone too. The last line is `N passed, N failed`.
 *
 * A failed step does not stop the others. `npm test -- --only unit,lint` runs some of them; the steps that look at the
 * built extension build it first.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findChromium, findFirefox } from './browsers.mjs';
import { DETECTOR_MOST, filesIn, packedSize, ZIP_MOST } from './budgets.mjs';
import { build, ensure, ROOT, tool } from './setup.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

const TARGETS = /** @type {const} */ (['chrome', 'firefox']);

/** Text that is left of a library in a built script, and a script in which it must be found: else it proves nothing. */
const LIBRARIES = [
  { name: 'Preact', trace: /preact|dangerouslySetInnerHTML|__k\b/i, control: 'src/reader.iife.js', inReader: true },
  { name: 'valibot', trace: /kind:`?["']?schema/, control: 'assets' },
  { name: 'the polyfill', trace: /webextension-polyfill|message port closed before/, control: 'assets' },
  { name: 'opencc-js', trace: /opencc|万 萬/i, control: 'assets' },
  // No library, but as heavy: they run in the background.
  { name: 'the finders’ rules', trace: /免广告/, control: 'assets' },
];

/** Patterns that would let the extension into every page. */
const EVERYWHERE = /^(<all_urls>|[^:/]+:\/\/(\*|\*\.\*)\/.*)$/;

/** What every step still needs that could not be installed. @type {string[]} */
let missing = [];

/** In the order in which they run. @type {Record<string, { title: string, run: () => Count | Count[] }>} */
const STEPS = {
  types: { title: 'Types', run: () => command(tool('typescript', 'tsc'), '--noEmit') },
  lint: { title: 'Linter and formatter', run: () => command(tool('@biomejs/biome', 'biome'), 'check') },
  unit: { title: 'Unit tests', run: () => vitest('unit') },
  build: { title: 'Build', run: () => TARGETS.map(buildFor) },
  budgets: { title: 'Budgets', run: () => TARGETS.flatMap(budgets) },
  'web-ext': {
    title: 'web-ext lint',
    run: () => command(tool('web-ext'), 'lint', '--source-dir', join('dist', 'firefox'), '--warnings-as-errors'),
  },
  browser: { title: 'Browser tests', run: browserTests },
};
/** Steps that look at what was built. */
const ON_BUILD = ['budgets', 'web-ext', 'browser'];

/** @param {boolean} ok @returns {Count} */
const one = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

/** @param {string} script @param {...string} options @returns {Count} */
function command(script, ...options) {
  return one(run(script, options) === 0);
}

/**
 * @param {string} script
 * @param {string[]} options
 * @param {NodeJS.ProcessEnv} [env]
 */
function run(script, options, env = process.env) {
  return spawnSync(process.execPath, [script, ...options], { cwd: ROOT, stdio: 'inherit', env }).status;
}

/** @param {string} project @param {NodeJS.ProcessEnv} [env] @returns {Count} */
function vitest(project, env) {
  const report = join(ROOT, 'out', `${project}.json`);
  rmSync(report, { force: true });
  const options = ['run', '-c', join('test', 'vitest.config.ts'), '--project', project];
  const status = run(
    tool('vitest'),
    [...options, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    env,
  );
  /** @type {Count} */
  const count = { passed: 0, failed: 0, skipped: 0 };
  /** @type {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} */
  let result;
  try {
    result = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    console.error(`The ${project} tests ended without a report.`);
    return one(false);
  }
  for (const file of result.testResults) {
    const before = count.failed;
    for (const test of file.assertionResults) {
      if (test.status === 'passed') count.passed++;
      else if (test.status === 'failed') count.failed++;
      else count.skipped++;
    }
    // A file that does not load, or whose set-up fails, has no failed test to count.
    if (file.status === 'failed' && count.failed === before) count.failed++;
  }
  if (count.passed + count.failed === 0) {
    console.error(`No ${project} test ran.`);
    count.failed++;
  } else if (status !== 0 && count.failed === 0) count.failed++;
  return count;
}

/** @param {string} target */
function buildFor(target) {
  try {
    build(target === 'firefox' ? 'firefox' : 'chromium');
    console.log(`dist/${target} built`);
    return one(true);
  } catch (error) {
    console.error(/** @type {Error} */ (error).message);
    return one(false);
  }
}

/** @param {string} target @returns {Count[]} */
function budgets(target) {
  const dist = join(ROOT, 'dist', target);
  /** @param {string} what @param {() => string} check an empty string, or what is wrong */
  const budget = (what, check) => {
    let wrong;
    try {
      wrong = check();
    } catch (error) {
      wrong = /** @type {Error} */ (error).message;
    }
    console.log(`${wrong ? 'FAILED' : 'ok'} · ${target} · ${what}${wrong ? `: ${wrong}` : ''}`);
    return one(!wrong);
  };
  /** @param {string} file */
  const read = (file) => readFileSync(join(dist, file), 'utf8');

  return [
    budget(`the detector is under ${DETECTOR_MOST} bytes`, () => {
      const { size } = statSync(join(dist, 'src', 'detect.iife.js'));
      return size < DETECTOR_MOST ? '' : `${size} bytes`;
    }),
    budget('scripts of pages hold no library but Preact, and the detector none', () => {
      const detector = read(join('src', 'detect.iife.js'));
      const reader = read(join('src', 'reader.iife.js'));
      for (const { name, trace, control, inReader } of LIBRARIES) {
        const where = filesIn(dist).filter((file) => file.startsWith(control) && file.endsWith('.js'));
        if (!where.some((file) => trace.test(read(file)))) return `no trace of ${name} in ${control}: mend this check`;
        if (trace.test(detector)) return `the detector holds ${name}`;
        if (!inReader && trace.test(reader)) return `the reader holds ${name}`;
      }
      return '';
    }),
    budget(`the package is at most ${ZIP_MOST / 1024} KB`, () => {
      const size = packedSize(dist);
      console.log(`  ${target}: ${Math.ceil(size / 1024)} KB packed`);
      return size <= ZIP_MOST ? '' : `${size} bytes`;
    }),
    budget('the manifest asks for the listed sites only', () => {
      const manifest = JSON.parse(read('manifest.json'));
      if ('web_accessible_resources' in manifest) return 'it has web_accessible_resources';
      /** @type {string[]} */
      const asked = [
        ...manifest.permissions,
        ...manifest.host_permissions,
        ...manifest.content_scripts.flatMap((/** @type {{ matches: string[] }} */ script) => script.matches),
      ];
      if (!manifest.host_permissions.length) return 'it names no site';
      const wide = asked.filter((pattern) => EVERYWHERE.test(pattern));
      return wide.length ? `it asks for ${wide.join(' ')}` : '';
    }),
  ];
}

function browserTests() {
  if (missing.length) {
    for (const line of missing) console.error(line);
    return one(false);
  }
  return vitest('browser', { ...process.env, CHROMIUM: findChromium(), FIREFOX: findFirefox() });
}

/** @returns {string[]} */
function wantedSteps() {
  const all = Object.keys(STEPS);
  const { only } = parseArgs({ options: { only: { type: 'string', multiple: true } } }).values;
  if (!only) return all;
  const named = only.flatMap((list) => list.split(','));
  const unknown = named.filter((name) => !(name in STEPS));
  if (unknown.length) throw new Error(`No such step: ${unknown.join(', ')}. There are: ${all.join(', ')}.`);
  return all.filter((name) => named.includes(name) || (name === 'build' && named.some((n) => ON_BUILD.includes(n))));
}

/** @type {Count} */
const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const failed = [];
try {
  const steps = wantedSteps();
  missing = ensure({ browsers: steps.includes('browser') ? ['chromium', 'firefox'] : [] });
  mkdirSync(join(ROOT, 'out'), { recursive: true });
  for (const name of steps) {
    const { title, run: runStep } = /** @type {(typeof STEPS)[string]} */ (STEPS[name]);
    const start = Date.now();
    console.log(`\n── ${title} ──`);
    let counts;
    try {
      counts = [runStep()].flat();
    } catch (error) {
      console.error(error);
      counts = [one(false)];
    }
    for (const count of counts)
      for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += count[key];
    const bad = counts.reduce((sum, count) => sum + count.failed, 0);
    if (bad) failed.push(`${title} (${bad})`);
    console.log(`${bad ? 'FAILED' : 'ok'} · ${title} · ${((Date.now() - start) / 1000).toFixed(1)} s`);
  }
} catch (error) {
  // Nothing can be checked: a package or the right Node is missing.
  console.error(/** @type {Error} */ (error).message);
  failed.push('Setup');
  total.failed++;
}
if (failed.length) console.log(`\nFailed: ${failed.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed ? 1 : 0;
