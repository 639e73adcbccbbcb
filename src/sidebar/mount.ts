/** Renders the sidebar into its host's shadow root, and sees that it has room: beside the text, or of its own. */
import { insertHost } from '../edits/host.ts';
import { copyText } from './clipboard.ts';
import { focusFirst } from './panel.ts';
import css from './sidebar.css?inline';
import { Sidebar } from './sidebar.ts';
import type { Actions, SidebarState, Translate } from './state.ts';
import { FIRST_VIEW, type SetView, type View } from './view.ts';

/** What the page is not to hear of: its own shortcuts, and adverts that open at any click. */
const OWN_EVENTS = [
  'keydown',
  'keypress',
  'keyup',
  'beforeinput',
  'input',
  'change',
  'copy',
  'cut',
  'paste',
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'touchstart',
  'touchend',
  'click',
  'auxclick',
  'dblclick',
  'contextmenu',
] as const;

const keepIn = (event: Event): void => event.stopPropagation();

/** In a window narrower than this, the sidebar is a drawer over the page, in px. */
export const NARROW = 900;

export interface MountedSidebar {
  render(state: SidebarState): void;
  /** Sees to its room again: the window, the text or the settings have changed. */
  place(): void;
  /** Another page in the same document: what was opened and typed for the last one is over. */
  reset(): void;
  /** Takes the keyboard's focus. */
  focus(): void;
  /** The reader goes to a place in the page: the focus is given up, and a drawer makes way. */
  makeWay(): void;
  /** @returns whether the text is in the clipboard */
  copy(text: string): Promise<boolean>;
  /** False when the page has taken the sidebar away, or put it elsewhere; `putBack` mends it. */
  isInPlace(): boolean;
  putBack(): void;
  unmount(): void;
}

/**
 * @param margins how much room there is beside the text, in px, when the sidebar takes none of its own
 * @param byItself the reader has not asked for it: without room for it, or the wish for it, only its handle is shown
 */
export function mountSidebar(
  document: Document,
  actions: Actions,
  translate: Translate,
  margins: () => { left: number; right: number },
  byItself: boolean,
): MountedSidebar {
  const host = insertHost(document);
  const style = document.createElement('style');
  style.textContent = css;
  const body = document.createElement('div');
  host.root.append(style, body);
  for (const name of OWN_EVENTS) body.addEventListener(name, keepIn);

  let state: SidebarState | null = null;
  let view: View = FIRST_VIEW;
  let begun = false;
  const window = document.defaultView!;
  const isNarrow = () => window.innerWidth < NARROW;
  const draw = () => {
    if (state) sidebar.show(state, view, isNarrow());
  };
  const setView: SetView = (change) => {
    const wasOpen = view.open;
    view = { ...view, ...change };
    draw();
    if (view.open !== wasOpen) place();
  };
  const sidebar = new Sidebar(body, { setView, actions, translate });
  const place = () => {
    if (!state) return;
    const { side, width, pinned } = state.settings;
    if (isNarrow()) {
      host.dock(null);
      if (!begun && byItself) setView({ open: false });
    } else if (view.open) {
      const free = host.freely(() => margins()[side]);
      if (free >= width) host.dock(null);
      else if (begun || pinned || !byItself) host.dock({ side, width });
      else setView({ open: false });
    } else host.dock(null);
    begun = true;
    draw();
  };
  return {
    render(next) {
      state = next;
      // The first time only once its room is known: opened in the wrong place it would jump.
      if (begun) draw();
    },
    place,
    reset() {
      setView({ ...FIRST_VIEW, open: view.open });
      actions.search('');
    },
    focus() {
      setView({ open: true });
      focusFirst(host.root);
    },
    makeWay() {
      if (isNarrow() && view.open) setView({ open: false });
      (host.root.activeElement as HTMLElement | null)?.blur();
    },
    copy: (text) => copyText(host.root, text),
    isInPlace: host.isInPlace,
    putBack: host.putBack,
    unmount() {
      sidebar.remove();
      host.remove();
    },
  };
}
