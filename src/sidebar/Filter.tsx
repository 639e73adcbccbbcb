/** Filters the headings by what is typed, in either script. */
import type { Translate } from './state.ts';

interface Props {
  query: string;
  /** How many headings are left. */
  found: number;
  translate: Translate;
  onQuery(query: string): void;
  /** Goes to the first heading that is left. */
  onEnter(): void;
  /** Into the tree. */
  onLeave(): void;
}

export function Filter({ query, found, translate: t, onQuery, onEnter, onLeave }: Props) {
  const keydown = (event: KeyboardEvent) => {
    // What an input method is still composing is not typed yet.
    if (event.isComposing) return;
    if (event.key === 'Enter') onEnter();
    else if (event.key === 'ArrowDown') onLeave();
    else if (event.key === 'Escape' && query) onQuery('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search class="filter">
      <input
        type="search"
        data-action="filter"
        aria-label={t('filter')}
        aria-controls="tree"
        placeholder={t('filter')}
        value={query}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={keydown}
      />
      <span class="found" role="status">
        {query ? t('found', found) : ''}
      </span>
    </search>
  );
}
