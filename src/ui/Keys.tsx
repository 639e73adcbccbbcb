/** The commands with their keys: rows of a list of terms. */
import type { Shortcut } from '../messages.ts';

interface Props {
  shortcuts: readonly Shortcut[];
  translate: (key: string) => string;
}

export function Keys({ shortcuts, translate: t }: Props) {
  return (
    <>
      {shortcuts.map(({ command, keys }) => (
        <div key={command}>
          <dt>{t(`command_${command.replace('-', '_')}`)}</dt>
          <dd>{keys ? <kbd>{keys}</kbd> : t('noKeys')}</dd>
        </div>
      ))}
    </>
  );
}
