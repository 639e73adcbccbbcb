/**
 * The directions that text is converted in, each with opencc-js's dictionaries for it, read once, when first wanted.
 */
import { Trie } from 'opencc-js/core';
import CJK_Compatibility_Ideographs from 'opencc-js/dict/CJK_Compatibility_Ideographs';
import * as toTraditional from 'opencc-js/preset/cn2t';
import * as toSimplified from 'opencc-js/preset/t2cn';
import { hasOther } from './decide.ts';
import { guard } from './guards.ts';
import { isSurname } from './names.ts';
import type { Direction, Entry } from './segments.ts';
import type { Variant } from './variant.ts';
import { SPARED_PHRASES, WRONG_PHRASES } from './wrong-phrases.ts';

type Dictionaries = readonly (string | readonly (readonly [string, string])[])[];

function trieOf(dictionaries: Dictionaries): Trie {
  const trie = new Trie();
  trie.loadDictGroup(dictionaries);
  return trie;
}

/** What of a direction does not depend on the reader's own words. */
export type Base = Omit<Direction, 'own' | 'readers'> & { entries: ReadonlyMap<string, Entry> };

/** Made when first wanted, then kept: a fifth of a second for the large dictionary, for which no one should wait twice. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Compatibility ideographs → the ordinary ones: OpenCC's first step. */
export const normalizer = once(() => trieOf([CJK_Compatibility_Ideographs]));

/** The steps of one of opencc-js's configurations. */
function chain(preset: typeof toTraditional | typeof toSimplified, name: string): readonly Dictionaries[] {
  const config = preset.configs[name];
  if (!config) throw new Error(`opencc-js has no configuration ${name}`);
  return config.conversionChain;
}

/** OpenCC's first step from simplified, which all variants share: the large one. */
const simplifiedWords = once(() => trieOf(chain(toTraditional, 's2t')[0] ?? []));

function traditionalBase(variant: Variant): Base {
  return {
    words: simplifiedWords(),
    steps: chain(toTraditional, `s2${variant}`).slice(1).map(trieOf),
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
function simplifiedBase(): Base {
  const [taiwan = [], standard = []] = chain(toSimplified, 'tw2s');
  const [hongKong = []] = chain(toSimplified, 'hk2s');
  const phrases = standard[0];
  if (typeof phrases !== 'string') throw new Error('opencc-js has changed: no phrases from traditional');
  return {
    // OpenCC only cuts at these phrases here; they are converted in the last step.
    words: trieOf([phrases.replace(/([^ |]+) [^|]*/g, '$1 $1')]),
    steps: [trieOf([...taiwan, ...hongKong]), trieOf(standard)],
    entries: new Map(),
    guard: (_text, _start, end) => end,
    keep: () => false,
    other: (word) => hasOther(word, 'simplified'),
  };
}

/** By OpenCC's name of what is converted to: a variant of traditional, or `cn` for simplified. */
export const BASES: Readonly<Record<Variant | 'cn', () => Base>> = {
  tw: once(() => traditionalBase('tw')),
  hk: once(() => traditionalBase('hk')),
  t: once(() => traditionalBase('t')),
  twp: once(() => traditionalBase('twp')),
  cn: once(simplifiedBase),
};
