/** The page as a whole. */
import icon from '../../icons/128.png';
import { listed, t } from '../ui/i18n.ts';
import { Saved } from '../ui/Saved.tsx';
import { Section } from '../ui/Section.tsx';
import { Backup } from './Backup.tsx';
import { Cleaning } from './Cleaning.tsx';
import { NotRead } from './NotRead.tsx';
import { OwnWords } from './OwnWords.tsx';
import { Pages } from './Pages.tsx';
import { Places } from './Places.tsx';
import { Script } from './Script.tsx';
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
          {state.phase === 'failed' && <NotRead text={t('options_loadFailed')} actions={actions} />}
          {state.broken.length > 0 && (
            <p class="note" data-broken>
              {t('options_stored_broken', listed(state.broken.map((name) => t(`options_name_${name}`))))}
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
        <Pages state={state} actions={actions} />
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
