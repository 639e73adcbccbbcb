/** Says that something could not be read, and tries again. */
import { t } from '../ui/i18n.ts';
import type { Actions } from './state.ts';

export function NotRead({ text, actions }: { text: string; actions: Pick<Actions, 'reload'> }) {
  return (
    <p class="failure">
      {text}{' '}
      <button type="button" data-action="reload" onClick={() => actions.reload()}>
        {t('options_tryAgain')}
      </button>
    </p>
  );
}
