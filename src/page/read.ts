/**
 * Reads a document once into boxes and blocks.
 *
 * One walk over the nodes, iterative (pages nest thousands deep), reading nothing but the tree itself; the few
 * questions that only the browser's style engine can answer come in through `Probe`.
 */
import { HINTS } from '../phrases/clutter.ts';
import { Memo } from '../phrases/line.ts';
import { type Scanned, scan } from '../phrases/scan.ts';
import { unclobbered } from '../unclobbered.ts';
import { findMain } from './main.ts';
import { type AdLink, type Block, type Box, isProse, type Page, type Source, within } from './page.ts';
import { ODD, squeeze } from './squeeze.ts';
import { runAll, STEP, type Steps } from './steps.ts';

/** What the walk asks the browser. Unit tests pass `plainProbe`. */
export interface Probe {
  /** The text that the page itself has in a node, whatever we have written into it. */
  text(node: Text): string;
  /** True for an element that is hidden by us. */
  isOurs(element: Element): boolean;
  /** False for an element that is not rendered at all (`display: none`, by whichever rule). */
  rendered(element: Element): boolean;
  position(element: Element): string;
  /** True for an element that cuts off a good part of what it holds (overflow hidden, and higher inside than outside). */
  clipped(element: Element): boolean;
}

/** The probe for documents without layout: goes by attributes only. */
export const plainProbe: Probe = {
  text: (node) => node.data,
  isOurs: () => false,
  rendered: (element) => !/display\s*:\s*none/i.test(element.getAttribute('style') ?? ''),
  position: (element) => /position\s*:\s*(\w+)/i.exec(element.getAttribute('style') ?? '')?.[1] ?? 'static',
  clipped: () => false,
};

/** What the walk has to know of an element by its name, a bit each: one look tells all of it. */
const BLOCK = 1;
const EMBED = 2;
const SKIP = 4;
const ASIDE = 8;
const BOLD = 16;
const NAMES = /* @__PURE__ */ kinds([
  // Elements that lay out blocks (HTML's rendering section), and those that end a line of text as a block would.
  [
    BLOCK,
    'address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption ' +
      'figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol option optgroup p pre search ' +
      'section summary table tbody td tfoot th thead tr ul',
  ],
  // Embedded things: boxes without text of their own.
  [EMBED, 'iframe ins embed object video audio canvas'],
  // Never read: no text of the page, or text that the reader types.
  [
    SKIP,
    'head script style noscript template textarea select input svg math datalist frameset rostrum-sidebar rostrum-fold',
  ],
  // Elements that HTML sets apart from the text around them.
  [ASIDE, 'aside footer nav'],
  [BOLD, 'b strong h1 h2 h3 h4 h5 h6'],
]);
function kinds(rows: readonly (readonly [kind: number, names: string])[]): ReadonlyMap<string, number> {
  const map = new Map<string, number>();
  for (const [kind, names] of rows) for (const name of names.split(' ')) map.set(name, (map.get(name) ?? 0) | kind);
  return map;
}
const COMMENTS = /(^|[\s_-])(comments?|pinglun|pl|reply|replies|liuyan|huifu|disqus)(?=[\s_\d-]|$)/;

/** What the walk knows of the element that it is in; a frame a level. */
interface Frame {
  /** Next child to visit. */
  child: ChildNode | null;
  box: number;
  isBlock: boolean;
  bold: boolean;
  centred: boolean;
  heading: number;
  link: boolean;
  /** Inside a link to a place on the same page. */
  inPage: boolean;
  /** Inside an inline element that is named for an advert. */
  advert: boolean;
  /** A `<p>` without attributes inside is rendered: then its like beside it are, too (rules tell lists and tabs by place). */
  shows: boolean;
}

/** A paragraph being gathered. */
interface Run {
  box: number;
  nodes: Text[];
  raw: string;
  chars: number;
  /** None of its nodes has an odd character between its first and its last word. */
  plain: boolean;
  boldChars: number;
  linkChars: number;
  links: number;
  inPageChars: number;
  adChars: number;
  paid: AdLink;
  heading: number;
  centred: boolean;
}

/** What all blocks of a page say. */
interface Texts {
  list: string[];
  /** Made when first asked for: where the page is only sent on to be analysed, nobody asks. */
  scanned: Scanned | null;
}

/** A block as it is read. */
class ReadBlock implements Block {
  box: number;
  raw: string;
  text: string;
  plain: boolean;
  heading: number;
  bold: boolean;
  centred: boolean;
  linkChars: number;
  links: number;
  tabular = false;
  inPage: boolean;
  adLink: AdLink;
  readonly #texts: Texts;
  readonly #place: number;
  #memo: Memo | null = null;

  /** @param texts where its own has its place behind the last one */
  constructor(run: Run, text: string, plain: boolean, texts: Texts) {
    const { chars } = run;
    this.#texts = texts;
    this.#place = texts.list.push(text) - 1;
    this.box = run.box;
    this.raw = run.raw;
    this.text = text;
    this.plain = plain;
    this.heading = run.heading;
    this.bold = run.boldChars >= chars;
    this.centred = run.centred;
    this.linkChars = Math.min(run.linkChars, text.length);
    this.links = run.links;
    this.inPage = run.inPageChars >= chars;
    this.adLink = run.adChars > 0 && run.adChars >= chars ? run.paid : 0;
  }

  get folded(): string {
    return this.#scanned.folded[this.#place]!;
  }
  get memo(): Memo {
    this.#memo ??= new Memo();
    return this.#memo;
  }
  get wordCount(): number {
    return this.#scanned.lengths[this.#place]!;
  }
  get #scanned(): Scanned {
    this.#texts.scanned ??= scan(this.#texts.list);
    return this.#texts.scanned;
  }
}

/** A page, and the nodes that it was read from. */
export interface Read {
  page: Page;
  source: Source;
}

/**
 * @param document the page; its body may be missing or a frameset, then the page has no blocks
 * @param probe what to ask the browser
 */
export const readPage = (document: Document, probe: Probe = plainProbe): Read => runAll(readSteps(document, probe));

/**
 * What `readPage` does, in steps of a few milliseconds. What is read holds for the document as it was all the while:
 * when it has changed between two steps, begin anew.
 */
export function* readSteps(document: Document, probe: Probe = plainProbe): Steps<Read> {
  const boxes: Box[] = [];
  const blocks: Block[] = [];
  const texts: Texts = { list: [], scanned: null };
  const source: Source = { boxes: [], blocks: [] };
  const host = document.location?.hostname ?? '';
  const page: Page = { title: document.title ?? '', host, boxes, blocks, main: 0 };
  const body = document.body;
  if (body?.localName !== 'body') {
    boxes.push(newBox(-1, 'body', '', 0));
    source.boxes.push(document.documentElement);
    return { page, source };
  }

  let run: Run | null = null;
  let lastLink: Element | null = null;
  let paid: AdLink = 0;

  const flush = () => {
    if (!run) return;
    const { raw, nodes, chars } = run;
    if (chars > 0) {
      const trimmed = raw.trim();
      // As many as its nodes have: no white space stands between two of them, either.
      const plain = run.plain && trimmed.length === chars;
      const text = plain ? trimmed : squeeze(trimmed);
      const box = boxes[run.box]!;
      blocks.push(new ReadBlock(run, text, plain, texts));
      source.blocks.push(nodes);
      box.chars += text.length;
      box.linkChars += Math.min(run.linkChars, text.length);
      box.links += run.links;
    }
    run = null;
  };
  /** @param named what to ask for its attributes; null: it has none */
  const enter = (
    node: Element,
    parent: number,
    tag: string,
    kind: number,
    named: Element | null,
    style: string | null,
  ): number => {
    const box = newBox(parent, tag, named ? hintOf(named, kind) : '', blocks.length);
    box.aside = (boxes[parent]?.aside ?? false) || (kind & ASIDE) !== 0 || (box.hint !== '' && COMMENTS.test(box.hint));
    if (named) {
      // A dialog lies over the page, whatever its style sheet does to get it there.
      const role = named.getAttribute('role');
      box.fixed =
        role === 'dialog' || role === 'alertdialog' || (style !== null && /position\s*:\s*fixed/i.test(style));
    }
    boxes.push(box);
    source.boxes.push(node);
    return boxes.length - 1;
  };
  const leave = (frame: Frame) => {
    const box = boxes[frame.box]!;
    box.to = blocks.length;
    const around = boxes[box.parent];
    if (!around) return;
    around.chars += box.chars;
    around.linkChars += box.linkChars;
    around.links += box.links;
    around.adLinks += box.adLinks;
    around.media += box.media;
    around.fields += box.fields;
  };

  const bodyStyle = body.getAttribute('style');
  enter(body, -1, 'body', BLOCK, body, bodyStyle);
  const stack: Frame[] = [
    {
      child: body.firstChild,
      box: 0,
      isBlock: true,
      bold: false,
      centred: centres(body, 'body', bodyStyle),
      heading: 0,
      link: false,
      inPage: false,
      advert: false,
      shows: false,
    },
  ];

  for (let visited = 1; stack.length; visited++) {
    if (visited % STEP === 0) yield;
    const frame = stack[stack.length - 1]!;
    const node = frame.child;
    if (!node) {
      if (frame.isBlock) {
        flush();
        leave(frame);
      }
      stack.pop();
      continue;
    }
    const type = node.nodeType;
    if (type === 3 /* text */) {
      frame.child = node.nextSibling;
      const data = probe.text(node as Text);
      const trimmed = data.trim();
      const odd = trimmed !== '' && ODD.test(trimmed);
      const chars = odd ? inked(trimmed) : trimmed.length;
      if (!chars && !run) continue;
      run ??= {
        box: frame.box,
        nodes: [],
        raw: '',
        chars: 0,
        plain: true,
        boldChars: 0,
        linkChars: 0,
        links: 0,
        inPageChars: 0,
        adChars: 0,
        paid: 0,
        heading: frame.heading,
        centred: frame.centred,
      };
      run.nodes.push(node as Text);
      run.raw += data;
      run.chars += chars;
      if (odd) run.plain = false;
      if (frame.bold) run.boldChars += chars;
      if (frame.inPage) run.inPageChars += chars;
      if (frame.advert && chars) {
        run.adChars += chars;
        run.paid = 2;
      } else if (frame.link && chars && paid) {
        run.adChars += chars;
        run.paid = paid;
      }
      if (frame.link && chars) {
        run.linkChars += chars;
        if (lastLink) {
          run.links++;
          lastLink = null;
        }
      }
      continue;
    }
    // Each question to the tree leads out of the script: nothing is asked twice.
    const name = (node as Element).localName;
    const element = unclobbered(node as Element, name);
    const isNode = element === node;
    frame.child = element.nextSibling;
    if ((isNode ? type : element.nodeType) !== 1 /* element */) continue;
    const tag = isNode ? name : element.localName;
    if (tag === 'br') {
      flush();
      continue;
    }
    const kind = NAMES.get(tag) ?? 0;
    if ((kind & SKIP) !== 0) {
      if (tag === 'input' || tag === 'textarea' || tag === 'select') boxes[frame.box]!.fields++;
      continue;
    }
    // Most elements have no attribute at all: then there is nothing to ask for one by one.
    const bare = !element.hasAttributes();
    if (
      !bare &&
      ((element.hasAttribute('hidden') && !probe.isOurs(node as Element)) ||
        element.getAttribute('contenteditable') === 'true')
    )
      continue;
    if (tag === 'img' || (kind & EMBED) !== 0) boxes[frame.box]!.media++;
    if (tag === 'img') continue;
    const isBlock = (kind & (BLOCK | EMBED)) !== 0;
    const style = bare ? null : element.getAttribute('style');
    const dressed = !bare && (style !== null || element.hasAttribute('class') || element.hasAttribute('id'));
    const isBareParagraph = bare && tag === 'p';
    if ((isBlock || dressed) && !(isBareParagraph && frame.shows)) {
      if (!probe.rendered(node as Element)) continue;
      if (isBareParagraph) frame.shows = true;
    }
    const link = frame.link || (!bare && isLink(element, tag));
    if (link && !frame.link) {
      lastLink = element;
      paid = adLinkOf(element, host);
      if (paid === 2) boxes[frame.box]!.adLinks++;
    }
    if (!isBlock && dressed && !link && HINTS.ad.test(hintOf(element, kind))) {
      // An advert that stands inside a paragraph's element, in a `<span class="ad">`.
      stack.push({ ...frame, child: element.firstChild, isBlock: false, advert: true, shows: false });
      continue;
    }
    let box = frame.box;
    if (isBlock) {
      flush();
      box = enter(node as Element, frame.box, tag, kind, bare ? null : element, style);
    }
    const level = tag.length === 2 && tag[0] === 'h' ? Number(tag[1]) || 0 : 0;
    stack.push({
      child: element.firstChild,
      box,
      isBlock,
      bold: frame.bold || (kind & BOLD) !== 0 || (style !== null && BOLD_STYLE.test(style)),
      centred: frame.centred
        ? bare || !sidesAgain(element, style)
        : isBlock && (bare ? tag === 'center' : centres(element, tag, style)),
      heading: level || frame.heading,
      link,
      inPage: frame.inPage || (tag === 'a' && !link),
      advert: frame.advert,
      shows: false,
    });
  }
  yield;
  markTables(boxes, blocks);
  page.main = findMain(boxes, blocks);
  askBrowser(page, source, probe);
  return { page, source };
}

const newBox = (parent: number, tag: string, hint: string, from: number): Box => ({
  parent,
  tag,
  hint,
  from,
  to: 0,
  chars: 0,
  linkChars: 0,
  links: 0,
  adLinks: 0,
  media: 0,
  fields: 0,
  fixed: false,
  aside: false,
  clipped: false,
  over: false,
});

/** A row of so many cells, so short together (in characters), holds figures, not the page's layout. */
const CELLS_LEAST = 3;
const ROW_MOST = 240;

function markTables(boxes: readonly Box[], blocks: readonly Block[]): void {
  const cells = new Map<number, number>();
  for (const { tag, parent, chars } of boxes)
    if ((tag === 'td' || tag === 'th') && chars > 0) cells.set(parent, (cells.get(parent) ?? 0) + 1);
  for (const [row, count] of cells) {
    const { from, to, chars } = boxes[row]!;
    if (count >= CELLS_LEAST && chars <= ROW_MOST) for (let i = from; i < to; i++) blocks[i]!.tabular = true;
  }
}

/** Largest text of a box that may float over a page, in characters. */
const FLOATING_MOST = 400;

/**
 * Style is asked only of boxes for which the answer matters: short ones outside the prose (do they float?), and the
 * few that hold most of the prose (do they cut it off?).
 */
function askBrowser(page: Page, source: Source, probe: Probe): void {
  const { boxes, main } = page;
  const total = boxes[main]!.chars;
  /** Boxes in which a `<p>` without attributes stands in the text: so do its like beside it. One that floats speaks for itself. */
  const inText = new Set<number>();
  const positionOf = (b: number): string => {
    const { tag, hint, parent } = boxes[b]!;
    const element = source.boxes[b]!;
    if (tag !== 'p' || hint !== '' || element.hasAttributes()) return probe.position(element);
    if (inText.has(parent)) return 'static';
    const position = probe.position(element);
    if (position === 'static') inText.add(parent);
    return position;
  };
  boxes.forEach((box, b) => {
    if (box.parent < 0) return;
    const around = boxes[box.parent]!;
    if (
      !box.fixed &&
      box.chars <= FLOATING_MOST &&
      !around.fixed &&
      around.chars > FLOATING_MOST &&
      !holdsProse(page, b)
    ) {
      const position = positionOf(b);
      box.fixed = position === 'fixed';
      box.over = position === 'absolute' || position === 'sticky';
    }
    if (
      box.chars * 10 >= total &&
      total > 0 &&
      box.to - box.from > 1 &&
      (within(page, main, b) || within(page, b, main))
    )
      box.clipped = probe.clipped(source.boxes[b]!);
  });
}

function holdsProse(page: Page, b: number): boolean {
  const { from, to } = page.boxes[b]!;
  for (let i = from; i < to; i++) if (isProse(page.blocks[i]!)) return true;
  return false;
}

const hintOf = (element: Element, kind: number): string => {
  const id = element.getAttribute('id');
  const names = element.getAttribute('class');
  const address = (kind & EMBED) !== 0 ? element.getAttribute('src') : null;
  return id || names || address ? `${id ?? ''} ${names ?? ''} ${address ?? ''}`.slice(0, 120).toLowerCase() : '';
};

/** A link leads elsewhere; a place on the same page (a table of contents) is not one. */
const isLink = (element: Element, tag: string): boolean => {
  if (tag !== 'a') return false;
  const href = element.getAttribute('href');
  return href !== null && (!href.startsWith('#') || href === '#');
};

/** White space and what is invisible; the first class passes over Han characters, as that of `ODD` does. */
const BLANK = /[\0-\u3000\ufeff](?<=[\0-\x20\xa0\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u3000\ufeff])/g;

/** Characters of `data` that are not blank. */
const inked = (data: string): number => data.length - (data.match(BLANK)?.length ?? 0);

const BOLD_STYLE = /font-weight\s*:\s*(bold|[6-9]00)/i;
const centres = (element: Element, tag: string, style: string | null): boolean =>
  tag === 'center' ||
  element.getAttribute('align')?.toLowerCase() === 'center' ||
  (style !== null && /text-align\s*:\s*center/i.test(style));
const sidesAgain = (element: Element, style: string | null): boolean =>
  /^(left|justify)$/i.test(element.getAttribute('align') ?? '') ||
  (style !== null && /text-align\s*:\s*(left|justify|start)/i.test(style));

/** Links that say of themselves that they are paid for, or that leave the site in a new window or unfollowed. */
function adLinkOf(element: Element, host: string): AdLink {
  const rel = element.getAttribute('rel') ?? '';
  if (/\bsponsored\b/i.test(rel)) return 2;
  const unfollowed = /\bnofollow\b/i.test(rel);
  const away = /^(?:https?:)?\/\/([^/?#]+)/i.exec(element.getAttribute('href') ?? '')?.[1];
  if (away && host && !sameSite(away, host) && (unfollowed || element.getAttribute('target') === '_blank')) return 2;
  const path = element.getAttribute('href') ?? '';
  if (AD_PATH.test(path)) return 2;
  return unfollowed || LEAVING_PATH.test(path) ? 1 : 0;
}

/** Addresses that count the click before they send it on: adverts', and those of links that leave the site. */
const AD_PATH = /\/(ads?|adv|advert|clickad|click|cps|union|promo)(\/|\?|\.\w+\?|$)/i;
const LEAVING_PATH = /\/(go|goto|out|jump|redirect|link|url)(\/|\?|\.\w+\?)/i;

/** Same site, near enough without a list of public suffixes: one host name ends with the other's last two labels. */
function sameSite(a: string, b: string): boolean {
  const last = (name: string) => name.replace(/:\d+$/, '').split('.').slice(-2).join('.');
  return last(a) === last(b);
}
