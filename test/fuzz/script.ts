/** A converter for the fuzzer: by characters, one of which becomes two, as a few phrases do. */
import type { Target } from '../../src/script/variant.ts';

const PAIRS =
  '讲講话話发發会會们們时時这這个個来來对對说說开開关關为為过過车車间間检檢机機项項账賬学學书書务務总總结結领領广廣众眾';
/** `村` becomes `村莊`, and back. */
const LONGER = { simplified: '村', traditional: '村莊' };

const toTraditional = new Map<string, string>([[LONGER.simplified, LONGER.traditional]]);
const toSimplified = new Map<string, string>([['莊', '']]);
for (let i = 0; i < PAIRS.length; i += 2) {
  toTraditional.set(PAIRS[i]!, PAIRS[i + 1]!);
  toSimplified.set(PAIRS[i + 1]!, PAIRS[i]!);
}
const by = (table: ReadonlyMap<string, string>, text: string): string =>
  [...text].map((c) => table.get(c) ?? c).join('');

export const convert = (runs: string[][], to: Target): string[][] =>
  runs.map((run) =>
    run.map((text) => by(to === 'traditional' ? toTraditional : toSimplified, text.replaceAll('莊', ''))),
  );

/** Text as all scripts and all mending have it alike: its Han characters, in simplified form. */
export const bare = (text: string): string => by(toSimplified, text.replace(/\P{Script=Han}/gu, ''));

/** Characters that only a conversion into traditional script brings in. */
export const TRADITIONAL = new RegExp(`[${[...toSimplified.keys()].join('')}]`);
