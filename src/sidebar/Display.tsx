/** How the sidebar shows itself, and the keys of its commands. */
import { RATE } from '../settings/settings.ts';
import { Keys } from '../ui/Keys.tsx';
import { memo } from './memo.tsx';
import type { Actions, SidebarState, Translate } from './state.ts';

interface Props extends Pick<SidebarState, 'settings' | 'shortcuts'> {
  actions: Actions;
  translate: Translate;
}

export const Display = memo(function Display({ settings, shortcuts, actions, translate: t }: Props) {
  const { side, pinned, rate } = settings;
  return (
    <>
      <div class="setting">
        <span id="side">{t('side')}</span>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row of buttons */}
        <span class="choice" role="group" aria-labelledby="side">
          {(['left', 'right'] as const).map((one) => (
            <button
              key={one}
              type="button"
              data-action={`side-${one}`}
              aria-pressed={side === one}
              onClick={() => actions.changeSettings({ side: one })}
            >
              {t(`side_${one}`)}
            </button>
          ))}
        </span>
      </div>
      <label class="setting">
        <span>{t('pinned')}</span>
        <input
          type="checkbox"
          data-action="pin"
          checked={pinned}
          onChange={(event) => actions.changeSettings({ pinned: event.currentTarget.checked })}
        />
      </label>
      <label class="setting">
        <span>{t('rate')}</span>
        <input
          type="number"
          data-action="rate"
          min={RATE.least}
          max={RATE.most}
          step={RATE.step}
          value={rate}
          onChange={(event) => {
            const input = event.currentTarget;
            // An empty or impossible number changes nothing; what stands there again says so.
            if (input.validity.rangeOverflow || input.validity.rangeUnderflow || Number.isNaN(input.valueAsNumber))
              input.value = String(rate);
            else actions.changeSettings({ rate: Math.round(input.valueAsNumber) });
          }}
        />
      </label>
      <p class="how">{t('howCounted')}</p>
      <h2>{t('shortcuts')}</h2>
      <dl>
        <Keys shortcuts={shortcuts} translate={t} />
        <div>
          <dt>{t('itemMenu')}</dt>
          <dd>
            <kbd>Shift+F10</kbd>
          </dd>
        </div>
      </dl>
      <button type="button" data-action="change-shortcuts" onClick={() => actions.openShortcuts()}>
        {t('changeShortcuts')}
      </button>
    </>
  );
});
