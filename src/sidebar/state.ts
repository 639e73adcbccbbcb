/** What the sidebar shows and what it can ask for. It knows nothing of the page's DOM. */
import type { Kind, Reason } from '../findings/finding.ts';
import type { OutlineItem } from '../outline/outline.ts';
import type { Script } from '../script/variant.ts';

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

export interface SidebarState {
  items: OutlineItem[];
  /** Index of the item that is being read; -1: none. */
  active: number;
  cleaning: boolean;
  script: Script;
  /** Something to say at the top, or null. */
  notice: 'converting' | 'convertFailed' | 'restless' | 'notSaved' | null;
  findings: ShownFinding[];
  /** Kinds of findings that were not carried out because they would have hidden too much. */
  dropped: Kind[];
  /** Kinds that the reader keeps on this site, always. */
  keptHere: Kind[];
  /** The language of headings and excerpts, for the right font; empty: the page's own. */
  contentLanguage: string;
}

export interface Actions {
  jump(item: number): void;
  jumpToFinding(id: string): void;
  setCleaning(on: boolean): void;
  setScript(script: Script): void;
  /** Brings findings back (`keep`), or hides them again. */
  keep(ids: string[], keep: boolean): void;
  /** Keeps a kind on this site, now and later, or cleans it again. */
  keepHere(kind: Kind, keep: boolean): void;
  restorePage(): void;
  close(): void;
}
