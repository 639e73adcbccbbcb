/** Says what was done or refused in a part of the page, and takes it back. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { listed, t } from '../ui/i18n.ts';
import type { Props } from './Options.tsx';
import type { Note, Place, ShownNote } from './state.ts';

export function NoteLine({ state, actions, place }: Props & { place: Place }) {
  const shown = state.notes[place];
  return (
    <div aria-live="polite" data-note={place}>
      {shown && <Shown shown={shown} dismiss={() => actions.dismiss(place)} />}
    </div>
  );
}

function Shown({ shown, dismiss }: { shown: ShownNote; dismiss: () => void }) {
  const { note, undo, seconds } = shown;
  const line = useRef<HTMLParagraphElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const isBad = note.what === 'refused' || note.what === 'failed';

  useLayoutEffect(() => {
    // What was just pressed may be gone with what it forgot.
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body || activeElement.matches(':disabled'))
      button.current?.focus();
    if (seconds === undefined) return;
    let left = seconds;
    const timer = setInterval(() => {
      // It stays under the reader's hand.
      if (line.current?.matches(':hover, :focus-within')) left = Math.max(left, 5);
      else if (--left <= 0) dismiss();
    }, 1000);
    return () => clearInterval(timer);
  }, [shown]);

  return (
    <p class={isBad ? 'failure' : 'note'} ref={line}>
      {textOf(note)}{' '}
      {undo && (
        <button
          type="button"
          data-action="undo"
          ref={button}
          onClick={() => {
            const heading = line.current?.closest('section')?.querySelector('h2');
            undo();
            heading?.focus();
          }}
        >
          {t('options_undo')}
        </button>
      )}
    </p>
  );
}

function textOf(note: Note): string {
  switch (note.what) {
    case 'replaced':
      return t('options_replaced');
    case 'forgotten':
      return t(`options_forgotten_${note.part}`, note.count);
    case 'reset':
      return t('options_resetDone');
    case 'imported': {
      const names = listed(note.broken.map((name) => t(`options_name_${name}`)));
      return [t('options_imported', note.count), ...(names ? [t('options_broken', names)] : [])].join(' ');
    }
    case 'refused':
      return t(`options_refused_${note.refusal}`, note.file);
    case 'failed':
      return t(`options_failure_${note.failure}`);
  }
}
