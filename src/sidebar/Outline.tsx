/** The outline as an ARIA tree. */
import { useEffect, useRef } from 'preact/hooks';
import type { OutlineItem } from '../outline/outline.ts';
import type { Translate } from './state.ts';
import { onKey, parents } from './tree.ts';

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
  const tree = useRef<HTMLUListElement>(null);
  const byKey = useRef(false);

  // Only a key moves the focus; scrolling the page must not steal it.
  useEffect(() => {
    if (!byKey.current) return;
    byKey.current = false;
    tree.current?.querySelector<HTMLElement>(`[data-item="${focused}"]`)?.focus();
  });
  useEffect(() => {
    tree.current?.querySelector(`[data-item="${props.active}"] > .row`)?.scrollIntoView({ block: 'nearest' });
  }, [props.active]);

  const keydown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = onKey(event.key, { items, expanded, focused });
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    if (move.focus !== undefined) {
      byKey.current = true;
      onFocus(move.focus);
    }
    if (move.expanded) onExpand(move.expanded);
    if (move.activate !== undefined) onJump(move.activate);
  };

  const has = parents(items);
  const longest = Math.max(1, ...items.map((item) => item.length));
  const children = (parent: number) => items.flatMap((item, i) => (item.parent === parent ? [i] : []));
  const branch = (i: number) => {
    const item = items[i]!;
    const open = expanded.has(i);
    const minutes = Math.max(1, Math.round(item.length / RATE));
    const facts = item.level === 1 ? t('speechLength', item.length.toLocaleString(), minutes) : '';
    const described = [item.opening, facts].filter(Boolean).join(' \u00b7 ');
    return (
      <li
        key={i}
        role="treeitem"
        data-item={i}
        aria-level={item.level}
        aria-labelledby={`label-${i}`}
        aria-expanded={has[i] ? open : undefined}
        aria-current={i === props.active ? 'location' : undefined}
        aria-selected={i === focused}
        aria-description={described || undefined}
        tabIndex={i === focused ? 0 : -1}
        onFocus={(event) => {
          if (event.target === event.currentTarget) onFocus(i);
        }}
      >
        <div
          class="row"
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
              <span class="facts" aria-hidden="true">
                {item.opening && <span class="opening">{item.opening}</span>}
                <span class="bar">
                  <span style={{ inlineSize: `${Math.round((item.length / longest) * 100)}%` }} />
                </span>
                {facts}
              </span>
            )}
          </span>
        </div>
        {has[i] && open && <ul role="group">{children(i).map(branch)}</ul>}
      </li>
    );
  };
  return (
    <ul ref={tree} role="tree" class="tree" aria-label={t('outline')} onKeyDown={keydown}>
      {children(-1).map(branch)}
    </ul>
  );
}
