/** What the content scripts and the background say to each other. Whatever else arrives is ignored. */
import { SCRIPTS, type Script, type Target } from './script/variant.ts';

/** The browser's commands (`commands` in the manifest), which the reader may give any keys. */
export const COMMANDS = [
  'toggle-sidebar',
  'next-section',
  'previous-section',
  'next-speech',
  'previous-speech',
  'switch-script',
] as const;
export type Command = (typeof COMMANDS)[number];

export type ToBackground =
  /** A listed page is a speech page: inject the reader. */
  | { type: 'start' }
  /**
   * Convert these runs, each of one or more pieces of text. Answer: as many runs, of as many pieces. The sample is some
   * of the page's text: it tells the script of runs that do not show theirs.
   */
  | { type: 'convert'; runs: string[][]; to: Target; sample: string }
  /** The reader found nothing to read here. */
  | { type: 'noText' }
  /** Which keys the commands have. Answer: keys by command, empty where there are none. */
  | { type: 'shortcuts' }
  /** Open the browser's own page where these keys are changed. */
  | { type: 'openShortcuts' };

export type ToReader =
  /** The reader clicked the toolbar button: open the sidebar, or close it. */
  | { type: 'toggle' }
  /** The reader pressed a command's keys. */
  | { type: 'command'; command: Command }
  /** The reader chose a script from the button's menu. */
  | { type: 'script'; script: Script };

/** Largest conversion in one message, in texts and characters: a page may be large, a message is not to be endless. */
export const CONVERT_MOST = { texts: 200_000, chars: 20_000_000, sample: 10_000 } as const;

/** Messages that say all by their type. */
const PLAIN: ReadonlySet<unknown> = new Set(['start', 'noText', 'shortcuts', 'openShortcuts']);

export function isToBackground(message: unknown): message is ToBackground {
  if (typeof message !== 'object' || message === null || !('type' in message)) return false;
  if (PLAIN.has(message.type)) return true;
  if (message.type !== 'convert' || !('runs' in message) || !('to' in message) || !('sample' in message)) return false;
  const { runs, to, sample } = message;
  if (typeof sample !== 'string' || sample.length > CONVERT_MOST.sample) return false;
  return (to === 'simplified' || to === 'traditional') && isRuns(runs);
}

/** Lists of texts, not beyond what one message may carry. */
export function isRuns(runs: unknown): runs is string[][] {
  if (!Array.isArray(runs)) return false;
  let texts = 0;
  let chars = 0;
  for (const run of runs) {
    if (!Array.isArray(run) || run.length > CONVERT_MOST.texts) return false;
    texts += run.length;
    for (const text of run) {
      if (typeof text !== 'string') return false;
      chars += text.length;
    }
  }
  return texts <= CONVERT_MOST.texts && chars <= CONVERT_MOST.chars;
}

export function isToReader(message: unknown): message is ToReader {
  if (typeof message !== 'object' || message === null || !('type' in message)) return false;
  if (message.type === 'toggle') return true;
  if (message.type === 'script') return 'script' in message && SCRIPTS.includes(message.script as Script);
  return message.type === 'command' && 'command' in message && COMMANDS.includes(message.command as Command);
}
