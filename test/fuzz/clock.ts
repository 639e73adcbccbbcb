/**
 * Time that the fuzzer is master of: tasks, timers, frames and the converter's answers wait until they are called for,
 * so that a case runs the same way each time and a late answer is as easy to have as an early one.
 */

interface Waiting {
  id: number;
  due: number;
  run: () => void;
  /** Period of an interval, in ms; 0: once. */
  every: number;
}

/** Ids of ours are larger than any that the browser gives, so that both kinds can be cleared by the same function. */
const FIRST_ID = 1e9;
/** What a look at the clock takes on a slow machine, in ms: longer than a slice, so that work is laid down at each step. */
const LOOK = 13;

export class Clock {
  /** Each look at the clock takes longer than a slice of work may. */
  readonly #slow: boolean;
  #now = 1000;
  #id = FIRST_ID;
  #waiting: Waiting[] = [];
  #ran = 0;

  constructor(slow: boolean) {
    this.#slow = slow;
  }

  look(): number {
    if (this.#slow) this.#now += LOOK;
    return this.#now;
  }

  /** Tasks that were run. */
  get ran(): number {
    return this.#ran;
  }

  /** @param delay in ms */
  wait(run: () => void, delay = 0, every = 0): number {
    this.#waiting.push({
      id: ++this.#id,
      due: this.#now + Math.max(0, delay || 0),
      run,
      every,
    });
    return this.#id;
  }

  clear(id: number): void {
    this.#waiting = this.#waiting.filter((one) => one.id !== id);
  }

  /** Whether nothing is due that soon, in ms. */
  isIdle(within: number): boolean {
    return this.#waiting.every(({ due }) => due > this.#now + within);
  }

  /**
   * Runs what is due next; moves the time on to it.
   * @param within how far the time may move, in ms
   * @returns false when nothing waits
   */
  next(within = Number.POSITIVE_INFINITY): boolean {
    let first: Waiting | undefined;
    for (const one of this.#waiting) if (!first || one.due < first.due) first = one;
    if (!first || first.due > this.#now + within) return false;
    this.#now = Math.max(this.#now, first.due);
    if (first.every) first.due = this.#now + first.every;
    else this.clear(first.id);
    this.#ran++;
    first.run();
    return true;
  }

  /** Lets a window's timers and frames be ours. */
  rule(window: Window): void {
    Object.assign(window, {
      setTimeout: (run: () => void, delay?: number) => this.wait(run, delay),
      setInterval: (run: () => void, every?: number) => this.wait(run, every, Math.max(1, every ?? 0)),
      clearTimeout: (id: number) => this.clear(id),
      clearInterval: (id: number) => this.clear(id),
      requestAnimationFrame: (run: (now: number) => void) => this.wait(() => run(this.#now), 16),
      cancelAnimationFrame: (id: number) => this.clear(id),
    });
  }
}

let clock = new Clock(false);

const RealChannel = MessageChannel;
const real = {
  now: performance.now.bind(performance),
  clear: clearTimeout.bind(globalThis),
};

/** A channel whose messages wait for the clock; `slices.ts` gives the browser its turn by one. */
class Channel {
  readonly port1 = { onmessage: null as null | (() => void), close() {} };
  readonly port2 = {
    postMessage: () => void clock.wait(() => this.port1.onmessage?.()),
  };
}

/** From now on the given clock rules the realm that the reader runs in. */
export function useClock(next: Clock): void {
  clock = next;
  Object.assign(globalThis, {
    MessageChannel: Channel,
    // Called by the reader with ids of whichever window.
    clearTimeout: (id: number) => (typeof id === 'number' && id > FIRST_ID ? clock.clear(id) : real.clear(id)),
  });
  performance.now = () => clock.look();
}

/** Gives the realm its own time back. */
export function dropClock(): void {
  Object.assign(globalThis, {
    MessageChannel: RealChannel,
    clearTimeout: real.clear,
  });
  performance.now = real.now;
}

/** Resolves when the browser has drawn a frame: only then does it make up, by scrolling, for what a page has moved. */
export async function drawn(): Promise<void> {
  await new Promise<void>((done) => requestAnimationFrame(() => done()));
  await drained();
}

/** Resolves when all microtasks have run, those of mutation observers included. */
export function drained(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new RealChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}
