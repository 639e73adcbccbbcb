/** Injected on demand: starts one reader in the page, or tells the one that is there to come back. */
import browser from 'webextension-polyfill';
import { detect, type Verdict } from './detect/detect.ts';
import { COMMANDS, isRuns, isToReader, type ReaderStatus, type ToBackground, type ToReader } from './messages.ts';
import { type Ports, Reader } from './reader/reader.ts';
import { languageOf } from './script/language.ts';
import type { Target } from './script/variant.ts';
import { saidOfPage } from './settings/page.ts';
import { readingPlace, rememberPlace } from './settings/reading-places.ts';
import { changedSettings, DEFAULTS, loadSettings, type Settings, saveSettings } from './settings/settings.ts';
import { chooseForSite, NO_CHOICES, type SiteChoices, siteChoices } from './settings/site.ts';
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

const sitesChoices = () => stored(siteChoices(browser.storage.local, location.hostname), NO_CHOICES);

async function choose(change: Partial<SiteChoices>): Promise<void> {
  // The extension's own sample page is no site.
  if (!location.protocol.endsWith('-extension:')) await chooseForSite(browser.storage.local, location.hostname, change);
}

/** What the detector made of the page when it was last looked at; null: not asked yet. */
let verdict: Verdict | null = null;

/** A page that the same document has become: as the content script judges a page when it is loaded. */
async function detects(): Promise<boolean> {
  verdict = detect(document, true);
  const said = await stored(saidOfPage(browser.storage.local, location.href), null);
  return said ?? (verdict.speech || (await sitesChoices()).run === 'always');
}

function tellSpeeches(count: number): void {
  // Where the background is out of reach (the extension was updated or switched off), there is no button, either.
  ask({ type: 'speeches', count }).catch((error: unknown) => console.debug('Rostrum:', error));
}

async function read(): Promise<Reader | null> {
  const remembered = Promise.all([sitesChoices(), stored<Settings>(loadSettings(browser.storage.sync), DEFAULTS)]).then(
    ([site, settings]) => ({ keptHere: site.keep, script: site.script ?? settings.script, settings }),
  );
  const language = browser.i18n.getUILanguage();
  const ports: Ports = {
    rememberKept: (keep) => choose({ keep }),
    rememberScript: (script) => choose({ script }),
    languageOf: (to, variant) => languageOf(to, variant, language),
    rememberSettings: (change) => saveSettings(browser.storage.sync, change),
    place: (url) => readingPlace(browser.storage.local, url, Date.now()),
    rememberPlace: async (url, place) => {
      // A private window leaves nothing behind.
      if (!browser.extension.inIncognitoContext) await rememberPlace(browser.storage.local, url, place, Date.now());
    },
    shortcuts,
    openShortcuts: () => void ask({ type: 'openShortcuts' }),
    detects,
    onSpeeches: tellSpeeches,
    convert,
    translate: (key, ...parts) => browser.i18n.getMessage(key, parts.map(String)),
    language,
  };
  return Reader.start(document, ports, remembered);
}

async function start(): Promise<void> {
  if (world.rostrumReader) {
    const running = await world.rostrumReader;
    if (!running) return;
    setSidebar(running, true);
    tellSpeeches(running.status.speeches);
    return;
  }
  world.rostrumReader = read();
  browser.runtime.onMessage.addListener(onMessage);
  const reader = await world.rostrumReader;
  if (!reader) {
    // Text may still come: the next click tries again.
    delete world.rostrumReader;
    browser.runtime.onMessage.removeListener(onMessage);
    return;
  }
  // Back on this page by the browser's history, its button is bare.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) tellSpeeches(reader.status.speeches);
  });
  browser.storage.onChanged.addListener((changes, area) => {
    if (area !== 'sync') return;
    const change = changedSettings(changes);
    if (Object.keys(change).length) reader.changeSettings(change);
  });
}

function setSidebar(reader: Reader, open: boolean): void {
  if (reader.status.open !== open) reader.toggle();
}

/** Answers where a reader runs: what it was asked for, or true. */
function onMessage(message: unknown): Promise<ReaderStatus | boolean> | undefined {
  if (!isToReader(message)) return undefined;
  return Promise.resolve(world.rostrumReader).then((reader) => (reader ? answer(reader, message) : false));
}

function answer(reader: Reader, message: ToReader): ReaderStatus | true {
  switch (message.type) {
    case 'status':
      verdict ??= detect(document, true);
      return { ...reader.status, verdict };
    case 'sidebar':
      setSidebar(reader, message.open);
      return true;
    case 'cleaning':
      reader.setCleaning(message.on);
      return true;
    case 'script':
      reader.setScript(message.script);
      return true;
    case 'leave':
      reader.leave();
      return true;
    case 'command':
      reader.command(message.command);
      return true;
  }
}

start().catch((error: unknown) => {
  // Nothing has been written yet, or what was can be taken back by reloading: say it where developers look.
  console.error('Rostrum:', error);
});
