/** The converter: opencc-js in the background, each direction built once, when first asked for. */
import { ConverterBuilder } from 'opencc-js/core';
import * as toTraditional from 'opencc-js/preset/cn2t';
import * as toSimplified from 'opencc-js/preset/t2cn';
import { needs } from './decide.ts';
import type { Target } from './variant.ts';

type Convert = (text: string) => string;
const built = new Map<string, Convert>();

function converter(from: 'cn' | 't', to: 'cn' | 'tw' | 'hk'): Convert {
  const key = `${from}:${to}`;
  let convert = built.get(key);
  if (!convert) {
    convert = ConverterBuilder(to === 'cn' ? toSimplified : toTraditional)({ from, to });
    built.set(key, convert);
  }
  return convert;
}

/**
 * Converts each text by itself; one that is in the target script already comes back as it was.
 * @param variant which traditional: Taiwan's or Hong Kong's
 */
export function convertTexts(texts: readonly string[], to: Target, variant: 'tw' | 'hk'): string[] {
  return texts.map((text) => {
    if (!needs(text, to)) return text;
    return to === 'simplified' ? converter('t', 'cn')(text) : converter('cn', variant)(text);
  });
}
