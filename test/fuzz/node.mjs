/** Fuzzes in jsdom, in a process of vitest's: the sources are TypeScript, and jsdom has no layout. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, tool } from '../../scripts/setup.mjs';

/** @typedef {import('./fuzz.ts').Result} Result */
/** @typedef {import('./fuzz.ts').Options} Options */

/**
 * @param {Options} options
 * @returns {Promise<Result>}
 */
export async function fuzzInNode(options) {
  const folder = mkdtempSync(join(tmpdir(), 'rostrum-fuzz-'));
  const answer = join(folder, 'result.json');
  const list = [
    'run',
    '-c',
    join('test', 'vitest.config.ts'),
    '--project',
    'unit',
    join('test', 'fuzz', 'fuzz.test.ts'),
  ];
  const env = {
    ...process.env,
    FUZZ: JSON.stringify(options),
    FUZZ_RESULT: answer,
  };
  try {
    const child = spawn(process.execPath, [tool('vitest'), ...list], {
      cwd: ROOT,
      env,
      stdio: 'ignore',
    });
    await new Promise((done) => child.once('exit', done));
    return JSON.parse(readFileSync(answer, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
