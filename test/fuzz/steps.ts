/** What happens to a page, one thing after another: by the reader, by the page itself, by who uses it, by time. */
import fc from 'fast-check';
import { KINDS, type Kind } from '../../src/findings/finding.ts';

/**
 * `n` and `m` pick a node, a finding or a pending task: modulo how many there are. `again` chooses what is chosen already,
 * which must change nothing; else the other.
 */
export type Step =
  /** The reader's choices. */
  | { do: 'cleaning'; again: boolean }
  | { do: 'script'; n: number; again: boolean }
  | { do: 'keep'; n: number; again: boolean }
  | { do: 'keepHere'; n: number; again: boolean }
  | { do: 'keepKinds'; kinds: Kind[] }
  | { do: 'marker'; n: number; button: number }
  | { do: 'toggle' }
  | { do: 'leave' }
  | { do: 'restore' }
  | { do: 'jump'; n: number }
  /** The converter's answers, in any order, or its failure; and time. */
  | { do: 'answer'; n: number; how: 'right' | 'reject' | 'short' }
  | { do: 'run'; n: number; tasks: number }
  | { do: 'settle'; n: number }
  /** What the page does. */
  | { do: 'text'; n: number; seed: number }
  | { do: 'remove'; n: number }
  | { do: 'return'; n: number; m: number }
  | { do: 'insert'; n: number; what: Piece; seed: number }
  | { do: 'append'; n: number; what: Piece; seed: number }
  | { do: 'move'; n: number; m: number }
  | { do: 'inner'; n: number; seed: number }
  | { do: 'again'; n: number; more: boolean }
  | { do: 'split'; n: number; at: number }
  | { do: 'normalize'; n: number }
  | { do: 'attribute'; n: number; name: AttributeName; seed: number | null }
  | { do: 'replace'; n: number; seed: number }
  | { do: 'clone'; n: number }
  | { do: 'body'; how: 'element' | 'inner' | 'class'; seed: number }
  | { do: 'title'; seed: number }
  /** What its user does. */
  | { do: 'select'; n: number; m: number; from: number; to: number }
  | { do: 'fill'; n: number; seed: number }
  | { do: 'scroll'; share: number };

export const PIECES = ['text', 'p', 'br', 'ad', 'form'] as const;
export type Piece = (typeof PIECES)[number];
export const ATTRIBUTES = ['hidden', 'lang', 'title', 'alt', 'class', 'style', 'data-x', 'tabindex'] as const;
export type AttributeName = (typeof ATTRIBUTES)[number];

const n = fc.nat(400);
const seed = fc.nat(9999);
/** Seldom. */
const again = fc.nat(9).map((n) => n === 9);
const piece = fc.constantFrom(...PIECES);
const make = <D extends Step['do']>(name: D, rest: object): fc.Arbitrary<Step> =>
  fc.record({
    do: fc.constant(name),
    ...rest,
  }) as unknown as fc.Arbitrary<Step>;

const reader = fc.oneof(
  make('cleaning', { again }),
  make('script', { n, again }),
  make('keep', { n, again }),
  make('keepHere', { n, again }),
  make('keepKinds', { kinds: fc.subarray([...KINDS]) }),
  make('marker', { n, button: fc.nat(2) }),
  make('toggle', {}),
  make('leave', {}),
  make('restore', {}),
  make('jump', { n }),
);
const time = fc.oneof(
  make('answer', {
    n: fc.nat(4),
    how: fc.constantFrom('right', 'right', 'right', 'reject', 'short'),
  }),
  make('run', { n, tasks: fc.integer({ min: 1, max: 6 }) }),
  make('settle', { n }),
);
const page = fc.oneof(
  make('text', { n, seed }),
  make('remove', { n }),
  make('return', { n, m: n }),
  make('insert', { n, what: piece, seed }),
  make('append', { n, what: piece, seed }),
  make('move', { n, m: n }),
  make('inner', { n, seed }),
  make('again', { n, more: fc.boolean() }),
  make('split', { n, at: fc.nat(60) }),
  make('normalize', { n }),
  make('attribute', {
    n,
    name: fc.constantFrom(...ATTRIBUTES),
    seed: fc.option(seed),
  }),
  make('replace', { n, seed }),
  make('clone', { n }),
  make('body', {
    how: fc.constantFrom('element', 'inner', 'class', 'class'),
    seed,
  }),
  make('title', { seed }),
);
const user = fc.oneof(
  make('select', { n, m: n, from: fc.nat(60), to: fc.nat(60) }),
  make('fill', { n, seed }),
  make('scroll', { share: fc.double({ min: 0, max: 1, noNaN: true }) }),
);

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: reader },
    { weight: 4, arbitrary: time },
    { weight: 4, arbitrary: page },
    { weight: 3, arbitrary: user },
  ),
  { minLength: 1, maxLength: 14 },
);
