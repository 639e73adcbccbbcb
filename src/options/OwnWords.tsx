/** The reader's own words. */
import { t } from '../ui/i18n.ts';
import { Section } from '../ui/Section.tsx';
import type { Props } from './Options.tsx';
import { WordList } from './WordList.tsx';

export function OwnWords({ state, actions }: Props) {
  return (
    <Section id="words" title={t('options_words')} how={t('options_words_how')}>
      <WordList
        state={state}
        actions={actions}
        list="wordsSimplified"
        title={t('options_words_simplified')}
        example="軟體 → 软件"
        language="zh-Hans"
      />
      <WordList
        state={state}
        actions={actions}
        list="wordsTraditional"
        title={t('options_words_traditional')}
        example="云计算 → 雲端運算"
        language="zh-Hant"
      />
    </Section>
  );
}
