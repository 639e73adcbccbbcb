/** What is remembered for sites. */
import { SCRIPTS } from '../script/variant.ts';
import { RUNS, type SiteChoices } from '../settings/site.ts';
import { t } from '../ui/i18n.ts';
import type { Props } from './Options.tsx';
import { RememberedList } from './RememberedList.tsx';
import type { Failure, Site } from './state.ts';

export function Sites({ state, actions }: Props) {
  return (
    <RememberedList
      state={state}
      actions={actions}
      part="sites"
      title={t('options_sites')}
      how={t('options_sites_how')}
      none={t('options_sites_none')}
      failed={t('options_sites_failed')}
      entries={state.sites}
      heads={[t('options_site'), t('options_site_kept'), t('script'), t('options_site_start')]}
      row={(site) => (
        <Row
          key={site.host}
          site={site}
          failure={state.siteFailures[site.host]}
          onChange={(change) => actions.changeSite(site.host, change)}
          onForget={() => actions.forgetSites([site.host])}
        />
      )}
      forgetAll={t('options_forgetAll')}
      onForgetAll={(sites) => actions.forgetSites(sites.map(({ host }) => host))}
    />
  );
}

interface RowProps {
  site: Site;
  failure: Failure | undefined;
  onChange(change: Partial<SiteChoices>): void;
  onForget(): void;
}

/** The choice that is none, as the value of an option. */
const NONE = 'default';

function Row({ site, failure, onChange, onForget }: RowProps) {
  const { host, choices, isBroken } = site;
  return (
    <tr data-site={host}>
      <th scope="row">{host}</th>
      <td data-label={t('options_site_kept')}>
        {choices.keep.length ? (
          <ul class="kinds">
            {choices.keep.map((kind) => (
              <li key={kind}>{t(`kind_${kind}`)}</li>
            ))}
          </ul>
        ) : (
          <span class={isBroken ? 'failure' : 'none'}>
            {t(isBroken ? 'options_site_broken' : 'options_site_keptNone')}
          </span>
        )}
      </td>
      <td data-label={t('script')}>
        <select
          aria-label={t('options_site_script', host)}
          value={choices.script ?? NONE}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onChange({ script: SCRIPTS.find((script) => script === value) ?? null });
          }}
        >
          <option value={NONE}>{t('options_site_default')}</option>
          {SCRIPTS.map((script) => (
            <option key={script} value={script}>
              {t(`script_${script}`)}
            </option>
          ))}
        </select>
        <div aria-live="polite">{failure && <p class="failure">{t(`options_failure_${failure}`)}</p>}</div>
      </td>
      <td data-label={t('options_site_start')}>
        <select
          aria-label={t('options_site_starts', host)}
          value={choices.run ?? NONE}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onChange({ run: RUNS.find((run) => run === value) ?? null });
          }}
        >
          <option value={NONE}>{t('popup_start_auto')}</option>
          {RUNS.map((run) => (
            <option key={run} value={run}>
              {t(`popup_start_${run}`)}
            </option>
          ))}
        </select>
      </td>
      <td>
        <button type="button" aria-label={t('options_forgetSite', host)} onClick={onForget}>
          {t('options_forget')}
        </button>
      </td>
    </tr>
  );
}
