/**
 * Under which names things are kept in `storage.local`. Without dependencies: the content script that looks at every
 * listed page reads them, too.
 */

/** What is chosen for a site (settings/site.ts). */
export const SITE = 'site:';
export const siteKey = (host: string): string => SITE + host;

/** What the reader has said of a page (settings/page.ts). A place within the page is no other page. */
export const PAGE = 'page:';
export const pageKey = (url: string): string => PAGE + url.replace(/#.*/, '');
