/**
 * Tells whether a text needs converting at all.
 *
 * Method: OpenCC's own character tables say which characters belong to one script only (those that its tables change,
 * and never into themselves). Text that is already traditional must not be fed to a converter from simplified, which
 * would damage it (干預 → 幹預).
 */
import STCharacters from 'opencc-js/dict/STCharacters';
import TSCharacters from 'opencc-js/dict/TSCharacters';
import type { Target } from './variant.ts';

/** Characters that a table maps, and never to themselves: they do not occur in the other script. */
function onlyIn(table: string): Set<string> {
  const set = new Set<string>();
  for (const row of table.split('|')) {
    const [from, ...to] = row.split(' ');
    if (from && !to.includes(from)) set.add(from);
  }
  return set;
}

const SIMPLIFIED_ONLY = onlyIn(STCharacters);
const TRADITIONAL_ONLY = onlyIn(TSCharacters);

/** True when `text` has characters that `to` does not use, and is not in that script already. */
export function needs(text: string, to: Target): boolean {
  let simplified = 0;
  let traditional = 0;
  for (const c of text) {
    if (SIMPLIFIED_ONLY.has(c)) simplified++;
    else if (TRADITIONAL_ONLY.has(c)) traditional++;
  }
  // From traditional, every character that has a simplified form is safe to convert; the other way only where
  // simplified text prevails.
  return to === 'simplified' ? traditional > 0 : simplified > 0 && simplified >= traditional;
}
