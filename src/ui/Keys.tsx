/** The commands with their keys: rows of a list of terms. */
import type { Command } from '../messages.ts';

interface Props {
  /** The keys as the browser writes them; empty: none. */
  shortcuts: readonly { command: Command; keys: string }[];
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
