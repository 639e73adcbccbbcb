/** All settings as a file, and back to where they began. */

import { t } from '../ui/i18n.ts';
import { Section } from '../ui/Section.tsx';
import { FileButton } from './FileButton.tsx';
import { NoteLine } from './NoteLine.tsx';
import type { Props } from './Options.tsx';

export function Backup({ state, actions }: Props) {
  return (
    <Section id="backup" title={t('options_backup')} how={t('options_backup_how')}>
      <div class="buttons">
        <button type="button" data-action="export" onClick={() => actions.exportSettings()}>
          {t('options_backup_export')}
        </button>
        <FileButton
          name="settings"
          accept=".json,application/json"
          label={t('options_backup_import')}
          onFile={(file) => actions.importSettings(file)}
        />
        <button type="button" data-action="reset" aria-describedby="reset-how" onClick={() => actions.reset()}>
          {t('options_reset')}
        </button>
      </div>
      <p class="how" id="reset-how">
        {t('options_reset_how')}
      </p>
      <NoteLine state={state} actions={actions} place="backup" />
    </Section>
  );
}
