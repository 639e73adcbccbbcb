/** Pages of which the reader has said whether they are speeches. */
import { t } from '../ui/i18n.ts';
import type { Props } from './Options.tsx';
import { RememberedList } from './RememberedList.tsx';

export function Pages({ state, actions }: Props) {
  return (
    <RememberedList
      state={state}
      actions={actions}
      part="pages"
      title={t('options_pages')}
      how={t('options_pages_how')}
      none={t('options_pages_none')}
      failed={t('options_pages_failed')}
      entries={state.pages}
      heads={[t('options_page'), t('options_page_said')]}
      row={({ url, speech }) => (
        <tr key={url} data-page={url}>
          <th scope="row" class="address">
            <a href={url} target="_blank" rel="noreferrer">
              {url}
            </a>
          </th>
          <td data-label={t('options_page_said')}>{t(speech ? 'options_page_speech' : 'options_page_not')}</td>
          <td>
            <button type="button" aria-label={t('options_forgetPage', url)} onClick={() => actions.forgetPages([url])}>
              {t('options_forget')}
            </button>
          </td>
        </tr>
      )}
      forgetAll={t('options_forgetAllPages')}
      onForgetAll={() => actions.forgetPages()}
    />
  );
}
