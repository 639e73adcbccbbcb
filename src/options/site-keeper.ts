/** Keeps the list of sites that something is remembered for. */
import type { Script } from '../script/variant.ts';
import { SITE, siteKey } from '../settings/keys.ts';
import { chooseForSite, NO_CHOICES, siteChoicesIn } from '../settings/site.ts';
import type { Storage } from '../settings/storage.ts';
import { isListed, originOf } from '../sites/access.ts';
import { type Access, chooseStart, isAllowed, letIn, Refused, type Start } from '../sites/start.ts';
import { failureOf } from './failure.ts';
import { Remembered } from './remembered.ts';
import type { Site, SiteFailure } from './state.ts';
import type { Store } from './store.ts';

export class SiteKeeper extends Remembered<'sites'> {
  readonly #access: Access;
  /** Sites changed here: they stay on the list with nothing chosen, too, so that none goes away under the reader's hand. */
  readonly #changedHere: Set<string>;

  /** @param listed patterns of the sites that Rostrum comes with */
  constructor(store: Store, storage: Storage, access: Access, listed: readonly string[]) {
    const changedHere = new Set<string>();
    super(store, storage, 'sites', SITE, () => sitesIn(storage, access, listed, changedHere));
    this.#access = access;
    this.#changedHere = changedHere;
  }

  async setScript(host: string, script: Script | null): Promise<void> {
    await this.#change(host, chooseForSite(this.storage, host, { script }));
  }

  /** To be called while a click is being handled: the browser may have to be asked. */
  async setStart(host: string, start: Start): Promise<void> {
    const site = this.store.state.sites?.find((one) => one.host === host);
    if (site) await this.#change(host, chooseStart(this.#access, this.storage, site, start));
  }

  /** To be called while a click is being handled. */
  async allow(host: string): Promise<void> {
    await this.#change(host, letIn(this.#access, [originOf(host)]));
  }

  /** @param hosts without: all of them */
  async forgetSites(hosts?: readonly string[]): Promise<void> {
    for (const host of hosts ?? this.#changedHere) this.#changedHere.delete(host);
    await this.forget(hosts?.map(siteKey));
  }

  async #change(host: string, done: Promise<void>): Promise<void> {
    this.#changedHere.add(host);
    const { [host]: _before, ...failures } = this.store.state.siteFailures;
    try {
      await done;
      this.store.set({ siteFailures: failures });
      this.store.saved();
    } catch (error) {
      console.warn('Rostrum: a choice for a site could not be stored', error);
      this.store.set({ siteFailures: { ...failures, [host]: siteFailureOf(error) } });
    }
    await this.load();
  }
}

function siteFailureOf(error: unknown): SiteFailure {
  if (!(error instanceof Refused)) return failureOf(error);
  return error.why === 'notSaved' ? failureOf(error.cause) : error.why;
}

/** Sites that something is stored for, and those named besides, by name. */
async function sitesIn(
  storage: Storage,
  access: Access,
  listed: readonly string[],
  besides: ReadonlySet<string>,
): Promise<Site[]> {
  const all = await storage.get(null);
  const stored = Object.keys(all)
    .filter((key) => key.startsWith(SITE))
    .map((key) => key.slice(SITE.length));
  const hosts = [...new Set([...stored, ...besides])].toSorted();
  return Promise.all(
    hosts.map(async (host) => {
      const key = siteKey(host);
      const choices = siteChoicesIn(all[key]);
      return {
        host,
        ...(choices ?? NO_CHOICES),
        isBroken: key in all && !choices,
        listed: isListed(host, listed),
        allowed: host !== '' && (await isAllowed(access, [originOf(host)])),
      };
    }),
  );
}
