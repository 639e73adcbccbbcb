/** The keys of the commands, as the browser has them. */
import browser from 'webextension-polyfill';
import { COMMANDS, type Shortcut } from './messages.ts';

export async function loadShortcuts(): Promise<Shortcut[]> {
  const all = await browser.commands.getAll();
  return COMMANDS.map((command) => ({ command, keys: all.find(({ name }) => name === command)?.shortcut ?? '' }));
}

/** Firefox opens its page by a call of its own, which the types do not know yet; Chrome by its address. */
export async function openShortcuts(): Promise<void> {
  const { commands } = browser as unknown as { commands: { openShortcutSettings?(): Promise<void> } };
  if (commands.openShortcutSettings) await commands.openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
