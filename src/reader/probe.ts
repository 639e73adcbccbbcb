/** Answers the page reader's questions about style from the browser. */
import type { Probe } from '../page/read.ts';

/** What is cut off is worth opening from this height on, in px. */
const CUT_LEAST = 60;

export const browserProbe: Probe = {
  rendered: (element) => element.checkVisibility(),
  position: (element) => getComputedStyle(element).position,
  clipped(element) {
    if (element.scrollHeight - element.clientHeight < CUT_LEAST) return false;
    const { overflowY, webkitLineClamp } = getComputedStyle(element);
    return overflowY === 'hidden' || overflowY === 'clip' || (webkitLineClamp !== '' && webkitLineClamp !== 'none');
  },
};
