import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, test, vi } from 'vitest';
import { type MadePage, madePage } from '../../test/core/generate.ts';
import { pageOf, prose } from '../../test/core/make.ts';
import { findAll } from '../findings/find.ts';
import { type Finding, KINDS } from '../findings/finding.ts';
import { paragraphs, repair } from '../findings/repair.ts';
import { type Page, type Source, within } from '../page/page.ts';
import { plainProbe, readPage } from '../page/read.ts';
import { squeeze } from '../page/squeeze.ts';
import { HIDDEN, MARK, RUN } from './attribute.ts';
import { Edits } from './edits.ts';
import { Ledger } from './ledger.ts';

// Properties over whole pages: slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

interface Loaded {
  document: Document;
  page: Page;
  source: Source;
  findings: Finding[];
  ledger: Ledger;
  edits: Edits;
}

function load(html: string): Loaded {
  const { document } = new JSDOM(html, { url: 'http://www.example.cn/a.html' }).window;
  const { page, source } = readPage(document);
  const ledger = new Ledger();
  return { document, page, source, findings: findAll(page).findings, ledger, edits: new Edits(page, source, ledger) };
}

/** Every node of the document, in order: what must be the same again, not only look the same. */
function nodesOf(document: Document): Node[] {
  const nodes: Node[] = [];
  const walker = document.createTreeWalker(document.documentElement, 0xffffffff);
  for (let node: Node | null = walker.root; node; node = walker.nextNode()) nodes.push(node);
  return nodes;
}

/** Remembers the document; the answer says whether it is as it was, node by node. */
function remember(document: Document): () => void {
  const html = document.documentElement.outerHTML;
  const nodes = nodesOf(document);
  return () => {
    expect(document.documentElement.outerHTML).toBe(html);
    const now = nodesOf(document);
    expect(now.length).toBe(nodes.length);
    expect(now.every((node, i) => node === nodes[i])).toBe(true);
  };
}

/** Elements that a line of text does not run through. */
const BREAKS = new Set(
  (
    'address article aside blockquote body br button caption center dd div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr iframe ins legend li main nav ol p pre section table tbody td tfoot th thead tr ul'
  ).split(' '),
);

/** The lines of text that are not hidden, as the page's reader sees them. */
function seen(document: Document): string[] {
  let text = '';
  const walk = (node: Node) => {
    // A word joiner alone stands for a text of which nothing is left.
    if (node.nodeType === 3) text += (node as Text).data.replace(/[^\S\u3000]+/g, ' ').replace(/^\u2060$/, '');
    if (node.nodeType !== 1) return;
    const element = node as Element;
    if (/^(script|style|template|textarea|select)$/.test(element.localName)) return;
    if (element.hasAttribute('hidden') || element.getAttribute(MARK)?.includes('hide')) return;
    const breaks = BREAKS.has(element.localName);
    if (breaks) text += '\n';
    element.childNodes.forEach(walk);
    if (breaks) text += '\n';
  };
  walk(document.body);
  return text.split('\n').map(squeeze).filter(Boolean);
}

const PAGES = fileURLToPath(new URL('../../test/pages/', import.meta.url));
const sources = readdirSync(PAGES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => [entry.name, readFileSync(`${PAGES}${entry.name}/source.html`, 'utf8')] as const);

describe.each(sources)('on the page %s', (_, html) => {
  test('what was shown is taken back, node by node', () => {
    const { document, edits, ledger, findings } = load(html);
    const asBefore = remember(document);
    edits.show(findings, true);
    expect(document.body.hasAttribute(MARK)).toBe(true);
    edits.clear();
    ledger.restore();
    asBefore();
  });

  test('the reader sees the paragraphs that the core has made', () => {
    const { document, page, edits, findings } = load(html);
    edits.show(findings);
    const lines = new Set(seen(document));
    const missing = paragraphs(page, repair(page, findings)).filter(({ text }) => !lines.has(text));
    expect(missing.map(({ text }) => text)).toEqual([]);
  });

  test('read again through the edits, the page is what it was', () => {
    const { document, page, source, edits, ledger, findings } = load(html);
    edits.show(findings, true);
    for (const node of source.blocks.flat())
      ledger.convert(node, { from: ledger.base(node), to: `${ledger.base(node)}\u7532` });
    const again = readPage(document, {
      ...plainProbe,
      text: (node) => ledger.original(node),
      isOurs: (element) => element.matches(HIDDEN),
    });
    expect(again.page).toEqual(page);
    expect(again.source.blocks.flat().every((node, i) => node === source.blocks.flat()[i])).toBe(true);
  });

  test('what is hidden is not seen', () => {
    const { document, page, edits, findings } = load(html);
    edits.show(findings);
    const fixed = repair(page, findings);
    const kept = new Set(page.blocks.filter((_b, i) => !fixed.hidden[i]).map(({ text }) => text));
    const lines = new Set(seen(document));
    const left = page.blocks.filter(({ text }, i) => fixed.hidden[i] && !kept.has(text) && lines.has(text));
    expect(left.map(({ text }) => text)).toEqual([]);
  });
});

/** A step: which findings are in force (a bit each), and whether the page's text is shown converted. */
const steps = fc.array(
  fc.record({ mask: fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }), convert: fc.constantFrom('no', 'yes', 'back') }),
  { minLength: 1, maxLength: 6 },
);
const subset = (findings: Finding[], mask: bigint): Finding[] =>
  findings.filter((_, i) => (mask >> BigInt(i % 64)) & 1n);

/** Stands for a conversion; one character becomes two, as a few phrases do. */
const converted = (text: string): string => text.replace(/会/g, '會').replace(/们/g, '們').replace(/村/g, '村莊');

function convertAll({ source, ledger }: Loaded): void {
  for (const nodes of source.blocks)
    for (const node of nodes) {
      const from = ledger.base(node);
      ledger.convert(node, { from, to: converted(from) });
    }
}

describe('any findings, in any order, with conversion in between', () => {
  const check = (run: (loaded: Loaded, made: MadePage, step: (i: number) => boolean) => void) =>
    fc.assert(
      fc.property(madePage, steps, (made, list) => {
        const loaded = load(made.html);
        run(loaded, made, (i) => {
          const next = list[i];
          if (!next) return false;
          loaded.edits.show(subset(loaded.findings, next.mask));
          if (next.convert === 'yes') convertAll(loaded);
          if (next.convert === 'back') for (const node of loaded.ledger.nodes()) loaded.ledger.convert(node, null);
          return true;
        });
      }),
      { numRuns: 100 },
    );

  test('the page comes back, node by node', () => {
    check(({ document, edits, ledger }, _, step) => {
      const asBefore = remember(document);
      for (let i = 0; step(i); i++);
      edits.clear();
      ledger.restore();
      asBefore();
    });
  });

  test('no text node is ever left without its Han characters', () => {
    check(({ source }, _, step) => {
      const nodes = source.blocks.flat().filter((node) => /\p{Script=Han}/u.test(node.data));
      for (let i = 0; step(i); i++) expect(nodes.filter((node) => !/\p{Script=Han}/u.test(node.data))).toEqual([]);
    });
  });

  test('the same findings look the same, whatever was shown before', () => {
    check((loaded, made, step) => {
      for (let i = 0; step(i); i++);
      for (const node of loaded.ledger.nodes()) loaded.ledger.convert(node, null);
      loaded.edits.show(loaded.findings);
      const fresh = load(made.html);
      fresh.edits.show(fresh.findings);
      expect(loaded.document.documentElement.outerHTML).toBe(fresh.document.documentElement.outerHTML);
    });
  });

  test('broken sentences stand in one line, and the text of the speeches is seen', () => {
    check(({ document, edits, findings }, { body, broken }) => {
      edits.show(findings);
      const lines = seen(document);
      expect([...broken, ...body].filter((text) => !lines.includes(text))).toEqual([]);
    });
  });
});

describe('one finding of each layout', () => {
  const [before, after] = [`${prose(1)}会上通报了今年的`, `及明年的安排,${prose(2)}`];
  const word = '工作总结';
  const whole = before + word + after;

  test.each([
    ['paragraphs', `<p>${before}。</p><p>${word}。</p><p>${after}</p>`],
    ['line breaks', `\u3000\u3000${before}。<br><br>${word}。<br>\n<br>\u3000\u3000${after}<br>`],
    [
      'table cells',
      `<table><tr><td>${before}。</td></tr><tr><td>${word}。</td></tr><tr><td>${after}</td></tr></table>`,
    ],
    [
      'nested elements',
      `<div><span><font>${before}。</font></span></div><div><b></b><span>${word}。</span></div><div><font>${after}</font></div>`,
    ],
    [
      'inline elements',
      `<p>${before.slice(0, 20)}<b>${before.slice(20)}</b>。</p><p><a>${word}</a>。</p><p>${after}</p>`,
    ],
  ])('a sentence broken by %s stands in one element', (_, html) => {
    const { document, edits, findings } = load(pageOf([`<div>${html}</div>`, prose(3), prose(4), prose(5)]));
    expect(findings.map((f) => f.kind)).toEqual(['broken']);
    edits.show(findings);
    expect(seen(document).filter((line) => line.includes(word))).toEqual([whole]);
    // What was taken in is hidden with its own text, not emptied.
    expect(document.body.textContent).toContain(`${word}。`);
  });

  test('a run between line breaks stays hidden when it is shown hidden twice', () => {
    const { document, edits, findings } = load(
      pageOf([`<div>${[prose(1), 'www.example-fanwen.com', prose(2)].join('<br>')}</div>`]),
    );
    edits.show(findings);
    edits.show(findings);
    expect(seen(document)).toEqual([prose(1), prose(2)]);
  });

  test('only line breaks have their text wrapped', () => {
    const lines = [prose(1), 'www.example-fanwen.com', prose(2)];
    const runs = (html: string) => {
      const { document, edits, findings } = load(html);
      edits.show(findings);
      expect(seen(document)).toEqual([prose(1), prose(2)]);
      return document.querySelectorAll('rostrum-run').length;
    };
    expect(runs(pageOf([`<div>${lines.join('<br>')}</div>`]))).toBe(1);
    expect(runs(pageOf(lines))).toBe(0);
  });
});

describe('a page that changes under the edits', () => {
  const html = pageOf([prose(1), prose(2).replace('了', '了的.'), prose(3)]);
  const load1 = () => {
    const loaded = load(html);
    const block = loaded.findings.find((f) => f.kind === 'mark')!.at;
    return { ...loaded, node: loaded.source.blocks[block]![0]! };
  };

  test('keeps its own new text when everything is taken back', () => {
    const { edits, ledger, findings, node } = load1();
    edits.show(findings);
    node.data = '网页自己写的新句子';
    edits.clear();
    ledger.restore();
    expect(node.data).toBe('网页自己写的新句子');
  });

  test('keeps its own new text when findings are shown again', () => {
    const { edits, findings, node } = load1();
    edits.show(findings);
    node.data = '网页自己写的新句子,比原来的还要长一些';
    edits.show([]);
    edits.show(findings);
    expect(node.data).toBe('网页自己写的新句子,比原来的还要长一些');
  });

  test('may take elements away', () => {
    const { document, edits, ledger, findings, node } = load1();
    edits.show(findings);
    node.parentElement!.remove();
    edits.clear();
    ledger.restore();
    expect(document.documentElement.outerHTML).not.toContain(MARK);
  });

  test('loses nothing when it writes its own HTML anew', () => {
    const { document, edits, findings } = load(
      `<body><div>${prose(1)}<br>www.example-fanwen.com<br>${prose(2)}会上通报了今年的。<br>工作总结。<br>及明年的安排,${prose(3)}</div></body>`,
    );
    expect(findings.length).toBeGreaterThanOrEqual(2);
    const letters = [...(document.body.textContent ?? '')].filter((c) => /\p{Script=Han}/u.test(c));
    edits.show(findings);
    const div = document.querySelector('div')!;
    div.innerHTML += '';
    const now = document.body.textContent ?? '';
    expect(letters.every((c) => now.includes(c))).toBe(true);
    expect(now).toContain('example-fanwen');
    expect(now).toContain('工作总结及明年的安排');
  });
});

describe('a page that takes apart, copies or overwrites what we have put into it', () => {
  const lines = [prose(1), 'www.example-fanwen.com', prose(2)];
  const wrapped = () => load(pageOf([`<div id="lines">${lines.join('<br>')}</div>`]));

  test('a wrapped run that the page has taken away is unwrapped there', () => {
    const { document, edits, findings, source } = wrapped();
    edits.show(findings);
    const text = source.blocks.flat().find((node) => node.data === lines[1])!;
    expect(text.parentElement!.localName).toBe(RUN);
    document.querySelector('#lines')!.textContent = '';
    edits.clear();
    expect(text.parentNode).toBeNull();
  });

  test('a `hidden` that the page sets on what is folded stays the page’s', () => {
    const speech = ['同志们:', ...[1, 2, 3, 4, 5].map((n) => prose(n, 6)), '谢谢大家!'];
    const { document, edits, findings } = load(pageOf([...speech, '讲话稿 篇2', prose(8, 6), prose(9, 6), ...speech]));
    edits.show(findings);
    const folded = document.querySelector('[hidden="until-found"]')!;
    folded.setAttribute('hidden', '');
    edits.clear();
    expect(document.querySelectorAll('[hidden]').length).toBe(1);
    expect(folded.getAttribute('hidden')).toBe('');
  });

  test.each<[string, (lines: Element) => void]>([
    [
      'writes its HTML anew',
      (lines) => {
        lines.parentElement!.innerHTML += '';
      },
    ],
    ['puts a copy in its place', (lines) => lines.replaceWith(lines.cloneNode(true))],
    ['puts a copy behind it', (lines) => lines.after(lines.cloneNode(true))],
  ])('what is copied of marks and wrappers goes when it %s', (_, change) => {
    const [{ document, edits, findings }, twin] = [wrapped(), wrapped()];
    edits.show(findings);
    for (const one of [document, twin.document]) change(one.querySelector('#lines')!);
    edits.clear();
    expect(document.documentElement.outerHTML).toBe(twin.document.documentElement.outerHTML);
  });

  test('a folded copy that the page has copied is opened, and an attribute of the page’s own kept', () => {
    const { document, edits, findings } = wrapped();
    edits.show(findings);
    document.body.insertAdjacentHTML(
      'beforeend',
      `<p ${MARK}="fold" hidden="until-found">a</p><p ${MARK}="its own">b</p>`,
    );
    edits.clear();
    expect(document.body.innerHTML).toContain(`<p>a</p><p ${MARK}="its own">b</p>`);
  });

  test('a text of which nothing is left is not emptied: the page would drop it', () => {
    const html = (end: string) =>
      pageOf([
        `<p>${prose(1)}会上通报了今年的${end}</p><p><a href="/x/">工作总结</a>。</p><p>及明年的安排,${prose(2)}</p>`,
      ]);
    for (const end of ['<b>。</b>', '<b>。</b> \n']) {
      const { document, edits, ledger, findings } = load(html(end));
      const before = document.body.innerHTML;
      edits.show(findings);
      expect(findings.map((f) => f.kind)).toEqual(['broken']);
      document.body.normalize();
      edits.clear();
      ledger.restore();
      expect(document.body.innerHTML).toBe(before);
    }
  });

  test.each(['video', 'select', 'textarea', 'svg', 'canvas'])('a <%s> beside hidden text stays in sight', (name) => {
    const { document, edits, findings } = load(
      pageOf([`<div>${prose(1)}<br><span>www.example-fanwen.com<${name}></${name}></span><br>${prose(2)}</div>`]),
    );
    edits.show(findings);
    expect(document.querySelectorAll(`[${MARK}~="hide"]`).length).toBeGreaterThan(0);
    expect(document.querySelector(name)!.closest(`[${MARK}]`)).toBeNull();
  });
});

describe('a speech that stands on the page twice', () => {
  const speech = ['同志们:', ...[1, 2, 3, 4, 5].map((n) => prose(n, 6)), '谢谢大家!'];
  const other = ['同志们:', ...[6, 7, 8].map((n) => prose(n, 6)), '谢谢大家!'];
  const lines = ['讲话稿 篇1', ...speech, '讲话稿 篇2', ...other, '讲话稿 篇3', ...speech];
  test.each([
    ['paragraphs', pageOf(lines), 'until-found'],
    ['line breaks', pageOf([`<div>${lines.join('<br>\n')}</div>`]), 'until-found'],
    // Browsers do not search the insides of a table that way.
    ['table cells', pageOf([`<table>${lines.map((l) => `<tr><td>${l}</td></tr>`).join('')}</table>`]), null],
  ])('is folded, of %s, so that it can still be searched, and given back', (_, html, hidden) => {
    const { document, edits, findings } = load(html);
    const asBefore = remember(document);
    edits.show(findings);
    expect(seen(document)).toEqual(lines.slice(0, -speech.length));
    const folded = [...document.querySelectorAll(`[${MARK}]`)].filter((element) => element.textContent);
    expect(folded.map((element) => element.getAttribute('hidden'))).toEqual(speech.map(() => hidden));
    edits.clear();
    asBefore();
  });
});

test('kinds of findings that are shown one by one are undone one by one', () => {
  const { document, edits, ledger, findings } = load(sources.find(([name]) => name === 'sample')![1]);
  const asBefore = remember(document);
  expect(new Set(findings.map((f) => f.kind)).size).toBeGreaterThanOrEqual(5);
  for (const kind of KINDS) edits.show(findings.filter((f) => f.kind === kind));
  edits.clear();
  ledger.restore();
  asBefore();
});

test('a hidden block that is inside the main box leaves its neighbours alone', () => {
  const { document, page, edits, findings } = load(pageOf([prose(1), '开通VIP免广告阅读', prose(2)]));
  edits.show(findings);
  expect(seen(document)).toEqual([prose(1), prose(2)]);
  expect(page.blocks.every((block) => within(page, block.box, page.main))).toBe(true);
});
