/** What is remembered for sites. */
import { SCRIPTS } from '../script/variant.ts';
import { lacksPermission, STARTS, startOf } from '../sites/start.ts';
import { t } from '../ui/i18n.ts';
import { LacksPermission } from '../ui/LacksPermission.tsx';
import type { Props } from './Options.tsx';
import { RememberedList } from './RememberedList.tsx';
import type { Site, SiteFailure } from './state.ts';

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
      row={(site) => <Row key={site.host} site={site} failure={state.siteFailures[site.host]} actions={actions} />}
      forgetAll={t('options_forgetAll')}
      onForgetAll={() => actions.forgetSites()}
    />
  );
}

interface RowProps extends Pick<Props, 'actions'> {
  site: Site;
  failure: SiteFailure | undefined;
}

/** The choice that is none, as the value of an option. */
const NONE = 'default';

function Row({ site, failure, actions }: RowProps) {
  const { host, keep, script, isBroken } = site;
  const name = host || t('options_site_files');
  return (
    <tr data-site={host}>
      <th scope="row">{name}</th>
      <td data-label={t('options_site_kept')}>
        {keep.length ? (
          <ul class="kinds">
            {keep.map((kind) => (
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
          aria-label={t('options_site_script', name)}
          value={script ?? NONE}
          onChange={(event) => {
            const { value } = event.currentTarget;
            actions.setSiteScript(host, SCRIPTS.find((one) => one === value) ?? null);
          }}
        >
          <option value={NONE}>{t('options_site_default')}</option>
          {SCRIPTS.map((one) => (
            <option key={one} value={one}>
              {t(`script_${one}`)}
            </option>
          ))}
        </select>
      </td>
      <td data-label={t('options_site_start')}>
        {host ? (
          <select
            aria-label={t('options_site_starts', name)}
            value={startOf(site)}
            onChange={(event) => {
              const { value } = event.currentTarget;
              actions.setSiteStart(host, STARTS.find((one) => one === value)!);
            }}
          >
            {STARTS.map((one) => (
              <option key={one} value={one}>
                {t(`popup_start_${one}`)}
              </option>
            ))}
          </select>
        ) : (
          t('popup_start_never')
        )}
        {lacksPermission(site) && <LacksPermission onAllow={() => actions.allowSite(host)} />}
        <div aria-live="polite">{failure && <p class="failure">{textOf(failure)}</p>}</div>
      </td>
      <td>
        <button type="button" aria-label={t('options_forgetSite', name)} onClick={() => actions.forgetSites([host])}>
          {t('options_forget')}
        </button>
      </td>
    </tr>
  );
}

const textOf = (failure: SiteFailure): string =>
  failure === 'notAllowed' || failure === 'stillAllowed' ? t(`popup_note_${failure}`) : t(`options_failure_${failure}`);
