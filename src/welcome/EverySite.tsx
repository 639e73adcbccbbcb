/** Where Rostrum starts by itself: on the listed sites, and everywhere if the reader lets it. */
import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { EVERY_SITE } from '../sites/access.ts';
import { LISTED } from '../sites/listed.ts';
import { giveBack, isAllowed, letIn } from '../sites/start.ts';
import { t } from '../ui/i18n.ts';
import { Section } from '../ui/Section.tsx';

export function EverySite() {
  const [allowed, setAllowed] = useState<boolean | null>(null);
  /** What the last click has come to. */
  const [said, setSaid] = useState<'allowed' | 'refused' | 'takenBack' | 'failed' | null>(null);

  useEffect(() => {
    const look = () => void isAllowed(browser.permissions, EVERY_SITE).then(setAllowed);
    look();
    // The browser's own page for the extension, and the popup, change it, too.
    browser.permissions.onAdded.addListener(look);
    browser.permissions.onRemoved.addListener(look);
    return () => {
      browser.permissions.onAdded.removeListener(look);
      browser.permissions.onRemoved.removeListener(look);
    };
  }, []);

  const press = () => {
    // At once: browsers let it be asked for only while the click is being handled.
    const done = (allowed ? giveBack : letIn)(browser.permissions, EVERY_SITE);
    setSaid(null);
    done.then(
      () => setSaid(allowed ? 'takenBack' : 'allowed'),
      (error: unknown) => {
        console.warn('Rostrum: the permission was not changed', error);
        setSaid(allowed ? 'failed' : 'refused');
      },
    );
  };

  return (
    <Section id="every" title={t('welcome_where')} how={t('welcome_where_how', LISTED.length)}>
      <p id="every-how">{t('welcome_every_how')}</p>
      <div class="buttons">
        <button
          type="button"
          data-action="every-site"
          disabled={allowed === null}
          aria-describedby="every-how"
          onClick={press}
        >
          {t(allowed ? 'welcome_every_takeBack' : 'welcome_every_allow')}
        </button>
      </div>
      <div aria-live="polite">{said && <p class="note">{t(`welcome_every_${said}`)}</p>}</div>
    </Section>
  );
}
