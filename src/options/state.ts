/** What the options page shows and what can be asked of it. It knows nothing of the DOM, nor of the browser's storage. */
import { COMMANDS, type Shortcut } from '../messages.ts';
import type { Script } from '../script/variant.ts';
import type { SaidPage } from '../settings/page.ts';
import { DEFAULTS, type SettingName, type Settings } from '../settings/settings.ts';
import type { SiteChoices } from '../settings/site.ts';
import type { Refusal as SiteRefusal, SiteStart, Start } from '../sites/start.ts';
import { BACKUP_ERRORS } from './backup.ts';

/** The settings that are lists of own words. */
export const LISTS = ['wordsSimplified', 'wordsTraditional'] as const;
export type ListName = (typeof LISTS)[number];

/** Why something could not be stored. */
export const FAILURES = ['tooLong', 'full', 'busy', 'failed'] as const;
export type Failure = (typeof FAILURES)[number];

/** Another text for a list, of which the reader is asked what to do with it. */
export interface Incoming {
  from: 'file' | 'elsewhere';
  /** The file's name, if it is one. */
  file: string;
  text: string;
}
/** To add its lines, to put it in the list's place, to keep the list. */
export const ANSWERS = ['add', 'replace', 'keep'] as const;
export type Answer = (typeof ANSWERS)[number];

/** Why a file was not taken. */
export const REFUSALS = [...BACKUP_ERRORS, 'notText', 'tooLarge'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** What is remembered on this machine alone. */
export const PARTS = ['sites', 'pages', 'places'] as const;
export type Part = (typeof PARTS)[number];

/** Something that was done, or a file that was not taken. */
export type Note =
  | { what: 'replaced' }
  | { what: 'forgotten'; part: Part; count: number }
  | { what: 'reset' }
  | { what: 'imported'; count: number; broken: SettingName[] }
  | { what: 'refused'; refusal: Refusal; file: string }
  | { what: 'failed'; failure: Failure };

/** Where a note stands. */
export type Place = ListName | Part | 'backup';

export interface ShownNote {
  note: Note;
  /** Takes back what the note tells of. */
  undo?: () => void;
  /** How long it stays; without: until something else is said there. */
  seconds?: number;
}

/** A site with what is chosen for it. Files on this machine are one, without a name. */
export interface Site extends SiteStart, SiteChoices {
  /** What is stored for it cannot be read: it counts as nothing. */
  isBroken: boolean;
}

/** Why a choice for a site could not be stored, or was not let be. */
export type SiteFailure = Failure | Exclude<SiteRefusal, 'notSaved'>;

export interface State {
  phase: 'loading' | 'ready' | 'failed';
  /** What is stored, with what was set here and is not stored yet, or could not be, on top. */
  settings: Settings;
  /** Settings whose stored values cannot be used: their defaults hold. */
  broken: readonly SettingName[];
  failures: Partial<Record<SettingName, Failure>>;
  incoming: Partial<Record<ListName, Incoming>>;
  notes: Partial<Record<Place, ShownNote>>;
  /** How often something was stored: each time it is said for a moment. */
  saves: number;
  /** Null: they could not be read. */
  sites: readonly Site[] | null;
  siteFailures: Readonly<Record<string, SiteFailure>>;
  /** Pages that the reader has spoken of. Null: they could not be read. */
  pages: readonly SaidPage[] | null;
  /** Pages whose reading place is stored. Null: they could not be read. */
  places: number | null;
  shortcuts: readonly Shortcut[];
}

export const FIRST_STATE: State = {
  phase: 'loading',
  settings: DEFAULTS,
  broken: [],
  failures: {},
  incoming: {},
  notes: {},
  saves: 0,
  sites: [],
  siteFailures: {},
  pages: [],
  places: 0,
  shortcuts: COMMANDS.map((command) => ({ command, keys: '' })),
};

export interface Actions {
  /** @param wait how long to wait for further changes before it is stored, in ms */
  change(change: Partial<Settings>, wait?: number): void;
  /** Stores now what waits to be stored. */
  flush(): void;
  retry(name: SettingName): void;
  reload(): void;
  importWords(list: ListName, file: File): void;
  exportWords(list: ListName): void;
  answer(list: ListName, answer: Answer): void;
  importSettings(file: File): void;
  exportSettings(): void;
  reset(): void;
  setSiteScript(host: string, script: Script | null): void;
  setSiteStart(host: string, start: Start): void;
  /** Asks the browser for what the site's choice needs. */
  allowSite(host: string): void;
  /** @param hosts without: all of them, and what cannot be read as well */
  forgetSites(hosts?: readonly string[]): void;
  /** What the reader has said of pages. @param urls as with sites */
  forgetPages(urls?: readonly string[]): void;
  forgetPlaces(): void;
  openShortcuts(): void;
  dismiss(place: Place): void;
}
