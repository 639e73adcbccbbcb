/** Long work in short stretches, so that the page can be scrolled, clicked and drawn meanwhile. */

/**
 * Longest stretch before the browser gets its turn, in ms. A task counts as long from 50 ms on (W3C Long Tasks); on
 * a machine several times slower than ours it still is not.
 */
export const SLICE = 12;

/** Gives the browser its turn. A message and no timer: timers wait up to a second in tabs that are not seen. */
export function nextTask(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}

/**
 * Waits until the browser has drawn what was written: what is measured then needs no layout of its own. In a tab that is not
 * seen that is when it is seen.
 */
export const drawn = (window: Window): Promise<void> =>
  new Promise((done) => {
    window.requestAnimationFrame(() => void nextTask().then(done));
  });

/**
 * Runs steps to their end; after each stretch of them the browser gets its turn.
 * @param holds asked after each turn: whether what has been done so far still holds
 * @returns the result, or null when it no longer held
 */
export async function inSlices<T>(steps: Iterator<unknown, T>): Promise<T>;
export async function inSlices<T>(steps: Iterator<unknown, T>, holds: () => boolean): Promise<T | null>;
export async function inSlices<T>(steps: Iterator<unknown, T>, holds = () => true): Promise<T | null> {
  let end = performance.now() + SLICE;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < end) continue;
    await nextTask();
    if (!holds()) return null;
    end = performance.now() + SLICE;
  }
}
