/** The outline with what belongs to it: filter, the buttons that fold and unfold all, an item's menu. */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Filter } from './Filter.tsx';
import { Menu } from './Menu.tsx';
import { memo } from './memo.tsx';
import { Outline } from './Outline.tsx';
import type { Actions, SidebarState, Translate } from './state.ts';
import { ancestors, filtered, visible } from './tree.ts';
import { expandedItems, foldedKeys, matchIn, type SetView, type View } from './view.ts';

interface Props extends Pick<SidebarState, 'items' | 'outline' | 'active' | 'search'> {
  /** Speaking rate, in 字 a minute. */
  rate: number;
  view: View;
  setView: SetView;
  actions: Actions;
  translate: Translate;
}

/** Drawn again only when something of the outline changes: it is the most of the sidebar. */
export const OutlinePane = memo(function OutlinePane(props: Props) {
  const { items, outline, active, search, rate, view, setView, actions, translate: t } = props;
  const pane = useRef<HTMLDivElement>(null);
  const expanded = useMemo(() => expandedItems(items, view.folded), [outline, view.folded]);
  const shown = useMemo(
    () => (search ? filtered(items, (i) => matchIn(items[i]!, search) !== null) : visible(items, expanded)),
    // Only a filter goes by the headings' words.
    [search ? items : outline, search, expanded],
  );
  const matches = search ? shown.filter((i) => matchIn(items[i]!, search)) : [];
  const known = useMemo(() => items.findIndex((item) => item.key === view.focused), [outline, view.focused]);
  const focused = shown.includes(known) ? known : (matches[0] ?? shown[0] ?? 0);
  const expand = (next: ReadonlySet<number>) => setView({ folded: foldedKeys(items, next, view.folded) });
  const focusRow = (item: number) =>
    pane.current?.querySelector<HTMLElement>(`[role=treeitem][data-item="${item}"]`)?.focus();

  // What is being read is shown: its parents open by themselves.
  useEffect(() => {
    const around = ancestors(items, active);
    if (around.some((i) => !expanded.has(i))) expand(new Set([...expanded, ...around]));
  }, [items[active]?.key]);

  const inMenu = view.menu === null ? undefined : items.find((item) => item.key === view.menu);
  const openMenu = (item: number) => {
    setView({ menu: items[item]!.key, focused: items[item]!.key });
  };
  const top = () => {
    const row = pane.current?.querySelector(`[role=treeitem][data-item="${inMenu?.id}"]`)?.getBoundingClientRect();
    return row ? Math.max(8, Math.min(row.bottom, window.innerHeight - 160)) : 8;
  };
  return (
    <div class="pane" ref={pane}>
      <Filter
        query={view.query}
        found={matches.length}
        translate={t}
        onQuery={(query) => {
          setView({ query });
          actions.search(query);
        }}
        onEnter={() => {
          const first = matches[0];
          if (first !== undefined) actions.jump(first);
        }}
        onLeave={() => focusRow(focused)}
      />
      <div class="expanders">
        <button type="button" data-action="expand-all" onClick={() => setView({ folded: new Set() })}>
          {t('expandAll')}
        </button>
        <button type="button" data-action="collapse-all" onClick={() => expand(new Set())}>
          {t('collapseAll')}
        </button>
      </div>
      {search && !matches.length && <p class="empty">{t('noMatch')}</p>}
      <Outline
        items={items}
        outline={outline}
        shown={shown}
        expanded={expanded}
        active={active}
        focused={focused}
        query={search}
        rate={rate}
        translate={t}
        onExpand={expand}
        onFocus={(item) => setView({ focused: items[item]!.key })}
        onJump={(item) => actions.jump(item)}
        onMenu={openMenu}
      />
      {inMenu && (
        <Menu
          item={inMenu}
          rate={rate}
          top={top()}
          actions={actions}
          translate={t}
          onClose={(back) => {
            if (back) focusRow(inMenu.id);
            setView({ menu: null });
          }}
        />
      )}
    </div>
  );
});
