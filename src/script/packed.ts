/**
 * Runs of text as they are sent to be converted and come back: all pieces in one string. Thousands of small strings in
 * lists of lists take a message some ten times as long.
 */

/** Pieces of text (text nodes). */
export interface PackedPieces {
  /** All of them, one behind the other. */
  text: string;
  /** How long each is, in UTF-16 units. */
  lengths: number[];
}

export interface Packed extends PackedPieces {
  /** How many pieces each run has. */
  counts: number[];
}

/** The most that one message carries, in pieces and in UTF-16 units: a page may be endless, a message is not to be. */
export const PACKED_MOST = { pieces: 200_000, chars: 20_000_000 } as const;

export function pack(runs: readonly (readonly string[])[]): Packed {
  const pieces = runs.flat();
  return {
    text: pieces.join(''),
    lengths: pieces.map((piece) => piece.length),
    counts: runs.map((run) => run.length),
  };
}

/** @returns the pieces, of all runs one behind the other; null where `value` is not so many of them, packed */
export function piecesOf(value: unknown, count: number): string[] | null {
  const { text, lengths } = (value ?? {}) as Record<keyof PackedPieces, unknown>;
  if (typeof text !== 'string' || !Array.isArray(lengths) || lengths.length !== count) return null;
  const pieces: string[] = [];
  let at = 0;
  for (const length of lengths) {
    if (!Number.isSafeInteger(length) || length < 0) return null;
    pieces.push(text.slice(at, at + length));
    at += length;
  }
  return at === text.length ? pieces : null;
}

/** The sum of a list of whole numbers from 0 on, no more of them than `most`; -1 for anything else. */
function sumOf(list: unknown, most: number): number {
  if (!Array.isArray(list) || list.length > most) return -1;
  let sum = 0;
  for (const n of list) {
    if (!Number.isSafeInteger(n) || n < 0) return -1;
    sum += n;
  }
  return sum;
}

/** Whether a value is packed runs, not beyond what one message may carry. */
export function isPacked(value: unknown): value is Packed {
  if (typeof value !== 'object' || value === null) return false;
  const { text, lengths, counts } = value as Record<keyof Packed, unknown>;
  return (
    typeof text === 'string' &&
    text.length <= PACKED_MOST.chars &&
    sumOf(lengths, PACKED_MOST.pieces) === text.length &&
    sumOf(counts, PACKED_MOST.pieces) === (lengths as number[]).length
  );
}
