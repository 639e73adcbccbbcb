/** Why a control's value is not stored, next to it. */

import type { SettingName } from '../settings/settings.ts';
import { t } from '../ui/i18n.ts';
import type { Actions, State } from './state.ts';

/** What a control is described by (`aria-describedby`). */
export const failureId = (name: SettingName): string => `${name}-failure`;

interface Props {
  state: Pick<State, 'failures'>;
  actions: Pick<Actions, 'retry'>;
  name: SettingName;
}

export function FailureNote({ state, actions, name }: Props) {
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
