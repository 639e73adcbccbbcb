/**
 * A page and its twin. Both live through the same changes; Rostrum runs in the page only. What the page is when Rostrum
 * is off is measured by the twin: markup, nodes, selection, form values.
 */
import { HOST, MARK, RUN } from '../../src/edits/attribute.ts';
import { MARKER } from '../../src/edits/markers.ts';
import { prose } from '../core/make.ts';
import type { Piece, Step } from './steps.ts';

type PageStep = Extract<
  Step,
  {
    do:
      | 'text'
      | 'remove'
      | 'return'
      | 'insert'
      | 'append'
      | 'move'
      | 'inner'
      | 'again'
      | 'split'
      | 'normalize'
      | 'attribute'
      | 'replace'
      | 'clone'
      | 'body'
      | 'title'
      | 'select'
      | 'fill'
      | 'scroll';
  }
>;

/** Text that no page's script writes into. */
const OPAQUE = 'script, style, textarea, select, noscript, template';
/**
 * Nothing is put into it: shown again, Chromium draws first its box and only later what stands in it, which no write can
 * hold the page still for.
 */
const LATE = 'object';

export class Twins {
  readonly page: Document;
  readonly twin: Document;
  /** Node of the twin → the same node of the page. */
  readonly #partner = new WeakMap<Node, Node>();
  /** Elements that the page has taken away, and may put back. */
  readonly #removed: Element[] = [];

  /** @param page @param twin two documents of the same HTML */
  constructor(page: Document, twin: Document) {
    this.page = page;
    this.twin = twin;
    this.#link(twin.documentElement, page.documentElement);
    for (const document of [page, twin])
      for (const card of document.querySelectorAll('x-card'))
        card.attachShadow({ mode: 'open' }).innerHTML = '<p>会议讲话,开发票,村里的事。</p>';
    // A frame that is moved is loaded anew: its window is another one then.
    for (const frame of twin.querySelectorAll('iframe')) {
      const other = this.#partner.get(frame) as HTMLIFrameElement;
      if (other.contentWindow) Object.assign(other.contentWindow, { isFirst: true });
      if (frame.contentWindow) Object.assign(frame.contentWindow, { isFirst: true });
    }
  }

  /** The reader has put the caret somewhere, as asked for by its user: it is there in the twin, too. */
  takeSelection(): void {
    const { anchorNode, anchorOffset, isCollapsed } = this.page.getSelection()!;
    const wanted = this.twin.getSelection()!;
    // The end of a selection in an element cannot be compared, but by the next change it may be one in a text.
    const isSame =
      wanted.isCollapsed &&
      this.#partner.get(wanted.anchorNode!) === anchorNode &&
      (anchorNode?.nodeType !== 3 || wanted.anchorOffset === anchorOffset);
    if (!isCollapsed || isSame) return;
    const own = [...this.texts()].find(([, partner]) => partner === anchorNode)?.[0];
    if (own) wanted.collapse(own, Math.min(anchorOffset, own.length));
    else wanted.removeAllRanges();
  }

  /** Text nodes of the twin, in order, whose partner stands in the page too, with it. */
  *texts(): Generator<[own: Text, partner: Text]> {
    const walker = this.twin.createTreeWalker(this.twin.documentElement, 4 /* text */);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const partner = this.#partner.get(node);
      if (partner?.isConnected) yield [node as Text, partner as Text];
    }
  }

  #link(own: Node, partner: Node): void {
    if (own.nodeType !== partner.nodeType || own.nodeName !== partner.nodeName) return;
    this.#partner.set(own, partner);
    const [mine, theirs] = [own.childNodes, partner.childNodes];
    // Where ours stands among them there is no telling which is which.
    if (mine.length === theirs.length) for (const [i, child] of mine.entries()) this.#link(child, theirs[i]!);
  }

  #elements(): Element[] {
    return [...this.twin.body.querySelectorAll('*')].filter((e) => this.#partner.get(e)?.isConnected);
  }

  /** Every third pick is one that we have changed: there the page's doings meet ours. */
  #pick<T extends Node>(n: number, all: T[]): T | undefined {
    const changed = n % 3 ? [] : all.filter((own) => isChanged(own, this.#partner.get(own)!));
    const from = changed.length ? changed : all;
    return from[n % Math.max(1, from.length)];
  }

  #pickText(n: number, sameLength = false): Text | undefined {
    const all = [...this.texts()].filter(([own, partner]) => !sameLength || own.length === partner.length);
    const texts = all.map(([own]) => own);
    return this.#pick(
      n,
      texts.filter((text) => text.data.trim() && !text.parentElement?.closest(`head, ${OPAQUE}`)),
    );
  }

  #fields(): Element[] {
    return this.#elements().filter((e) => e.matches('input, select, textarea'));
  }

  /** What must happen before, so that a step finds what it wants. */
  leadingTo(step: Step): PageStep[] {
    if (step.do === 'return' && !this.#removed.length) return [{ do: 'remove', n: step.n }];
    if (step.do === 'normalize' && !this.#elements().some(hasTextsToJoin))
      return [{ do: 'split', n: step.n, at: step.n }];
    if (step.do === 'fill' && !this.#fields().length) return [{ do: 'append', n: step.n, what: 'form', seed: step.n }];
    if (step.do === 'attribute' && step.seed === null && !this.#elements().some((e) => e.hasAttribute(step.name)))
      return [{ ...step, seed: step.n }];
    return [];
  }

  /** The page changes itself, or its user does: in both. */
  do(step: PageStep): void {
    switch (step.do) {
      case 'title': {
        for (const document of [this.twin, this.page]) document.title = `年会讲话 ${step.seed}`;
        this.#relink(this.twin.head);
        return;
      }
      case 'body': {
        const html = freshHtml(step.seed);
        for (const document of [this.twin, this.page]) {
          if (step.how === 'class') {
            const { classList } = document.body;
            classList.toggle(step.seed % 2 ? 'dark9' : 'locked9');
          } else if (step.how === 'inner') document.body.innerHTML = html;
          else {
            const body = document.createElement('body');
            body.innerHTML = html;
            document.body.replaceWith(body);
          }
        }
        if (step.how !== 'class') this.#relink(this.twin.body, true);
        return;
      }
      case 'scroll': {
        for (const document of [this.twin, this.page]) {
          const root = document.documentElement;
          const most = Math.max(0, root.scrollHeight - root.clientHeight);
          const wanted = Math.round(step.share * most);
          const isThere = Math.abs(wanted - document.defaultView!.scrollY) < 1;
          document.defaultView!.scrollTo({
            top: isThere && wanted === 0 ? most : isThere ? 0 : wanted,
            behavior: 'instant',
          });
        }
        return;
      }
      case 'select': {
        const [a, b] = [this.#pickText(step.n), this.#pickText(step.m)];
        if (!a || !b) return;
        const from = Math.min(step.from, a.length, this.#text(a).length);
        const to = Math.min(step.to, b.length, this.#text(b).length);
        this.twin.getSelection()?.setBaseAndExtent(a, from, b, to);
        this.page.getSelection()?.setBaseAndExtent(this.#text(a), from, this.#text(b), to);
        return;
      }
      case 'text': {
        this.#onText(step.n, (node) => {
          node.data = step.seed % 3 ? prose(step.seed) : `第${step.seed}次讲话`;
          return null;
        });
        return;
      }
      case 'split': {
        this.#onText(step.n, (node) => node.splitText(step.at % node.length), true);
        return;
      }
      case 'fill': {
        const fields = this.#fields();
        const field = fields[step.n % fields.length];
        if (field) for (const one of [field, this.#partner.get(field)!]) fill(one as HTMLInputElement, step.seed);
        return;
      }
      case 'return': {
        const [own] = this.#removed.splice(step.n % Math.max(1, this.#removed.length), 1);
        const place = this.#pick(step.m, this.#elements());
        if (!own || !place) return;
        place.before(own);
        (this.#partner.get(place) as Element).before(this.#partner.get(own)!);
        return;
      }
      case 'move': {
        const all = this.#elements();
        const others = all.filter((one) => !one.matches(LATE));
        const [a, b] = [this.#pick(step.n, all), this.#pick(step.m, others)];
        if (!a || !b || a.contains(b)) return;
        b.append(a);
        this.#partner.get(b)!.appendChild(this.#partner.get(a)!);
        return;
      }
      default: {
        const fit = this.#elements().filter((element) => this.#fits(step, element));
        const element = this.#pick(step.n, fit);
        if (element) this.#onElement(step, element, this.#partner.get(element) as Element);
      }
    }
  }

  /** Whether a step can do anything to an element. */
  #fits(step: PageStep, own: Element): boolean {
    if (/^(append|inner|again)$/.test(step.do) && own.matches(LATE)) return false;
    if (step.do === 'inner') return !own.matches(OPAQUE);
    if (step.do === 'again')
      return (
        !own.matches(OPAQUE) &&
        (step.more || own.hasChildNodes()) &&
        !hasFocusOfOurs(own, this.#partner.get(own) as Element)
      );
    if (step.do === 'normalize') return hasTextsToJoin(own);
    if (step.do === 'attribute' && step.seed === null) return own.hasAttribute(step.name);
    return true;
  }

  #text(own: Text): Text {
    return this.#partner.get(own) as Text;
  }

  /**
   * @param change gives the new node that it makes, if any
   * @param byPlace only a text of the same length in both: in one that we have made longer or shorter, a place is another
   */
  #onText(n: number, change: (node: Text) => Text | null, byPlace = false): void {
    const own = this.#pickText(n, byPlace);
    if (!own) return;
    const [made, other] = [change(own), change(this.#text(own))];
    if (made && other) this.#partner.set(made, other);
  }

  #onElement(step: PageStep, own: Element, partner: Element): void {
    const both = [own, partner] as const;
    switch (step.do) {
      case 'remove':
        for (const one of both) one.remove();
        this.#removed.push(own);
        return;
      case 'insert': {
        const [a, b] = both.map((one) => {
          const fresh = pieceOf(one.ownerDocument, step.what, step.seed);
          one.parentNode!.insertBefore(fresh, one);
          return fresh;
        });
        this.#link(a!, b!);
        return;
      }
      case 'append': {
        const [a, b] = both.map((one) => {
          const fresh = pieceOf(one.ownerDocument, step.what, step.seed);
          one.append(fresh);
          return fresh;
        });
        this.#link(a!, b!);
        return;
      }
      case 'replace': {
        const [a, b] = both.map((one) => {
          const fresh = one.ownerDocument.createElement('div');
          fresh.innerHTML = freshHtml(step.seed);
          one.replaceWith(fresh);
          return fresh;
        });
        this.#link(a!, b!);
        return;
      }
      case 'inner':
        for (const one of both) one.innerHTML = freshHtml(step.seed);
        this.#link(own, partner);
        return;
      case 'again':
        for (const one of both) one.innerHTML += step.more ? '<p>又写了一行</p>' : '';
        this.#link(own, partner);
        return;
      case 'clone': {
        // What a page makes of text that it reads is its own; only what it has of its own can be the same on both sides.
        if (own.outerHTML !== withoutMarks(partner.outerHTML)) return;
        const [a, b] = both.map((one) => {
          const copy = one.cloneNode(true);
          one.after(copy);
          return copy;
        });
        this.#link(a!, b!);
        return;
      }
      case 'normalize': {
        const [mine, theirs] = both.map(textsBehind);
        for (const one of both) one.normalize();
        // Where something of ours stands between, the page's texts are joined otherwise: they are no longer the same.
        for (const [text, count] of mine!)
          if (theirs!.get(this.#partner.get(text) as Text) !== count) this.#partner.delete(text);
        return;
      }
      case 'attribute': {
        // A page sets an attribute of its own to what it wants; `until-found` is nobody's but ours here.
        for (const one of both)
          if (step.seed === null) one.removeAttribute(step.name);
          else one.setAttribute(step.name, attributeValue(step.name, step.seed));
        return;
      }
    }
  }

  /** Links what the page has made anew in both documents under the same parent. */
  #relink(own: Element, itself = false): void {
    const partner = itself || own === this.twin.body ? this.page.body : this.page.head;
    this.#link(own, partner);
  }

  /** What is not as it is in the twin; empty: nothing. */
  differences(): string {
    const html = withoutHost(this.page);
    const twin = this.twin.documentElement.outerHTML;
    if (html !== twin) return firstDifference(html, twin);
    return this.#otherNodes() || this.#otherSelection() || this.#otherFields() || this.#otherShadows();
  }

  #otherNodes(): string {
    const walker = this.twin.createTreeWalker(this.twin.documentElement, 0xffffffff);
    for (let node: Node | null = walker.root; node; node = walker.nextNode()) {
      const partner = this.#partner.get(node);
      if (!partner) continue;
      if (!partner.isConnected) return `a node of the page's is gone: ${shown(node)}`;
      const parent = node.parentNode && this.#partner.get(node.parentNode);
      if (parent && partner.parentNode !== parent) return `a node has another parent: ${shown(node)}`;
    }
    return '';
  }

  #otherSelection(): string {
    const [own, other] = [this.twin.getSelection(), this.page.getSelection()];
    // An end in an element is a place among its children, which ours stood among, too.
    if (own?.anchorNode?.nodeType !== 3 || own.focusNode?.nodeType !== 3) return '';
    const [from, to] = [this.#partner.get(own.anchorNode), this.#partner.get(own.focusNode)];
    if (!from || !to || !other) return '';
    const says = (node: Node | null, offset: number) => `${node ? shown(node) : 'nothing'} at ${offset}`;
    const wanted = `${says(from, own.anchorOffset)} to ${says(to, own.focusOffset)}`;
    const found = `${says(other.anchorNode, other.anchorOffset)} to ${says(other.focusNode, other.focusOffset)}`;
    const same =
      other.anchorNode === from &&
      other.focusNode === to &&
      other.anchorOffset === own.anchorOffset &&
      other.focusOffset === own.focusOffset;
    return same ? '' : `selected: ${found}; in the twin: ${wanted}`;
  }

  #otherFields(): string {
    for (const own of this.twin.querySelectorAll<HTMLInputElement>('input, select, textarea')) {
      const other = this.#partner.get(own) as HTMLInputElement | undefined;
      if (other && (own.value !== other.value || own.checked !== other.checked))
        return `a field says ${other.value}; in the twin: ${own.value}`;
    }
    return '';
  }

  #otherShadows(): string {
    for (const own of this.twin.querySelectorAll('x-card')) {
      const other = this.#partner.get(own) as Element | undefined;
      if (other && own.shadowRoot?.innerHTML !== other.shadowRoot?.innerHTML) return 'a shadow root was written to';
    }
    for (const own of this.twin.querySelectorAll('iframe')) {
      const other = this.#partner.get(own) as HTMLIFrameElement | undefined;
      const isFirst = (frame: HTMLIFrameElement) =>
        (frame.contentWindow as (Window & { isFirst?: boolean }) | null)?.isFirst === true;
      if (other && isFirst(own) && !isFirst(other)) return 'a frame was loaded anew';
    }
    return '';
  }
}

/** The page's HTML but for the sidebar's host. */
function withoutHost(document: Document): string {
  const html = document.documentElement.outerHTML;
  return html.replace(new RegExp(`<${HOST}[^>]*></${HOST}>`, 'g'), '');
}

/** Markup without what we hide and wrap by: what is left is the page's, or text and attributes that we have written. */
const withoutMarks = (html: string): string =>
  html.replace(new RegExp(` ${MARK}="[^"]*"| hidden="until-found"|<${MARKER}></${MARKER}>|</?${RUN}>`, 'g'), '');

/** How much is shown around a difference, in characters. */
const AROUND = 90;

function firstDifference(page: string, twin: string): string {
  let at = 0;
  while (page[at] === twin[at]) at++;
  const from = Math.max(0, at - AROUND);
  return `page: …${page.slice(from, at + AROUND)}…\n twin: …${twin.slice(from, at + AROUND)}…`;
}

const shown = (node: Node): string =>
  node.nodeType === 3 ? `“${(node as Text).data.slice(0, 20)}”` : `<${node.nodeName.toLowerCase()}>`;

/** Written into, marked, or wrapped by us. */
function isChanged(own: Node, partner: Node): boolean {
  if (partner.parentNode?.nodeName.startsWith('ROSTRUM')) return true;
  if (own.nodeType === 3) return (own as Text).data !== (partner as Text).data;
  const attributes = (element: Element) => [...element.attributes].map(({ name, value }) => `${name}=${value}`).join();
  return attributes(own as Element) !== attributes(partner as Element);
}

/** The paragraph that was jumped to has a `tabindex` of ours as long as it has the focus: copied, it is the page's. */
function hasFocusOfOurs(own: Element, partner: Element): boolean {
  const all = (element: Element) => [element, ...element.querySelectorAll('[tabindex]')];
  const count = (element: Element) => all(element).filter((one) => one.hasAttribute('tabindex')).length;
  return count(own) !== count(partner);
}

/** How many texts stand directly behind each text inside an element. */
function textsBehind(element: Element): Map<Text, number> {
  const counts = new Map<Text, number>();
  const walker = element.ownerDocument.createTreeWalker(element, 4 /* text */);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    let count = 0;
    for (let next = text.nextSibling; next?.nodeType === 3; next = next.nextSibling) count++;
    counts.set(text as Text, count);
  }
  return counts;
}

const hasTextsToJoin = (element: Element): boolean =>
  [...element.childNodes].some(({ nodeType, nextSibling }) => nodeType === 3 && nextSibling?.nodeType === 3);

const freshHtml = (seed: number): string =>
  [
    `<p>${prose(seed)}</p><p title="讲话">${prose(seed + 1)}</p>`,
    `${prose(seed)}<br>www.example-fanwen.com<br>${prose(seed + 1)}<br>`,
    `<p>${prose(seed).replace('了', '了的.')}</p><p>开通VIP会员免广告阅读全站范文</p>`,
    `<span>${prose(seed)}</span>`,
    '',
  ][seed % 5]!;

function pieceOf(document: Document, what: Piece, seed: number): Node {
  if (what === 'text') return document.createTextNode(prose(seed, 1 + (seed % 4)));
  if (what === 'br') return document.createElement('br');
  const element = document.createElement(what === 'p' ? 'p' : 'div');
  if (what === 'p') element.textContent = prose(seed);
  if (what === 'ad') {
    element.className = 'ad-box';
    element.innerHTML = '<a href="http://ads.other.test/3" rel="sponsored">开会员 免广告</a>';
  }
  if (what === 'form') element.innerHTML = '<input value="会议"><textarea>讲话</textarea>';
  return element;
}

function attributeValue(name: string, seed: number): string {
  if (name === 'hidden') return '';
  if (name === 'lang') return seed % 2 ? 'zh-CN' : 'ja';
  if (name === 'tabindex') return '0';
  if (name === 'style') return seed % 2 ? 'display:none' : 'color:red';
  if (name === 'class') return ['gone9', 'ad-box', 'u9', ''][seed % 4]!;
  return `讲话第${seed}号`;
}

function fill(field: HTMLInputElement, seed: number): void {
  if (field.localName === 'select') {
    const list = field as unknown as HTMLSelectElement;
    list.selectedIndex = (list.selectedIndex + 1) % list.length;
  } else if (field.type === 'checkbox') field.checked = !field.checked;
  else field.value = `会议${seed}`;
}
