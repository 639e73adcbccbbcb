/** Where the reader was on the pages they read. */

import { t } from '../ui/i18n.ts';
import { Section } from '../ui/Section.tsx';
import { Check } from './Check.tsx';
import { NoteLine } from './NoteLine.tsx';
import { NotRead } from './NotRead.tsx';
import type { Props } from './Options.tsx';

export function Places({ state, actions }: Props) {
  const { places } = state;
  return (
    <Section id="places" title={t('options_places')} how={t('options_places_how')}>
      {state.phase === 'ready' && <Check state={state} actions={actions} name="rememberPlace" />}
      {places === null ? (
        <NotRead text={t('options_places_failed')} actions={actions} />
      ) : (
        <div class="under">
          <p class="used">{t('options_places_count', places)}</p>
          <button
            type="button"
            data-action="forget-places"
            disabled={places === 0}
            onClick={() => actions.forgetPlaces()}
          >
            {t('options_places_forget')}
          </button>
        </div>
      )}
      <NoteLine state={state} actions={actions} place="places" />
    </Section>
  );
}
