/**
 * Is this a speech page? A verdict from cheap evidence: the title, and the first lines of the text.
 *
 * A bounded part of the page is read, no layout, and nothing changed; most pages never run more than that, and a first
 * look at it (`hope.ts`). What the evidence is worth stands in `evidence.ts`.
 */
import { judge, type Verdict } from './judge.ts';
import { readLines } from './lines.ts';

/** @param whole all evidence is wanted, also where the verdict is certain without it */
export const detect = (document: Document, whole = false): Verdict => judge(readLines(document), whole);
