/** Offers to go on where the reader stopped the last time. Read aloud politely when it comes. */
import type { Actions, SidebarState, Translate } from './state.ts';

interface Props {
  state: SidebarState;
  actions: Actions;
  translate: Translate;
  /** The line goes away under the keyboard's focus. */
  onDismiss(): void;
}

export function GoOn({ state, actions, translate: t, onDismiss }: Props) {
  const { goOn } = state;
  return (
    <div class={goOn ? 'go-on' : 'go-on none'}>
      {/* There before it says anything, for what reads the page aloud to listen to. */}
      <p role="status" id="go-on">
        {goOn && (
          <>
            {t('lastRead')} {goOn}
          </>
        )}
      </p>
      {goOn && (
        <>
          <button type="button" data-action="go-on" aria-describedby="go-on" onClick={() => actions.goOn()}>
            {t('goOn')}
          </button>
          <button
            type="button"
            class="icon"
            data-action="dismiss-place"
            aria-label={t('dismissPlace')}
            title={t('dismissPlace')}
            onClick={() => {
              actions.dismissPlace();
              onDismiss();
            }}
          >
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d="M4.5 4.5l7 7m0-7l-7 7" />
            </svg>
          </button>
        </>
      )}
    </div>
  );
}
