/** The sidebar's panel: controls, outline, report. */
import { h } from 'preact';
import { SCRIPTS } from '../script/variant.ts';
import { Display } from './Display.tsx';
import { Disclosure } from './disclosure.ts';
import { iconButton, say, setAttribute, setStyle, textButton } from './make.ts';
import { OutlinePane } from './outline-pane.ts';
import { Report, reportTitle } from './Report.tsx';
import { Resizer } from './resizer.ts';
import type { SidebarState } from './state.ts';
import type { Tools } from './tools.ts';
import type { View } from './view.ts';

/** Gives the focus to the outline's current item; without an outline, to the first button. */
export function focusFirst(root: ParentNode): void {
  const item = root.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]');
  (item ?? root.querySelector<HTMLElement>('button'))?.focus();
}

export class Panel {
  readonly element: HTMLElement;
  readonly #tools: Tools;
  readonly #speeches: HTMLElement;
  readonly #back: HTMLButtonElement;
  readonly #goOn: HTMLElement;
  readonly #goOnWords: HTMLElement;
  readonly #cleaning: HTMLElement;
  readonly #scripts: HTMLElement[];
  readonly #notice: HTMLElement;
  readonly #footer: HTMLElement;
  readonly #report: Disclosure;
  readonly #display: Disclosure;
  readonly #resizer: Resizer;
  #converting: HTMLElement | null = null;
  #progress: HTMLElement | null = null;
  #pane: OutlinePane | null = null;
  /** In the pane's place, where there is no outline. */
  #empty: HTMLElement | null = null;
  #state: SidebarState | null = null;
  #drawer = false;

  constructor(tools: Tools) {
    this.#tools = tools;
    const { make, translate: t } = tools;
    this.#speeches = make('p', 'speeches');
    this.#back = iconButton(make, 'go-back', t('goBack'), 'back');
    const close = iconButton(make, 'close-sidebar', t('closeSidebar'), 'cross');
    // There before it says anything, for what reads the page aloud to listen to.
    this.#goOnWords = make('p', '', { role: 'status', id: 'go-on' });
    this.#goOn = make('div', 'go-on none', {}, this.#goOnWords);
    this.#cleaning = make(
      'button',
      'switch',
      { type: 'button', role: 'switch', 'data-action': 'toggle-cleaning' },
      make('span', 'knob', { 'aria-hidden': 'true' }),
      t('cleaning'),
    );
    this.#scripts = SCRIPTS.map((script) => {
      const button = textButton(make, `script-${script}`, t(`script_${script}_short`));
      button.title = t(`script_${script}`);
      return button;
    });
    const choice = make('div', 'choice', { role: 'group', 'aria-label': t('script') }, ...this.#scripts);
    this.#notice = make('p', 'notice', { role: 'status' });
    this.#report = new Disclosure(make, 'report', 'findings');
    this.#display = new Disclosure(make, 'display', 'settings', () => tools.actions.learnShortcuts());
    const restore = textButton(make, 'restore-page', t('restorePage'));
    restore.className = 'restore';
    this.#footer = make('footer', '', {}, this.#report.element, this.#display.element, restore);
    this.#resizer = new Resizer(tools, (width) => this.#setWidth(width));
    this.element = make(
      'aside',
      'panel',
      { 'aria-label': t('sidebar') },
      make('header', '', {}, make('h1', '', {}, t('shortName')), this.#speeches, this.#back, close),
      this.#goOn,
      make('div', 'controls', {}, this.#cleaning, choice),
      this.#notice,
      this.#footer,
    );
    this.element.addEventListener('click', (event) => this.#click(event));
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.#drawer) tools.setView({ open: false });
    });
  }

  show(state: SidebarState, view: View, drawer: boolean): void {
    const { translate: t, actions } = this.#tools;
    const { items, settings, shortcuts } = state;
    const speeches = items.filter((item) => item.level === 1).length;
    const width = view.dragged ?? settings.width;
    this.#state = state;
    this.#drawer = drawer;
    setAttribute(this.element, 'class', drawer ? 'panel drawer' : 'panel');
    setStyle(this.element, '--width', `${width}px`);
    say(this.#speeches, speeches > 0 ? t('speeches', speeches) : '');
    this.#back.disabled = !state.canGoBack;
    this.#showGoOn(state.goOn);
    setAttribute(this.#cleaning, 'aria-checked', String(state.cleaning));
    for (const [i, button] of this.#scripts.entries())
      setAttribute(button, 'aria-pressed', String(SCRIPTS[i] === state.script));
    say(this.#notice, state.notice ? t(`notice_${state.notice}`) : '');
    this.#showConverting(state.converting);
    this.#showOutline(state, view);
    this.#showProgress(state, speeches);
    this.#report.show(reportTitle(state, t), () => h(Report, { state, actions, translate: t }));
    this.#display.show(t('display'), () => h(Display, { settings, shortcuts, actions, translate: t }));
    if (drawer) this.#resizer.element.remove();
    else {
      this.#resizer.show(settings.side, width);
      if (!this.#resizer.element.isConnected) this.element.append(this.#resizer.element);
    }
  }

  remove(): void {
    this.#pane?.remove();
    this.#report.remove();
    this.#display.remove();
    this.element.remove();
  }

  /** Offers to go on where the reader stopped the last time. Read aloud politely when it comes. */
  #showGoOn(heading: string): void {
    const { make, translate: t } = this.#tools;
    const isOffered = this.#goOn.childElementCount > 1;
    say(this.#goOnWords, heading && `${t('lastRead')} ${heading}`);
    if (isOffered === (heading !== '')) return;
    setAttribute(this.#goOn, 'class', heading ? 'go-on' : 'go-on none');
    if (heading) {
      const go = textButton(make, 'go-on', t('goOn'));
      go.setAttribute('aria-describedby', 'go-on');
      this.#goOn.append(go, iconButton(make, 'dismiss-place', t('dismissPlace'), 'cross'));
    } else this.#goOn.replaceChildren(this.#goOnWords);
  }

  #showConverting(share: number | null): void {
    const { make, translate: t } = this.#tools;
    if (share === null) {
      this.#converting?.remove();
      this.#converting = null;
      return;
    }
    if (!this.#converting) {
      const label = make('label', '', { for: 'converting' }, t('converting'));
      this.#converting = make('p', 'progress', {}, label, make('progress', '', { id: 'converting', max: '100' }));
      this.#notice.after(this.#converting);
    }
    setAttribute(this.#converting.lastElementChild!, 'value', String(Math.round(share * 100)));
  }

  #showProgress({ progress: { page, speech, number } }: SidebarState, speeches: number): void {
    const { make, translate: t } = this.#tools;
    if (!speeches) {
      this.#progress?.remove();
      this.#progress = null;
      return;
    }
    if (!this.#progress) {
      const bar = make('progress', '', { max: '100', 'aria-label': t('pageProgress') });
      this.#progress = make('div', 'progress', {}, bar, make('p'));
      (this.#converting ?? this.#notice).after(this.#progress);
    }
    setAttribute(this.#progress.firstElementChild!, 'value', String(Math.round(page * 100)));
    const words = number > 0 ? t('speechProgress', number, speeches, Math.round(speech * 100)) : t('notBegun');
    say(this.#progress.lastElementChild!, words);
  }

  #showOutline(state: SidebarState, view: View): void {
    const { make, translate: t } = this.#tools;
    if (state.items.length) {
      this.#empty?.remove();
      this.#empty = null;
      if (!this.#pane) {
        this.#pane = new OutlinePane(this.#tools);
        this.#footer.before(this.#pane.element);
      }
      this.#pane.show(state, view);
      return;
    }
    this.#pane?.remove();
    this.#pane = null;
    if (this.#empty) return;
    this.#empty = make('p', 'empty', {}, t('noOutline'));
    this.#footer.before(this.#empty);
  }

  #setWidth(width: number): void {
    const { setView, actions } = this.#tools;
    const before = this.#state?.settings.width;
    setView({ dragged: null });
    if (width !== before) actions.changeSettings({ width });
  }

  #click(event: MouseEvent): void {
    const { actions } = this.#tools;
    const name = (event.target as Element).closest<HTMLElement>('button:enabled')?.dataset.action;
    const script = SCRIPTS.find((one) => name === `script-${one}`);
    if (script) actions.setScript(script);
    else if (name === 'go-back') actions.goBack();
    else if (name === 'close-sidebar') actions.close();
    else if (name === 'toggle-cleaning') actions.setCleaning(!this.#state!.cleaning);
    else if (name === 'restore-page') actions.restorePage();
    else if (name === 'go-on') actions.goOn();
    else if (name === 'dismiss-place') {
      actions.dismissPlace();
      // The line has gone away under the keyboard's focus.
      focusFirst(this.element);
    }
  }
}
