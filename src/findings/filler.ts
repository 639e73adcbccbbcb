/** Finds what the site's editor says around the speeches: introductions, farewells, and their broken remains. */

import { ordinalOf } from '../outline/ordinal.ts';
import { SEPARATORS } from '../outline/separators.ts';
import { isProse, within } from '../page/page.ts';
import { STEP, type Steps } from '../page/steps.ts';
import { salutationOf } from '../phrases/address.ts';
import { greets } from '../phrases/courtesy.ts';
import { FILLER, FILLER_BEFORE_SPEECH, FILLER_FRAGMENT, FILLER_FRAGMENT_MOST, META } from '../phrases/filler.ts';
import { ENDS_IN_GENRE, GENRE } from '../phrases/genre.ts';
import { matches } from '../phrases/rule.ts';
import { Table } from '../phrases/table.ts';
import { excerpt, type Finding, type Reason, type Seen } from './finding.ts';

/** Longest paragraph of filler, in characters. Editors write a few sentences; a longer text is the speech. */
const FILLER_MOST = 420;
/** How many paragraphs an introduction has at the most. */
const INTRODUCTION_MOST = 5;
/** What speeches say and editors do not. Folded. */
const SPOKEN =
  /我(代表|谨|讲|想|来自|叫|是来自|的(发言|讲话|演讲|汇报|意见|体会|建议|题目))|同志们|同学们|老师们|在座的|今天,?我|请允许我|不当之处|批评指正|(今天|以上)的?(发言|讲话|汇报|演讲)|我们(在这里|隆重|召开|欢聚|相聚)/;

/** Separators that say by themselves that they count texts. */
const COUNTING_TABLE = /* @__PURE__ */ new Table(SEPARATORS.filter((separator) => !separator.likeTitle));
const FILLER_TABLE = /* @__PURE__ */ new Table(FILLER);

export function* findFiller({ page, hidden }: Seen): Steps<Finding[]> {
  const { blocks } = page;
  const { from, to } = page.boxes[page.main]!;
  const findings: Finding[] = [];
  const hide = (i: number, reason: Reason) => {
    hidden[i] = 1;
    findings.push({
      id: `filler:${i}`,
      kind: 'filler',
      reason,
      text: excerpt(blocks[i]!.text),
      at: i,
      hideBlocks: [i],
    });
  };
  // Paragraphs since a speech could have begun: editors introduce behind a title, before the first words.
  let sinceTitle = 0;
  let begun = false;
  let behindFiller = false;
  for (let i = from; i < to; i++) {
    if ((i - from) % STEP === STEP - 1) yield;
    if (hidden[i] || !within(page, blocks[i]!.box, page.main)) continue;
    const block = blocks[i]!;
    const { folded } = block;
    if (META.pattern.test(folded)) continue;
    if (salutationOf(block) || greets(block)) {
      begun = true;
      behindFiller = false;
      continue;
    }
    if (
      block.heading > 0 ||
      (block.bold && folded.length <= 60) ||
      (folded.length <= 45 && (ENDS_IN_GENRE.test(folded) || COUNTING_TABLE.matches(folded)))
    ) {
      begun = false;
      sinceTitle = 0;
      behindFiller = false;
      continue;
    }
    if (behindFiller && isFragment(folded)) {
      hide(i, 'fillerRest');
      continue;
    }
    behindFiller = false;
    if (folded.length > FILLER_MOST || ordinalOf(block)) {
      begun ||= isProse(block);
      continue;
    }
    if (FILLER_TABLE.matches(folded) && (folded.includes('小编') || !SPOKEN.test(folded))) {
      hide(i, 'editor');
      behindFiller = true;
      continue;
    }
    if (
      !begun &&
      sinceTitle < INTRODUCTION_MOST &&
      GENRE.test(folded) &&
      !SPOKEN.test(folded) &&
      matches(FILLER_BEFORE_SPEECH, folded)
    ) {
      hide(i, 'aboutGenre');
      behindFiller = true;
      continue;
    }
    if (isProse(block)) {
      sinceTitle++;
      begun ||= SPOKEN.test(folded) || sinceTitle >= INTRODUCTION_MOST;
    }
  }
  return findings;
}

const isFragment = (folded: string): boolean =>
  folded.length <= FILLER_FRAGMENT_MOST &&
  folded
    .split(/[,。!、.]/)
    .filter(Boolean)
    .every((clause) => matches(FILLER_FRAGMENT, clause));
