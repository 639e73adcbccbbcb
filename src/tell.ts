/** Speaks to the reader of a tab. */
import browser from 'webextension-polyfill';
import { isReaderStatus, type ReaderStatus, type ToReader } from './messages.ts';

/** @returns null where no one listens: no reader runs there */
const ask = (tab: number, message: ToReader): Promise<unknown> =>
  browser.tabs.sendMessage(tab, message).catch(() => null);

/** @returns whether a reader runs there; it has then done what was asked */
export const tell = async (tab: number, message: ToReader): Promise<boolean> => (await ask(tab, message)) === true;

/** @returns what the reader that runs there says; null: none does */
export async function statusOf(tab: number): Promise<ReaderStatus | null> {
  const answer = await ask(tab, { type: 'status' });
  return isReaderStatus(answer) ? answer : null;
}
