/** Answers the page reader's questions from the browser, as the page is without our edits. */
import { HIDDEN, MARK } from '../edits/attribute.ts';
import type { Ledger } from '../edits/ledger.ts';
import type { Probe } from '../page/read.ts';
import { unclobbered } from '../unclobbered.ts';

/** What is cut off is worth opening from this height on, in px. */
const CUT_LEAST = 60;

export const probeThrough = (ledger: Ledger): Probe => ({
  text: (node) => ledger.original(node),
  isOurs: (element) => unclobbered(element).matches(HIDDEN),
  rendered(element) {
    const own = unclobbered(element);
    return own.checkVisibility() || own.closest(HIDDEN) !== null;
  },
  position: (element) => getComputedStyle(element).position,
  clipped(element) {
    const own = unclobbered(element);
    if (own.matches(`[${MARK}~="open"]`)) return true;
    if (own.scrollHeight - own.clientHeight < CUT_LEAST) return false;
    const { overflowY, webkitLineClamp } = getComputedStyle(element);
    return overflowY === 'hidden' || overflowY === 'clip' || (webkitLineClamp !== '' && webkitLineClamp !== 'none');
  },
});
