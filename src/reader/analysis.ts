/** What comes of analysing a page (`analyse.ts`), and what the reader wants of it. */
import type { Found } from '../findings/find.ts';
import type { Finding, Kind } from '../findings/finding.ts';
import type { ReaderText } from './text.ts';

/** What the reader wants of the findings. */
export interface Choice {
  /** Kinds that are all kept on the page. */
  kinds: readonly Kind[];
  /** Findings that were brought back, by id. */
  kept: readonly string[];
  /** Duplicates of which the other copy is to be seen, by id. */
  swapped: readonly string[];
}

export interface Analysis {
  found: Found;
  /** The outline of what stands there once the findings that are wanted are carried out. */
  text: ReaderText;
}

/** The findings that are to be carried out. */
export const wantedOf = (found: Found, choice: Choice): Finding[] =>
  findingsFor(found, choice).filter((finding) => !isKept(finding, choice));

/** All findings as the reader wants them: of a swapped duplicate the other copy is the folded one. */
export const findingsFor = ({ findings }: Found, { swapped }: Choice): Finding[] =>
  findings.map((finding) => (swapped.includes(finding.id) ? swap(finding) : finding));

export const isKept = ({ id, kind }: Finding, { kinds, kept }: Choice): boolean =>
  kinds.includes(kind) || kept.includes(id);

/** The same duplicate with its copies' parts exchanged. */
function swap(finding: Finding): Finding {
  const { keeps, hideBlocks } = finding;
  if (!keeps || !hideBlocks?.length) return finding;
  return {
    ...finding,
    at: keeps.blocks[0]!,
    hideBlocks: keeps.blocks,
    keeps: { block: hideBlocks[0]!, alike: keeps.alike, blocks: hideBlocks },
  };
}

/** Whether a value is an answer to what was asked. Its parts are our own background's. */
export const isAnalysis = (value: unknown): value is Analysis =>
  typeof value === 'object' && value !== null && 'found' in value && 'text' in value;
