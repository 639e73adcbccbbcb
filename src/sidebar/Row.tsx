/** One item of the outline. Drawn again only when something of its own changes: an outline may have hundreds. */
import { Component } from 'preact';
import type { ShownItem, Translate } from './state.ts';

/** What rows do; the same object for all rows and drawings. */
export interface RowActions {
  focus(item: number): void;
  jump(item: number): void;
  toggle(item: number): void;
  menu(item: number): void;
}

interface Props {
  item: ShownItem;
  /** Undefined: nothing stands under it. */
  expanded: boolean | undefined;
  active: boolean;
  focused: boolean;
  /** Its place among those under the same parent, from 1, and how many these are. */
  place: number;
  count: number;
  /** Where the filter's words stand in the heading, or -1. */
  matchFrom: number;
  matchTo: number;
  /** Speaking rate, in 字 a minute. */
  rate: number;
  /** Length of the longest speech, in 字. */
  longest: number;
  language: string;
  translate: Translate;
  on: RowActions;
}

export class Row extends Component<Props> {
  override shouldComponentUpdate(next: Props): boolean {
    const now = this.props as Props;
    return (Object.keys(next) as (keyof Props)[]).some((name) =>
      name === 'item' ? !same(now.item, next.item) : now[name] !== next[name],
    );
  }

  override render({ item, expanded, active, focused, place, count, language, on, ...props }: Props) {
    const t = props.translate;
    const i = item.id;
    const speech = item.level === 1;
    const length = speech ? lengthOf(item, props.rate, t) : '';
    const missing = item.missing.length ? t('missing', item.missing.join(' ')) : '';
    const notes = [
      item.copies > 1 ? t('copies', item.copies) : '',
      item.folded > 0 ? t('foldedParts', item.folded) : '',
    ].filter(Boolean);
    const described = [missing, item.opening, length, ...notes].filter(Boolean).join(' \u00b7 ');
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes its items' keys
      <div
        role="treeitem"
        class="row"
        style={{ '--depth': item.level - 1 }}
        data-item={i}
        aria-level={item.level}
        aria-posinset={place}
        aria-setsize={count}
        aria-labelledby={`label-${i}`}
        aria-expanded={expanded}
        aria-current={active ? 'location' : undefined}
        aria-selected={focused}
        aria-description={described || undefined}
        aria-keyshortcuts="Shift+F10"
        tabIndex={focused ? 0 : -1}
        onFocus={() => on.focus(i)}
        onClick={() => on.jump(i)}
      >
        <span
          class={expanded === undefined ? 'twist none' : 'twist'}
          aria-hidden="true"
          onClick={(event) => {
            if (expanded === undefined) return;
            event.stopPropagation();
            on.toggle(i);
          }}
        />
        {/* Drawn by the style sheet, as the description says it: text here would join the item's name. */}
        <span class="words" data-missing={missing || undefined}>
          <span class="label" id={`label-${i}`} lang={language || undefined}>
            {props.matchFrom < 0 ? item.label : marked(item.label, props.matchFrom, props.matchTo)}
          </span>
          {(speech || notes.length > 0) && (
            <span class="facts" aria-hidden="true" data-facts={(speech ? [length, ...notes] : notes).join(' \u00b7 ')}>
              {item.opening && <span class="opening" data-opening={item.opening} />}
              {speech && (
                <span class="bar">
                  <span style={{ inlineSize: `${Math.round((item.length / props.longest) * 100)}%` }} />
                </span>
              )}
            </span>
          )}
        </span>
        <span
          class="more"
          aria-hidden="true"
          onClick={(event) => {
            event.stopPropagation();
            on.menu(i);
          }}
        />
      </div>
    );
  }
}

/** How long a section is, and how long it takes to say: at least a minute. */
export const lengthOf = ({ length }: ShownItem, rate: number, t: Translate): string =>
  t('speechLength', grouped(length), Math.max(1, Math.round(length / rate)));

/** 12345 as 12,345, as all three languages write it; the browser's own way loads its tables first, which takes 20 ms. */
const grouped = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');

const marked = (label: string, from: number, to: number) => (
  <>
    {label.slice(0, from)}
    <mark>{label.slice(from, to)}</mark>
    {label.slice(to)}
  </>
);

/** The items say the same: they are made anew each time, so that the object itself tells nothing. */
const same = (one: ShownItem, other: ShownItem): boolean =>
  (Object.keys(one) as (keyof ShownItem)[]).every(
    (name) => one[name] === other[name] || (name === 'missing' && one.missing.join('\n') === other.missing.join('\n')),
  );
