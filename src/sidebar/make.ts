/**
 * Makes and writes the elements of the sidebar's frame. By hand and not by Preact: a page's first script runs cold, and to
 * build and compare a tree of elements that never changes its shape takes several times as long as to make them.
 */

/** Makes an element with its class (or none), its attributes, and what is inside. */
export type Make = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className?: string,
  attributes?: Readonly<Record<string, string>>,
  ...inside: (Node | string)[]
) => HTMLElementTagNameMap[Name];

export const makerIn =
  (document: Document): Make =>
  (name, className, attributes, ...inside) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    for (const attribute in attributes) element.setAttribute(attribute, attributes[attribute]!);
    element.append(...inside);
    return element;
  };

/** A button that says what it does. @param action its name, for who listens around it */
export const textButton = (make: Make, action: string, label: string): HTMLButtonElement =>
  make('button', '', { type: 'button', 'data-action': action }, label);

/**
 * A button that shows a drawing.
 * @param icon the drawing's class. The style sheet draws it: for its first SVG element a page takes longer than for all
 * else that the button is made of
 */
export const iconButton = (make: Make, action: string, label: string, icon: 'back' | 'cross'): HTMLButtonElement =>
  make('button', `icon ${icon}`, { type: 'button', 'data-action': action, 'aria-label': label, title: label });

/** Writes a text that is not there yet: what reads the page aloud would say it again. */
export function say(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Writes an attribute that is not so yet; null: takes it away. */
export function setAttribute(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Writes a property of an element's own style that is not so yet. */
export function setStyle(element: HTMLElement, name: string, value: string): void {
  if (element.style.getPropertyValue(name) !== value) element.style.setProperty(name, value);
}
