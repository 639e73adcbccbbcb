/**
 * What is shown on a page that an earlier Rostrum has changed and can no longer give back: it was updated or switched off,
 * and Firefox ends its scripts. Only loading the page again brings back what the page itself says.
 */
import { type Host, insertHost, removeHosts } from '../edits/host.ts';
import { isTraced } from '../edits/trace.ts';
import type { Translate } from '../sidebar/state.ts';
import { nextTask } from '../slices.ts';

const CSS = `
:host { all: initial !important; color-scheme: light dark !important; display: block !important; }
p { position: fixed; inset-block-start: 12px; inset-inline-end: 12px; z-index: 2147483647; box-sizing: border-box; max-inline-size: min(340px, calc(100vw - 24px));
  margin: 0; padding: 12px 16px; border-inline-start: 3px solid light-dark(#a3341f, #f0907c); box-shadow: 0 0 12px rgb(0 0 0 / 20%);
  font: 14px/1.6 system-ui, sans-serif; color: light-dark(#24211c, #ece8df); background: light-dark(#fbfaf6, #1d1c1a); }
a, button { display: inline-block; font: inherit; text-decoration: none; margin: 8px 8px 0 0; padding: 4px 12px; border: 0; border-radius: 4px; cursor: pointer;
  color: light-dark(#fff, #1d1c1a); background: light-dark(#a3341f, #f0907c); }
button { color: inherit; background: none; }
a:focus-visible, button:focus-visible { outline: 2px solid; outline-offset: 2px; }
@media print { :host { display: none !important; } }
`;

export class Leftover {
  readonly #document: Document;
  readonly #translate: Translate;
  readonly #language: () => string;
  #host: Host | null = null;

  private constructor(document: Document, translate: Translate, language: () => string) {
    this.#document = document;
    this.#translate = translate;
    this.#language = language;
  }

  /**
   * Takes away the sidebar that an earlier Rostrum has left, and offers to load the page again.
   * @returns null where none has left anything
   */
  static async find(document: Document, translate: Translate, language: () => string): Promise<Leftover | null> {
    if (!isTraced(document)) return null;
    removeHosts(document);
    // In Chromium the earlier one still runs: it sees this, and gives the page back itself.
    await nextTask();
    if (!isTraced(document)) return null;
    const left = new Leftover(document, translate, language);
    left.show(true);
    return left;
  }

  show(on: boolean): void {
    this.#host?.remove();
    this.#host = on ? insertHost(this.#document) : null;
    if (!this.#host) return;
    const style = this.#document.createElement('style');
    style.textContent = CSS;
    const note = this.#document.createElement('p');
    note.setAttribute('role', 'status');
    note.lang = this.#language();
    const text = this.#document.createElement('span');
    text.textContent = this.#translate('leftBehind');
    // A link: it works when this Rostrum has gone, too.
    const reload = this.#document.createElement('a');
    reload.href = this.#document.location.href.replace(/#.*/s, '');
    reload.target = '_self';
    reload.dataset.action = 'reload-page';
    reload.textContent = this.#translate('reloadPage');
    const dismiss = this.#document.createElement('button');
    dismiss.type = 'button';
    dismiss.dataset.action = 'dismiss';
    dismiss.textContent = this.#translate('dismiss');
    dismiss.addEventListener('click', () => this.show(false));
    note.append(text, this.#document.createElement('br'), reload, dismiss);
    this.#host.root.append(style, note);
  }
}
