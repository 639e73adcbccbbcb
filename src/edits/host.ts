/** The sidebar's host element in the page: beside the body, with a closed shadow root. */
import { DOCK_WIDTH, HOST } from './attribute.ts';

export interface Host {
  root: ShadowRoot;
  /** Takes room of its own on the right, or gives it back. */
  dock(on: boolean): void;
  remove(): void;
}

/** Windows narrower than this many docks have no room to give, and are laid over instead. */
const DOCKS_LEAST = 2;

export function insertHost(document: Document): Host {
  const host = document.createElement(HOST);
  const root = host.attachShadow({ mode: 'closed' });
  // Beside the body, not in it: the page's own text, selection and scripts see nothing of it there.
  document.documentElement.append(host);
  return {
    root,
    dock(on) {
      if (on && document.defaultView!.innerWidth >= DOCK_WIDTH * DOCKS_LEAST) host.dataset.dock = 'right';
      else delete host.dataset.dock;
    },
    remove: () => host.remove(),
  };
}
