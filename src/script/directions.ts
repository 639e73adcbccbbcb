/**
 * The directions that text is converted in, each with opencc-js's dictionaries for it, read once, when first wanted.
 */
import CJK_Compatibility_Ideographs from 'opencc-js/dict/CJK_Compatibility_Ideographs';
import * as toTraditional from 'opencc-js/preset/cn2t';
import * as toSimplified from 'opencc-js/preset/t2cn';
import { hasOther } from './decide.ts';
import { Dictionary, type Rows } from './dictionary.ts';
import { guard } from './guards.ts';
import { isSurname } from './names.ts';
import { baseOf, type Direction, type Entry } from './segments.ts';
import type { Variant } from './variant.ts';
import { SPARED_PHRASES, WRONG_PHRASES } from './wrong-phrases.ts';

/** What of a direction does not depend on the reader's own words. */
export type Tables = Omit<Direction, 'own' | 'special' | 'readers'> & { entries: ReadonlyMap<string, Entry> };

/** Made when first wanted, then kept: no one should wait twice for the large dictionary. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Compatibility ideographs → the ordinary ones: OpenCC's first step. */
export const normalizer = once(() => new Dictionary([CJK_Compatibility_Ideographs]));

/** The steps of one of opencc-js's configurations. */
function chain(preset: typeof toTraditional | typeof toSimplified, name: string): readonly (readonly Rows[])[] {
  const config = preset.configs[name];
  if (!config) throw new Error(`opencc-js has no configuration ${name}`);
  return config.conversionChain;
}

/** OpenCC's first step from simplified, which all variants share: the large one. */
const simplifiedWords = once(() => new Dictionary(chain(toTraditional, 's2t')[0] ?? []));

function traditionalTables(variant: Variant): Tables {
  const steps = chain(toTraditional, `s2${variant}`).slice(1);
  return {
    ...baseOf(
      simplifiedWords(),
      steps.map((rows) => new Dictionary(rows)),
    ),
    entries: new Map([...WRONG_PHRASES, ...SPARED_PHRASES].map(([from, to]) => [from, { to, final: false }])),
    guard,
    keep: isSurname,
    other: (word) => hasOther(word, 'traditional'),
  };
}

/**
 * From traditional of any variant. OpenCC has a configuration for each (`tw2s`, `hk2s`), but a page does not say which
 * it is in, and the two do not get in each other's way: Taiwan's 著 and Hong Kong's 衞 are both read.
 */
function simplifiedTables(): Tables {
  const [taiwan = [], standard = []] = chain(toSimplified, 'tw2s');
  const [hongKong = []] = chain(toSimplified, 'hk2s');
  const phrases = standard[0];
  if (typeof phrases !== 'string') throw new Error('opencc-js has changed: no phrases from traditional');
  return {
    ...baseOf(
      // OpenCC only cuts at these phrases here; they are converted in the last step.
      new Dictionary([phrases.replace(/([^ |]+) [^|]*/g, '$1 $1')]),
      [new Dictionary([...taiwan, ...hongKong]), new Dictionary(standard)],
    ),
    entries: new Map(),
    guard: (_text, _start, end) => end,
    keep: () => false,
    other: (word) => hasOther(word, 'simplified'),
  };
}

/** By OpenCC's name of what is converted to: a variant of traditional, or `cn` for simplified. */
export const TABLES: Readonly<Record<Variant | 'cn', () => Tables>> = {
  tw: once(() => traditionalTables('tw')),
  hk: once(() => traditionalTables('hk')),
  t: once(() => traditionalTables('t')),
  twp: once(() => traditionalTables('twp')),
  cn: once(simplifiedTables),
};
