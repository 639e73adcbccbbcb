/** The outline as a tree: which items are shown, and what the keys of the ARIA tree pattern do. Pure. */

/** What the tree needs of an item: the index of the one around it (-1: none), and its heading. */
export interface TreeItem {
  parent: number;
  label: string;
}

/** @returns per item: whether anything stands under it */
export function parents(items: readonly TreeItem[]): boolean[] {
  const has = items.map(() => false);
  for (const { parent } of items) if (parent >= 0) has[parent] = true;
  return has;
}

/** @returns the items all of whose parents are expanded, in order */
export function visible(items: readonly TreeItem[], expanded: ReadonlySet<number>): number[] {
  const shown: number[] = [];
  const open = items.map(() => false);
  items.forEach(({ parent }, i) => {
    open[i] = parent < 0 || (open[parent]! && expanded.has(parent));
    if (open[i]) shown.push(i);
  });
  return shown;
}

/** The items around `item`, the innermost first. */
export function ancestors(items: readonly TreeItem[], item: number): number[] {
  const list: number[] = [];
  for (let p = items[item]?.parent ?? -1; p >= 0; p = items[p]!.parent) list.push(p);
  return list;
}

/** The items for which `wanted` holds and those around them, in order: what a filter leaves. */
export function filtered(items: readonly TreeItem[], wanted: (item: number) => boolean): number[] {
  const shown = new Set<number>();
  items.forEach((_item, i) => {
    if (wanted(i)) for (const one of [i, ...ancestors(items, i)]) shown.add(one);
  });
  return [...shown].sort((a, b) => a - b);
}

export interface TreeState {
  items: readonly TreeItem[];
  expanded: ReadonlySet<number>;
  focused: number;
  /** The items that are shown; left out: those all of whose parents are expanded. */
  shown?: readonly number[];
}

/** What a key leads to: another focus, another expansion; undefined: not ours. */
export type TreeMove = { focus?: number; expanded?: Set<number>; activate?: number };

/** Keys of the tree view pattern (WAI-ARIA Authoring Practices 1.2, "Tree View"). */
export function onKey(key: string, state: TreeState): TreeMove | undefined {
  const { items, expanded, focused } = state;
  const shown = shownOf(state);
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
  return undefined;
}

/**
 * Type-ahead: the next shown item whose heading begins with what was typed in quick succession, its ordinal counted or
 * not. One character goes on to the next such item, several stay where they fit.
 */
export function typeAhead(typed: string, state: TreeState): TreeMove {
  const { items, focused } = state;
  const shown = shownOf(state);
  const at = shown.indexOf(focused);
  const wanted = typed.toLowerCase();
  const first = [...wanted].length > 1 ? 0 : 1;
  for (let step = first; step < shown.length + first; step++) {
    const focus = shown[(Math.max(0, at) + step) % shown.length]!;
    const label = items[focus]!.label.toLowerCase();
    if (label.startsWith(wanted) || label.replace(ORDINAL, '').startsWith(wanted)) return { focus };
  }
  return {};
}

const ORDINAL = /^[(\uff08]?[\d一二三四五六七八九十]+[)\uff09、.\uff0e,\uff0c]*/;

const shownOf = ({ items, expanded, shown }: TreeState): readonly number[] => shown ?? visible(items, expanded);
