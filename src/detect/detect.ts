/**
 * Is this a speech page? A verdict from cheap evidence: the title, and the first lines of the text.
 *
 * It walks a bounded number of text nodes, reads no layout and changes nothing; most pages never run more than this.
 */
import { closing, greeting, salutation } from '../phrases/address.ts';
import { foldForDetector as fold } from '../phrases/fold.ts';
import { COLLECTION, ENDS_IN_GENRE, GENRE } from '../phrases/genre.ts';
import { NOT_SPEECH, TITLE_NOT_SPEECH } from '../phrases/notspeech.ts';
import { matches } from '../phrases/rule.ts';

export interface Evidence {
  name: string;
  /** Points for (positive) or against (negative) a speech page. */
  points: number;
}

export interface Verdict {
  speech: boolean;
  points: number;
  evidence: Evidence[];
}

/** Points from which a page is taken for a speech page. */
const ENOUGH = 6;
/** How much of a page is read: text nodes, and characters of text. Speeches show themselves early. */
const NODES_MOST = 1500;
const CHARS_MOST = 30_000;
/** A paragraph that is running text, and how much of it a speech page has at least, in Han characters. */
const PROSE_LEAST = 30;
const PROSE_ENOUGH = 200;

/** What a page's lines count for, each line of its kind up to a number of lines. */
const FOR = {
  salutation: { points: 3.5, most: 2 },
  greeting: { points: 1.5, most: 2 },
  closing: { points: 1.5, most: 2 },
  firstPerson: { points: 1, most: 3 },
  ordinal: { points: 0.5, most: 4 },
} as const;
const FIRST_PERSON =
  /我(代表|谨代表|谨|讲(几|三|四|两|二|五)?|想(和|跟|同|对)|提(几|三|四|两)点)|在此,?我|借此机会|下面,?我|请允许我|今天,?(我们|我)(在这里|召开|演讲|隆重|欢聚|站在)|我演讲的题目|我的发言|我今天/;
const ORDINAL_LINE = /^([一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,2}\)|第[一二三四五六七八九十],)/;

/** Elements whose text is not the page's. */
const SKIP = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'TEXTAREA', 'SELECT', 'OPTION', 'SVG', 'svg']);

export function detect(document: Document): Verdict {
  const evidence: Evidence[] = [];
  const add = (name: string, points: number) => {
    if (points) evidence.push({ name, points });
  };
  const title = fold(document.title ?? '');
  const genre = GENRE.test(title);
  add('titleGenre', genre ? 2.5 : 0);
  add('titleEnds', genre && ENDS_IN_GENRE.test(title.replace(/\s*[_|-].*$/, '').replace(COLLECTION, '')) ? 1 : 0);
  add('titleCollection', genre && COLLECTION.test(title) ? 1 : 0);

  add('titleAbout', matches(TITLE_NOT_SPEECH, title) ? -5 : 0);

  const body = document.body;
  if (body?.localName !== 'body') return verdict(evidence);
  const count: Record<keyof typeof FOR, number> = {
    salutation: 0,
    greeting: 0,
    closing: 0,
    firstPerson: 0,
    ordinal: 0,
  };
  const against = new Float64Array(NOT_SPEECH.length);
  let prose = 0;
  let text = 0;
  let linked = 0;
  let lines = 0;
  const read = (line: string, inLink: boolean) => {
    text += line.length;
    if (inLink) {
      linked += line.length;
      for (let n = 0; n < NOT_SPEECH.length; n++)
        if (line.length < 40 && NOT_SPEECH[n]!.pattern.test(line)) against[n]!++;
      return;
    }
    if (line.length >= PROSE_LEAST) prose += line.length;
    if (line.length >= PROSE_LEAST / 3) lines++;
    const short = line.length > 160 ? line.slice(0, 160) : line;
    if (salutation(short)) count.salutation++;
    if (greeting(short)) count.greeting++;
    if (FIRST_PERSON.test(short)) count.firstPerson++;
    if (ORDINAL_LINE.test(short)) count.ordinal++;
    if (closing(line)) count.closing++;

    for (let n = 0; n < NOT_SPEECH.length; n++) if (NOT_SPEECH[n]!.pattern.test(short)) against[n]!++;
  };

  const walker = document.createTreeWalker(body, 5 /* elements and text */, (node) =>
    node.nodeType === 1 && SKIP.has(node.nodeName) ? 2 /* reject */ : 1,
  );
  let nodes = 0;
  for (let node = walker.nextNode(); node && nodes < NODES_MOST && text < CHARS_MOST; node = walker.nextNode()) {
    if (node.nodeType !== 3) continue;
    nodes++;
    const data = (node as Text).data;
    if (data.length < 2) continue;
    const line = fold(data).replace(/\s+/g, ' ').trim();
    if (line.length > 1) read(line, node.parentElement?.localName === 'a');
  }

  for (const [name, { points, most }] of Object.entries(FOR))
    add(name, points * Math.min(most, count[name as keyof typeof FOR]));
  NOT_SPEECH.forEach(({ name, points, most, share }, n) => {
    const often = share ? Math.min(1, against[n]! / Math.max(1, lines * share)) : 1;
    add(name, -points * Math.min(most, against[n]!) * often);
  });
  // Most speeches greet their hearers in a line of their own; one that does not needs more to be known by.
  add('noSalutation', count.salutation ? 0 : -1);
  add('tooShort', prose < PROSE_ENOUGH ? -8 : 0);
  add('links', text > 0 && linked > text * 0.6 ? -6 : 0);
  return verdict(evidence);
}

function verdict(evidence: Evidence[]): Verdict {
  const points = evidence.reduce((sum, e) => sum + e.points, 0);
  return { speech: points >= ENOUGH, points, evidence };
}
