/** The outline as an ARIA tree: a flat list with levels, so that an item's name is all that it holds. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { nextTask } from '../slices.ts';
import { itemAt, Rows, type ShownRow } from './rows.ts';
import type { ShownItem, Translate } from './state.ts';
import { onKey, parents, type TreeMove, typeAhead } from './tree.ts';
import { matchIn } from './view.ts';

/** Characters typed faster than this one after the other are one word, in ms. */
const TYPING = 700;

/** Rows drawn at once: some screens at first, the rest in stretches that nobody notices. */
const ROWS = 120;

interface Props {
  items: readonly ShownItem[];
  /** What they are made of (`SidebarState`). */
  outline: object;
  /** The items that are shown, in order. */
  shown: readonly number[];
  expanded: ReadonlySet<number>;
  active: number;
  focused: number;
  /** What headings are filtered by. */
  query: string;
  rate: number;
  translate: Translate;
  onExpand(expanded: ReadonlySet<number>): void;
  onFocus(item: number): void;
  onJump(item: number): void;
  onMenu(item: number): void;
}

export function Outline(props: Props) {
  const { items, outline, shown, translate: t } = props;
  const tree = useRef<HTMLDivElement>(null);
  const rows = useRef<Rows | null>(null);
  /** What the rows were drawn from last, the items' texts apart. */
  const drawnOf = useRef<readonly unknown[]>([]);
  const byKey = useRef(false);
  const typed = useRef({ text: '', at: 0 });
  // Keys may come faster than the tree is drawn: each one goes on from the last, not from what is drawn.
  const now = useRef(props);
  now.current = props;

  const click = (event: MouseEvent) => {
    const target = event.target as Element;
    const item = itemAt(target);
    if (item === null) return;
    if (target.matches('.more')) now.current.onMenu(item);
    else if (target.matches('.twist:not(.none)')) {
      const next = new Set(now.current.expanded);
      if (!next.delete(item)) next.add(item);
      now.current.onExpand(next);
    } else {
      now.current.onFocus(item);
      now.current.onJump(item);
    }
  };
  const focus = (event: FocusEvent) => {
    const item = itemAt(event.target as Element);
    if (item !== null && now.current.focused !== item) now.current.onFocus(item);
  };

  const keydown = (event: KeyboardEvent) => {
    const { focused } = now.current;
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      event.preventDefault();
      now.current.onMenu(focused);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    let move: TreeMove | undefined = onKey(event.key, now.current);
    if (!move && event.key.length === 1) {
      const text = event.timeStamp - typed.current.at < TYPING ? typed.current.text + event.key : event.key;
      typed.current = { text, at: event.timeStamp };
      move = typeAhead(text, now.current);
    }
    if (!move) return;
    event.preventDefault();
    if (move.focus !== undefined) {
      byKey.current = true;
      now.current = { ...now.current, focused: move.focus };
      props.onFocus(move.focus);
    }
    if (move.expanded) {
      now.current = { ...now.current, expanded: move.expanded };
      props.onExpand(move.expanded);
    }
    if (move.activate !== undefined) props.onJump(move.activate);
  };

  const [drawn, setDrawn] = useState(ROWS);
  useEffect(() => {
    if (drawn < shown.length) void nextTask().then(() => setDrawn(drawn + ROWS));
  }, [drawn, shown.length]);

  const has = useMemo(() => parents(items), [outline]);
  const places = useMemo(() => siblings(items), [outline]);
  const longest = useMemo(
    () => Math.max(1, ...items.filter((item) => item.level === 1).map((item) => item.length)),
    [outline],
  );
  const { rate } = props;
  const look = useMemo(() => ({ rate, longest, translate: t }), [rate, longest, t]);
  useLayoutEffect(() => {
    rows.current ??= new Rows(tree.current!);
    const of = [outline, shown, drawn, props.query, props.expanded, props.active, props.focused, look];
    const isSaidOtherwise = !props.query && of.every((one, i) => one === drawnOf.current[i]);
    drawnOf.current = of;
    if (isSaidOtherwise) {
      rows.current.say(items);
      return;
    }
    rows.current.show(
      shown.slice(0, drawn).map((i): ShownRow => {
        const item = items[i]!;
        const match = matchIn(item, props.query);
        const fits = match && item.search.length === item.label.length;
        return {
          item,
          expanded: has[i] ? props.query !== '' || props.expanded.has(i) : undefined,
          active: i === props.active,
          focused: i === props.focused,
          place: places[i]![0],
          count: places[i]![1],
          matchFrom: fits ? match[0] : -1,
          matchTo: fits ? match[1] : -1,
        };
      }),
      look,
    );
  });

  const rowOf = (item: number) => tree.current?.querySelector<HTMLElement>(`[data-item="${item}"]`);
  // Only a key moves the focus; scrolling the page must not steal it.
  useLayoutEffect(() => {
    if (!byKey.current) return;
    byKey.current = false;
    rowOf(props.focused)?.focus();
  });
  useLayoutEffect(() => {
    rowOf(props.active)?.scrollIntoView({ block: 'nearest' });
  }, [props.active]);

  return (
    <div
      ref={tree}
      role="tree"
      class="tree"
      id="tree"
      aria-label={t('outline')}
      onKeyDown={keydown}
      onClick={click}
      onFocusIn={focus}
      onContextMenu={(event) => {
        const item = itemAt(event.target as Element);
        if (item === null) return;
        event.preventDefault();
        props.onMenu(item);
      }}
    />
  );
}

/** Per item: its place among those under the same parent, and how many these are. */
function siblings(items: readonly ShownItem[]): [place: number, count: number][] {
  const counts = new Map<number, number>();
  const places = items.map(({ parent }) => {
    const place = (counts.get(parent) ?? 0) + 1;
    counts.set(parent, place);
    return place;
  });
  return items.map(({ parent }, i) => [places[i]!, counts.get(parent)!]);
}
