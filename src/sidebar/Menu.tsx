/** What can be done with one item of the outline: a menu in the pattern of WAI-ARIA's "Menu Button". */
import type { TargetedKeyboardEvent } from 'preact';
import { lengthOf } from './rows.ts';
import type { Actions, ShownItem, Translate } from './state.ts';

interface Props {
  item: ShownItem;
  /** Speaking rate, in 字 a minute. */
  rate: number;
  /** How far below the panel's top it opens, in px. */
  top: number;
  actions: Actions;
  translate: Translate;
  /** @param back the focus goes back to the item */
  onClose(back: boolean): void;
}

export function Menu({ item, rate, top, actions, translate: t, onClose }: Props) {
  const entries: [name: string, label: string, act: () => void][] = [
    ['go', t('goThere'), () => actions.jump(item.id)],
    ['copy-heading', t('copyHeading'), () => actions.copy('heading', item.id)],
    ['copy-text', t(item.level === 1 ? 'copySpeech' : 'copySection'), () => actions.copy('text', item.id)],
    ['copy-link', t('copyLink'), () => actions.copy('link', item.id)],
  ];
  const keydown = (event: TargetedKeyboardEvent<HTMLElement>) => {
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
    const at = all.indexOf(event.target as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) all[to % all.length]!.focus();
    else if (event.key === 'Escape') onClose(true);
    else if (event.key === 'Tab') onClose(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      role="menu"
      class="menu"
      aria-label={`${t('itemMenu')} \u00b7 ${lengthOf(item, rate, t)}`}
      style={{ insetBlockStart: `${top}px` }}
      onKeyDown={keydown}
      onFocusOut={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) onClose(false);
      }}
    >
      <p class="how" aria-hidden="true">
        {lengthOf(item, rate, t)}
      </p>
      {entries.map(([name, label, act]) => (
        <button
          key={name}
          type="button"
          role="menuitem"
          tabIndex={-1}
          data-action={name}
          onClick={() => {
            onClose(name !== 'go');
            act();
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
