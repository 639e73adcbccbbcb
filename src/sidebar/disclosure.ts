/**
 * A part of the sidebar that opens (WAI-ARIA "Disclosure"). Most readers never open it, and a page may have hundreds of
 * findings: what is in it is drawn, by Preact, only as long as it is open.
 */
import { type ComponentChildren, render } from 'preact';
import { type Make, say } from './make.ts';

export class Disclosure {
  readonly element: HTMLDetailsElement;
  readonly #summary: HTMLElement;
  readonly #content: HTMLElement;
  #draw: () => ComponentChildren = () => null;

  /**
   * @param name its class, and the name of its action
   * @param contentClass the class of what opens
   */
  constructor(make: Make, name: string, contentClass: string, onOpen = () => {}) {
    this.#summary = make('summary', '', { 'data-action': name });
    this.#content = make('div', contentClass);
    this.element = make('details', name, {}, this.#summary);
    this.element.addEventListener('toggle', () => {
      if (!this.element.open) {
        this.remove();
        return;
      }
      this.element.append(this.#content);
      this.#drawContent();
      onOpen();
    });
  }

  /** @param draw what is in it */
  show(title: string, draw: () => ComponentChildren): void {
    say(this.#summary, title);
    this.#draw = draw;
    if (this.#content.parentNode) this.#drawContent();
  }

  /** Takes away what is in it. */
  remove(): void {
    render(null, this.#content);
    this.#content.remove();
  }

  #drawContent(): void {
    render(this.#draw(), this.#content);
  }
}
