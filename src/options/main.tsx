/** The options page: puts the keepers, the browser and what is shown together. */
import { render } from 'preact';
import browser from 'webextension-polyfill';
import { PAGE, PLACE, pageKey } from '../settings/keys.ts';
import { saidPages } from '../settings/page.ts';
import { tidyPlaces } from '../settings/reading-places.ts';
import { openShortcuts } from '../shortcuts.ts';
import { LISTED } from '../sites/listed.ts';
import { LANGUAGE, t } from '../ui/i18n.ts';
import { readText, saveFile } from './files.ts';
import { followShortcuts } from './follow-shortcuts.ts';
import { Options } from './Options.tsx';
import { Remembered } from './remembered.ts';
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
const { local } = browser.storage;
const sites = new SiteKeeper(store, local, browser.permissions, LISTED);
const pages = new Remembered(store, local, 'pages', PAGE, () => saidPages(local));
const places = new Remembered(store, local, 'places', PLACE, () => tidyPlaces(local, Date.now()));
/** All that is kept on this machine. */
const parts = [sites, pages, places];

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
  setSiteStart: (host, start) => void sites.setStart(host, start),
  allowSite: (host) => void sites.allow(host),
  forgetSites: (hosts) => void sites.forgetSites(hosts),
  forgetPages: (urls) => void pages.forget(urls?.map(pageKey)),
  forgetPlaces: () => void places.forget(),
  openShortcuts: () => void openShortcuts(),
  dismiss: (place) => store.note(place, null),
};

const load = () => Promise.all([settings.load(), ...parts.map((part) => part.load())]);

browser.storage.onChanged.addListener((changes, area) => {
  if (area === 'sync') settings.changed(changes);
  else if (area === 'local') for (const part of parts) void part.changed(changes);
});
// The browser's own page for the extension, and the popup, change it, too.
browser.permissions.onAdded.addListener(() => void sites.load());
browser.permissions.onRemoved.addListener(() => void sites.load());
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
followShortcuts(store);
