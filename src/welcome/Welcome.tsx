/** The page as a whole: what Rostrum does, a page to try it on, and what there is to decide. */
import icon from '../../icons/128.png';
import { NotRead } from '../options/NotRead.tsx';
import { ScriptChoice } from '../options/ScriptChoice.tsx';
import { Shortcuts } from '../options/Shortcuts.tsx';
import type { Actions as OptionsActions, State } from '../options/state.ts';
import { t } from '../ui/i18n.ts';
import { Saved } from '../ui/Saved.tsx';
import { Section } from '../ui/Section.tsx';
import { EverySite } from './EverySite.tsx';
import { Picture } from './Picture.tsx';

export interface Actions extends Pick<OptionsActions, 'change' | 'openShortcuts' | 'reload' | 'retry'> {
  openOptions(): void;
}

interface Props {
  state: State;
  actions: Actions;
}

export function Welcome({ state, actions }: Props) {
  return (
    <>
      <header>
        <img src={icon} alt="" width={48} height={48} />
        <h1>{t('welcome_title')}</h1>
        <p class="how">{t('welcome_intro')}</p>
      </header>
      <main>
        <Picture />
        <ul class="does">
          <li>{t('welcome_cleans')}</li>
          <li>{t('welcome_outlines')}</li>
          <li>{t('welcome_converts')}</li>
        </ul>
        <Section id="try" title={t('welcome_try')}>
          <div class="buttons">
            <a class="button" href="./sample.html" target="_blank" rel="noopener" aria-describedby="try-how">
              {t('welcome_sample')}
            </a>
          </div>
          <p class="how" id="try-how">
            {t('welcome_sample_how')}
          </p>
        </Section>
        {state.phase !== 'loading' && (
          <Section id="script" title={t('script')}>
            {/* What was not read must not be written over. */}
            {state.phase === 'failed' ? (
              <NotRead text={t('options_loadFailed')} actions={actions} />
            ) : (
              <ScriptChoice state={state} actions={actions} how={t('welcome_script_how')} />
            )}
          </Section>
        )}
        <EverySite />
        <Shortcuts state={state} actions={actions} />
        <Section id="privacy" title={t('options_privacy')}>
          <p>{t('welcome_privacy')}</p>
        </Section>
        <div class="buttons last">
          <button type="button" data-action="options" onClick={() => actions.openOptions()}>
            {t('welcome_options')}
          </button>
        </div>
      </main>
      <Saved saves={state.saves} />
    </>
  );
}
