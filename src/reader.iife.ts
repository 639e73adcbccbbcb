/** Injected on demand: starts one reader in the page, or tells the one that is there to come back. */
import browser from 'webextension-polyfill';
import { detect } from './detect/detect.ts';
import { COMMANDS, isRuns, isToReader, type ToBackground } from './messages.ts';
import { Reader } from './reader/reader.ts';
import { languageOf } from './script/language.ts';
import type { Target } from './script/variant.ts';
import { changedSettings, DEFAULTS, loadSettings, type Settings, saveSettings } from './settings/settings.ts';
import { chooseForSite, type SiteChoices, siteChoices } from './settings/site.ts';
import type { Shortcut } from './sidebar/state.ts';

/** Content scripts of one extension share one world a page: injected twice, the second finds the first. */
const world = globalThis as typeof globalThis & { rostrumReader?: Promise<Reader | null> };

const ask = (message: ToBackground): Promise<unknown> => browser.runtime.sendMessage(message);

/** How often a conversion is asked for: the browser may stop the background at any moment, and starts it anew when asked. */
const TRIES = 3;

async function convert(runs: string[][], to: Target, sample: string): Promise<string[][]> {
  for (let tries = 1; ; tries++) {
    try {
      const answer = await ask({ type: 'convert', runs, to, sample });
      if (!isRuns(answer)) throw new Error('the background gave no converted text');
      return answer;
    } catch (error) {
      if (tries === TRIES) throw error;
    }
  }
}

/** What is stored; a storage that fails is no reason not to clean the page. */
async function stored<T>(read: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await read;
  } catch (error) {
    console.warn('Rostrum: what is stored could not be read', error);
    return otherwise;
  }
}

async function shortcuts(): Promise<Shortcut[]> {
  const keys = (await ask({ type: 'shortcuts' })) as Partial<Record<string, string>>;
  return COMMANDS.map((command) => ({ command, keys: keys?.[command] ?? '' }));
}

async function read(): Promise<Reader | null> {
  const [site, settings] = await Promise.all([
    stored<SiteChoices>(siteChoices(browser.storage.local, location.hostname), { keep: [], script: null }),
    stored<Settings>(loadSettings(browser.storage.sync), DEFAULTS),
  ]);
  return Reader.start(document, {
    keptHere: site.keep,
    rememberKept: (keep) => chooseForSite(browser.storage.local, location.hostname, { keep }),
    script: site.script ?? settings.script,
    rememberScript: (script) => chooseForSite(browser.storage.local, location.hostname, { script }),
    languageOf: (to, variant) => languageOf(to, variant, browser.i18n.getUILanguage()),
    settings,
    rememberSettings: (change) => saveSettings(browser.storage.sync, change),
    shortcuts,
    openShortcuts: () => void ask({ type: 'openShortcuts' }),
    detects: () => detect(document).speech,
    convert,
    translate: (key, ...parts) => browser.i18n.getMessage(key, parts.map(String)),
    language: browser.i18n.getUILanguage(),
  });
}

async function start(): Promise<void> {
  if (world.rostrumReader) {
    (await world.rostrumReader)?.open();
    return;
  }
  world.rostrumReader = read();
  browser.runtime.onMessage.addListener(onMessage);
  const reader = await world.rostrumReader;
  if (!reader) {
    // Text may still come: the next click tries again.
    delete world.rostrumReader;
    browser.runtime.onMessage.removeListener(onMessage);
    void ask({ type: 'noText' });
    return;
  }
  browser.storage.onChanged.addListener((changes, area) => {
    if (area !== 'sync') return;
    const change = changedSettings(changes);
    if (Object.keys(change).length) reader.changeSettings(change);
  });
}

/** Answers true where it is understood: the background then knows that a reader runs here. */
function onMessage(message: unknown): Promise<boolean> | undefined {
  if (!isToReader(message)) return undefined;
  return Promise.resolve(world.rostrumReader).then((reader) => {
    if (message.type === 'toggle') reader?.toggle();
    else if (message.type === 'script') reader?.setScript(message.script);
    else reader?.command(message.command);
    return reader != null;
  });
}

start().catch((error: unknown) => {
  // Nothing has been written yet, or what was can be taken back by reloading: say it where developers look.
  console.error('Rostrum:', error);
});
