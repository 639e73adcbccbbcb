/** The page as a whole. */
import icon from '../../icons/128.png';
import { Backup } from './Backup.tsx';
import { Cleaning } from './Cleaning.tsx';
import { t } from './i18n.ts';
import { OwnWords } from './OwnWords.tsx';
import { Places } from './Places.tsx';
import { Saved } from './Saved.tsx';
import { Script } from './Script.tsx';
import { Section } from './Section.tsx';
import { Shortcuts } from './Shortcuts.tsx';
import { Sidebar } from './Sidebar.tsx';
import { Sites } from './Sites.tsx';
import type { Actions, State } from './state.ts';

export interface Props {
  state: State;
  actions: Actions;
}

export function Options({ state, actions }: Props) {
  return (
    <>
      <header>
        <img src={icon} alt="" width={48} height={48} />
        <h1>{t('options_title')}</h1>
        <p class="how">{t('options_intro')}</p>
      </header>
      <main>
        <div aria-live="polite">
          {state.phase === 'failed' && (
            <p class="failure">
              {t('options_loadFailed')}{' '}
              <button type="button" data-action="reload" onClick={() => actions.reload()}>
                {t('options_tryAgain')}
              </button>
            </p>
          )}
        </div>
        {/* What was not read must not be written over. */}
        {state.phase === 'ready' && (
          <>
            <Script state={state} actions={actions} />
            <OwnWords state={state} actions={actions} />
            <Cleaning state={state} actions={actions} />
            <Sidebar state={state} actions={actions} />
          </>
        )}
        <Sites state={state} actions={actions} />
        <Places state={state} actions={actions} />
        <Shortcuts state={state} actions={actions} />
        {state.phase === 'ready' && <Backup state={state} actions={actions} />}
        <Section id="privacy" title={t('options_privacy')}>
          <p>{t('options_privacy_text')}</p>
        </Section>
      </main>
      <Saved saves={state.saves} />
    </>
  );
}
