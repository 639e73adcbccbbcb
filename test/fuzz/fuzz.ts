/** Runs cases until one fails, and shrinks that. */
import fc from 'fast-check';
import { type Case, cases, describeCase, type Outcome, runCase, type Stage } from './case.ts';
import { dropClock } from './clock.ts';
import type { Step } from './steps.ts';
import { type Counts, count } from './watch.ts';

export interface Options {
  runs: number;
  seed: number;
  /** Runs the one case of this path, as a failure prints it. */
  path?: string;
}

export interface Result {
  failed: boolean;
  /** Cases that were run, until the first that failed. */
  runs: number;
  seed: number;
  path: string | null;
  /** The smallest case that fails, and why. */
  smallest: string;
  error: string;
  /** Sums over all cases. */
  started: number;
  findings: number;
  compared: number;
  held: number;
  steps: Counts;
}

/** Tries at making a failing case smaller, at the most. */
const SHRINKS_MOST = 400;

export async function fuzz({ runs, seed, path }: Options, stage: Stage): Promise<Result> {
  const sum = { started: 0, findings: 0, compared: 0, held: 0, steps: {} as Counts };
  let shrinks = 0;
  let failed = false;
  const property = fc.asyncProperty(cases, async (one: Case) => {
    if (failed && ++shrinks > SHRINKS_MOST) return;
    let outcome: Outcome;
    try {
      outcome = await runCase(one, stage);
    } catch (error) {
      failed = true;
      throw error;
    }
    sum.started += outcome.started ? 1 : 0;
    sum.findings += outcome.findings;
    sum.compared += outcome.compared;
    sum.held += outcome.held;
    for (const [kind, taken] of Object.entries(outcome.steps)) count(sum.steps, kind as Step['do'], taken);
  });
  const { debug, warn } = console;
  // A converter that fails is part of many cases; the reader says so each time.
  console.debug = () => {};
  console.warn = () => {};
  try {
    const details = await fc.check(property, {
      numRuns: runs,
      seed,
      ...(path ? { path } : {}),
    });
    const [smallest] = details.counterexample ?? [];
    const { errorInstance } = details as { errorInstance?: unknown };
    return {
      failed: details.failed,
      runs: details.numRuns,
      seed: details.seed,
      path: details.counterexamplePath,
      smallest: smallest ? describeCase(smallest) : '',
      error:
        errorInstance instanceof Error
          ? `${errorInstance.message}\n${errorInstance.stack}`
          : String(errorInstance ?? ''),
      ...sum,
    };
  } finally {
    Object.assign(console, { debug, warn });
    dropClock();
  }
}
