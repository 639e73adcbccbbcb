/** Lines as the phrase tables see them, and what has been found out about each so far. */
import type { Ordinal } from '../outline/ordinal.ts';

/** A block, or a paragraph. */
export interface Line {
  /** Folded and trimmed. */
  readonly folded: string;
  readonly memo: Memo;
}

/**
 * How a line begins. Finders and outline ask the same of each line several times: it is looked up once (`ordinalOf`,
 * `salutationOf`, `greets`). undefined: not asked for yet.
 */
export class Memo {
  ordinal: Ordinal | null | undefined = undefined;
  salutation: number | undefined = undefined;
  greets: boolean | undefined = undefined;
}
