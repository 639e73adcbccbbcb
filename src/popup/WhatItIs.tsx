/** What the page is taken for, and why; and the reader's own word on it. */

import { ENOUGH } from '../detect/evidence.ts';
import type { Verdict } from '../detect/judge.ts';
import { t } from '../ui/i18n.ts';
import type { Props } from './Popup.tsx';
import { isSpeech, sentenceOf, signed } from './state.ts';

export function WhatItIs({ state, actions }: Props) {
  const { page, said } = state;
  const speech = isSpeech(state);
  return (
    <section aria-labelledby="what" data-phase={page.phase}>
      <h2 id="what" aria-live="polite">
        {t(`popup_page_${sentenceOf(state)}`)}
      </h2>
      {page.phase === 'known' && (
        <>
          {page.loading && <p class="how">{t('popup_stillLoading')}</p>}
          {page.hasText && (
            <>
              <Evidence {...page.verdict} />
              <div class="buttons">
                {said === null ? (
                  <button type="button" data-action="correct" onClick={() => actions.say(!speech)}>
                    {t(speech ? 'popup_say_not' : 'popup_say_speech')}
                  </button>
                ) : (
                  <button type="button" data-action="judge-again" onClick={() => actions.say(null)}>
                    {t('popup_judgeAgain')}
                  </button>
                )}
              </div>
            </>
          )}
        </>
      )}
    </section>
  );
}

function Evidence({ points, evidence }: Verdict) {
  return (
    <details>
      <summary>{t('popup_why', signed(points), ENOUGH)}</summary>
      <dl>
        {evidence
          .toSorted((a, b) => b.points - a.points)
          .map((one) => (
            <div key={one.name}>
              <dt>{t(`evidence_${one.name}`)}</dt>
              <dd>{signed(one.points)}</dd>
            </div>
          ))}
      </dl>
    </details>
  );
}
