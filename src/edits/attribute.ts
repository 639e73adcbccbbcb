/**
 * What the page's elements are marked with while edits stand, and the rules that act on the marks.
 *
 * An attribute of our own and a rule at user origin, which beats the page's inline `!important` too. `style` and the
 * page's own attributes are never touched: they would not come back byte for byte.
 */

import { WIDTH } from '../settings/settings.ts';

/** The attribute; its value is a list of marks. */
export const MARK = 'data-rostrum';
/** The element that a run of text between two `<br>` is wrapped in, so that it can be hidden. */
export const RUN = 'rostrum-run';
/** The sidebar's host element. */
export const HOST = 'rostrum-sidebar';

export type Mark =
  /** Not shown. */
  | 'hide'
  /** Folded, and still found by find-in-page and anchors, which open it (`hidden=until-found`). */
  | 'fold'
  /** Collapsed text, opened. */
  | 'open'
  /** On the body: text can be selected, whatever the page's rules say. */
  | 'unlock';

/** Selects what is hidden by us. */
export const HIDDEN = `[${MARK}~="hide"], [${MARK}~="fold"]`;

/** Room that the sidebar takes from the page when it is docked: a rule for each side and width, since none can read one. */
const DOCKS = (['left', 'right'] as const)
  .flatMap((side) =>
    Array.from({ length: (WIDTH.most - WIDTH.least) / WIDTH.step + 1 }, (_, i) => {
      const width = WIDTH.least + i * WIDTH.step;
      return `:root:has(> ${HOST}[data-dock="${side}-${width}"]) { margin-${side}: ${width}px !important; }`;
    }),
  )
  .join('\n');

/** Inserted by the background at user origin, once a document. Nothing of it acts without a mark or our host. */
export const USER_CSS = `
[${MARK}~="hide"] { display: none !important; }
[${MARK}~="fold"] { display: block !important; margin: 0 !important; padding: 0 !important; border: 0 !important;
  min-block-size: 0 !important; block-size: auto !important; }
[${MARK}~="open"] { max-height: none !important; height: auto !important; overflow: visible !important;
  -webkit-line-clamp: unset !important; mask: none !important; }
${DOCKS}
[${MARK}~="unlock"], [${MARK}~="unlock"] * { user-select: auto !important; -webkit-user-select: auto !important; }
::highlight(rostrum-here) { background-color: #ffe08a; color: #1a1a1a; }
@media print { ${HOST} { display: none !important; } }
`;
