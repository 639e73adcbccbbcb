/** Renders the sidebar into its host's shadow root, and says when it wants room of its own. */
import { render } from 'preact';
import { DOCK_WIDTH } from '../edits/attribute.ts';
import { insertHost } from '../edits/host.ts';
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
  const host = insertHost(document);
  const style = document.createElement('style');
  style.textContent = css;
  const body = document.createElement('div');
  host.root.append(style, body);

  let last: SidebarState | null = null;
  let isFolded = folded;
  let margin = 0;
  const place = () => host.dock(!isFolded && margin < DOCK_WIDTH);
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
