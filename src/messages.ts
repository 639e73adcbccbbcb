/** What the content scripts and the background say to each other. Whatever else arrives is ignored. */
import type { Target } from './script/variant.ts';

export type ToBackground =
  /** A listed page is a speech page: inject the reader. */
  | { type: 'start' }
  /** Convert these texts. Answer: as many texts. */
  | { type: 'convert'; texts: string[]; to: Target }
  /** The reader found nothing to read here. */
  | { type: 'noText' };

export type ToReader =
  /** The reader clicked the toolbar button: open the sidebar, or close it. */
  { type: 'toggle' };

/** Largest conversion in one message, in texts and characters: a page may be large, a message is not to be endless. */
export const CONVERT_MOST = { texts: 200_000, chars: 20_000_000 } as const;

export function isToBackground(message: unknown): message is ToBackground {
  if (typeof message !== 'object' || message === null || !('type' in message)) return false;
  if (message.type === 'start' || message.type === 'noText') return true;
  if (message.type !== 'convert' || !('texts' in message) || !('to' in message)) return false;
  const { texts, to } = message;
  if (to !== 'simplified' && to !== 'traditional') return false;
  if (!Array.isArray(texts) || texts.length > CONVERT_MOST.texts) return false;
  let chars = 0;
  for (const text of texts) {
    if (typeof text !== 'string') return false;
    chars += text.length;
  }
  return chars <= CONVERT_MOST.chars;
}

export const isToReader = (message: unknown): message is ToReader =>
  typeof message === 'object' && message !== null && 'type' in message && message.type === 'toggle';
