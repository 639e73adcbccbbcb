/**
 * Injected by the popup where no reader runs: what the detector makes of the page, left in the extension's own world,
 * where the popup fetches it.
 */
import { detect } from './detect/detect.ts';
import type { Glance } from './popup/glance.ts';

const world = globalThis as typeof globalThis & { rostrumGlance?: Glance };

world.rostrumGlance = {
  verdict: detect(document, true),
  loading: document.readyState !== 'complete',
  html: document.contentType === 'text/html' || document.contentType === 'application/xhtml+xml',
  hasText: /\S/.test(document.body?.innerText ?? ''),
};
