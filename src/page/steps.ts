/** Work that can be laid down and taken up again, so that a long page does not hold the browser's thread. */

/**
 * A computation that stops at each `yield` with nothing to say, and returns its result at its end. Between two stops
 * lie a few milliseconds at the most, whatever the size of the page: whoever drives it looks at the clock after each
 * `next()` and gives the thread back when it has had it for long enough.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Blocks (or nodes, or boxes) that are dealt with between two stops. */
export const STEP = 256;
/** The same where each of their characters is looked at by code of ours: slow as long as it has not been compiled. */
export const SHORT_STEP = 32;

/** Runs all steps at once. */
export function runAll<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
