/** The popup as a whole. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import icon from '../../icons/48.png';
import { t } from '../ui/i18n.ts';
import { Controls } from './Controls.tsx';
import { SiteChoice } from './SiteChoice.tsx';
import { type Actions, readerAtWork, type State } from './state.ts';
import { WhatItIs } from './WhatItIs.tsx';

export interface Props {
  state: State;
  actions: Actions;
}

export function Popup({ state, actions }: Props) {
  const { page, note, starting } = state;
  const reader = readerAtWork(page);
  const root = useRef<HTMLElement>(null);
  const isClosed = page.phase === 'cannotRun' || page.phase === 'notHtml';

  useLayoutEffect(() => {
    // At first, and when what had the focus has gone.
    if (document.activeElement === document.body || !document.activeElement)
      root.current?.querySelector<HTMLElement>('button:enabled, input')?.focus();
  });

  return (
    <>
      <header>
        <img src={icon} alt="" width={24} height={24} />
        <h1>{t('shortName')}</h1>
        {reader && reader.speeches > 0 && <p class="speeches">{t('speeches', reader.speeches)}</p>}
      </header>
      <main ref={root}>
        {!isClosed && (
          <button
            type="button"
            class="first"
            data-action={reader?.open ? 'close' : 'open'}
            aria-disabled={starting}
            onClick={() => {
              if (!starting) actions.setSidebar(!reader?.open);
            }}
          >
            {t(reader?.open ? 'closeSidebar' : reader ? 'popup_open' : 'popup_start')}
          </button>
        )}
        <WhatItIs state={state} actions={actions} />
        {reader && <Controls of={reader} actions={actions} translate={t} />}
        <SiteChoice state={state} actions={actions} />
        <p class="failure" role="status">
          {note && t(`popup_note_${note}`)}
        </p>
        <button type="button" class="link" data-action="options" onClick={() => actions.openOptions()}>
          {t('options_title')}
        </button>
      </main>
    </>
  );
}
