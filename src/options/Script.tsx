/** The script of pages, and its form. */
import browser from 'webextension-polyfill';
import { VARIANT_CHOICES, variantOf } from '../script/language.ts';
import { changesWords, type Variant } from '../script/variant.ts';
import { t } from '../ui/i18n.ts';
import { Section } from '../ui/Section.tsx';
import { Check } from './Check.tsx';
import { FailureNote } from './FailureNote.tsx';
import type { Props } from './Options.tsx';
import { Radios } from './Radios.tsx';
import { ScriptChoice } from './ScriptChoice.tsx';

/** What tells them apart, as the converter writes it. */
const SAMPLES: Record<Exclude<Variant, 'twp'>, { text: string; language: string }> = {
  tw: { text: '裡面 · 為了 · 說明', language: 'zh-Hant-TW' },
  hk: { text: '裏面 · 為了 · 説明', language: 'zh-Hant-HK' },
  t: { text: '裏面 · 爲了 · 說明', language: 'zh-Hant' },
};

export function Script({ state, actions }: Props) {
  const { variant } = state.settings;
  const own = variantOf('auto', browser.i18n.getUILanguage());
  return (
    <Section id="script" title={t('script')}>
      <ScriptChoice state={state} actions={actions} how={t('options_script_how')} />
      <Radios
        name="variant"
        legend={t('options_name_variant')}
        value={variant}
        choices={VARIANT_CHOICES.map((value) => ({
          value,
          label: t(`options_variant_${value}`, t(`options_variant_${own}`)),
          how: howOf(value),
        }))}
        onChange={(value) => actions.change({ variant: value })}
      >
        <FailureNote state={state} actions={actions} name="variant" />
      </Radios>
      <Check state={state} actions={actions} name="quotes" how={t('options_quotes_how')} />
    </Section>
  );
}

function howOf(choice: (typeof VARIANT_CHOICES)[number]) {
  if (choice === 'auto') return undefined;
  if (choice === 'twp' || changesWords(choice)) return <p class="warning">{t('options_variant_warning')}</p>;
  const { text, language } = SAMPLES[choice];
  return <p lang={language}>{text}</p>;
}
