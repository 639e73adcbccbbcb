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

/** A button that shows a drawing. @param path of 16 by 16 (SVG path data) */
export function iconButton(make: Make, action: string, label: string, path: string, className = ''): HTMLButtonElement {
  const button = make('button', `icon ${className}`.trimEnd(), {
    type: 'button',
    'data-action': action,
    'aria-label': label,
    title: label,
  });
  const svg = button.ownerDocument.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const line = button.ownerDocument.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  button.append(svg);
  return button;
}

const SVG = 'http://www.w3.org/2000/svg';

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
