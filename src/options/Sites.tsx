/** What is remembered for sites. */
import { SCRIPTS } from '../script/variant.ts';
import { RUNS, type SiteChoices } from '../settings/site.ts';
import { t } from './i18n.ts';
import { NoteLine } from './NoteLine.tsx';
import type { Props } from './Options.tsx';
import { Section } from './Section.tsx';
import type { Failure, Site } from './state.ts';

export function Sites({ state, actions }: Props) {
  const { sites, siteFailures } = state;
  return (
    <Section id="sites" title={t('options_sites')} how={t('options_sites_how')}>
      {sites === null && (
        <p class="failure">
          {t('options_sites_failed')}{' '}
          <button type="button" onClick={() => actions.reload()}>
            {t('options_tryAgain')}
          </button>
        </p>
      )}
      {sites?.length === 0 && <p class="none">{t('options_sites_none')}</p>}
      {sites !== null && sites.length > 0 && (
        <>
          <table aria-labelledby="sites-title">
            <thead>
              <tr>
                <th scope="col">{t('options_site')}</th>
                <th scope="col">{t('options_site_kept')}</th>
                <th scope="col">{t('script')}</th>
                <th scope="col">{t('options_site_start')}</th>
                <th scope="col">
                  <span class="unseen">{t('options_action')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {sites.map((site) => (
                <Row
                  key={site.host}
                  site={site}
                  failure={siteFailures[site.host]}
                  onChange={(change) => actions.changeSite(site.host, change)}
                  onForget={() => actions.forget([site.host])}
                />
              ))}
            </tbody>
          </table>
          <div class="buttons">
            <button
              type="button"
              data-action="forget-all"
              onClick={() => actions.forget(sites.map((site) => site.host))}
            >
              {t('options_forgetAll')}
            </button>
          </div>
        </>
      )}
      <NoteLine state={state} actions={actions} place="sites" />
    </Section>
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
  const { host, choices } = site;
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
          <span class="none">{t('options_site_keptNone')}</span>
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
