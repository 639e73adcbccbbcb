/** The extension's own texts, in the reader's language. Keys: `_locales`. */
import browser from 'webextension-polyfill';

export const t = (key: string, ...parts: (string | number)[]): string =>
  browser.i18n.getMessage(key, parts.map(String));

/**
 * The language of these texts, for fonts and for what reads them aloud. Not the browser's own, which may be one that
 * there are no texts in.
 */
export const LANGUAGE = t('options_lang');

/** Several names as one text: “a, b and c”. */
export const listed = (names: readonly string[]): string => new Intl.ListFormat(LANGUAGE).format(names);
