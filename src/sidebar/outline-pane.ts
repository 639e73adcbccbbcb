/** The outline with what belongs to it: filter, the buttons that fold and unfold all, an item's menu. */
import { h, render } from 'preact';
import { Menu } from './Menu.tsx';
import { say, textButton } from './make.ts';
import { Outline } from './outline.ts';
import type { SidebarState } from './state.ts';
import type { Tools } from './tools.ts';
import { ancestors, filtered, visible } from './tree.ts';
import { expandedItems, foldedKeys, matchIn, type View } from './view.ts';

/** How much room an item's menu takes at the panel's end at the most, in px. */
const MENU_MOST = 160;
/** How far a menu stays from the panel's top, in px. */
const MENU_GAP = 8;

export class OutlinePane {
  readonly element: HTMLElement;
  readonly #tools: Tools;
  readonly #input: HTMLInputElement;
  readonly #found: HTMLElement;
  readonly #noMatch: HTMLElement;
  readonly #outline: Outline;
  /** Where an item's menu is drawn, by Preact. */
  #menu: HTMLElement | null = null;
  #state: SidebarState | null = null;
  #view: View | null = null;
  #expanded: ReadonlySet<number> = new Set();
  #shown: readonly number[] = [];
  /** The items that the filter's words stand in. */
  #matches: readonly number[] = [];
  #focused = 0;

  constructor(tools: Tools) {
    this.#tools = tools;
    const { make, setView, actions, translate: t } = tools;
    this.#input = make('input', '', {
      type: 'search',
      'data-action': 'filter',
      'aria-label': t('filter'),
      'aria-controls': 'tree',
      placeholder: t('filter'),
      autocomplete: 'off',
      spellcheck: 'false',
    });
    this.#found = make('span', 'found', { role: 'status' });
    const expandAll = textButton(make, 'expand-all', t('expandAll'));
    const collapseAll = textButton(make, 'collapse-all', t('collapseAll'));
    const expanders = make('div', 'expanders', {}, expandAll, collapseAll);
    this.#noMatch = make('p', 'empty', {}, t('noMatch'));
    this.#outline = new Outline(tools, {
      onExpand: (expanded) => this.#expand(expanded),
      onFocus: (item) => setView({ focused: this.#keyOf(item) }),
      onJump: (item) => actions.jump(item),
      onMenu: (item) => setView({ menu: this.#keyOf(item), focused: this.#keyOf(item) }),
    });
    const search = make('search', 'filter', {}, this.#input, this.#found);
    this.element = make('div', 'pane', {}, search, expanders, this.#outline.element);
    expandAll.addEventListener('click', () => setView({ folded: new Set() }));
    collapseAll.addEventListener('click', () => this.#expand(new Set()));
    this.#input.addEventListener('input', () => this.#filter(this.#input.value));
    this.#input.addEventListener('keydown', (event) => this.#keydown(event));
  }

  show(state: SidebarState, view: View): void {
    const last = this.#state;
    const { items, outline, active, search, settings } = state;
    const isOther = last?.outline !== outline;
    // The outline is the most of the sidebar: it is drawn again only when something of it changes.
    const isSame =
      !isOther &&
      this.#view === view &&
      last.items === items &&
      last.active === active &&
      last.search === search &&
      last.settings.rate === settings.rate;
    const before = this.#expanded;
    if (isOther || this.#view?.folded !== view.folded) this.#expanded = expandedItems(items, view.folded);
    this.#state = state;
    this.#view = view;
    if (isSame) return;
    // What is being read is shown: its parents open by themselves.
    if (items[active] && items[active].key !== last?.items[last.active]?.key) {
      const around = ancestors(items, active);
      if (around.some((item) => !this.#expanded.has(item))) {
        this.#expand(new Set([...this.#expanded, ...around]));
        return;
      }
    }
    // Only a filter goes by the headings' words.
    if (isOther || last.search !== search || before !== this.#expanded || (search && last.items !== items))
      this.#select(items, search);
    const known = items.findIndex((item) => item.key === view.focused);
    this.#focused = this.#shown.includes(known) ? known : (this.#matches[0] ?? this.#shown[0] ?? 0);
    if (this.#input.value !== view.query) this.#input.value = view.query;
    say(this.#found, view.query ? this.#tools.translate('found', this.#matches.length) : '');
    if (!search || this.#matches.length) this.#noMatch.remove();
    else this.#outline.element.before(this.#noMatch);
    this.#outline.show({
      items,
      outline,
      shown: this.#shown,
      expanded: this.#expanded,
      active,
      focused: this.#focused,
      query: search,
      rate: settings.rate,
    });
    this.#showMenu(state, view);
  }

  remove(): void {
    this.#closeMenu();
    this.element.remove();
  }

  /** Which items are shown: those that the filter leaves, or all whose parents are expanded. */
  #select(items: SidebarState['items'], search: string): void {
    const isMatch = (i: number) => matchIn(items[i]!, search) !== null;
    this.#shown = search ? filtered(items, isMatch) : visible(items, this.#expanded);
    this.#matches = search ? this.#shown.filter(isMatch) : [];
  }

  #keyOf(item: number): string {
    return this.#state!.items[item]!.key;
  }

  #expand(expanded: ReadonlySet<number>): void {
    this.#tools.setView({ folded: foldedKeys(this.#state!.items, expanded, this.#view!.folded) });
  }

  #filter(query: string): void {
    this.#tools.setView({ query });
    this.#tools.actions.search(query);
  }

  #keydown(event: KeyboardEvent): void {
    // What an input method is still composing is not typed yet.
    if (event.isComposing) return;
    if (event.key === 'Enter') {
      const first = this.#matches[0];
      if (first !== undefined) this.#tools.actions.jump(first);
    } else if (event.key === 'ArrowDown') this.#outline.focus(this.#focused);
    else if (event.key === 'Escape' && this.#view!.query) this.#filter('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #showMenu({ items, settings: { rate } }: SidebarState, { menu }: View): void {
    const item = menu === null ? undefined : items.find((one) => one.key === menu);
    if (!item) {
      this.#closeMenu();
      return;
    }
    const { make, actions, setView, translate } = this.#tools;
    const row = this.#outline.rowOf(item.id)?.getBoundingClientRect();
    const { innerHeight } = this.element.ownerDocument.defaultView!;
    const top = row ? Math.max(MENU_GAP, Math.min(row.bottom, innerHeight - MENU_MOST)) : MENU_GAP;
    const onClose = (back: boolean) => {
      if (back) this.#outline.focus(item.id);
      setView({ menu: null });
    };
    const isOpen = this.#menu !== null;
    this.#menu ??= make('div');
    if (!isOpen) this.element.append(this.#menu);
    render(h(Menu, { item, rate, top, actions, translate, onClose }), this.#menu);
    if (!isOpen) this.#menu.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }

  #closeMenu(): void {
    const menu = this.#menu;
    if (!menu) return;
    this.#menu = null;
    render(null, menu);
    menu.remove();
  }
}
