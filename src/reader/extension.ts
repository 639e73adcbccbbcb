/**
 * The browser's interface for extensions, as the browser itself has it. The polyfill looks for a global `browser`, which
 * in Chromium an element of the page can stand in for (`<form id="browser">`); `chrome` is there in both browsers.
 */
import type { Browser, Runtime } from 'webextension-polyfill';

/** What is used of it. `runtime` has no id any more once the extension was updated, switched off or removed. */
export interface Extension extends Pick<Browser, 'extension' | 'i18n' | 'storage'> {
  runtime: Pick<Browser['runtime'], 'connect' | 'getURL' | 'sendMessage'> & {
    id?: string;
    onMessage: {
      addListener(listen: Listener): void;
      removeListener(listen: Listener): void;
    };
  };
}

/** @returns true: the answer comes later */
export type Listener = (
  message: unknown,
  sender: Runtime.MessageSender,
  answer: (answer: unknown) => void,
) => true | undefined;

declare const chrome: Extension;

export const extension: Extension = chrome;
