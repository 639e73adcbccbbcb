import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { Attributes } from './attributes.ts';
import { follow } from './follow.ts';
import { Ledger } from './ledger.ts';

/** A page whose texts are mended (`.` taken out) and converted (`会` to `會`), and its twin without us. */
function load(body: string) {
  const [document, twin] = [0, 1].map(() => new JSDOM(`<body>${body}</body>`).window.document) as [Document, Document];
  const ledger = new Ledger();
  const attributes = new Attributes();
  const walker = document.createTreeWalker(document.body, 4 /* text */);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    ledger.mend(node, node.data.replaceAll('.', ''));
    const from = ledger.base(node);
    ledger.convert(node, { from, to: from.replaceAll('会', '會') });
  }
  for (const element of document.querySelectorAll('[title]')) attributes.set(element, 'title', '會');
  const observer = new document.defaultView!.MutationObserver(() => {});
  observer.observe(document, { childList: true, subtree: true, characterData: true });
  /** The page changes itself, with and without us. */
  const change = (act: (document: Document) => void) => {
    act(document);
    act(twin);
    follow(observer.takeRecords(), ledger, attributes);
  };
  const off = () => {
    ledger.restore();
    attributes.restore();
    return document.body.innerHTML;
  };
  return { document, twin, ledger, change, off };
}

const first = (document: Document): Text => document.querySelector('p')!.firstChild as Text;

describe('what the page does with texts of ours is followed, and turned off they are the page\u2019s', () => {
  test.each<[string, string, (document: Document) => void]>([
    ['splits one', '<p>开会.的话</p>', (document) => first(document).splitText(2)],
    ['splits one twice', '<p>开会的话.</p>', (document) => first(document).splitText(1).splitText(1)],
    [
      'joins two',
      '<p>会.</p>',
      (document) => {
        document.querySelector('p')!.append('散会');
        document.body.normalize();
      },
    ],
    [
      'writes its HTML anew',
      '<p>会.</p><div><b>散会</b>了</div>',
      (document) => {
        document.body.innerHTML += '<p>又会</p>';
      },
    ],
    [
      'writes HTML anew that is read otherwise',
      '<div></div><p>会.</p><p title="会">散会.</p>',
      (document) => {
        document.querySelector('p')!.innerHTML += '<p>又会</p>';
        document.body.innerHTML += '';
      },
    ],
    [
      'writes the HTML of a paragraph anew, of whose texts one becomes',
      '<p>开会.</p>',
      (document) => {
        const p = document.querySelector('p')!;
        p.append('散了');
        p.innerHTML += '';
      },
    ],
    ...[2, 40].map((rows): [string, string, (document: Document) => void] => [
      `writes a table of ${rows} rows anew, out of which a paragraph comes`,
      `<p title="会">开会.</p><table>${Array.from({ length: rows }, (_, i) => `<tr><td title="会${i}">散会.${i}</td></tr>`).join('')}</table>`,
      (document) => {
        document.querySelector('table')!.append(document.querySelector('p')!);
        document.body.innerHTML += '';
      },
    ]),
    [
      'puts copies in their place',
      '<p title="会">会.<b>散会</b></p>',
      (document) => {
        const p = document.querySelector('p')!;
        p.replaceWith(p.cloneNode(true));
      },
    ],
  ])('%s', (_, body, act) => {
    const { twin, change, off } = load(body);
    change(act);
    expect(off()).toBe(twin.body.innerHTML);
  });

  test('two that were split are joined', () => {
    const { document, twin, change, off } = load('<p>开会的话</p>');
    change((one) => first(one).splitText(2));
    expect(document.body.textContent).toBe('开會的话');
    change((one) => one.body.normalize());
    expect(document.querySelector('p')!.childNodes.length).toBe(1);
    expect(off()).toBe(twin.body.innerHTML);
  });

  test('mending and conversion are taken back one by one, as in any text', () => {
    const { document, ledger, change } = load('<p>开会.的话</p>');
    change((one) => {
      one.body.innerHTML += '';
    });
    const text = first(document);
    expect(text.data).toBe('开會的话');
    ledger.convert(text, null);
    expect(text.data).toBe('开会的话');
    for (const node of ledger.mended()) ledger.mend(node, null);
    expect(text.data).toBe('开会.的话');
  });
});

describe('what the page says anew is its own', () => {
  test.each<[string, string, (document: Document) => void]>([
    [
      'a text written behind a split',
      '<p>开会的话</p>',
      (document) => {
        first(document).splitText(2).data = '会议';
        first(document).data = '散会';
      },
    ],
    [
      'other HTML in its place',
      '<p>会.</p>',
      (document) => {
        document.body.innerHTML = '<p>會</p><p>会议</p>';
      },
    ],
    ['a text with something added', '<p>会.</p>', (document) => first(document).replaceWith('散會')],
  ])('%s', (_, body, act) => {
    const { twin, change, off } = load(body);
    change(act);
    // Of the second one, `會` in the place of what we had written as `會` reads as a copy of it.
    if (body === '<p>会.</p>' && twin.body.innerHTML.startsWith('<p>會</p>'))
      expect(off()).toBe('<p>会.</p><p>会议</p>');
    else expect(off()).toBe(twin.body.innerHTML);
  });
});
