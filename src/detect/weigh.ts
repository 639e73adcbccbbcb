/** Adds up what was found. */
import { ENOUGH, type EvidenceName, WEIGHTS, type Weight } from './evidence.ts';

export interface Evidence {
  name: EvidenceName;
  /** Points for (positive) or against (negative) a speech page. */
  points: number;
}

/** What is looked at, in turn, and how often it is found: what may speak for a speech page comes first. */
export type Looks = Partial<Record<EvidenceName, () => number>>;

/** In how many lines a pattern is met. */
export function linesWith(pattern: RegExp, text: string): number {
  const every = new RegExp(pattern, `${pattern.flags}gm`);
  let lines = 0;
  while (every.test(text)) {
    lines++;
    every.lastIndex = text.indexOf('\n', every.lastIndex) + 1;
    if (!every.lastIndex) break;
  }
  return lines;
}

const gain = (name: EvidenceName): number => {
  const [points, most = 1]: Weight = WEIGHTS[name];
  return Math.max(0, points) * most;
};

/**
 * Looks until it is certain that there are not points enough.
 * @param lines how many lines shares are taken of
 * @param whole all is looked at, then too
 */
export function weigh(looks: Looks, lines: number, whole = false): { points: number; evidence: Evidence[] } {
  const evidence: Evidence[] = [];
  const names = Object.keys(looks) as EvidenceName[];
  let points = 0;
  /** What the evidence that is still to be looked at may add. */
  let hope = names.reduce((sum, name) => sum + gain(name), 0);
  for (const name of names) {
    const [each, most = 1, share = 0]: Weight = WEIGHTS[name];
    const times = looks[name]!();
    if (times) {
      const often = share ? Math.min(1, times / Math.max(1, lines * share)) : 1;
      const worth = each * Math.min(most, times) * often;
      evidence.push({ name, points: worth });
      points += worth;
    }
    hope -= gain(name);
    if (!whole && points + hope < ENOUGH) break;
  }
  return { points, evidence };
}
