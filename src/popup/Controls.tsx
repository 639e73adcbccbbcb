/** What a reader at work in the page is told to do, as in its sidebar. */
import { SCRIPTS, type Script } from '../script/variant.ts';

interface Props {
  /** What holds now. */
  of: { cleaning: boolean; script: Script };
  actions: { setCleaning(on: boolean): void; setScript(script: Script): void };
  translate: (key: string) => string;
}

export function Controls({ of, actions, translate: t }: Props) {
  return (
    <div class="controls">
      <button
        type="button"
        role="switch"
        class="switch"
        aria-checked={of.cleaning}
        data-action="toggle-cleaning"
        onClick={() => actions.setCleaning(!of.cleaning)}
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
            aria-pressed={of.script === script}
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
