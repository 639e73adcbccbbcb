/** The script that every page is shown in: here, and on the welcome page. */
import { SCRIPTS } from '../script/variant.ts';
import { t } from '../ui/i18n.ts';
import { FailureNote } from './FailureNote.tsx';
import { Radios } from './Radios.tsx';
import type { Actions, State } from './state.ts';

interface Props {
  state: Pick<State, 'settings' | 'failures'>;
  actions: Pick<Actions, 'change' | 'retry'>;
  /** What else is to be known of it. */
  how: string;
}

export function ScriptChoice({ state, actions, how }: Props) {
  return (
    <Radios
      name="script"
      legend={t('options_name_script')}
      value={state.settings.script}
      choices={SCRIPTS.map((value) => ({ value, label: t(`script_${value}`) }))}
      onChange={(script) => actions.change({ script })}
    >
      <p class="how">{how}</p>
      <FailureNote state={state} actions={actions} name="script" />
    </Radios>
  );
}
