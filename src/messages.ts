/** What the content scripts, the popup and the background say to each other. Whatever else arrives is ignored. */
import { EVIDENCE } from './detect/evidence.ts';
import type { Verdict } from './detect/judge.ts';
import { isReadLines, type ReadLines } from './detect/lines.ts';
import { KINDS } from './findings/finding.ts';
import { isPart, type PackedPage } from './page/packed.ts';
import type { Choice } from './reader/analysis.ts';
import { isPacked, type Packed } from './script/packed.ts';
import { SCRIPTS, type Script, type Target } from './script/variant.ts';
import type { SiteChoices } from './settings/site.ts';
import type { StoredForPage } from './settings/stored-for-page.ts';
import type { Messages } from './sidebar/translate.ts';

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

export interface Shortcut {
  command: Command;
  /** As the browser writes them; empty: none. */
  keys: string;
}

/** The name of the port that a reader holds on to, to learn when the extension goes (reader/lifeline.ts). */
export const LIFELINE = 'lifeline';

export type ToBackground =
  /**
   * This page is to be read, where the reader wants it or its lines say that it is one of speeches: inject the reader;
   * without lines it is wanted. The address is the page's as it is now. Answer: whether nothing more is to be looked for:
   * something to read was found, or the reader wants nothing read here.
   */
  | { type: 'start'; url: string; page?: ReadLines }
  /** Tell what kind of page this is. Answer: `Verdict`, all evidence in it. */
  | { type: 'judge'; page: ReadLines }
  /** The popup: open the sidebar in that tab, and start the reader where none runs. Answer: `Opened`. */
  | { type: 'open'; tab: number }
  /** The reader found so many speeches on its page. The popup hears it, too. */
  | { type: 'speeches'; count: number }
  /** A reader begins on this page: tell what it needs, by the page's address as it is now. Answer: `Beginning`. */
  | { type: 'begin'; url: string }
  /** Tell what is stored and matters to this page, by its address as it is now. Answer: `StoredForPage`. */
  | { type: 'stored'; url: string }
  /** The reader has chosen so for the site of its page. Answer: true, once it is stored. */
  | { type: 'choose'; change: ReaderChoice }
  /** The page keeps taking the sidebar away: the reader has given up putting it back. */
  | { type: 'evicted' }
  /** A part of a long page that is to be analysed, and how many came before it in this analysis. Answer: true. */
  | { type: 'part'; id: number; page: PackedPage; before: number }
  /** Tell what is wrong with a page, and its outline: this is its last part, so many came before. Answer: `Analysis`. */
  | { type: 'analyse'; id: number; page: PackedPage; before: number; choice: Choice }
  /**
   * Convert these runs, each of one or more pieces of text. Answer: `PackedPieces`, as many. The sample is some
   * of the page's text: it tells the script of runs that do not show theirs.
   */
  | { type: 'convert'; runs: Packed; to: Target; sample: string }
  /** Which keys the commands have. Answer: a `Shortcut` for each. */
  | { type: 'shortcuts' }
  /** Open the browser's own page where these keys are changed. */
  | { type: 'openShortcuts' };

/** What a reader needs to begin. */
export interface Beginning {
  stored: StoredForPage;
  /** The browser's own (BCP 47). */
  language: string;
  /** What the sidebar says (sidebar/first-messages.ts). */
  messages: Messages;
}

/** What is chosen for a site in the sidebar. */
export type ReaderChoice = Partial<Pick<SiteChoices, 'keep' | 'script'>>;

/**
 * What came of opening the sidebar: it is open; the page has no text; it could not be read; the browser lets no extension
 * in.
 */
const OPENED = ['open', 'noText', 'notRead', 'cannotRun'] as const;
export type Opened = (typeof OPENED)[number];

export type ToReader =
  /** What the page is like now. Answer: `ReaderStatus`. */
  | { type: 'status' }
  /** Whether a reader runs, or is about to. Answer: true or false, once it has begun; `notRead` where that failed. */
  | { type: 'runs' }
  /** Open the sidebar, or close it. */
  | { type: 'sidebar'; open: boolean }
  | { type: 'cleaning'; on: boolean }
  /** The reader says that this is no page of speeches: give it back, and leave it alone. */
  | { type: 'leave' }
  /** The reader pressed a command's keys. */
  | { type: 'command'; command: Command }
  /** The reader chose a script from the button's menu. */
  | { type: 'script'; script: Script };

/** A reader in its page, as the popup shows it. */
export interface ReaderStatus {
  /** The page is left alone: it was given back, or its own script has led to a page without speeches. */
  suspended: boolean;
  /** The sidebar is there. */
  open: boolean;
  speeches: number;
  cleaning: boolean;
  script: Script;
  /** What the detector made of the page, before it was cleaned. */
  verdict: Verdict;
}

/** Longest sample of a page's text, in characters. */
export const SAMPLE_MOST = 10_000;

/** Messages that say all by their type. */
const PLAIN: ReadonlySet<unknown> = new Set(['evicted', 'shortcuts', 'openShortcuts']);

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const isOfUrl = (message: object): boolean =>
  'url' in message && typeof message.url === 'string' && URL.canParse(message.url);

export function isToBackground(message: unknown): message is ToBackground {
  if (typeof message !== 'object' || message === null || !('type' in message)) return false;
  if (PLAIN.has(message.type)) return true;
  if (message.type === 'start') return isOfUrl(message) && (!('page' in message) || isReadLines(message.page));
  if (message.type === 'judge') return 'page' in message && isReadLines(message.page);
  if (message.type === 'begin' || message.type === 'stored') return isOfUrl(message);
  if (message.type === 'open') return 'tab' in message && isCount(message.tab);
  if (message.type === 'speeches') return 'count' in message && isCount(message.count);
  if (message.type === 'part' || message.type === 'analyse')
    return (
      'page' in message &&
      isPart(message.page) &&
      'before' in message &&
      isCount(message.before) &&
      'id' in message &&
      isCount(message.id) &&
      (message.type === 'part' || ('choice' in message && isChoice(message.choice)))
    );
  if (message.type === 'choose') return 'change' in message && isReaderChoice(message.change);
  if (message.type !== 'convert' || !('runs' in message) || !('to' in message) || !('sample' in message)) return false;
  const { runs, to, sample } = message;
  if (typeof sample !== 'string' || sample.length > SAMPLE_MOST) return false;
  return (to === 'simplified' || to === 'traditional') && isPacked(runs);
}

function isChoice(choice: unknown): choice is Choice {
  if (typeof choice !== 'object' || choice === null) return false;
  const { kinds, kept, swapped } = choice as Record<keyof Choice, unknown>;
  return (
    Array.isArray(kinds) &&
    kinds.every((kind) => KINDS.includes(kind)) &&
    [kept, swapped].every((ids) => Array.isArray(ids) && ids.every((id) => typeof id === 'string'))
  );
}

function isReaderChoice(change: unknown): change is ReaderChoice {
  if (typeof change !== 'object' || change === null) return false;
  const { keep, script } = change as Record<keyof ReaderChoice, unknown>;
  return (
    (keep === undefined || (Array.isArray(keep) && keep.every((kind) => KINDS.includes(kind)))) &&
    (script === undefined || script === null || SCRIPTS.includes(script as Script))
  );
}

export function isToReader(message: unknown): message is ToReader {
  if (typeof message !== 'object' || message === null || !('type' in message)) return false;
  switch (message.type) {
    case 'status':
    case 'runs':
    case 'leave':
      return true;
    case 'sidebar':
      return 'open' in message && typeof message.open === 'boolean';
    case 'cleaning':
      return 'on' in message && typeof message.on === 'boolean';
    case 'script':
      return 'script' in message && SCRIPTS.includes(message.script as Script);
    case 'command':
      return 'command' in message && COMMANDS.includes(message.command as Command);
    default:
      return false;
  }
}

export function isOpened(answer: unknown): answer is Opened {
  return OPENED.includes(answer as Opened);
}

export function isStoredForPage(answer: unknown): answer is StoredForPage {
  if (typeof answer !== 'object' || answer === null) return false;
  const { settings, site } = answer as Record<keyof StoredForPage, unknown>;
  return typeof settings === 'object' && settings !== null && typeof site === 'object' && site !== null;
}

export function isBeginning(answer: unknown): answer is Beginning {
  if (typeof answer !== 'object' || answer === null) return false;
  const { stored, language, messages } = answer as Record<keyof Beginning, unknown>;
  return isStoredForPage(stored) && typeof language === 'string' && typeof messages === 'object' && messages !== null;
}

export function isShortcuts(answer: unknown): answer is Shortcut[] {
  return (
    Array.isArray(answer) && answer.every((one) => COMMANDS.includes(one?.command) && typeof one.keys === 'string')
  );
}

export function isReaderStatus(answer: unknown): answer is ReaderStatus {
  if (typeof answer !== 'object' || answer === null) return false;
  const { suspended, open, speeches, cleaning, script, verdict } = answer as Record<keyof ReaderStatus, unknown>;
  return (
    [suspended, open, cleaning].every((value) => typeof value === 'boolean') &&
    isCount(speeches) &&
    SCRIPTS.includes(script as Script) &&
    isVerdict(verdict)
  );
}

export function isVerdict(answer: unknown): answer is Verdict {
  if (typeof answer !== 'object' || answer === null) return false;
  const { speech, points, evidence } = answer as Record<keyof Verdict, unknown>;
  return (
    typeof speech === 'boolean' &&
    Number.isFinite(points) &&
    Array.isArray(evidence) &&
    evidence.every((one) => EVIDENCE.includes(one?.name) && Number.isFinite(one.points))
  );
}
