/** The keys of the commands. The browser itself sets them. */
import { t } from './i18n.ts';
import { Section } from './Section.tsx';
import type { Actions, State } from './state.ts';

interface Props {
  state: Pick<State, 'shortcuts'>;
  actions: Pick<Actions, 'openShortcuts'>;
}

export function Shortcuts({ state, actions }: Props) {
  return (
    <Section id="shortcuts" title={t('shortcuts')}>
      <dl>
        {state.shortcuts.map(({ command, keys }) => (
          <div key={command}>
            <dt>{t(`command_${command.replace('-', '_')}`)}</dt>
            <dd>{keys ? <kbd>{keys}</kbd> : t('noKeys')}</dd>
          </div>
        ))}
      </dl>
      <div class="buttons">
        <button type="button" data-action="shortcuts" onClick={() => actions.openShortcuts()}>
          {t('changeShortcuts')}
        </button>
      </div>
    </Section>
  );
}
