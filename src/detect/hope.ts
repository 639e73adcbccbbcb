/**
 * Whether a page is worth a closer look: most pages of a listed site are told from speech pages here, in the page; the
 * others are sent to the background to be judged, where the patterns are that speak against them.
 */
import { foldForDetector as fold } from '../phrases/fold.ts';
import { GENRE } from '../phrases/genre.ts';
import { ENOUGH } from './evidence.ts';
import { foldLines, type ReadLines } from './lines.ts';
import { LINKS_MOST, listen, PROSE_ENOUGH } from './speaking.ts';
import { weigh } from './weigh.ts';

/** A text that is named as speeches are: it takes a closer look in any case, and no pattern needs to be tried here. */
const isNamedSo = ({ title, prose, text, linked }: ReadLines): boolean =>
  prose >= PROSE_ENOUGH && linked <= text * LINKS_MOST && GENRE.test(fold(title));

/** False: no closer look would take it for a speech page. */
export function isWorthALook(read: ReadLines): boolean {
  if (isNamedSo(read)) return true;
  const { looks, lines } = listen(foldLines(read));
  return weigh(looks, lines).points >= ENOUGH;
}
