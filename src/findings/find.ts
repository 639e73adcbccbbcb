/** The list of all finders, in the order in which they run: what one has hidden the next ones do not see. */
import { isProse, type Page } from '../page/page.ts';
import { runAll, type Steps } from '../page/steps.ts';
import { CLUTTER, HINTS, RELATED_HEADING, STAYS } from '../phrases/clutter.ts';
import { FILLER, FILLER_BEFORE_SPEECH, META } from '../phrases/filler.ts';
import { ENDS_IN_GENRE, GENRE } from '../phrases/genre.ts';
import { primeForLines, primeForNames } from '../phrases/prime.ts';
import type { Rule } from '../phrases/rule.ts';
import { findBroken } from './broken.ts';
import { findClutter } from './clutter.ts';
import { findDuplicates } from './duplicates.ts';
import { findFiller } from './filler.ts';
import { type Finder, type Finding, hiddenBy, type Kind } from './finding.ts';
import { findMarks } from './marks.ts';
import { findObstacles } from './obstacles.ts';
import { findPager } from './pager.ts';
import { findWraps } from './wraps.ts';

const FINDERS: readonly Finder[] = [
  findObstacles,
  findClutter,
  findPager,
  findFiller,
  findWraps,
  findBroken,
  findMarks,
];

const patternsOf = (rules: readonly Rule[]): readonly RegExp[] => rules.map(({ pattern }) => pattern);
/** Patterns that nearly every page meets, and those that its class names and ids do. */
const FOR_LINES: readonly (readonly RegExp[])[] = [
  patternsOf(CLUTTER),
  patternsOf(STAYS),
  patternsOf(RELATED_HEADING),
  patternsOf([...FILLER, ...FILLER_BEFORE_SPEECH, META]),
  [GENRE, ENDS_IN_GENRE],
];
const FOR_NAMES: readonly RegExp[] = Object.values(HINTS);

/** A kind of finding that would hide more than this share of the page's prose is wrong about the page. */
const PROSE_MOST = 1 / 3;

export interface Found {
  findings: Finding[];
  /** Kinds that were dropped whole, because they would have hidden too much prose. */
  dropped: Kind[];
}

export const findAll = (page: Page): Found => runAll(findSteps(page));

/** What `findAll` does, in steps of a few milliseconds. */
export function* findSteps(page: Page): Steps<Found> {
  for (const patterns of FOR_LINES) {
    primeForLines(patterns);
    yield;
  }
  primeForNames(FOR_NAMES);

  const dropped: Kind[] = [];
  let prose = 0;
  for (const block of page.blocks) if (isProse(block)) prose += block.text.length;

  const findings: Finding[] = [];
  const hidden = new Uint8Array(page.blocks.length);
  for (const finder of FINDERS) {
    const before = hidden.slice();
    const work = finder({ page, hidden });
    let found = Array.isArray(work) ? work : yield* work;
    const tooMuch = [...new Set(found.map((f) => f.kind))].filter(
      (kind) => hidesProse(page, found, kind) > prose * PROSE_MOST,
    );
    if (tooMuch.length) {
      dropped.push(...tooMuch);
      found = found.filter((f) => !tooMuch.includes(f.kind));
      hidden.set(before);
      for (const finding of found) for (const i of hiddenBy(page, finding)) hidden[i] = 1;
    }
    findings.push(...found);
    yield;
  }
  const joins = new Map(findings.flatMap((f) => (f.join ? [[f.join[0]!, f.join] as const] : [])));
  findings.push(...(yield* findDuplicates({ page, hidden }, joins)));
  return { findings: findings.map(withLastingId()), dropped };
}

/**
 * Finders name a finding by its place. What the reader has chosen for one is to outlast another reading of the page,
 * when text has come in between: so it is named by what it says, and by which one of several that say the same it is.
 */
function withLastingId(): (finding: Finding) => Finding {
  const counts = new Map<string, number>();
  return (finding) => {
    const name = `${finding.kind}:${finding.text}`;
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return { ...finding, id: `${name}#${count}` };
  };
}

function hidesProse(page: Page, findings: Finding[], kind: Kind): number {
  let chars = 0;
  for (const finding of findings)
    if (finding.kind === kind)
      for (const i of hiddenBy(page, finding)) if (isProse(page.blocks[i]!)) chars += page.blocks[i]!.text.length;
  return chars;
}
