import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { madePage } from '../../test/core/generate.ts';
import { prose } from '../../test/core/make.ts';
import { type Block, type Page, within } from './page.ts';
import { plainProbe, readPage } from './read.ts';
import { pageTitle } from './title.ts';

const read = (body: string, head = '') =>
  readPage(
    new JSDOM(`<html><head>${head}</head><body>${body}</body></html>`, { url: 'http://www.example.cn/' }).window
      .document,
  );
const texts = (body: string): string[] => read(body).page.blocks.map(({ text }) => text);
const only = (body: string): Block => {
  const { blocks } = read(body).page;
  expect(blocks).toHaveLength(1);
  return blocks[0]!;
};

describe('paragraphs', () => {
  test.each<[name: string, html: string, want: string[]]>([
    ['<p>', '<p>甲一</p><p>乙二</p>', ['甲一', '乙二']],
    ['<br> runs', '<div>甲一<br><br>乙二<br>\n<br>丙三</div>', ['甲一', '乙二', '丙三']],
    [
      'table cells',
      '<table><tr><td>甲一</td><td>乙二</td></tr><tr><th>丙三</th></tr></table>',
      ['甲一', '乙二', '丙三'],
    ],
    ['nested boxes', '<div><div><span><font>甲一</font></span></div><div><p>乙二</p></div></div>', ['甲一', '乙二']],
    ['inline elements in one line', '<p>甲<b>一</b><font><span>乙</span></font><a href="/x">二</a></p>', ['甲一乙二']],
    [
      'text between boxes',
      '<div>甲一<p>乙二</p>丙三<div>丁四</div>戊五</div>',
      ['甲一', '乙二', '丙三', '丁四', '戊五'],
    ],
    ['a box inside an inline element', '<span>甲一<div>乙二</div>丙三</span>', ['甲一', '乙二', '丙三']],
    ['a <br> inside an inline element', '<p><b>甲一<br>乙二</b></p>', ['甲一', '乙二']],
    ['lists', '<ul><li>甲一</li><li>乙二</li></ul>', ['甲一', '乙二']],
    ['an <hr>', '<div>甲一<hr>乙二</div>', ['甲一', '乙二']],
    ['indents and spaces', '<p>\u3000\u3000甲一 \n 乙二\u00a0</p>', ['甲一 乙二']],
    ['comments inside', '<p>甲<!-- x -->一</p>', ['甲一']],
    ['an unknown element', '<p>甲<x-y>一</x-y></p>', ['甲一']],
    ['no text at all', '<p> </p><div>\u3000<br>&nbsp;</div><p>\u200b\ufeff</p>', []],
  ])('%s', (_, html, want) => {
    expect(texts(html)).toEqual(want);
  });

  test.each([
    ['hidden by attribute', '<p hidden>隐去的话</p>'],
    ['hidden by style', '<p style="color:red; display : none">隐去的话</p>'],
    ['inside something hidden', '<div style="display:none"><p>隐去的话</p></div>'],
    ['inline, hidden by style', '<span style="display:none">隐去的话</span>'],
    ['<script>', '<script>var a = "隐去的话"</script>'],
    ['<style>', '<style>.a::after { content: "隐去的话" }</style>'],
    ['<noscript>', '<noscript>隐去的话</noscript>'],
    ['<template>', '<template><p>隐去的话</p></template>'],
    ['<textarea>', '<textarea>隐去的话</textarea>'],
    ['<select>', '<select><option>隐去的话</option></select>'],
    ['<svg>', '<svg><text>隐去的话</text></svg>'],
    ['text being edited', '<div contenteditable="true">隐去的话</div>'],
    ['our own sidebar', '<rostrum-sidebar>隐去的话</rostrum-sidebar>'],
  ])('%s is not read', (_, html) => {
    expect(texts(`<p>甲一</p>${html}<p>乙二</p>`)).toEqual(['甲一', '乙二']);
  });

  test('what the browser does not render is not read', () => {
    const { document } = new JSDOM('<p>甲一</p><p class="x">隐去的话</p>').window;
    const { page } = readPage(document, { ...plainProbe, rendered: (element) => element.className !== 'x' });
    expect(page.blocks.map(({ text }) => text)).toEqual(['甲一']);
  });
  test('whether it is rendered a bare paragraph is asked until one is, any other element each time', () => {
    const asked: string[] = [];
    const { document } = new JSDOM(
      '<body><p>甲一</p><p>乙二</p><p>丙三</p><p class="a">丁四</p><div><p>戊五</p></div><div>己六</div><ul><li>庚七</li><li>辛八</li></ul></body>',
    ).window;
    const { page } = readPage(document, {
      ...plainProbe,
      rendered: (element) => {
        asked.push(element.textContent ?? '');
        return element.textContent !== '甲一' && element.textContent !== '辛八';
      },
    });
    expect(page.blocks.map(({ text }) => text)).toEqual(['乙二', '丙三', '丁四', '戊五', '己六', '庚七']);
    expect(asked).toEqual(['甲一', '乙二', '丁四', '戊五', '戊五', '己六', '庚七辛八', '庚七', '辛八']);
  });
  test('how it is placed is asked of bare paragraphs until one stands in the text, and of any other element', () => {
    const asked: string[] = [];
    const { document } = new JSDOM(
      `<body><p>甲一</p><p>乙二</p><p>丙三</p><p class="a">丁四</p><div><p>戊五</p><p>己六</p><p>${prose(1, 30)}</p></div></body>`,
    ).window;
    const { page } = readPage(document, {
      ...plainProbe,
      position: (element) => {
        asked.push(element.textContent ?? '');
        return '甲一戊五'.includes(element.textContent ?? '') ? 'fixed' : 'static';
      },
    });
    expect(asked).toEqual(['甲一', '乙二', '丁四', '戊五', '己六']);
    expect(page.boxes.filter(({ fixed }) => fixed).map(({ from }) => page.blocks[from]!.text)).toEqual([
      '甲一',
      '戊五',
    ]);
  });
});

describe('what a paragraph is known to be', () => {
  test.each<[html: string, want: Partial<Block>]>([
    ['<h2>甲一</h2>', { heading: 2, bold: true }],
    ['<h3><span>甲一</span></h3>', { heading: 3 }],
    ['<hr><p>甲一</p>', { heading: 0, bold: false, centred: false, links: 0, linkChars: 0, adLink: 0 }],
    ['<p><b>甲一</b></p>', { bold: true }],
    ['<p><strong>甲</strong>\u3000<b>一</b></p>', { bold: true }],
    ['<p style="font-weight: 700">甲一</p>', { bold: true }],
    ['<p style="font-weight:bold">甲一</p>', { bold: true }],
    ['<p style="font-weight:400">甲一</p>', { bold: false }],
    ['<p><b>甲</b>一</p>', { bold: false }],
    ['<center>甲一</center>', { centred: true }],
    ['<p align="CENTER">甲一</p>', { centred: true }],
    ['<p style="text-align:center">甲一</p>', { centred: true }],
    ['<div align="center"><p>甲一</p></div>', { centred: true }],
    ['<div align="center"><p style="text-align: left">甲一</p></div>', { centred: false }],
    ['<p><a href="/a">甲一</a>乙</p>', { links: 1, linkChars: 2 }],
    ['<p><a href="/a">甲<b>一</b></a><a href="/b">乙二</a></p>', { links: 2, linkChars: 4 }],
    ['<p><a href="/a"> </a>甲一</p>', { links: 0, linkChars: 0 }],
    ['<p><a href="#part1">甲一</a></p>', { links: 0, linkChars: 0, inPage: true }],
    ['<p><a href="#part1">甲</a>一</p>', { links: 0, inPage: false }],
    ['<p><a href="/a#part1">甲一</a></p>', { links: 1, inPage: false }],
    ['<p><a>甲一</a></p>', { links: 0 }],
    ['<p><a href="#">甲一</a></p>', { links: 1 }],
    ['<p><a href="/a" rel="sponsored">甲一</a></p>', { adLink: 2 }],
    ['<p><a href="http://other.test/" target="_blank">甲一</a></p>', { adLink: 2 }],
    ['<p><a href="//other.test/" rel="nofollow">甲一</a></p>', { adLink: 2 }],
    ['<p><a href="http://m.example.cn/" target="_blank">甲一</a></p>', { adLink: 0 }],
    ['<p><a href="http://other.test/">甲一</a></p>', { adLink: 0 }],
    ['<p><a href="/a" rel="nofollow">甲一</a></p>', { adLink: 1 }],
    ['<p>甲<a href="/a" rel="sponsored">一</a></p>', { adLink: 0 }],
  ])('%s', (html, want) => {
    expect(only(html)).toMatchObject(want);
  });

  test('folded text is the same length as the text', () => {
    expect(only('<p>\u3000國旗下的講話\uff08一\uff09</p>')).toMatchObject({
      text: '國旗下的講話（一）',
      folded: '国旗下的讲话(一)',
    });
  });
});

describe('boxes', () => {
  test('know what they hold, inner boxes included', () => {
    const { page } = read(
      '<div id="a" class="B c"><p>甲一</p><ul><li><a href="/1">乙二</a></li></ul><img><form><input><select></select></form></div>',
    );
    const box = page.boxes.find(({ hint }) => hint.trim() === 'a b c')!;
    expect(box).toMatchObject({ tag: 'div', from: 0, to: 2, chars: 4, linkChars: 2, links: 1, media: 1, fields: 2 });
  });
  test('count the links that leave the site', () => {
    const { page } = read(
      '<div class="x"><p><a href="http://other.test/" target="_blank">甲一</a></p><a href="/b">乙二</a></div>',
    );
    expect(page.boxes.find(({ hint }) => hint.trim() === 'x')).toMatchObject({ links: 2, adLinks: 1 });
  });
  test('frames are boxes, with their address', () => {
    const { page } = read('<iframe src="http://Ads.other.test/f"></iframe><p>甲一</p>');
    expect(page.boxes.find(({ tag }) => tag === 'iframe')!.hint).toContain('http://ads.other.test/f');
  });
  test('float where their style says so', () => {
    const { page } = read(`<div style="position: FIXED">甲一</div><div>${prose(1)}</div>`);
    expect(page.boxes.map(({ fixed }) => fixed)).toEqual([false, true, false]);
  });
});

const boxOf = ({ page }: { page: Page }) => page.boxes[page.main]!.hint.trim();

describe('the main box', () => {
  const many = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => `<p>${prose(from + i)}</p>`).join('');
  test('is the innermost one that holds the prose', () => {
    expect(
      boxOf(
        read(
          `<div class="out"><div class="nav"><a href="/">甲</a></div><div class="in"><div class="text">${many(1, 5)}</div></div></div>`,
        ),
      ),
    ).toBe('text');
  });
  test('holds speeches in boxes of their own, side by side', () => {
    expect(
      boxOf(
        read(
          `<div class="all"><section class="a">${many(1, 3)}</section><section class="b">${many(4, 3)}</section></div>`,
        ),
      ),
    ).toBe('all');
  });
  test('is not a box of one paragraph', () => {
    expect(boxOf(read(`<div class="all"><h1>甲</h1><div class="one">${prose(1, 9)}</div></div>`))).toBe('all');
  });
  test('is the body where there is no prose', () => {
    expect(read('<p>甲一</p>').page.main).toBe(0);
  });
});

describe('any page', () => {
  test('raw is the nodes’ data, joined; text and folded are made from it', () => {
    fc.assert(
      fc.property(madePage, ({ html }) => {
        const { page, source } = readPage(new JSDOM(html).window.document);
        expect(source.blocks.map((nodes) => nodes.map((node) => node.data).join(''))).toEqual(
          page.blocks.map(({ raw }) => raw),
        );
        for (const { raw, text, folded } of page.blocks) {
          expect(text).toBe(raw.replace(/[\s\u200b\ufeff]+/g, ' ').trim());
          expect(folded.length).toBe(text.length);
        }
      }),
      { numRuns: 30 },
    );
  });
  test('boxes nest: each lies inside its parent, and blocks inside their box', () => {
    fc.assert(
      fc.property(madePage, ({ html }) => {
        const { page, source } = readPage(new JSDOM(html).window.document);
        expect(source.boxes.length).toBe(page.boxes.length);
        page.boxes.slice(1).forEach(({ parent, from, to }, b) => {
          expect(parent).toBeLessThan(b + 1);
          expect(from).toBeGreaterThanOrEqual(page.boxes[parent]!.from);
          expect(to).toBeLessThanOrEqual(page.boxes[parent]!.to);
        });
        page.blocks.forEach(({ box }, i) => {
          expect(page.boxes[box]!.from).toBeLessThanOrEqual(i);
          expect(page.boxes[box]!.to).toBeGreaterThan(i);
          expect(within(page, box, 0)).toBe(true);
        });
      }),
      { numRuns: 30 },
    );
  });
  test('10,000 elements deep', () => {
    const { document } = new JSDOM('<body></body>').window;
    let bottom: Element = document.body;
    // In pieces, each from the inside out: jsdom itself walks up, or down by recursion, at every insertion.
    for (let piece = 0; piece < 10; piece++) {
      const inner = document.createElement('div');
      let top: Element = inner;
      for (let i = 1; i < 1000; i++) {
        const around = document.createElement(i % 2 ? 'span' : 'div');
        around.append(top);
        top = around;
      }
      bottom.append(top);
      bottom = inner;
    }
    bottom.append('甲一');
    expect(readPage(document).page.blocks.map(({ text }) => text)).toEqual(['甲一']);
  }, 60_000);
  test('without a body', () => {
    const { document } = new JSDOM('').window;
    document.body.remove();
    expect(readPage(document).page).toMatchObject({ blocks: [], main: 0 });
  });
  test('with a frameset in the body’s place', () => {
    const { document } = new JSDOM('<html><frameset><frame src="a.html"></frameset></html>').window;
    expect(readPage(document).page).toMatchObject({ blocks: [], main: 0 });
  });
});

describe('the page’s title', () => {
  const titleOf = (body: string) => pageTitle(read(body, '<title>文档的标题</title>').page);
  test('is its h1', () => {
    expect(titleOf(`<h1>开业致辞三篇</h1><div><p>${prose(1)}</p><p>${prose(2)}</p></div>`)).toBe('开业致辞三篇');
  });
  test('is the h1 nearest in front of the text', () => {
    expect(titleOf(`<h1>某某范文网</h1><h1>开业致辞</h1><div><p>${prose(1)}</p><p>${prose(2)}</p></div>`)).toBe(
      '开业致辞',
    );
  });
  test('is not an h1 far down in the text', () => {
    const text = [1, 2, 3, 4, 5].map((n) => `<p>${prose(n)}</p>`).join('');
    expect(titleOf(`<h1>开业致辞</h1><div>${text}<h1>第二篇致辞</h1>${text}</div>`)).toBe('开业致辞');
  });
  test('is the document’s where there is no h1', () => {
    expect(titleOf(`<p>${prose(1)}</p>`)).toBe('文档的标题');
  });
});
