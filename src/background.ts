/**
 * The background: judges pages, injects the reader where it is wanted, analyses pages, converts text, and keeps the
 * content script where it is let in.
 *
 * Nothing is kept between events but the converters, what is set, the sidebar's texts, and pages that are still being sent:
 * all of it is had anew, so that the browser may stop it at any moment.
 */
import browser from 'webextension-polyfill';
import { judge, type Verdict } from './detect/judge.ts';
import { USER_CSS } from './edits/attribute.ts';
import {
  type Beginning,
  COMMANDS,
  isToBackground,
  LIFELINE,
  type Opened,
  type ReaderChoice,
  SAMPLE_MOST,
  type ToBackground,
  type ToReader,
} from './messages.ts';
import { isPackedPage, joinPage, type PackedPage, unpackPage } from './page/packed.ts';
import { analysisSteps } from './reader/analyse.ts';
import type { Analysis } from './reader/analysis.ts';
import reader from './reader.iife.ts?script&iife';
import { convertPacked } from './script/converter.ts';
import { count, scriptOf } from './script/decide.ts';
import { variantOf } from './script/language.ts';
import { type OwnWord, parseOwnWords } from './script/own-words.ts';
import { type Packed, type PackedPieces, pack } from './script/packed.ts';
import type { Target } from './script/variant.ts';
import { copySelected, selectedText } from './selection.ts';
import { PLACE } from './settings/keys.ts';
import { tidyPlaces } from './settings/reading-places.ts';
import { DEFAULTS, loadSettings, type Settings } from './settings/settings.ts';
import { chooseForSite } from './settings/site.ts';
import { type StoredForPage, storedForPage, wantsOn } from './settings/stored-for-page.ts';
import { loadShortcuts, openShortcuts } from './shortcuts.ts';
import { FIRST_MESSAGES } from './sidebar/first-messages.ts';
import { type Messages, messagesOf } from './sidebar/translate.ts';
import { registerGranted } from './sites/access.ts';
import { LISTED } from './sites/listed.ts';
import { inSlices } from './slices.ts';
import { startedIn, tell } from './tell.ts';

browser.runtime.onMessage.addListener((message: unknown, sender: browser.Runtime.MessageSender) => {
  // Only our own content scripts and pages can send here; the check keeps it so should the manifest ever change.
  if (sender.id !== browser.runtime.id || !isToBackground(message)) return undefined;
  switch (message.type) {
    case 'start':
      return sender.tab?.id === undefined ? undefined : startWanted(sender.tab.id, sender, message);
    case 'judge':
      return judged(message);
    case 'open':
      // Only a page of the extension's own may name a tab.
      return sender.url?.startsWith(browser.runtime.getURL('')) ? open(message.tab) : undefined;
    case 'speeches':
      return sender.tab?.id === undefined ? undefined : showCount(sender.tab.id, message.count);
    case 'begin':
      return begin(sender, message.url);
    case 'stored':
      return stored(sender, message.url);
    case 'choose':
      return sender.tab ? choose(sender.url ?? '', message.change) : undefined;
    case 'evicted':
      return sender.tab?.id === undefined ? undefined : say(sender.tab.id, 'evicted');
    case 'shortcuts':
      return loadShortcuts();
    case 'openShortcuts':
      return openShortcuts();
    case 'part':
      return keepPart(sender, message);
    case 'analyse':
      return analyse(sender, message);
    case 'convert':
      return convert(message.runs, message.to, message.sample);
  }
});

/**
 * A page learns of its own site only. Its address is its own word: the browser's may be that of before it changed it.
 * @throws Error
 */
function checkSite(sender: browser.Runtime.MessageSender, url: string): void {
  if (new URL(url).hostname !== new URL(sender.url ?? '').hostname)
    throw new Error('this is the address of another site');
}

/** The same in all pages, as long as the browser runs. */
let messages: Messages | null = null;

async function begin(sender: browser.Runtime.MessageSender, url: string): Promise<Beginning> {
  messages ??= messagesOf(FIRST_MESSAGES, (key, ...parts) => browser.i18n.getMessage(key, parts.map(String)));
  return { stored: await stored(sender, url), language: browser.i18n.getUILanguage(), messages };
}

async function stored(sender: browser.Runtime.MessageSender, url: string): Promise<StoredForPage> {
  checkSite(sender, url);
  return storedForPage(browser.storage.sync, browser.storage.local, url, Date.now());
}

/** The site is the one that the browser says the page is of. */
async function choose(url: string, change: ReaderChoice): Promise<true> {
  const { protocol, hostname } = new URL(url);
  // The extension's own sample page is no site.
  if (!protocol.endsWith('-extension:')) await chooseForSite(browser.storage.local, hostname, change);
  return true;
}

/** Parts of long pages that are being sent, of the last analysis in each tab. */
const parts = new Map<number | undefined, { id: number; pages: PackedPage[] }>();
browser.tabs.onRemoved.addListener((tab) => {
  parts.delete(tab);
});

function partsBefore({ tab }: browser.Runtime.MessageSender, id: number, before: number): PackedPage[] {
  const kept = parts.get(tab?.id);
  const pages = before > 0 && kept?.id === id ? kept.pages : [];
  if (pages.length !== before) throw new Error('parts of the page are missing');
  return pages;
}

async function keepPart(
  sender: browser.Runtime.MessageSender,
  { id, page, before }: ToBackground & { type: 'part' },
): Promise<true> {
  parts.set(sender.tab?.id, { id, pages: [...partsBefore(sender, id, before), page] });
  return true;
}

async function analyse(
  sender: browser.Runtime.MessageSender,
  { id, page, before, choice }: ToBackground & { type: 'analyse' },
): Promise<Analysis> {
  const whole = joinPage([...partsBefore(sender, id, before), page]);
  if (before > 0) parts.delete(sender.tab?.id);
  if (!isPackedPage(whole)) throw new Error('this is no page');
  return inSlices(analysisSteps(unpackPage(whole), choice));
}

// Open as long as the extension is there; nothing is ever sent, so that it does not keep the background from resting.
browser.runtime.onConnect.addListener((port) => {
  if (port.name !== LIFELINE || port.sender?.id !== browser.runtime.id) port.disconnect();
});

// A page that is remembered anew may be one too many: pages are remembered by themselves, often while they are left.
browser.storage.onChanged.addListener((changes, area) => {
  const isNew = (key: string) => key.startsWith(PLACE) && changes[key]!.oldValue === undefined;
  if (area !== 'local' || !Object.keys(changes).some(isNew)) return;
  tidyPlaces(browser.storage.local, Date.now()).catch((error: unknown) => {
    console.warn('Rostrum: the reading places could not be tidied', error);
  });
});

/** The settings, as long as they hold and the background lives. */
let settings: Promise<Settings> | null = null;
browser.storage.onChanged.addListener((_changes, area) => {
  if (area === 'sync') settings = null;
});

const currentSettings = (): Promise<Settings> => {
  settings ??= loadSettings(browser.storage.sync).catch((error: unknown) => {
    // No reason not to convert.
    console.warn('Rostrum: the settings could not be read', error);
    settings = null;
    return DEFAULTS;
  });
  return settings;
};

/** The last list of own words that was read: the converter knows it by its identity. */
let words: { text: string; list: readonly OwnWord[] } = { text: '', list: [] };

async function convert(runs: Packed, to: Target, sample: string): Promise<PackedPieces> {
  const { variant, quotes, wordsSimplified, wordsTraditional } = await currentSettings();
  const text = to === 'simplified' ? wordsSimplified : wordsTraditional;
  if (text !== words.text) words = { text, list: parseOwnWords(text).words };
  const evidence = { simplified: 0, traditional: 0 };
  count(sample, evidence);
  const page = scriptOf(evidence);
  return convertPacked(runs, {
    to,
    variant: variantOf(variant, browser.i18n.getUILanguage()),
    quotes,
    ownWords: words.list,
    ...(page ? { page } : {}),
  });
}

browser.runtime.onInstalled.addListener(({ reason }) => {
  // Beside what the reader is looking at, never over it.
  if (reason === 'install')
    void browser.tabs.create({ url: browser.runtime.getURL('src/welcome/index.html'), active: false });
  void makeMenus();
  void syncGranted();
});
browser.runtime.onStartup.addListener(() => void syncGranted());
browser.permissions.onRemoved.addListener(() => void syncGranted());
browser.permissions.onAdded.addListener(({ origins }) => {
  void syncGranted();
  if (origins?.length) void lookAtOpen(origins);
});

/** The content script as built, below the extension's root: Firefox gives whole addresses, and takes none. */
const js = (browser.runtime.getManifest().content_scripts?.[0]?.js ?? []).map((file) =>
  new URL(file, browser.runtime.getURL('')).pathname.slice(1),
);

/** One after the other: the browser reports several changes at once, and takes a script's name only once. */
let synced: Promise<void> = Promise.resolve();
function syncGranted(): Promise<void> {
  const { permissions, scripting } = browser;
  synced = synced
    .then(() => registerGranted({ permissions, scripting, script: { js, matches: [...LISTED] } }))
    .catch((error: unknown) => {
      console.warn('Rostrum: the sites could not be registered', error);
    });
  return synced;
}

/** What the reader has just let it in for is in front: it need not be loaded again. */
async function lookAtOpen(origins: string[]): Promise<void> {
  for (const { id } of await browser.tabs.query({ active: true, url: origins }))
    if (id !== undefined)
      await browser.scripting.executeScript({ target: { tabId: id }, files: js }).catch((error: unknown) => {
        // The store, the browser's own pages: there it may not run whatever is granted.
        console.debug('Rostrum:', error);
      });
}

browser.contextMenus.onClicked.addListener((info, tab) => {
  const menu = MENUS.find(({ id }) => id === info.menuItemId);
  if (!menu || tab?.id === undefined) return;
  if ('script' in menu) void runWith(tab.id, { type: 'script', script: menu.script });
  else void copySelection(tab.id, info.frameId ?? 0, info.selectionText ?? '', menu.to);
});

browser.commands.onCommand.addListener((name, tab) => {
  const command = COMMANDS.find((one) => one === name);
  if (!command || tab?.id === undefined) return;
  // The way to open the sidebar starts the reader where it does not run; the others have nothing to act on there.
  if (command === 'toggle-sidebar') void run(tab.id, { type: 'command', command });
  else void tell(tab.id, { type: 'command', command });
});

/** Has the reader do something where it runs, else starts it; says so where that comes to nothing. */
async function run(tabId: number, message: ToReader): Promise<void> {
  if (await tell(tabId, message)) return;
  const opened = await open(tabId);
  if (opened !== 'open') await say(tabId, opened);
}

async function open(tabId: number): Promise<Opened> {
  if (await tell(tabId, { type: 'sidebar', open: true })) return 'open';
  try {
    const opened = await start(tabId);
    if (opened !== 'noText') return opened;
    // What an earlier Rostrum has left there is all that can be shown.
    return (await tell(tabId, { type: 'sidebar', open: true })) ? 'open' : 'noText';
  } catch {
    // Browser pages, the extension stores, PDF viewers: the browser lets no extension in.
    return 'cannotRun';
  }
}

/** Has the reader do something, and starts it first where it does not run. */
async function runWith(tabId: number, message: ToReader): Promise<void> {
  if (await tell(tabId, message)) return;
  await run(tabId, message);
  await tell(tabId, message);
}

/** Entries of the context menus: what is selected, converted to the clipboard; the page's script, on the button. */
const MENUS = [
  { id: 'copy-simplified', contexts: ['selection'], to: 'simplified' },
  { id: 'copy-traditional', contexts: ['selection'], to: 'traditional' },
  { id: 'script-original', contexts: ['action'], script: 'original' },
  { id: 'script-simplified', contexts: ['action'], script: 'simplified' },
  { id: 'script-traditional', contexts: ['action'], script: 'traditional' },
] as const;

/** Browsers keep menus until the extension is updated. */
async function makeMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const menu of MENUS)
    browser.contextMenus.create({
      id: menu.id,
      contexts: [...menu.contexts],
      title:
        'script' in menu
          ? browser.i18n.getMessage(`script_${menu.script}`)
          : browser.i18n.getMessage(`copySelection_${menu.to}`),
    });
}

/** @param shown what the browser says is selected: in a field the page itself would not tell */
async function copySelection(tabId: number, frame: number, shown: string, to: Target): Promise<void> {
  const target = { tabId, frameIds: [frame] };
  try {
    const [selected] = await browser.scripting.executeScript({ target, func: selectedText });
    const text = String(selected?.result ?? '') || shown;
    const { text: converted } = await convert(pack([[text]]), to, text.slice(0, SAMPLE_MOST));
    const [copied] = await browser.scripting.executeScript({ target, func: copySelected, args: [converted] });
    if (copied?.result !== true) throw new Error('the page did not let the text be copied');
  } catch (error) {
    console.warn('Rostrum:', error);
    await say(tabId, 'notCopied');
  }
}

const judged = async ({ page }: ToBackground & { type: 'judge' }): Promise<Verdict> => judge(page, true);

/** @returns whether there is something to read, or the reader wants nothing read there */
async function startWanted(
  tabId: number,
  sender: browser.Runtime.MessageSender,
  { page, url }: ToBackground & { type: 'start' },
): Promise<boolean> {
  checkSite(sender, url);
  if (page) {
    const asked = wantsOn(browser.storage.local, url);
    const { speech } = judge(page);
    const wanted = await asked;
    if (wanted === false) return true;
    if (wanted === null && !speech) return false;
  }
  return (await start(tabId)) === 'open';
}

/** @returns what has come of it; throws where the browser lets no extension in */
async function start(tabId: number): Promise<Opened> {
  // At once: the reader takes longer to read the page than the rules take to arrive.
  await Promise.all([
    browser.scripting.insertCSS({ target: { tabId }, css: USER_CSS, origin: 'USER' }),
    browser.scripting.executeScript({ target: { tabId }, files: [reader] }),
  ]);
  return startedIn(tabId);
}

/** How many speeches the page holds: on the button, as long as the tab shows this page. */
async function showCount(tabId: number, count: number): Promise<void> {
  await badge(tabId, count ? String(count) : '', '#a3341f', 'actionTitle');
}

/** Says on the button why nothing happened: a badge, and the button's own text. The next page starts clean. */
async function say(tabId: number, key: Exclude<Opened, 'open'> | 'notCopied' | 'evicted'): Promise<void> {
  await badge(tabId, '!', '#8a4b08', key);
}

async function badge(tabId: number, text: string, color: string, title: string): Promise<void> {
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color });
    await browser.action.setBadgeTextColor({ tabId, color: '#fff' });
    await browser.action.setBadgeText({ tabId, text });
    await browser.action.setTitle({ tabId, title: browser.i18n.getMessage(title) });
  } catch (error) {
    // The tab is gone: there is no one left to tell.
    console.debug('Rostrum:', error);
  }
}
