/** The outline as a tree: which items are shown, and what the keys of the ARIA tree pattern do. Pure. */
import type { OutlineItem } from '../outline/outline.ts';

/** @returns per item: whether anything stands under it */
export function parents(items: readonly OutlineItem[]): boolean[] {
  const has = items.map(() => false);
  for (const { parent } of items) if (parent >= 0) has[parent] = true;
  return has;
}

/** @returns the items all of whose parents are expanded, in order */
export function visible(items: readonly OutlineItem[], expanded: ReadonlySet<number>): number[] {
  const shown: number[] = [];
  const open = items.map(() => false);
  items.forEach(({ parent }, i) => {
    open[i] = parent < 0 || (open[parent]! && expanded.has(parent));
    if (open[i]) shown.push(i);
  });
  return shown;
}

/** The items around `item`, the innermost first. */
export function ancestors(items: readonly OutlineItem[], item: number): number[] {
  const list: number[] = [];
  for (let p = items[item]?.parent ?? -1; p >= 0; p = items[p]!.parent) list.push(p);
  return list;
}

/**
 * What is expanded at first: everything, as in the outline panes that readers know. A page's shape is what they came
 * for; one click folds it to the list of speeches.
 */
export const firstExpanded = (items: readonly OutlineItem[]): Set<number> =>
  new Set(parents(items).flatMap((has, i) => (has ? [i] : [])));

export interface TreeState {
  items: readonly OutlineItem[];
  expanded: ReadonlySet<number>;
  focused: number;
}

/** What a key leads to: another focus, another expansion; undefined: not ours. */
export type TreeMove = { focus?: number; expanded?: Set<number>; activate?: number };

/** Keys of the tree view pattern (WAI-ARIA Authoring Practices 1.2, "Tree View"). */
export function onKey(key: string, { items, expanded, focused }: TreeState): TreeMove | undefined {
  const shown = visible(items, expanded);
  const at = shown.indexOf(focused);
  const has = parents(items);
  const next = (i: number): TreeMove => {
    const focus = shown[Math.max(0, Math.min(shown.length - 1, i))];
    return focus === undefined ? {} : { focus };
  };
  switch (key) {
    case 'ArrowDown':
      return next(at + 1);
    case 'ArrowUp':
      return next(at - 1);
    case 'Home':
      return next(0);
    case 'End':
      return next(shown.length - 1);
    case 'ArrowRight':
      if (!has[focused]) return {};
      return expanded.has(focused) ? next(at + 1) : { expanded: new Set(expanded).add(focused) };
    case 'ArrowLeft': {
      if (has[focused] && expanded.has(focused)) {
        const fewer = new Set(expanded);
        fewer.delete(focused);
        return { expanded: fewer };
      }
      const parent = items[focused]?.parent ?? -1;
      return parent >= 0 ? { focus: parent } : {};
    }
    case 'Enter':
    case ' ':
      return { activate: focused };
    case '*': {
      const more = new Set(expanded);
      const parent = items[focused]?.parent;
      items.forEach((item, i) => {
        if (item.parent === parent && has[i]) more.add(i);
      });
      return { expanded: more };
    }
  }
  if (key.length !== 1 || /\s/.test(key)) return undefined;
  // Type-ahead: the next shown item whose heading has the character among its first ones, ordinal apart.
  const wanted = key.toLowerCase();
  for (let step = 1; step <= shown.length; step++) {
    const item = shown[(at + step) % shown.length]!;
    const label = items[item]!.label.replace(/^[(\uff08]?[\d一二三四五六七八九十]+[)\uff09、.\uff0e,\uff0c]*/, '');
    if (label.toLowerCase().startsWith(wanted) || items[item]!.label.toLowerCase().startsWith(wanted))
      return { focus: item };
  }
  return {};
}
