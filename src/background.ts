/**
 * The background: injects the reader where it is wanted, and converts text.
 *
 * Nothing is kept between events but the converters, so that the browser may stop it at any moment.
 */
import browser from 'webextension-polyfill';
import { USER_CSS } from './edits/attribute.ts';
import { COMMANDS, CONVERT_MOST, type Command, isToBackground, type ToReader } from './messages.ts';
import reader from './reader.iife.ts?script&iife';
import { convertAll } from './script/converter.ts';
import { count, scriptOf } from './script/decide.ts';
import { variantOf } from './script/language.ts';
import { type OwnWord, parseOwnWords } from './script/own-words.ts';
import type { Target } from './script/variant.ts';
import { copySelected, selectedText } from './selection.ts';
import { DEFAULTS, loadSettings, type Settings } from './settings/settings.ts';

browser.runtime.onMessage.addListener((message: unknown, sender: browser.Runtime.MessageSender) => {
  // Only our own content scripts and pages can send here; the check keeps it so should the manifest ever change.
  if (sender.id !== browser.runtime.id || !isToBackground(message)) return undefined;
  switch (message.type) {
    case 'start':
      return sender.tab?.id === undefined ? undefined : start(sender.tab.id);
    case 'noText':
      return sender.tab?.id === undefined ? undefined : say(sender.tab.id, 'noText');
    case 'shortcuts':
      return shortcuts();
    case 'openShortcuts':
      return openShortcuts();
    case 'convert':
      return convert(message.runs, message.to, message.sample);
  }
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

async function convert(runs: string[][], to: Target, sample: string): Promise<string[][]> {
  const { variant, quotes, wordsSimplified, wordsTraditional } = await currentSettings();
  const text = to === 'simplified' ? wordsSimplified : wordsTraditional;
  if (text !== words.text) words = { text, list: parseOwnWords(text).words };
  const evidence = { simplified: 0, traditional: 0 };
  count(sample, evidence);
  const page = scriptOf(evidence);
  return convertAll(runs, {
    to,
    variant: variantOf(variant, browser.i18n.getUILanguage()),
    quotes,
    ownWords: words.list,
    ...(page ? { page } : {}),
  });
}

browser.action.onClicked.addListener((tab) => {
  if (tab.id !== undefined) void run(tab.id, { type: 'toggle' });
});

browser.runtime.onInstalled.addListener(() => void makeMenus());

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

/** @returns whether a reader runs in that tab; it has then done what was asked */
const tell = (tabId: number, message: ToReader): Promise<boolean> =>
  browser.tabs.sendMessage(tabId, message).then(
    (answer) => answer === true,
    // No one listens there: the reader is not running in that tab.
    () => false,
  );

/** Has the reader do something where it runs, else starts it; says so where it may not run. */
async function run(tabId: number, message: ToReader): Promise<void> {
  if (await tell(tabId, message)) return;
  try {
    await start(tabId);
  } catch {
    // Browser pages, the extension stores, PDF viewers: the browser lets no extension in.
    await say(tabId, 'cannotRun');
  }
}

/** Has the reader do something, and starts it first where it does not run. */
async function runWith(tabId: number, message: ToReader): Promise<void> {
  if (await tell(tabId, message)) return;
  await run(tabId, message);
  await tell(tabId, message);
}

/** @returns the keys of every command that has any */
async function shortcuts(): Promise<Partial<Record<Command, string>>> {
  const all = await browser.commands.getAll();
  const keys: Partial<Record<Command, string>> = {};
  for (const { name, shortcut } of all) {
    const command = COMMANDS.find((one) => one === name);
    if (command && shortcut) keys[command] = shortcut;
  }
  return keys;
}

/** Firefox opens its page by a call of its own, which the types do not know yet; Chrome by its address. */
async function openShortcuts(): Promise<void> {
  const { commands } = browser as unknown as { commands: { openShortcutSettings?(): Promise<void> } };
  if (commands.openShortcutSettings) await commands.openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
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
    const converted = (await convert([[text]], to, text.slice(0, CONVERT_MOST.sample))).flat().join('');
    const [copied] = await browser.scripting.executeScript({ target, func: copySelected, args: [converted] });
    if (copied?.result !== true) throw new Error('the page did not let the text be copied');
  } catch (error) {
    console.warn('Rostrum:', error);
    await say(tabId, 'notCopied');
  }
}

async function start(tabId: number): Promise<void> {
  // Before the reader runs: what it then says on the button (`noText`) must not be wiped away.
  await browser.action.setBadgeText({ tabId, text: '' });
  await browser.scripting.insertCSS({ target: { tabId }, css: USER_CSS, origin: 'USER' });
  await browser.scripting.executeScript({ target: { tabId }, files: [reader] });
}

/** Says on the button why nothing happened: a badge, and the button's own text. The next page starts clean. */
async function say(tabId: number, key: 'noText' | 'cannotRun' | 'notCopied'): Promise<void> {
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color: '#8a4b08' });
    await browser.action.setBadgeText({ tabId, text: '!' });
    await browser.action.setTitle({ tabId, title: browser.i18n.getMessage(key) });
  } catch (error) {
    // The tab is gone: there is no one left to tell.
    console.debug('Rostrum:', error);
  }
}
