/**
 * Under which names things are kept in `storage.local`. Without dependencies: the content script that looks at every
 * listed page reads them, too.
 */

/** What is chosen for a site (settings/site.ts). */
export const SITE = 'site:';
export const siteKey = (host: string): string => SITE + host;

/**
 * A page's address: a place within the page (`#part2`) is no other page; a route is (`#/`, `#!`), as applications write it
 * that make all their pages of one document.
 */
export const addressOf = (url: string): string => url.replace(/#(?![!/]).*/, '');

/** What the reader has said of a page (settings/page.ts). */
export const PAGE = 'page:';
export const pageKey = (url: string): string => PAGE + addressOf(url);

/** Where the reader was on a page (settings/reading-places.ts). */
export const PLACE = 'place:';
