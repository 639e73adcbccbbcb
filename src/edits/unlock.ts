/** Lets the reader select, copy and use the context menu where a page's handlers forbid it. Writes nothing. */

import { unclobbered } from '../unclobbered.ts';
import { HOST } from './attribute.ts';

/** No name: in Chromium an element of the page that has it would be found here. */
const COPIES = Symbol.for('rostrum-copies');

/** Events that such pages cancel, and those at which they add a tail to what is copied. */
const EVENTS = ['copy', 'cut', 'contextmenu', 'selectstart'] as const;

/**
 * The window's capture phase comes before the page's own handlers; what stops there never reaches them, and the browser
 * does what it does by itself. Events from a field of the page (its search box) are left alone.
 */
export function unlockCopying(window: Window, signal: AbortSignal): void {
  const stop = (event: Event) => {
    // Set while we copy something ourselves (selection.ts).
    if ((globalThis as { [key: symbol]: unknown })[COPIES]) return;
    const target = event.target instanceof Element ? unclobbered(event.target) : null;
    if (target?.closest(`input, textarea, [contenteditable], ${HOST}`)) return;
    event.stopImmediatePropagation();
  };
  for (const name of EVENTS) window.addEventListener(name, stop, { capture: true, signal });
}
