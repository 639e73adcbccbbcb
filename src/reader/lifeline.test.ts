import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Life, Lifeline } from './lifeline.ts';

/** A browser whose background can be stopped, and whose extension can go. */
function begin() {
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const window = Object.assign(new EventTarget(), {
    document,
    setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
    clearTimeout: (timer: NodeJS.Timeout) => clearTimeout(timer),
  });
  const ports = new Set<() => void>();
  const runtime: Life & { connected: number } = {
    id: 'abc',
    connected: 0,
    connect() {
      if (!runtime.id) throw new Error('Extension context invalidated.');
      runtime.connected++;
      let gone = () => {};
      const port = {
        onDisconnect: {
          addListener(listen: () => void) {
            gone = listen;
            ports.add(gone);
          },
        },
        disconnect: () => void ports.delete(gone),
      };
      return port;
    },
  };
  const onEnd = vi.fn();
  const lifeline = new Lifeline(runtime, window as unknown as Window, onEnd);
  return {
    lifeline,
    runtime,
    onEnd,
    ports,
    tell: (name: string, on: EventTarget = window) => on.dispatchEvent(new Event(name)),
    document,
    stopBackground() {
      for (const gone of [...ports]) {
        ports.delete(gone);
        gone();
      }
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a background that is stopped is not started again, and ends nothing', () => {
  const { runtime, onEnd, stopBackground } = begin();
  stopBackground();
  vi.advanceTimersByTime(600_000);
  expect(runtime.connected).toBe(1);
  expect(onEnd).not.toHaveBeenCalled();
});

test('the port goes before the id does: the end is seen soon', () => {
  const { runtime, onEnd, stopBackground } = begin();
  stopBackground();
  delete runtime.id;
  vi.advanceTimersByTime(300);
  expect(onEnd).toHaveBeenCalledTimes(1);
});

test('the end is seen also long after the background was stopped, and once', () => {
  const { lifeline, runtime, onEnd, stopBackground, tell } = begin();
  stopBackground();
  vi.advanceTimersByTime(60_000);
  delete runtime.id;
  vi.advanceTimersByTime(5000);
  expect(onEnd).toHaveBeenCalledTimes(1);
  expect(lifeline.check()).toBe(false);
  tell('pageshow');
  vi.advanceTimersByTime(60_000);
  expect(onEnd).toHaveBeenCalledTimes(1);
});

test('who comes back to the page has a port again; none is held in the browser’s memory', () => {
  const { runtime, ports, stopBackground, tell, document } = begin();
  stopBackground();
  tell('visibilitychange', document);
  expect([runtime.connected, ports.size]).toEqual([2, 1]);
  tell('visibilitychange', document);
  expect([runtime.connected, ports.size]).toEqual([2, 1]);
  tell('pagehide');
  expect(ports.size).toBe(0);
  tell('pageshow');
  expect([runtime.connected, ports.size]).toEqual([3, 1]);
});
