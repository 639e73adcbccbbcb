/** Moves the keyboard focus to a place in the page's text. */
import { unclobbered } from '../unclobbered.ts';

/** The value of a `tabindex` of ours: it takes the focus, but not by the Tab key. */
const TABINDEX = '-1';

/**
 * Gives the focus to an element (`target`), also to one that does not take it by itself. Scrolls nothing.
 * @returns takes back what that needed (as losing the focus does)
 */
export function focusElement(target: HTMLElement): () => void {
  const element = unclobbered(target);
  if (element.hasAttribute('tabindex')) {
    element.focus({ preventScroll: true });
    return () => {};
  }
  element.setAttribute('tabindex', TABINDEX);
  const drop = () => {
    element.removeEventListener('blur', drop);
    // The page may have set one of its own meanwhile.
    if (element.getAttribute('tabindex') === TABINDEX) element.removeAttribute('tabindex');
  };
  element.addEventListener('blur', drop);
  element.focus({ preventScroll: true });
  // Hidden, or inert: what never has the focus never loses it.
  if (element.ownerDocument.activeElement !== target) drop();
  return drop;
}
