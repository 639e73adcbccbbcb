/** The list of all finders, in the order in which they run: what one has hidden the next ones do not see. */
import { isProse, type Page } from '../page/page.ts';
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

/** A kind of finding that would hide more than this share of the page's prose is wrong about the page. */
const PROSE_MOST = 1 / 3;

export interface Found {
  findings: Finding[];
  /** Kinds that were dropped whole, because they would have hidden too much prose. */
  dropped: Kind[];
}

export function findAll(page: Page): Found {
  const dropped: Kind[] = [];
  let prose = 0;
  for (const block of page.blocks) if (isProse(block)) prose += block.text.length;

  const findings: Finding[] = [];
  const hidden = new Uint8Array(page.blocks.length);
  for (const finder of FINDERS) {
    const before = hidden.slice();
    let found = finder({ page, hidden });
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
  }
  const joins = new Map(findings.flatMap((f) => (f.join ? [[f.join[0]!, f.join] as const] : [])));
  findings.push(...findDuplicates({ page, hidden }, joins));
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
