/** Speaks to the reader of a tab. */
import browser from 'webextension-polyfill';
import { isReaderStatus, type Opened, type ReaderStatus, type ToReader } from './messages.ts';

/** @returns null where no one listens: no reader runs there */
const ask = (tab: number, message: ToReader): Promise<unknown> =>
  browser.tabs.sendMessage(tab, message).catch(() => null);

/** @returns whether a reader runs there; it has then done what was asked */
export const tell = async (tab: number, message: ToReader): Promise<boolean> => (await ask(tab, message)) === true;

/** @returns what has come of starting a reader there */
export async function startedIn(tab: number): Promise<Opened> {
  const answer = await ask(tab, { type: 'runs' });
  // A reader that found nothing has gone: no one listens.
  return answer === true ? 'open' : answer === 'notRead' ? 'notRead' : 'noText';
}

/** @returns what the reader that runs there says; null: none does */
export async function statusOf(tab: number): Promise<ReaderStatus | null> {
  const answer = await ask(tab, { type: 'status' });
  return isReaderStatus(answer) ? answer : null;
}
