/** The sidebar's host element in the page: beside the body, with a closed shadow root. */
import type { Settings } from '../settings/settings.ts';
import { HOST } from './attribute.ts';
import { createOwn } from './element.ts';
import { steadily } from './steady.ts';

/** Where the sidebar takes room of its own from the page, and how much, in px. */
export type Dock = Pick<Settings, 'side' | 'width'>;

export interface Host {
  root: ShadowRoot;
  /** Takes room of its own, or gives it back. The text that is being read stays where it is. */
  dock(dock: Dock | null): void;
  /** Measures the page as it is when the sidebar takes no room. */
  freely<T>(measure: () => T): T;
  /** True where it was put; false when the page has taken it away, or put it elsewhere. */
  isInPlace(): boolean;
  /** Puts it back where it belongs. */
  putBack(): void;
  remove(): void;
}

/** Takes away what an earlier Rostrum has left here. */
export function removeHosts(document: Document): void {
  for (const host of document.querySelectorAll(`:root > ${HOST}`)) host.remove();
}

export function insertHost(document: Document): Host {
  const host = createOwn(document, HOST);
  const root = host.attachShadow({ mode: 'closed' });
  // Beside the body, not in it: the page's own text, selection and scripts see nothing of it there.
  document.documentElement.append(host);
  const set = (value: string | null) => {
    if ((host.dataset.dock ?? null) === value) return;
    steadily(document, () => {
      if (value) host.dataset.dock = value;
      else delete host.dataset.dock;
    });
  };
  return {
    root,
    dock: (dock) => set(dock && `${dock.side}-${dock.width}`),
    freely(measure) {
      const { dock } = host.dataset;
      if (!dock) return measure();
      // Put back before anything is drawn.
      delete host.dataset.dock;
      const measured = measure();
      host.dataset.dock = dock;
      return measured;
    },
    isInPlace: () => host.parentNode === document.documentElement,
    putBack: () => document.documentElement.append(host),
    remove() {
      set(null);
      host.remove();
    },
  };
}
