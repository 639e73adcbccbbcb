/**
 * Tells when the extension is gone from under its page: updated, reloaded, switched off or removed. Its scripts go on
 * running there in Chromium, but reach nothing any more; Firefox ends them.
 *
 * A port to the background goes with the extension. It also goes when the background is stopped for having nothing to do,
 * which happens all the time: then the extension still has its id. A new port would only start the background again, so
 * that the id is looked at now and then instead, and a port is opened when the reader comes back to the page.
 */
import { LIFELINE } from '../messages.ts';

/**
 * When the id is looked at while there is no port and the page is seen, in ms: soon after the port has gone, since it goes
 * first, then ever more rarely.
 */
const LOOK_SOON = 200;
const LOOK_EVERY = 5000;

/** What is used of the browser. */
export interface Life {
  id?: string;
  connect(info: { name: string }): {
    onDisconnect: { addListener(listen: () => void): void };
    disconnect(): void;
  };
}

export class Lifeline {
  readonly #runtime: Life;
  readonly #window: Window;
  readonly #onEnd: () => void;
  readonly #watching = new AbortController();
  #port: ReturnType<Life['connect']> | null = null;
  #timer = 0;

  /** @param onEnd called once, when the extension is gone */
  constructor(runtime: Life, window: Window, onEnd: () => void) {
    this.#runtime = runtime;
    this.#window = window;
    this.#onEnd = onEnd;
    const { signal } = this.#watching;
    window.document.addEventListener('visibilitychange', () => this.#comeOrGo(), { signal });
    // A page that the browser keeps in its memory holds no port.
    window.addEventListener('pagehide', () => this.#letGo(), { signal });
    window.addEventListener('pageshow', () => this.#comeOrGo(), { signal });
    this.#connect();
  }

  /** @returns whether the extension is still there */
  check(): boolean {
    if (this.#watching.signal.aborted) return false;
    if (this.#runtime.id) return true;
    this.#watching.abort();
    this.#letGo();
    this.#onEnd();
    return false;
  }

  #comeOrGo(): void {
    if (!this.check()) return;
    if (this.#window.document.visibilityState === 'hidden') this.#window.clearTimeout(this.#timer);
    else if (!this.#port) this.#connect();
  }

  #connect(): void {
    this.#window.clearTimeout(this.#timer);
    try {
      const port = this.#runtime.connect({ name: LIFELINE });
      port.onDisconnect.addListener(() => {
        if (this.#port !== port) return;
        this.#port = null;
        if (this.check()) this.#look();
      });
      this.#port = port;
    } catch (error) {
      // It went just now; or the browser has no one to connect with, and the id tells.
      console.debug('Rostrum:', error);
      if (this.check()) this.#look();
    }
  }

  #look(wait = LOOK_SOON): void {
    this.#window.clearTimeout(this.#timer);
    this.#timer = this.#window.setTimeout(() => {
      if (this.check()) this.#look(Math.min(LOOK_EVERY, wait * 3));
    }, wait);
  }

  #letGo(): void {
    this.#window.clearTimeout(this.#timer);
    const port = this.#port;
    this.#port = null;
    try {
      port?.disconnect();
    } catch (error) {
      // It is gone already.
      console.debug('Rostrum:', error);
    }
  }
}
