/** A setting that is on or off. */
import type { Settings } from '../settings/settings.ts';
import { t } from '../ui/i18n.ts';
import { FailureNote, failureId } from './FailureNote.tsx';
import type { Props as PageProps } from './Options.tsx';

type Flag = { [K in keyof Settings]: Settings[K] extends boolean ? K : never }[keyof Settings];

interface Props extends PageProps {
  name: Flag;
  /** What it is about. */
  how?: string;
}

export function Check({ state, actions, name, how }: Props) {
  return (
    <div class="field">
      <label class="check">
        <input
          type="checkbox"
          name={name}
          checked={state.settings[name]}
          aria-describedby={how ? `${name}-how ${failureId(name)}` : failureId(name)}
          onChange={(event) => actions.change({ [name]: event.currentTarget.checked })}
        />
        <span>{t(`options_name_${name}`)}</span>
      </label>
      {how && (
        <p class="how" id={`${name}-how`}>
          {how}
        </p>
      )}
      <FailureNote state={state} actions={actions} name={name} />
    </div>
  );
}
