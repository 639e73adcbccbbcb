/** Shows the keys of the commands, and again whenever the reader comes back to the page. */
import { loadShortcuts } from '../shortcuts.ts';
import type { Store } from './store.ts';

export function followShortcuts(store: Store): void {
  const show = async (): Promise<void> => store.set({ shortcuts: await loadShortcuts() });
  // The keys are changed on a page of the browser's own, which tells nobody.
  addEventListener('focus', () => void show());
  void show();
}
