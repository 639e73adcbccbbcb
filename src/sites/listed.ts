/** Match patterns of the listed sites (hosts.ts), as the built extension has them. */
import browser from 'webextension-polyfill';

export const LISTED: readonly string[] = browser.runtime.getManifest().content_scripts?.[0]?.matches ?? [];
