/** A list of what is remembered on this machine, as a table: a row an entry, and a way to forget all of it. */
import type { ComponentChildren } from 'preact';
import { t } from '../ui/i18n.ts';
import { Section } from '../ui/Section.tsx';
import { NoteLine } from './NoteLine.tsx';
import { NotRead } from './NotRead.tsx';
import type { Props as PageProps } from './Options.tsx';
import type { Part } from './state.ts';

interface Props<E> extends PageProps {
  part: Part;
  title: string;
  how: string;
  /** Said where nothing is remembered, and where it could not be read. */
  none: string;
  failed: string;
  /** Null: they could not be read. */
  entries: readonly E[] | null;
  heads: readonly string[];
  /** A row of the table: a cell for each head, and one for what can be done. */
  row: (entry: E) => ComponentChildren;
  forgetAll: string;
  onForgetAll(): void;
}

export function RememberedList<E>(props: Props<E>) {
  const { state, actions, part, entries } = props;
  return (
    <Section id={part} title={props.title} how={props.how}>
      {entries === null && <NotRead text={props.failed} actions={actions} />}
      {entries?.length === 0 && <p class="none">{props.none}</p>}
      {entries !== null && entries.length > 0 && (
        <>
          <table aria-labelledby={`${part}-title`}>
            <thead>
              <tr>
                {props.heads.map((head) => (
                  <th scope="col" key={head}>
                    {head}
                  </th>
                ))}
                <th scope="col">
                  <span class="unseen">{t('options_action')}</span>
                </th>
              </tr>
            </thead>
            <tbody>{entries.map(props.row)}</tbody>
          </table>
          <div class="buttons">
            <button type="button" data-action={`forget-all-${part}`} onClick={() => props.onForgetAll()}>
              {props.forgetAll}
            </button>
          </div>
        </>
      )}
      <NoteLine state={state} actions={actions} place={part} />
    </Section>
  );
}
