/** Stands for the sidebar in the fuzzer: its host stands in the page as it does in earnest; what it shows is kept. */
import { insertHost } from '../../src/edits/host.ts';
import type { MountedSidebar, mountSidebar as mount } from '../../src/sidebar/mount.ts';
import type { Actions, SidebarState } from '../../src/sidebar/state.ts';

export interface Opened {
  actions: Actions;
  state: SidebarState | null;
}

/** The sidebar that was opened last; it can be used when it is closed, too, as a click on its way can. */
export const last: { opened: Opened | null } = { opened: null };

export function forget(): void {
  last.opened = null;
}

export const mountSidebar: typeof mount = (document, actions): MountedSidebar => {
  const host = insertHost(document);
  const opened: Opened = { actions, state: null };
  last.opened = opened;
  return {
    render: (state) => {
      opened.state = state;
    },
    place: () => {
      if (opened.state) host.dock(opened.state.settings);
    },
    reset: () => {},
    focus: () => {},
    makeWay: () => {},
    copy: async () => true,
    isInPlace: () => host.isInPlace(),
    putBack: () => host.putBack(),
    unmount: () => host.remove(),
  };
};
