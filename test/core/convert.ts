/** The converter as the tests call it: with texts in lists. */
import { type ConvertOptions, convertPacked } from '../../src/script/converter.ts';
import { type Packed, pack, piecesOf } from '../../src/script/packed.ts';
import type { Target, Variant } from '../../src/script/variant.ts';

/** Converts runs, each of one or more pieces; see `convertPacked`. */
export const convertAll = (runs: readonly (readonly string[])[], options: ConvertOptions): string[][] =>
  unpack({ ...pack(runs), ...convertPacked(pack(runs), options) });

/** Converts one run. */
export const convertPieces = (pieces: readonly string[], options: ConvertOptions): string[] =>
  convertAll([pieces], options)[0]!;

/** Converts each text by itself. */
export const convertTexts = (texts: readonly string[], to: Target, variant: Variant): string[] =>
  convertAll(
    texts.map((text) => [text]),
    { to, variant, quotes: false, ownWords: [] },
  ).map(([text]) => text!);

/** The runs that were packed. */
export function unpack(packed: Packed): string[][] {
  const pieces = piecesOf(packed, packed.lengths.length)!;
  let at = 0;
  return packed.counts.map((count) => {
    at += count;
    return pieces.slice(at - count, at);
  });
}
