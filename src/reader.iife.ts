/** Injected on demand: starts one reader in the page, or tells the one that is there to come back. */
import browser from 'webextension-polyfill';
import type { Kind } from './findings/finding.ts';
import { isToReader, type ToBackground } from './messages.ts';
import { Reader } from './reader/reader.ts';
import type { Target } from './script/variant.ts';
import { keepOn, keptOn } from './settings/site.ts';

/** Content scripts of one extension share one world a page: injected twice, the second finds the first. */
const world = globalThis as typeof globalThis & { rostrumReader?: Reader };

const ask = (message: ToBackground): Promise<unknown> => browser.runtime.sendMessage(message);

async function convert(texts: string[], to: Target): Promise<string[]> {
  const answer = await ask({ type: 'convert', texts, to });
  if (!Array.isArray(answer) || answer.some((text) => typeof text !== 'string'))
    throw new Error('the background gave no converted text');
  return answer as string[];
}

/** The stored choice; a storage that fails is no reason not to clean the page. */
async function stored(): Promise<Kind[]> {
  try {
    return await keptOn(browser.storage.local, location.hostname);
  } catch (error) {
    console.warn('Rostrum: the choices for this site could not be read', error);
    return [];
  }
}

async function start(): Promise<void> {
  if (world.rostrumReader) {
    world.rostrumReader.open();
    return;
  }
  const keptHere = await stored();
  // Injected again meanwhile: one reader a page.
  if (world.rostrumReader) return;
  const reader = new Reader(document, {
    keptHere,
    rememberKept: (kinds) => keepOn(browser.storage.local, location.hostname, kinds),
    convert,
    translate: (key, ...parts) => browser.i18n.getMessage(key, parts.map(String)),
    language: browser.i18n.getUILanguage(),
  });
  if (!reader.hasText) {
    void ask({ type: 'noText' });
    return;
  }
  world.rostrumReader = reader;
  reader.start();
  browser.runtime.onMessage.addListener((message: unknown) => {
    if (!isToReader(message)) return undefined;
    reader.toggle();
    return Promise.resolve(true);
  });
}

void start();
