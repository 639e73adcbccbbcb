/** How the sidebar stands in pages. */
import { RATE, TEXT_SIZE_NAMES, WIDTH } from '../settings/settings.ts';
import { t } from '../ui/i18n.ts';
import { Section } from '../ui/Section.tsx';
import { Check } from './Check.tsx';
import { FailureNote, failureId } from './FailureNote.tsx';
import { NumberField } from './NumberField.tsx';
import type { Props } from './Options.tsx';
import { Radios } from './Radios.tsx';

/** Between two steps of a slider, in ms. */
const PAUSE = 200;
/** A speech of some length, in 字. */
const SPEECH = 3000;

export function Sidebar({ state, actions }: Props) {
  const { side, width, textSize, rate } = state.settings;
  return (
    <Section id="sidebar" title={t('options_sidebar')}>
      <Radios
        name="side"
        legend={t('options_name_side')}
        value={side}
        short
        choices={(['left', 'right'] as const).map((value) => ({ value, label: t(`side_${value}`) }))}
        onChange={(value) => actions.change({ side: value })}
      >
        <FailureNote state={state} actions={actions} name="side" />
      </Radios>
      <div class="field">
        <label for="width">{t('options_name_width')}</label>
        <div class="pair">
          <input
            type="range"
            name="width-range"
            aria-label={t('options_name_width')}
            min={WIDTH.least}
            max={WIDTH.most}
            step={WIDTH.step}
            value={width}
            aria-describedby={failureId('width')}
            onInput={(event) => actions.change({ width: event.currentTarget.valueAsNumber }, PAUSE)}
          />
          <NumberField
            name="width"
            limits={WIDTH}
            value={width}
            describedBy={failureId('width')}
            onChange={(value) => actions.change({ width: value })}
          />
        </div>
        <FailureNote state={state} actions={actions} name="width" />
      </div>
      <Check state={state} actions={actions} name="pinned" />
      <Radios
        name="textSize"
        legend={t('options_name_textSize')}
        value={textSize}
        short
        choices={TEXT_SIZE_NAMES.map((value) => ({ value, label: t(`options_textSize_${value}`) }))}
        onChange={(value) => actions.change({ textSize: value })}
      >
        <FailureNote state={state} actions={actions} name="textSize" />
      </Radios>
      <div class="field">
        <label for="rate">{t('options_name_rate')}</label>
        <div class="pair">
          <NumberField
            name="rate"
            limits={RATE}
            value={rate}
            describedBy={`rate-example rate-how ${failureId('rate')}`}
            onChange={(value) => actions.change({ rate: value })}
          />
          <span class="how" id="rate-example">
            {t('options_rate_example', Math.max(1, Math.round(SPEECH / rate)))}
          </span>
        </div>
        <p class="how" id="rate-how">
          {t('howCounted')}
        </p>
        <FailureNote state={state} actions={actions} name="rate" />
      </div>
    </Section>
  );
}
