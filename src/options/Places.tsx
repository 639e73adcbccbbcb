/** Where the reader was on the pages they read. */
import { FailureNote, failureId } from './FailureNote.tsx';
import { t } from './i18n.ts';
import { NoteLine } from './NoteLine.tsx';
import type { Props } from './Options.tsx';
import { Section } from './Section.tsx';

export function Places({ state, actions }: Props) {
  const { places, settings } = state;
  return (
    <Section id="places" title={t('options_places')} how={t('options_places_how')}>
      {state.phase === 'ready' && (
        <div class="field">
          <label class="check">
            <input
              type="checkbox"
              name="rememberPlace"
              checked={settings.rememberPlace}
              aria-describedby={failureId('rememberPlace')}
              onChange={(event) => actions.change({ rememberPlace: event.currentTarget.checked })}
            />
            <span>{t('options_name_rememberPlace')}</span>
          </label>
          <FailureNote state={state} actions={actions} name="rememberPlace" />
        </div>
      )}
      {places === null ? (
        <p class="failure">
          {t('options_places_failed')}{' '}
          <button type="button" onClick={() => actions.reload()}>
            {t('options_tryAgain')}
          </button>
        </p>
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
