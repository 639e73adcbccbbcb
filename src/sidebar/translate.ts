/** Messages looked up once: the browser's own lookup takes longer than drawing what they stand in. */
import type { Translate } from './state.ts';

/** What stands for the parts of a message while it is looked up: characters that no message has. */
const HOLES = ['\ue000', '\ue001', '\ue002', '\ue003'] as const;
const HOLE = /[\ue000-\ue003]/g;

/** Messages by their keys, with holes in them for their parts. */
export type Messages = Record<string, string>;

/** @returns messages for `remembering` */
export const messagesOf = (keys: readonly string[], translate: Translate): Messages =>
  Object.fromEntries(keys.map((key) => [key, translate(key, ...HOLES)]));

/**
 * @param messages those that are known already; what is looked up is added
 * @returns the same, for messages of up to four parts
 */
export function remembering(translate: Translate, messages: Map<string, string>): Translate {
  return (key, ...parts) => {
    let message = messages.get(key);
    if (message === undefined) {
      message = translate(key, ...HOLES);
      // Nothing is said where the extension has gone.
      if (message) messages.set(key, message);
    }
    return parts.length ? message.replace(HOLE, (hole) => String(parts[hole.charCodeAt(0) - 0xe000] ?? '')) : message;
  };
}
