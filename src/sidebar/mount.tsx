/** Puts the sidebar into a page: one host element outside the body, a closed shadow root, one change of layout. */
import { render } from 'preact';
import { DOCK_WIDTH, HOST } from '../edits/attribute.ts';
import { Sidebar } from './Sidebar.tsx';
import css from './sidebar.css?inline';
import type { Actions, SidebarState, Translate } from './state.ts';

export interface MountedSidebar {
  render(state: SidebarState): void;
  /** Takes room of its own where the text leaves none. @param margin free space beside the text, in px */
  dock(margin: number): void;
  unmount(): void;
}

export function mountSidebar(
  document: Document,
  actions: Actions,
  translate: Translate,
  folded: boolean,
): MountedSidebar {
  const host = document.createElement(HOST);
  const root = host.attachShadow({ mode: 'closed' });
  const style = document.createElement('style');
  style.textContent = css;
  const body = document.createElement('div');
  root.append(style, body);
  // Beside the body, not in it: the page's own text, selection and scripts see nothing of it there.
  document.documentElement.append(host);

  let last: SidebarState | null = null;
  let isFolded = folded;
  let margin = 0;
  const place = () => {
    if (!isFolded && margin < DOCK_WIDTH && document.defaultView!.innerWidth >= DOCK_WIDTH * 2)
      host.dataset.dock = 'right';
    else delete host.dataset.dock;
  };
  const draw = () => {
    if (!last) return;
    render(
      <Sidebar
        state={last}
        actions={actions}
        translate={translate}
        folded={isFolded}
        onFold={(next) => {
          isFolded = next;
          place();
          draw();
        }}
      />,
      body,
    );
  };
  return {
    render(state) {
      last = state;
      draw();
    },
    dock(free) {
      margin = free;
      place();
    },
    unmount() {
      render(null, body);
      host.remove();
    },
  };
}
