/** The keys of the commands. The browser itself sets them. */
import { t } from '../ui/i18n.ts';
import { Keys } from '../ui/Keys.tsx';
import { Section } from '../ui/Section.tsx';
import type { Actions, State } from './state.ts';

interface Props {
  state: Pick<State, 'shortcuts'>;
  actions: Pick<Actions, 'openShortcuts'>;
}

export function Shortcuts({ state, actions }: Props) {
  return (
    <Section id="shortcuts" title={t('shortcuts')}>
      <dl>
        <Keys shortcuts={state.shortcuts} translate={t} />
      </dl>
      <div class="buttons">
        <button type="button" data-action="shortcuts" onClick={() => actions.openShortcuts()}>
          {t('changeShortcuts')}
        </button>
      </div>
    </Section>
  );
}
