/** Moves the keyboard focus to a place in the page's text. */
import { unclobbered } from '../unclobbered.ts';

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
  element.setAttribute('tabindex', '-1');
  const drop = () => {
    element.removeEventListener('blur', drop);
    element.removeAttribute('tabindex');
  };
  element.addEventListener('blur', drop);
  element.focus({ preventScroll: true });
  // Hidden, or inert: what never has the focus never loses it.
  if (element.ownerDocument.activeElement !== target) drop();
  return drop;
}
