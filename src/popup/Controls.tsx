/** What the reader at work in the page can be told. */
import type { ReaderStatus } from '../messages.ts';
import { t } from '../options/i18n.ts';
import { SCRIPTS } from '../script/variant.ts';
import type { Actions } from './state.ts';

export function Controls({ reader, actions }: { reader: ReaderStatus; actions: Actions }) {
  return (
    <div class="controls">
      <button
        type="button"
        role="switch"
        class="switch"
        aria-checked={reader.cleaning}
        data-action="cleaning"
        onClick={() => actions.setCleaning(!reader.cleaning)}
      >
        <span class="knob" aria-hidden="true" />
        {t('cleaning')}
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row of buttons */}
      <div class="choice" role="group" aria-label={t('script')}>
        {SCRIPTS.map((script) => (
          <button
            key={script}
            type="button"
            data-action={`script-${script}`}
            aria-pressed={reader.script === script}
            title={t(`script_${script}`)}
            onClick={() => actions.setScript(script)}
          >
            {t(`script_${script}_short`)}
          </button>
        ))}
      </div>
    </div>
  );
}
