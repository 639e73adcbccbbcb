/** The sidebar: controls, outline, report. */
import { SCRIPTS } from '../script/variant.ts';
import { OutlinePane } from './OutlinePane.tsx';
import { Report } from './Report.tsx';
import type { Actions, SidebarState, Translate } from './state.ts';

interface Props {
  state: SidebarState;
  actions: Actions;
  translate: Translate;
  /** Only the handle is shown, until the reader opens it. */
  folded: boolean;
  onFold(folded: boolean): void;
}

export function Sidebar({ state, actions, translate: t, folded, onFold }: Props) {
  const { items, active } = state;
  if (folded)
    return (
      <button type="button" class="handle" data-action="open-sidebar" onClick={() => onFold(false)}>
        {t('openSidebar')}
      </button>
    );

  const speeches = items.filter((item) => item.level === 1).length;
  // A page that is read again keeps what the reader has folded as long as its outline has the same shape.
  const shape = items.map((item) => item.level).join('');
  return (
    <aside class="panel" aria-label={t('sidebar')}>
      <header>
        <h1>{t('shortName')}</h1>
        <p class="speeches">{items.length ? t('speeches', speeches) : ''}</p>
        <button
          type="button"
          class="icon"
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
      <div class="controls">
        <button
          type="button"
          role="switch"
          class="switch"
          aria-checked={state.cleaning}
          data-action="toggle-cleaning"
          onClick={() => actions.setCleaning(!state.cleaning)}
        >
          <span class="knob" aria-hidden="true" />
          {t('cleaning')}
        </button>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row of buttons */}
        <div class="scripts" role="group" aria-label={t('script')}>
          {SCRIPTS.map((script) => (
            <button
              key={script}
              type="button"
              data-action={`script-${script}`}
              aria-pressed={state.script === script}
              title={t(`script_${script}`)}
              onClick={() => actions.setScript(script)}
            >
              {t(`script_${script}_short`)}
            </button>
          ))}
        </div>
      </div>
      <p class="notice" role="status">
        {state.notice ? t(`notice_${state.notice}`) : ''}
      </p>
      {items.length > 0 ? (
        <OutlinePane
          key={shape}
          items={items}
          active={active}
          language={state.contentLanguage}
          translate={t}
          onJump={(item) => actions.jump(item)}
        />
      ) : (
        <p class="empty">{t('noOutline')}</p>
      )}
      <footer>
        <Report state={state} actions={actions} translate={t} />
        <button type="button" class="restore" data-action="restore-page" onClick={() => actions.restorePage()}>
          {t('restorePage')}
        </button>
      </footer>
    </aside>
  );
}
