/** The outline as an ARIA tree. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { OutlineItem } from '../outline/outline.ts';
import type { Translate } from './state.ts';
import { onKey, parents, visible } from './tree.ts';

/** Speaking rate, in 字 a minute: what handbooks on public speaking give for reports in Mandarin is 200 to 240. */
const RATE = 220;

interface Props {
  items: readonly OutlineItem[];
  active: number;
  expanded: ReadonlySet<number>;
  focused: number;
  language: string;
  translate: Translate;
  onExpand(expanded: ReadonlySet<number>): void;
  onFocus(item: number): void;
  onJump(item: number): void;
}

export function Outline(props: Props) {
  const { items, expanded, focused, translate: t, onExpand, onFocus, onJump } = props;
  const tree = useRef<HTMLDivElement>(null);
  const byKey = useRef(false);
  // Keys may come faster than the tree is drawn: each one goes on from the last, not from what is drawn.
  const now = useRef({ expanded, focused });
  now.current = { expanded, focused };

  // Only a key moves the focus; scrolling the page must not steal it.
  useLayoutEffect(() => {
    if (!byKey.current) return;
    byKey.current = false;
    tree.current?.querySelector<HTMLElement>(`[data-item="${focused}"]`)?.focus();
  });
  useLayoutEffect(() => {
    tree.current?.querySelector(`[data-item="${props.active}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [props.active]);

  const keydown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = onKey(event.key, { items, ...now.current });
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    if (move.focus !== undefined) {
      byKey.current = true;
      now.current.focused = move.focus;
      onFocus(move.focus);
    }
    if (move.expanded) {
      now.current.expanded = move.expanded;
      onExpand(move.expanded);
    }
    if (move.activate !== undefined) onJump(move.activate);
  };

  const has = parents(items);
  const longest = Math.max(1, ...items.map((item) => item.length));
  const places = siblings(items);
  // A flat list with levels, not nested groups: an item's name is then all that it holds.
  return (
    <div ref={tree} role="tree" class="tree" aria-label={t('outline')} onKeyDown={keydown}>
      {visible(items, expanded).map((i) => {
        const item = items[i]!;
        const minutes = Math.max(1, Math.round(item.length / RATE));
        const facts = item.level === 1 ? t('speechLength', item.length.toLocaleString(), minutes) : '';
        const described = [item.opening, facts].filter(Boolean).join(' \u00b7 ');
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes its items' keys
          <div
            key={i}
            role="treeitem"
            class="row"
            style={{ '--depth': item.level - 1 }}
            data-item={i}
            aria-level={item.level}
            aria-posinset={places[i]![0]}
            aria-setsize={places[i]![1]}
            aria-labelledby={`label-${i}`}
            aria-expanded={has[i] ? expanded.has(i) : undefined}
            aria-current={i === props.active ? 'location' : undefined}
            aria-selected={i === focused}
            aria-description={described || undefined}
            tabIndex={i === focused ? 0 : -1}
            onFocus={() => onFocus(i)}
            onClick={() => {
              onFocus(i);
              onJump(i);
            }}
          >
            <span
              class={has[i] ? 'twist' : 'twist none'}
              aria-hidden="true"
              onClick={(event) => {
                if (!has[i]) return;
                event.stopPropagation();
                const next = new Set(expanded);
                if (!next.delete(i)) next.add(i);
                onExpand(next);
              }}
            />
            <span class="words">
              <span class="label" id={`label-${i}`} lang={props.language || undefined}>
                {item.label}
              </span>
              {item.level === 1 && (
                // Drawn by the style sheet, as the description says it: text here would join the item's name.
                <span class="facts" aria-hidden="true" data-facts={facts}>
                  {item.opening && <span class="opening" data-opening={item.opening} />}
                  <span class="bar">
                    <span style={{ inlineSize: `${Math.round((item.length / longest) * 100)}%` }} />
                  </span>
                </span>
              )}
            </span>
          </div>
        );
      })}
    </div>
  );
}

/** Per item: its place among those under the same parent, and how many these are. */
function siblings(items: readonly OutlineItem[]): [place: number, count: number][] {
  const counts = new Map<number, number>();
  const places = items.map(({ parent }) => {
    const place = (counts.get(parent) ?? 0) + 1;
    counts.set(parent, place);
    return place;
  });
  return items.map(({ parent }, i) => [places[i]!, counts.get(parent)!]);
}
