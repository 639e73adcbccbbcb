/** Keeps the list of sites that something is remembered for. */
import { SITE } from '../settings/keys.ts';
import { chooseForSite, NO_CHOICES, type SiteChoices, siteChoicesIn } from '../settings/site.ts';
import type { Storage } from '../settings/storage.ts';
import { failureOf } from './failure.ts';
import { Remembered } from './remembered.ts';
import type { Site } from './state.ts';
import type { Store } from './store.ts';

const isSiteKey = (key: string): boolean => key.startsWith(SITE);

export class SiteKeeper extends Remembered<'sites'> {
  /** Sites changed here: they stay on the list with nothing chosen, too, so that none goes away under the reader's hand. */
  readonly #changedHere: Set<string>;

  constructor(store: Store, storage: Storage) {
    const changedHere = new Set<string>();
    super(store, storage, 'sites', isSiteKey, () => sitesIn(storage, changedHere));
    this.#changedHere = changedHere;
  }

  async change(host: string, change: Partial<SiteChoices>): Promise<void> {
    this.#changedHere.add(host);
    const { [host]: _before, ...failures } = this.store.state.siteFailures;
    try {
      await chooseForSite(this.storage, host, change);
      this.store.set({ siteFailures: failures });
      this.store.saved();
    } catch (error) {
      console.warn('Rostrum: a choice for a site could not be stored', error);
      this.store.set({ siteFailures: { ...failures, [host]: failureOf(error) } });
    }
    await this.load();
  }

  async forgetSites(hosts: readonly string[]): Promise<void> {
    for (const host of hosts) this.#changedHere.delete(host);
    await this.forget(hosts.map((host) => SITE + host));
  }
}

/** Sites that something is stored for, and those named besides, by name. */
async function sitesIn(storage: Storage, besides: ReadonlySet<string>): Promise<Site[]> {
  const all = await storage.get(null);
  const stored = Object.keys(all)
    .filter(isSiteKey)
    .map((key) => key.slice(SITE.length));
  return [...new Set([...stored, ...besides])].toSorted().map((host) => {
    const key = SITE + host;
    const choices = siteChoicesIn(all[key]);
    return { host, choices: choices ?? NO_CHOICES, isBroken: key in all && !choices };
  });
}
