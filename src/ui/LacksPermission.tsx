/** Says that the browser does not let Rostrum do what is chosen for a site, and has it ask. */
import { t } from './i18n.ts';

export function LacksPermission({ onAllow }: { onAllow(): void }) {
  return (
    <p class="failure">
      {t('popup_lacksPermission')}{' '}
      <button type="button" data-action="allow" onClick={onAllow}>
        {t('popup_allow')}
      </button>
    </p>
  );
}
