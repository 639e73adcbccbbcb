/** The options page: puts the keepers, the browser and what is shown together. */
import { render } from 'preact';
import browser from 'webextension-polyfill';
import { COMMANDS } from '../messages.ts';
import { readText, saveFile } from './files.ts';
import { LANGUAGE, t } from './i18n.ts';
import { Options } from './Options.tsx';
import { SettingsKeeper } from './settings-keeper.ts';
import { SiteKeeper } from './site-keeper.ts';
import type { Actions, ListName, State } from './state.ts';
import { Store } from './store.ts';

const FILES: Record<ListName, string> = {
  wordsSimplified: 'rostrum-words-simplified.txt',
  wordsTraditional: 'rostrum-words-traditional.txt',
};

const show = (state: State) => render(<Options state={state} actions={actions} />, document.body);
const store = new Store(show);
const settings = new SettingsKeeper(store, browser.storage.sync);
const sites = new SiteKeeper(store, browser.storage.local);

const actions: Actions = {
  change: (change, wait) => settings.change(change, wait),
  flush: () => void settings.flush(),
  retry: (name) => void settings.retry(name),
  reload: () => void load(),
  async importWords(list, file) {
    const read = await readText(file);
    if ('text' in read) settings.receive(list, file.name, read.text);
    else store.note(list, { note: { what: 'refused', refusal: read.refusal, file: file.name } });
  },
  exportWords: (list) => saveFile(FILES[list], store.state.settings[list], 'text/plain'),
  answer: (list, answer) => settings.answer(list, answer),
  async importSettings(file) {
    const read = await readText(file);
    if ('text' in read) await settings.import(file.name, read.text);
    else store.note('backup', { note: { what: 'refused', refusal: read.refusal, file: file.name } });
  },
  exportSettings: () => saveFile('rostrum-settings.json', settings.export(), 'application/json'),
  reset: () => void settings.reset(),
  setSiteScript: (host, script) => void sites.setScript(host, script),
  forget: (hosts) => void sites.forget(hosts),
  openShortcuts: () => void openShortcuts(),
  dismiss: (place) => store.note(place, null),
};

const load = () => Promise.all([settings.load(), sites.load(), loadShortcuts()]);

async function loadShortcuts(): Promise<void> {
  const all = await browser.commands.getAll();
  store.set({
    shortcuts: COMMANDS.map((command) => ({
      command,
      keys: all.find(({ name }) => name === command)?.shortcut ?? '',
    })),
  });
}

/** Firefox opens its page by a call of its own, which the types do not know yet; Chrome by its address. */
async function openShortcuts(): Promise<void> {
  const { commands } = browser as unknown as { commands: { openShortcutSettings?(): Promise<void> } };
  if (commands.openShortcutSettings) await commands.openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}

browser.storage.onChanged.addListener((changes, area) => {
  if (area === 'sync') settings.changed(changes);
  else if (area === 'local') void sites.changed(changes);
});
// The keys are changed on a page of the browser's own, which tells nobody.
addEventListener('focus', () => void loadShortcuts());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void settings.flush();
});
addEventListener('beforeunload', (event) => {
  void settings.flush();
  if (settings.isUnsaved) event.preventDefault();
});

document.documentElement.lang = LANGUAGE;
document.title = t('options_title');
show(store.state);
void load();
