/** Whether the reader wants Rostrum on a page. Without dependencies: the content script reads it, too. */
import type { Run } from './site.ts';

/**
 * @param run what is chosen for the site
 * @param said what the reader has said of the page: one of speeches, or not
 * @returns null: that is for the detector to say
 */
export function wants(run: Run | null, said: boolean | null): boolean | null {
  if (run === 'never' || said === false) return false;
  return run === 'always' || said === true ? true : null;
}
