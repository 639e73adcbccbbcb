/** The verdict: what speaks for a speech page against what speaks for another kind of page. Pure: no document. */
import { NOT_SPEECH, TITLE_NOT_SPEECH } from '../phrases/notspeech.ts';
import { matches } from '../phrases/rule.ts';
import { ENOUGH } from './evidence.ts';
import { foldLines, type ReadLines } from './lines.ts';
import { BREAK, listen, SPEAKS } from './speaking.ts';
import { type Evidence, type Looks, linesWith, weigh } from './weigh.ts';

export interface Verdict {
  speech: boolean;
  points: number;
  evidence: Evidence[];
}

/** Text with less Chinese than this is in another language. */
const HAN_LEAST = 0.42;

/** @param whole all evidence is wanted, also where the verdict is certain without it */
export function judge(read: ReadLines, whole = false): Verdict {
  const page = foldLines(read);
  const { all, lines, stamps, turns, cut, looks } = listen(page);
  const short = page.controls.join(BREAK);
  const against: Looks = {
    fewHan: () => +(all.replace(/[^\u3400-\u9fff]/g, '').length < all.length * HAN_LEAST),
    titleAbout: () => +matches(TITLE_NOT_SPEECH, page.title),
    turns: () => [...turns.values()].reduce((sum, n) => sum + (n < SPEAKS ? 0 : n), 0),
    timestamps: () => stamps,
  };
  for (const { name, pattern, control } of NOT_SPEECH)
    against[name] = () =>
      linesWith(pattern, all) + (control ? linesWith(pattern, short) : 0) + (name === 'teasers' ? cut : 0);
  const { points, evidence } = weigh({ ...looks, ...against }, lines, whole);
  return { speech: points >= ENOUGH, points, evidence };
}
