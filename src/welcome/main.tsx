/** The page that opens once Rostrum is installed: puts the settings, the browser and what is shown together. */
import { render } from 'preact';
import browser from 'webextension-polyfill';
import { followShortcuts } from '../options/follow-shortcuts.ts';
import { SettingsKeeper } from '../options/settings-keeper.ts';
import type { State } from '../options/state.ts';
import { Store } from '../options/store.ts';
import { openShortcuts } from '../shortcuts.ts';
import { LANGUAGE, t } from '../ui/i18n.ts';
import { type Actions, Welcome } from './Welcome.tsx';

const show = (state: State) => render(<Welcome state={state} actions={actions} />, document.body);
const store = new Store(show);
const settings = new SettingsKeeper(store, browser.storage.sync);

const actions: Actions = {
  change: (change) => settings.change(change),
  reload: () => void settings.load(),
  retry: (name) => void settings.retry(name),
  openShortcuts: () => void openShortcuts(),
  openOptions: () => void browser.runtime.openOptionsPage(),
};

browser.storage.onChanged.addListener((changes, area) => {
  if (area === 'sync') settings.changed(changes);
});

document.documentElement.lang = LANGUAGE;
document.title = t('welcome_title');
show(store.state);
void settings.load();
followShortcuts(store);
