/** Which kinds of findings are carried out, on every site. */
import { KINDS } from '../findings/finding.ts';
import { t } from '../ui/i18n.ts';
import { Section } from '../ui/Section.tsx';
import { FailureNote, failureId } from './FailureNote.tsx';
import type { Props } from './Options.tsx';

export function Cleaning({ state, actions }: Props) {
  const { keepKinds } = state.settings;
  const keep = (kind: (typeof KINDS)[number], kept: boolean) =>
    actions.change({ keepKinds: KINDS.filter((one) => (one === kind ? kept : keepKinds.includes(one))) });
  return (
    <Section id="cleaning" title={t('options_name_keepKinds')} how={t('options_keepKinds_how')}>
      <fieldset aria-labelledby="cleaning-title" aria-describedby={failureId('keepKinds')}>
        <div class="checks">
          {KINDS.map((kind) => (
            <label class="check" key={kind}>
              <input
                type="checkbox"
                name={`clean-${kind}`}
                checked={!keepKinds.includes(kind)}
                onChange={(event) => keep(kind, !event.currentTarget.checked)}
              />
              <span>{t(`kind_${kind}`)}</span>
            </label>
          ))}
        </div>
        <FailureNote state={state} actions={actions} name="keepKinds" />
      </fieldset>
    </Section>
  );
}
