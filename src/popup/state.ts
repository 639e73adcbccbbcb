/** What the popup shows and what can be asked of it. It knows nothing of the DOM, nor of the browser. */
import type { Verdict } from '../detect/judge.ts';
import type { ReaderStatus } from '../messages.ts';
import type { Script } from '../script/variant.ts';
import { REFUSALS, type SiteStart, type Start } from '../sites/start.ts';

export type Page =
  | { phase: 'loading' }
  /** The browser lets no extension in. */
  | { phase: 'cannotRun' }
  /** A file that the browser shows, not a web page. */
  | { phase: 'notHtml' }
  | {
      phase: 'known';
      verdict: Verdict;
      /** Null: none runs in the page. */
      reader: ReaderStatus | null;
      loading: boolean;
      hasText: boolean;
    };

/** What did not work out. */
export const NOTES = [...REFUSALS, 'unreachable'] as const;
export type Note = (typeof NOTES)[number];

export interface State {
  page: Page;
  /** What the reader has said of this page: speeches, or not; null: nothing. */
  said: boolean | null;
  /** Null: not a page of the web, or not to be known. */
  site: SiteStart | null;
  /** The browser lets Rostrum start by itself on every site. */
  everywhere: boolean;
  /** The reader is being started. */
  starting: boolean;
  note: Note | null;
}

export const FIRST_STATE: State = {
  page: { phase: 'loading' },
  said: null,
  site: null,
  everywhere: false,
  starting: false,
  note: null,
};

/** @returns what the page is taken for: the reader's word counts more than the detector's; null: not known yet */
export function isSpeech({ page, said }: State): boolean | null {
  return said ?? (page.phase === 'known' ? page.verdict.speech : null);
}

/** The reader that is at work in the page; null where none is, or where it leaves the page alone. */
export function readerAtWork(page: Page): ReaderStatus | null {
  return page.phase === 'known' && page.reader && !page.reader.suspended ? page.reader : null;
}

/** What is said of a page. */
export const SENTENCES = [
  'loading',
  'cannotRun',
  'notHtml',
  'noText',
  'saidSpeech',
  'saidNot',
  'speech',
  'notSpeech',
] as const;
export type Sentence = (typeof SENTENCES)[number];

export function sentenceOf({ page, said }: State): Sentence {
  if (page.phase !== 'known') return page.phase;
  if (!page.hasText && !page.loading) return 'noText';
  if (said !== null) return said ? 'saidSpeech' : 'saidNot';
  return page.verdict.speech ? 'speech' : 'notSpeech';
}

/** Points as they are shown: with their sign, and no more digits than they need. */
export function signed(points: number): string {
  const shown = Math.abs(Math.round(points * 10) / 10);
  return `${points < 0 ? '−' : '+'}${shown}`;
}

export interface Actions {
  setSidebar(open: boolean): void;
  setCleaning(on: boolean): void;
  setScript(script: Script): void;
  /** @param speech null: takes back what was said */
  say(speech: boolean | null): void;
  setStart(start: Start): void;
  /** Asks the browser for what the site's choice needs. */
  allow(): void;
  setEverywhere(on: boolean): void;
  openOptions(): void;
}
