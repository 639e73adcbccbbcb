/** When Rostrum starts by itself: on this site, and on every other. */
import { lacksPermission, STARTS, startOf } from '../sites/start.ts';
import { t } from '../ui/i18n.ts';
import { LacksPermission } from '../ui/LacksPermission.tsx';
import type { Props } from './Popup.tsx';

export function SiteChoice({ state, actions }: Props) {
  const { site, page, everywhere } = state;
  const start = site && startOf(site);
  return (
    <section aria-label={t('popup_starts')}>
      {site && page.phase !== 'cannotRun' && (
        <fieldset>
          <legend>{t('popup_site', site.host)}</legend>
          {STARTS.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="start"
                value={one}
                checked={one === start}
                onChange={() => actions.setStart(one)}
              />
              {t(`popup_start_${one}`)}
            </label>
          ))}
          {lacksPermission(site) && <LacksPermission onAllow={() => actions.allow()} />}
        </fieldset>
      )}
      <label>
        <input
          type="checkbox"
          name="everywhere"
          checked={everywhere}
          aria-describedby="everywhere-how"
          onChange={(event) => actions.setEverywhere(event.currentTarget.checked)}
        />
        {t('popup_everywhere')}
      </label>
      <p class="how" id="everywhere-how">
        {t('popup_everywhere_how')}
      </p>
    </section>
  );
}
