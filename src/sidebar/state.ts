/** What the sidebar shows and what it can ask for. It knows nothing of the page's DOM. */
import type { Kind, Reason } from '../findings/finding.ts';
import type { Shortcut } from '../messages.ts';
import type { OutlineItem } from '../outline/outline.ts';
import type { Script } from '../script/variant.ts';
import type { Settings } from '../settings/settings.ts';

/** A text of the extension in the reader's language, with its placeholders filled in. Keys: `_locales`. */
export type Translate = (key: string, ...parts: (string | number)[]) => string;

export interface ShownFinding {
  id: string;
  kind: Kind;
  reason: Reason;
  text: string;
  /** Brought back by the reader. */
  kept: boolean;
  /** For a duplicate: how alike the copies are, 0 to 1. */
  alike?: number;
}

export interface ShownItem extends OutlineItem {
  /** Lasting name: the same when the page is read again. */
  key: string;
  /** The heading in the form that `SidebarState.search` is in; of the same length, but for rare letters. */
  search: string;
  /** How many times the page has this speech; 1 for a heading. */
  copies: number;
  /** Repeated parts that are folded in its own text. */
  folded: number;
}

/** What can be copied of an item: its heading, its section (or speech) as clean text, a link to it. */
export type Copied = 'heading' | 'text' | 'link';

export interface SidebarState {
  items: ShownItem[];
  /** What `items` are made of: the same thing as long as nothing but their texts is another one. */
  outline: object;
  /** Index of the item that is being read; -1: none. */
  active: number;
  /** How much of the page, and of the speech with this number (from 1; 0: none), is read: 0 to 1. */
  progress: { page: number; speech: number; number: number };
  /** Heading at which the reader stopped the last time, to go on from; empty: there is none to offer. */
  goOn: string;
  canGoBack: boolean;
  /** What headings are filtered by, as they have it in `search`; empty: all are shown. */
  search: string;
  cleaning: boolean;
  script: Script;
  /** How much of a conversion is done, 0 to 1, once it takes a while; else null. */
  converting: number | null;
  /** Something to say at the top, or null. */
  notice: 'convertFailed' | 'restless' | 'notRead' | 'notSaved' | 'placeNotSaved' | 'copied' | 'copyFailed' | null;
  findings: ShownFinding[];
  /** Kinds of findings that were not carried out because they would have hidden too much. */
  dropped: Kind[];
  /** Kinds that the reader keeps on this site, always. */
  keptHere: Kind[];
  settings: Settings;
  shortcuts: Shortcut[];
}

export interface Actions {
  jump(item: number): void;
  /** To where the reader stopped the last time. */
  goOn(): void;
  /** Offers that place no longer. */
  dismissPlace(): void;
  /** Back to where the last jump began. */
  goBack(): void;
  jumpToFinding(id: string): void;
  copy(what: Copied, item: number): void;
  /** Filters the headings; empty: shows all. */
  search(query: string): void;
  setCleaning(on: boolean): void;
  setScript(script: Script): void;
  /** Brings findings back (`keep`), or hides them again. */
  keep(ids: string[], keep: boolean): void;
  /** Keeps a kind on this site, now and later, or cleans it again. */
  keepHere(kind: Kind, keep: boolean): void;
  changeSettings(change: Partial<Settings>): void;
  /** Looks up the commands' keys. */
  learnShortcuts(): void;
  openShortcuts(): void;
  restorePage(): void;
  close(): void;
}
