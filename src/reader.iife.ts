/** Injected on demand: starts one reader in the page, or tells the one that is there to come back. */
import type { Verdict } from './detect/judge.ts';
import { readLines } from './detect/lines.ts';
import {
  type Beginning,
  isBeginning,
  isShortcuts,
  isStoredForPage,
  isToReader,
  isVerdict,
  type ReaderChoice,
  type ReaderStatus,
  type Shortcut,
  type ToBackground,
  type ToReader,
} from './messages.ts';
import { type PackedPage, packPage } from './page/packed.ts';
import type { Page } from './page/page.ts';
import { type Analysis, type Choice, isAnalysis } from './reader/analysis.ts';
import { extension, type Listener } from './reader/extension.ts';
import { Leftover } from './reader/leftover.ts';
import { Lifeline } from './reader/lifeline.ts';
import { type Ports, Reader } from './reader/reader.ts';
import { type Packed, piecesOf } from './script/packed.ts';
import type { Target } from './script/variant.ts';
import { addressOf } from './settings/keys.ts';
import { rememberPlace } from './settings/reading-places.ts';
import { changedNames, type SettingName, saveSettings } from './settings/settings.ts';
import { NOTHING_STORED, type StoredForPage } from './settings/stored-for-page.ts';
import { remembering } from './sidebar/translate.ts';

/**
 * Content scripts of one extension share one world a page: injected twice, the second finds the first. By no name that an
 * element of the page could have: in Chromium that would be found here, too.
 */
const RUNNING = Symbol.for('rostrum-reader');
const world = globalThis as typeof globalThis & { [RUNNING]?: Promise<Reader | Leftover | 'notRead' | null> };

/** Not the browser's own promise: where the extension is gone, asking throws at once. */
const ask = async (message: ToBackground): Promise<unknown> => extension.runtime.sendMessage(message);

/**
 * How often work is asked for, and how long after it came to nothing, in ms: the browser may stop the background at any
 * moment, and starts it anew when asked, but for the moment in which it is being stopped.
 */
const TRIES = 3;
const AGAIN_AFTER = 250;

async function persistently<T>(work: () => Promise<T | null>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      const answer = await work();
      if (answer === null) throw new Error('the background gave another answer');
      return answer;
    } catch (error) {
      if (tries === TRIES) throw error;
      await new Promise((done) => setTimeout(done, AGAIN_AFTER));
    }
  }
}

const convert = (runs: Packed, to: Target, sample: string): Promise<string[]> =>
  persistently(async () => piecesOf(await ask({ type: 'convert', runs, to, sample }), runs.lengths.length));

/** Tells several analyses that are asked for at once apart. */
let analyses = 0;

/** A long page goes in several messages: each holds the page for as long as it takes to be written. */
const analyse = (page: Page, choice: Choice): Promise<Analysis> =>
  persistently(async () => {
    const id = ++analyses;
    let last: PackedPage | null = null;
    let before = -1;
    for (const part of packPage(page)) {
      if (last) await ask({ type: 'part', id, page: last, before });
      last = part;
      before++;
    }
    const answer = last && (await ask({ type: 'analyse', id, page: last, before, choice }));
    return isAnalysis(answer) ? answer : null;
  });

/** Checked in the background: what checks it would be in every page. */
const stored = (url: string): Promise<StoredForPage> =>
  persistently(async () => {
    const answer = await ask({ type: 'stored', url });
    return isStoredForPage(answer) ? answer : null;
  });

/** What cannot be had is no reason not to clean the page. */
async function orNothing(asked: Promise<StoredForPage>): Promise<StoredForPage> {
  try {
    return await asked;
  } catch (error) {
    console.warn('Rostrum: what is stored could not be read', error);
    return NOTHING_STORED;
  }
}

/** What the sidebar says, as far as it is known. */
const messages = new Map<string, string>();
/** The browser's (BCP 47). */
let language: string | null = null;

/** All that is needed to begin, asked for in one message. @returns what is stored */
async function begin(url: string): Promise<StoredForPage> {
  const beginning = await persistently(async (): Promise<Beginning | null> => {
    const answer = await ask({ type: 'begin', url });
    return isBeginning(answer) ? answer : null;
  });
  for (const key in beginning.messages) messages.set(key, beginning.messages[key]!);
  language = beginning.language;
  return beginning.stored;
}

async function shortcuts(): Promise<Shortcut[]> {
  const answer = await ask({ type: 'shortcuts' });
  if (!isShortcuts(answer)) throw new Error('the background gave no keys');
  return answer;
}

/** Stored in the background: here it would hold the page, right when a conversion begins. */
async function choose(change: ReaderChoice): Promise<void> {
  await persistently(async () => ((await ask({ type: 'choose', change })) === true ? true : null));
}

/** What the detector made of the page when it was last looked at; null: not asked yet. */
let verdict: Verdict | null = null;

const judge = (): Promise<Verdict> => {
  const page = readLines(document);
  return persistently(async () => {
    const answer = await ask({ type: 'judge', page });
    return isVerdict(answer) ? answer : null;
  });
};

/** A page that the same document has become: as the content script judges a page when it is loaded. */
async function detects(): Promise<boolean> {
  verdict = await judge();
  const { said, site } = await orNothing(stored(location.href));
  return said ?? (verdict.speech || site.run === 'always');
}

/** Tells the background what needs no answer. Where it is out of reach, the extension was updated or switched off. */
function report(message: ToBackground): void {
  ask(message).catch((error: unknown) => console.debug('Rostrum:', error));
}

/** Null in Firefox, and until the reader has begun. */
let lifeline: Lifeline | null = null;

const translate = remembering((key, ...parts) => {
  if (extension.runtime.id) return extension.i18n.getMessage(key, parts.map(String));
  // Asked for while the sidebar is drawn, which the end of it would cut off.
  queueMicrotask(() => lifeline?.check());
  return '';
}, messages);

const languageHere = (): string => {
  language ??= extension.i18n.getUILanguage();
  return language;
};

async function read(): Promise<Reader | Leftover | null> {
  const leftover = await Leftover.find(document, translate, languageHere);
  if (leftover) return leftover;
  const opened = orNothing(begin(location.href));
  /** The page that `opened` is of, until its place has been asked for: one question tells all that is stored. */
  let url: string | null = addressOf(location.href);
  const remembered = opened.then(({ site, settings }) => ({
    keptHere: site.keep,
    script: site.script ?? settings.script,
    settings,
  }));
  const ports: Ports = {
    isAlive: () => lifeline?.check() ?? true,
    rememberKept: (keep) => choose({ keep }),
    rememberScript: (script) => choose({ script }),
    rememberSettings: async (change) => saveSettings(extension.storage.sync, change),
    place: async (page) => {
      const asked = page === url ? opened : stored(page);
      url = null;
      return (await asked).place;
    },
    rememberPlace: async (url, place) => {
      // A private window leaves nothing behind.
      if (!extension.extension.inIncognitoContext) await rememberPlace(extension.storage.local, url, place, Date.now());
    },
    shortcuts,
    openShortcuts: () => report({ type: 'openShortcuts' }),
    detects,
    onSpeeches: (count) => report({ type: 'speeches', count }),
    onEvicted: () => report({ type: 'evicted' }),
    analyse,
    convert,
    translate,
    language: languageHere,
  };
  return Reader.start(document, ports, remembered);
}

async function start(): Promise<void> {
  if (world[RUNNING]) {
    const running = await world[RUNNING];
    if (!(running instanceof Reader)) return;
    setSidebar(running, true);
    report({ type: 'speeches', count: running.status.speeches });
    return;
  }
  world[RUNNING] = read().catch((error: unknown) => {
    // Nothing has been written yet: the next click tries again.
    console.error('Rostrum:', error);
    return 'notRead' as const;
  });
  extension.runtime.onMessage.addListener(onMessage);
  const reader = await world[RUNNING];
  if (!reader || reader === 'notRead') {
    // Text may still come: the next click tries again.
    delete world[RUNNING];
    extension.runtime.onMessage.removeListener(onMessage);
    return;
  }
  if (!(reader instanceof Reader)) return;
  // Firefox ends the scripts of an extension that goes; nothing of theirs can be told any more.
  if (extension.runtime.getURL('').startsWith('chrome-extension:')) {
    lifeline = new Lifeline(extension.runtime, window, () => reader.stop());
  }
  // Of this storage alone: what is chosen for a site is stored in the other one, and every page would be told of it.
  extension.storage.sync.onChanged.addListener((changes) => {
    const names = changedNames(changes);
    if (names.length) changed = changed.then(() => takeOver(reader, names));
  });
}

/** The end of what is being taken over: one change after another, so that the last one is the one that stays. */
let changed: Promise<void> = Promise.resolve();

/** Settings that were changed in another window, or in the options. */
async function takeOver(reader: Reader, names: readonly SettingName[]): Promise<void> {
  try {
    const { settings } = await stored(location.href);
    reader.changeSettings(Object.fromEntries(names.map((name) => [name, settings[name]])));
  } catch (error) {
    console.warn('Rostrum: the settings could not be read', error);
  }
}

function setSidebar(reader: Reader, open: boolean): void {
  if (reader.status.open !== open) reader.toggle();
}

/** Answers where a reader runs: what it was asked for, or true. */
const onMessage: Listener = (message, sender, tell) => {
  if (sender.id !== extension.runtime.id || !isToReader(message)) return undefined;
  void Promise.resolve(world[RUNNING])
    .then(async (running) => {
      if (running instanceof Reader) return answer(running, message);
      if (running instanceof Leftover) return answerInstead(running, message);
      return running ?? false;
    })
    .then(tell, (error: unknown) => {
      console.warn('Rostrum:', error);
      tell(false);
    });
  return true;
};

/** Where no reader runs, what there is to open is the word about it. */
function answerInstead(leftover: Leftover, message: ToReader): boolean {
  const isOpening = message.type === 'sidebar' ? message.open : message.type === 'command';
  if (isOpening) leftover.show(true);
  return isOpening;
}

async function answer(reader: Reader, message: ToReader): Promise<ReaderStatus | true> {
  switch (message.type) {
    case 'runs':
      return true;
    case 'status':
      verdict ??= await judge();
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
