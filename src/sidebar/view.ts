/** What the reader has opened, folded and typed in the sidebar itself. One value; components change it through `setView`. */
import type { ShownItem } from './state.ts';
import { parents } from './tree.ts';

export interface View {
  /** Shown; else only its handle is. */
  open: boolean;
  /** Keys of the items that are folded; null: as at first. */
  folded: ReadonlySet<string> | null;
  /** Key of the item that has the tree's focus; empty: the first. */
  focused: string;
  /** What is typed into the filter. */
  query: string;
  /** Key of the item whose menu is open, or null. */
  menu: string | null;
  /** The width while it is being dragged, in px, or null. */
  dragged: number | null;
}

export const FIRST_VIEW: View = { open: true, folded: null, focused: '', query: '', menu: null, dragged: null };

export type SetView = (change: Partial<View>) => void;

/**
 * Up to so many items everything is expanded at first, as in the outline panes that readers know: a page's shape is what
 * they came for. Of more than that, the speeches tell the shape, and the one being read opens by itself.
 */
const EXPANDED_MOST = 600;

/** @returns indexes of the items that are expanded */
export function expandedItems(items: readonly ShownItem[], folded: View['folded']): Set<number> {
  const has = parents(items);
  const fold = (item: ShownItem) => (folded ? folded.has(item.key) : items.length > EXPANDED_MOST && item.level === 1);
  return new Set(items.flatMap((item, i) => (has[i] && !fold(item) ? [i] : [])));
}

/** @returns the keys of the items that are not in `expanded`, and of those remembered that are not there just now */
export function foldedKeys(
  items: readonly ShownItem[],
  expanded: ReadonlySet<number>,
  before: View['folded'],
): Set<string> {
  const has = parents(items);
  const here = new Set(items.map((item) => item.key));
  const gone = [...(before ?? [])].filter((key) => !here.has(key));
  return new Set([...gone, ...items.flatMap((item, i) => (has[i] && !expanded.has(i) ? [item.key] : []))]);
}

/** Where the filter's words stand in an item, or null: none are wanted, or it has none of them. */
export function matchIn({ search }: ShownItem, query: string): readonly [from: number, to: number] | null {
  const at = query ? search.indexOf(query) : -1;
  return at < 0 ? null : [at, at + query.length];
}
