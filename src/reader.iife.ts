/** Injected on demand: starts one reader in the page, or tells the one that is there to come back. */
import browser from 'webextension-polyfill';
import { isToReader, type ToBackground } from './messages.ts';
import { Reader } from './reader/reader.ts';
import type { Target } from './script/variant.ts';

/** Content scripts of one extension share one world a page: injected twice, the second finds the first. */
const world = globalThis as typeof globalThis & { rostrumReader?: Reader };

const ask = (message: ToBackground): Promise<unknown> => browser.runtime.sendMessage(message);

async function convert(texts: string[], to: Target): Promise<string[]> {
  const answer = await ask({ type: 'convert', texts, to });
  if (!Array.isArray(answer) || answer.some((text) => typeof text !== 'string'))
    throw new Error('the background gave no converted text');
  return answer as string[];
}

function start(): void {
  if (world.rostrumReader) {
    world.rostrumReader.open();
    return;
  }
  const reader = new Reader(document, {
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

start();
