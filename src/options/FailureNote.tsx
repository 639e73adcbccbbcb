/** Why a control's value is not stored, next to it. */
import type { SettingName } from './backup.ts';
import { t } from './i18n.ts';
import type { Props } from './Options.tsx';

/** What a control is described by (`aria-describedby`). */
export const failureId = (name: SettingName): string => `${name}-failure`;

export function FailureNote({ state, actions, name }: Props & { name: SettingName }) {
  const failure = state.failures[name];
  return (
    <div id={failureId(name)} aria-live="polite">
      {failure && (
        <p class="failure">
          {t(`options_failure_${failure}`)}{' '}
          {failure !== 'tooLong' && (
            <button type="button" data-action={`retry-${name}`} onClick={() => actions.retry(name)}>
              {t('options_tryAgain')}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
