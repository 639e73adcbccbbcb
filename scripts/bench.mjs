/**
 * `npm run bench`: how fast the built extension is in a real browser, beside Mozilla Readability and Defuddle on the same
 * pages, as a table, here and in docs/bench.md. The figures themselves are in test/bench/figures.mjs.
 *
 * `--check` fails when a bound is missed; `--only core,cold` runs some figures and writes no file; `--rounds 5` how often
 * each is measured; `--dist FOLDER` another build for Chromium.
 */
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { filesIn } from './budgets.mjs';
import { build, ensure, ROOT } from './setup.mjs';

const ROUNDS = 5;

/** @typedef {import('../test/bench/figures.mjs').Row} Row */
/** @typedef {import('../test/bench/lab.mjs').Lab} Lab */

const options = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    rounds: { type: 'string', default: String(ROUNDS) },
    dist: { type: 'string' },
  },
}).values;

/** @param {Pick<Row, 'unit'>} row @param {number} value */
function shown({ unit }, value) {
  if (!Number.isFinite(value)) return '-';
  if (unit === 'times') return `${value.toFixed(2)} ×`;
  if (unit === 'share') return `${(100 * value).toFixed(1)} %`;
  if (unit === 'ms') return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
  return value < 100_000
    ? `${value.toLocaleString('en')} bytes`
    : `${Math.round(value / 1024).toLocaleString('en')} KB`;
}

/** @param {Row} row */
const holds = ({ value, bound }) => bound === undefined || value <= bound;
/** @param {Row} row */
const verdict = (row) => (row.bound === undefined ? '' : holds(row) ? 'yes' : '**no**');

/** @param {Row[]} rows */
const table = (rows) =>
  [
    '| Figure | Rostrum | Defuddle | at most | holds |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map((row) =>
      [
        '',
        row.what,
        shown(row, row.value),
        row.defuddle === undefined ? '' : shown(row, row.defuddle),
        row.bound === undefined ? '' : shown(row, row.bound),
        verdict(row),
        '',
      ]
        .join(' | ')
        .trim(),
    ),
  ].join('\n');

const missing = ensure({ browsers: ['chromium'] });
if (missing.length) throw new Error(missing.join('\n'));

// These need packages, which may only be there now.
const { FIGURES } = await import('../test/bench/figures.mjs');
const { Lab: Laboratory } = await import('../test/bench/lab.mjs');
const { speechPage } = await import('../test/bench/pages.mjs');

const names = options.only?.flatMap((list) => list.split(',')) ?? Object.keys(FIGURES);
const unknown = names.filter((name) => !(name in FIGURES));
if (unknown.length)
  throw new Error(`No such figure: ${unknown.join(', ')}. There are: ${Object.keys(FIGURES).join(', ')}.`);
const rounds = Number(options.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a number from 1 on.');

const dist = { chrome: resolve(options.dist ?? join(ROOT, 'dist/chrome')), firefox: join(ROOT, 'dist/firefox') };
if (!existsSync(join(dist.chrome, 'manifest.json'))) build('chromium');
if (!existsSync(join(dist.firefox, 'manifest.json'))) build('firefox');
/** @param {string} file */
const written = (file) => statSync(file).mtimeMs;
const newest = Math.max(...filesIn(join(ROOT, 'src')).map((file) => written(join(ROOT, 'src', file))));
for (const folder of Object.values(dist))
  if (written(join(folder, 'manifest.json')) < newest)
    console.warn(`${folder} is older than the source: npm run build`);

/** @type {Promise<Lab> | undefined} */
let lab;
/** @type {Row[]} */
const rows = [];
/** @type {string[]} */
const failed = [];
try {
  for (const name of names) {
    const figure = FIGURES[name];
    if (!figure) continue;
    const start = Date.now();
    console.log(`\n${name}: ${figure.title}`);
    try {
      const found = await figure.run({
        root: ROOT,
        dist,
        rounds,
        lab: () => {
          lab ??= Laboratory.open(dist.chrome);
          return lab;
        },
      });
      for (const row of found)
        console.log(
          `  ${row.bound === undefined ? '    ' : holds(row) ? 'ok  ' : 'MISS'} ${row.what}: ${shown(row, row.value)}${row.bound === undefined ? '' : ` (at most ${shown(row, row.bound)})`}${row.times ? ` · ${row.times}` : ''}`,
        );
      rows.push(...found);
    } catch (error) {
      console.error(`  FAILED ${/** @type {Error} */ (error).stack}`);
      failed.push(name);
    }
    console.log(`  ${((Date.now() - start) / 1000).toFixed(0)} s`);
  }
} finally {
  await (await lab)?.close();
}

const text = table(rows);
console.log(`\n${text}\n`);
const load = loadavg()[0] ?? 0;
console.log(`load ${load.toFixed(1)} on ${availableParallelism()} processors, ${rounds} rounds, ${speechPage().from}`);
if (load > availableParallelism() / 2) console.warn('The machine has other work: these figures are rough.');

if (!options.only && !failed.length) {
  const how = Object.values(FIGURES).map(({ title, how }) => `- **${title}**: ${how}.`);
  writeFileSync(
    join(ROOT, 'docs/bench.md'),
    `# Speed and size, measured

Written by \`npm run bench\`: the built extension in Chromium, on ${speechPage().from}, some 60,000 characters; 10× and 100× are
the same page with its text so many times, changed so that it does not repeat. Readability and Defuddle run on the same
pages in the same run. Times are ratios from one run, medians of ${rounds} rounds; they are milliseconds only where the bound is.

${text}

The column *Defuddle* is Defuddle's time divided by Readability's, where *Rostrum* is ours divided by it.

${how.join('\n')}
`,
  );
}

const missed = rows.filter((row) => !holds(row));
if (failed.length) console.error(`Not measured: ${failed.join(', ')}`);
if (missed.length) console.error(`Missed: ${missed.map((row) => row.what).join('; ')}`);
if (failed.length || (options.check && missed.length)) process.exitCode = 1;
