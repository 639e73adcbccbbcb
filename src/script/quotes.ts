/**
 * Quotation marks by the custom of the script: “ ” with ‘ ’ inside them (GB/T 15834) ⇄ 「 」 with 『 』 inside them.
 *
 * A mark is swapped for the one of its rank. Where a pair is seen to be of another rank than its mark says, its place
 * decides: an outermost ‘…’ becomes 「…」, and “…” right inside “…” becomes 『…』. Every mark stays one UTF-16 unit.
 */
import type { Target } from './variant.ts';

const CURLY = '“”‘’';
const CORNER = '「」『』';
const MARKS = { traditional: /[“”‘’]/, simplified: /[「」『』]/ } as const;
const HAN = /\p{Script=Han}/u;
const LATIN = /[\p{Script=Latin}\d]/u;

interface Mark {
  at: number;
  /** Where its pair begins in the list of marks: outer 0, inner 2. */
  rank: 0 | 2;
  closes: boolean;
  pair?: Mark;
  /** The open marks around a mark that opens a pair. */
  around?: Mark | undefined;
  becomes?: 0 | 2;
}

/**
 * Swaps the quotation marks of a run. Those of a run without Chinese are left alone, and so is the apostrophe (it’s),
 * with which ’ shares its character.
 */
export function swapQuotes(text: string, to: Target): string {
  if (!MARKS[to].test(text) || !HAN.test(text)) return text;
  const from = to === 'traditional' ? CURLY : CORNER;
  const into = to === 'traditional' ? CORNER : CURLY;

  const marks: Mark[] = [];
  // Open marks by rank. A closing mark ends the last one of its rank, and gives up those opened since of the other.
  const open: Record<0 | 2, Mark[]> = { 0: [], 2: [] };
  for (let at = 0; at < text.length; at++) {
    const kind = from.indexOf(text.charAt(at));
    if (kind < 0) continue;
    const mark: Mark = { at, rank: kind < 2 ? 0 : 2, closes: kind % 2 === 1 };
    const latin = LATIN.test(text.charAt(at - 1)) && LATIN.test(text.charAt(at + 1));
    if (mark.rank === 2 && to === 'traditional' && latin) continue;
    const same = open[mark.rank];
    const other = open[mark.rank === 0 ? 2 : 0];
    if (!mark.closes) {
      const [one, two] = [same.at(-1), other.at(-1)];
      mark.around = (one?.at ?? -1) > (two?.at ?? -1) ? one : two;
      same.push(mark);
    } else {
      const partner = same.pop();
      if (partner) {
        mark.pair = partner;
        partner.pair = mark;
        while ((other.at(-1)?.at ?? -1) > partner.at) other.pop();
      }
    }
    marks.push(mark);
  }

  const whole = marks.every((mark) => mark.pair);
  const out = text.split('');
  for (const mark of marks) {
    if (!mark.pair) {
      // Alone beside a Latin letter it is an apostrophe: ’90s, students’.
      const beside = LATIN.test(text.charAt(mark.at - 1)) || LATIN.test(text.charAt(mark.at + 1));
      if (mark.rank === 2 && to === 'traditional' && beside) continue;
      mark.becomes = mark.rank;
    } else if (!mark.closes) {
      const around = mark.around?.pair ? mark.around.becomes : undefined;
      if (around !== undefined) mark.becomes = around === 0 ? 2 : 0;
      // A mark missing somewhere in the run: nothing tells which pairs are outermost.
      else mark.becomes = whole ? 0 : mark.rank;
      mark.pair.becomes = mark.becomes;
    }
    out[mark.at] = into[(mark.becomes ?? mark.rank) + (mark.closes ? 1 : 0)]!;
  }
  return out.join('');
}
