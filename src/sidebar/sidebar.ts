/** The sidebar: its panel, or the handle that opens it. */
import { TEXT_SIZES } from '../settings/settings.ts';
import { makerIn, say, setAttribute, setStyle } from './make.ts';
import { focusFirst, Panel } from './panel.ts';
import type { SidebarState } from './state.ts';
import type { Tools } from './tools.ts';
import type { View } from './view.ts';

export class Sidebar {
  readonly #tools: Tools;
  readonly #place: HTMLElement;
  #panel: Panel | null = null;
  #handle: HTMLElement | null = null;
  /** Behind a drawer. */
  #scrim: HTMLElement | null = null;

  /** @param body where it is drawn */
  constructor(body: HTMLElement, given: Omit<Tools, 'make'>) {
    this.#tools = { make: makerIn(body.ownerDocument), ...given };
    this.#place = this.#tools.make('div');
    body.append(this.#place);
  }

  /** @param drawer laid over the page: there is no room beside it */
  show(state: SidebarState, view: View, drawer: boolean): void {
    const { settings } = state;
    setAttribute(this.#place, 'class', `place ${settings.side}`);
    setStyle(this.#place, '--scale', String(TEXT_SIZES[settings.textSize] / TEXT_SIZES.normal));
    if (view.open) this.#showPanel(state, view, drawer);
    else this.#showHandle(state);
  }

  remove(): void {
    this.#panel?.remove();
    this.#place.remove();
  }

  #showPanel(state: SidebarState, view: View, drawer: boolean): void {
    const handle = this.#handle;
    handle?.remove();
    this.#handle = null;
    this.#panel ??= new Panel(this.#tools);
    if (drawer && !this.#scrim) {
      this.#scrim = this.#tools.make('div', 'scrim');
      this.#scrim.addEventListener('click', () => this.#tools.setView({ open: false }));
      this.#place.prepend(this.#scrim);
    } else if (!drawer) this.#takeScrim();
    if (!this.#panel.element.isConnected) this.#place.append(this.#panel.element);
    this.#panel.show(state, view, drawer);
    // What is opened takes the focus.
    if (handle) focusFirst(this.#place);
  }

  #showHandle({ items }: SidebarState): void {
    const { make, setView, translate: t } = this.#tools;
    const speeches = items.filter((item) => item.level === 1).length;
    const panel = this.#panel;
    panel?.remove();
    this.#panel = null;
    this.#takeScrim();
    if (!this.#handle) {
      this.#handle = make('button', 'handle', { type: 'button', 'data-action': 'open-sidebar' }, t('openSidebar'));
      this.#handle.append(make('span', 'count'));
      this.#handle.addEventListener('click', () => setView({ open: true }));
      this.#place.append(this.#handle);
    }
    say(this.#handle.lastElementChild!, speeches > 0 ? ` ${t('speeches', speeches)}` : '');
    // What is closed gives it back.
    if (panel) this.#handle.focus();
  }

  #takeScrim(): void {
    this.#scrim?.remove();
    this.#scrim = null;
  }
}
