/**
 * The background: injects the reader where it is wanted, and converts text.
 *
 * Nothing is kept between events but the converters, so that the browser may stop it at any moment.
 */
import browser from 'webextension-polyfill';
import { USER_CSS } from './edits/attribute.ts';
import { isToBackground, type ToReader } from './messages.ts';
import reader from './reader.iife.ts?script&iife';
import { convertTexts } from './script/converter.ts';
import { variantFor } from './script/variant.ts';

browser.runtime.onMessage.addListener((message: unknown, sender: browser.Runtime.MessageSender) => {
  // Only our own content scripts and pages can send here; the check keeps it so should the manifest ever change.
  if (sender.id !== browser.runtime.id || !isToBackground(message)) return undefined;
  switch (message.type) {
    case 'start':
      return sender.tab?.id === undefined ? undefined : start(sender.tab.id);
    case 'noText':
      return sender.tab?.id === undefined ? undefined : say(sender.tab.id, 'noText');
    case 'convert':
      return Promise.resolve(convertTexts(message.texts, message.to, variantFor(browser.i18n.getUILanguage())));
  }
});

browser.action.onClicked.addListener((tab) => {
  if (tab.id !== undefined) void toggle(tab.id);
});

/** The toolbar button: open or close the sidebar where the reader runs, else start it; say so where it may not run. */
async function toggle(tabId: number): Promise<void> {
  const running = await browser.tabs.sendMessage(tabId, { type: 'toggle' } satisfies ToReader).then(
    (answer) => answer === true,
    // No one listens there: the reader is not running in that tab.
    () => false,
  );
  if (running) return;
  try {
    await start(tabId);
  } catch {
    // Browser pages, the extension stores, PDF viewers: the browser lets no extension in.
    await say(tabId, 'cannotRun');
  }
}

async function start(tabId: number): Promise<void> {
  // Before the reader runs: what it then says on the button (`noText`) must not be wiped away.
  await browser.action.setBadgeText({ tabId, text: '' });
  await browser.scripting.insertCSS({ target: { tabId }, css: USER_CSS, origin: 'USER' });
  await browser.scripting.executeScript({ target: { tabId }, files: [reader] });
}

/** Says on the button why nothing happened: a badge, and the button's own text. The next page starts clean. */
async function say(tabId: number, key: 'noText' | 'cannotRun'): Promise<void> {
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color: '#8a4b08' });
    await browser.action.setBadgeText({ tabId, text: '!' });
    await browser.action.setTitle({ tabId, title: browser.i18n.getMessage(key) });
  } catch (error) {
    // The tab is gone: there is no one left to tell.
    console.debug('Rostrum:', error);
  }
}
