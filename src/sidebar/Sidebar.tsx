/** The sidebar: controls, outline, report. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { TEXT_SIZES } from '../settings/settings.ts';
import { Controls } from '../ui/Controls.tsx';
import { Display } from './Display.tsx';
import { GoOn } from './GoOn.tsx';
import { OutlinePane } from './OutlinePane.tsx';
import { Report } from './Report.tsx';
import { Resizer } from './Resizer.tsx';
import type { Actions, SidebarState, Translate } from './state.ts';
import type { SetView, View } from './view.ts';

interface Props {
  state: SidebarState;
  view: View;
  setView: SetView;
  actions: Actions;
  translate: Translate;
  /** Laid over the page: there is no room beside it. */
  drawer: boolean;
}

/** Gives the focus to the outline's current item; without an outline, to the first button. */
export function focusFirst(root: ParentNode): void {
  const item = root.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]');
  (item ?? root.querySelector<HTMLElement>('button'))?.focus();
}

export function Sidebar({ state, view, setView, actions, translate: t, drawer }: Props) {
  const { items, progress, settings } = state;
  const root = useRef<HTMLDivElement>(null);
  const speeches = items.filter((item) => item.level === 1).length;
  // A drawer that is opened takes the focus, and gives it back to its handle.
  const opened = useRef(view.open);
  useLayoutEffect(() => {
    if (opened.current === view.open) return;
    opened.current = view.open;
    if (view.open) focusFirst(root.current!);
    else root.current?.querySelector<HTMLElement>('.handle')?.focus();
  });
  const style = { '--scale': TEXT_SIZES[settings.textSize] / TEXT_SIZES.normal };
  if (!view.open)
    return (
      <div ref={root} class={`place ${settings.side}`} style={style}>
        <button type="button" class="handle" data-action="open-sidebar" onClick={() => setView({ open: true })}>
          {t('openSidebar')}
          {speeches > 0 && <span class="count"> {t('speeches', speeches)}</span>}
        </button>
      </div>
    );

  const width = view.dragged ?? settings.width;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps the page's own shortcuts from what is typed here
    <div
      ref={root}
      class={`place ${settings.side}`}
      style={style}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && drawer) setView({ open: false });
      }}
    >
      {drawer && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same
        // biome-ignore lint/a11y/noStaticElementInteractions: the page behind the drawer, not a control
        <div class="scrim" onClick={() => setView({ open: false })} />
      )}
      <aside class={drawer ? 'panel drawer' : 'panel'} aria-label={t('sidebar')} style={{ '--width': `${width}px` }}>
        <header>
          <h1>{t('shortName')}</h1>
          <p class="speeches">{speeches > 0 ? t('speeches', speeches) : ''}</p>
          <button
            type="button"
            class="icon"
            data-action="go-back"
            aria-label={t('goBack')}
            title={t('goBack')}
            disabled={!state.canGoBack}
            onClick={() => actions.goBack()}
          >
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d="M6.5 3L2.5 7l4 4M3 7h6.5a3.5 3.5 0 010 7H7" />
            </svg>
          </button>
          <button
            type="button"
            class="icon close"
            data-action="close-sidebar"
            aria-label={t('closeSidebar')}
            title={t('closeSidebar')}
            onClick={() => actions.close()}
          >
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d="M3.5 3.5l9 9m0-9l-9 9" />
            </svg>
          </button>
        </header>
        <GoOn state={state} actions={actions} translate={t} onDismiss={() => focusFirst(root.current!)} />
        <Controls of={state} actions={actions} translate={t} />
        <p class="notice" role="status">
          {state.notice ? t(`notice_${state.notice}`) : ''}
        </p>
        {state.converting !== null && (
          <p class="progress">
            <label for="converting">{t('converting')}</label>
            <progress id="converting" max={100} value={Math.round(state.converting * 100)} />
          </p>
        )}
        {speeches > 0 && (
          <div class="progress">
            <progress max={100} value={Math.round(progress.page * 100)} aria-label={t('pageProgress')} />
            <p>
              {progress.number > 0
                ? t('speechProgress', progress.number, speeches, Math.round(progress.speech * 100))
                : t('notBegun')}
            </p>
          </div>
        )}
        {items.length > 0 ? (
          <OutlinePane
            items={items}
            outline={state.outline}
            active={state.active}
            search={state.search}
            rate={settings.rate}
            view={view}
            setView={setView}
            actions={actions}
            translate={t}
          />
        ) : (
          <p class="empty">{t('noOutline')}</p>
        )}
        <footer>
          <Report state={state} actions={actions} translate={t} />
          <Display settings={settings} shortcuts={state.shortcuts} actions={actions} translate={t} />
          <button type="button" class="restore" data-action="restore-page" onClick={() => actions.restorePage()}>
            {t('restorePage')}
          </button>
        </footer>
        {!drawer && (
          <Resizer
            side={settings.side}
            width={width}
            translate={t}
            onDrag={(dragged) => setView({ dragged })}
            onWidth={(next) => {
              setView({ dragged: null });
              if (next !== settings.width) actions.changeSettings({ width: next });
            }}
          />
        )}
      </aside>
    </div>
  );
}
