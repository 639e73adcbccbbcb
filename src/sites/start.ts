/** When Rostrum starts by itself on a site: what is chosen for it, and what the browser has to let it do for that. */
import type { Permissions } from 'webextension-polyfill';
import { chooseForSite, RUNS, type Run } from '../settings/site.ts';
import type { Storage } from '../settings/storage.ts';
import { EVERY_SITE, originOf } from './access.ts';

export interface SiteStart {
  host: string;
  /** What is chosen for it. */
  run: Run | null;
  /** Rostrum comes with it. */
  listed: boolean;
  /** The browser lets Rostrum start there by itself. On listed sites, too, it can be told not to. */
  allowed: boolean;
}

/** `auto`: where a page looks like speeches. */
export const STARTS = ['auto', ...RUNS] as const;
export type Start = (typeof STARTS)[number];

/** What is stored for it. */
export const runOf = (start: Start): Run | null => (start === 'auto' ? null : start);

/** Where nothing is chosen, it depends on whether Rostrum is let in at all. */
export function startOf({ run, listed, allowed }: SiteStart): Start {
  return run ?? (listed || allowed ? 'auto' : 'never');
}

/** Whether what is chosen needs the browser's permission first, or again: it can be taken back at any time. */
export const lacksPermission = (site: SiteStart): boolean => !site.allowed && startOf(site) !== 'never';

/** What did not work out. */
export const REFUSALS = ['notAllowed', 'stillAllowed', 'notSaved'] as const;
export type Refusal = (typeof REFUSALS)[number];

export class Refused extends Error {
  readonly why: Refusal;

  /** @param cause what the browser said, if anything */
  constructor(why: Refusal, cause?: unknown) {
    super(why, { cause });
    this.why = why;
  }
}

/** The part of the browser that is used: `browser.permissions`. */
export type Access = Pick<Permissions.Static, 'contains' | 'remove' | 'request'>;

/** @returns whether the browser lets Rostrum in there; where it cannot tell, it does not */
export async function isAllowed(access: Access, origins: readonly string[]): Promise<boolean> {
  try {
    return await access.contains({ origins: [...origins] });
  } catch (error) {
    console.warn('Rostrum: a permission could not be looked up', error);
    return false;
  }
}

/** @throws Refused where the browser says no, or fails */
async function agreed(done: Promise<boolean>, otherwise: Refusal): Promise<void> {
  const isDone = await done.catch((error: unknown) => {
    throw new Refused(otherwise, error);
  });
  if (!isDone) throw new Refused(otherwise);
}

/**
 * Has the browser let Rostrum in there. To be called first of all, and waited for later: browsers let it be asked for only
 * while a click is being handled.
 * @throws Refused
 */
export const letIn = async (access: Access, origins: readonly string[]): Promise<void> =>
  agreed(access.request({ origins: [...origins] }), 'notAllowed');

/** Gives back what was let in. @throws Refused */
export const giveBack = async (access: Access, origins: readonly string[]): Promise<void> =>
  agreed(access.remove({ origins: [...origins] }), 'stillAllowed');

/**
 * Chooses when Rostrum starts by itself on a site, and has the browser let it in where that needs it. To be called while
 * a click is being handled.
 * @throws Refused; what was chosen before then holds, but where only the permission could not be given back
 */
export async function chooseStart(access: Access, storage: Storage, site: SiteStart, start: Start): Promise<void> {
  const { host, run, listed, allowed } = site;
  const origins = [originOf(host)];
  const choose = (choice: Run | null) =>
    chooseForSite(storage, host, { run: choice }).catch((error: unknown) => {
      throw new Refused('notSaved', error);
    });
  const needed = start === 'never' || allowed ? null : letIn(access, origins);
  // The choice is stored meanwhile, as the browser's question may close the popup.
  const [answered, chosen] = await Promise.allSettled([needed, choose(runOf(start))]);
  if (chosen.status === 'rejected') throw chosen.reason;
  if (answered.status === 'rejected') {
    await choose(run);
    throw answered.reason;
  }
  // What was let in for this site alone is given back.
  if (start === 'never' && !listed && allowed && !(await isAllowed(access, EVERY_SITE)))
    await giveBack(access, origins);
}
