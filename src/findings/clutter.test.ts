import { describe, expect, test } from 'vitest';
import { prose as p } from '../../test/core/make.ts';
import { runCore } from '../../test/core/run.ts';

interface Place {
  before?: string;
  /** Between paragraphs of the text. */
  inside?: string;
  after?: string;
  beside?: string;
}

const paragraphs = (from: number): string =>
  Array.from({ length: 4 }, (_, i) => `<p>\u3000\u3000${p(from + i)}</p>`).join('\n');

/** A page with a speech, and pieces of HTML at the places where sites put things. */
const page = ({ before = '', inside = '', after = '', beside = '' }: Place): string =>
  `<!doctype html><html><head><title>村民大会讲话稿_示例网</title></head><body>
  <div class="wrap">${before}<div class="left"><h1>村民大会讲话稿</h1>
  <div class="con"><p>同志们:</p>${paragraphs(1)}${inside}${paragraphs(11)}<p>谢谢大家!</p></div>${after}</div>
  <div class="right">${beside}</div></div></body></html>`;

/** What is hidden: its text, without white space, and the kinds that hid it. */
function hide(place: Place): { text: string; kinds: string[] } {
  const { findings, page: read } = runCore(page(place));
  const blocks = new Set<number>();
  for (const { hideBoxes, hideBlocks } of findings) {
    for (const b of hideBoxes ?? []) for (let i = read.boxes[b]!.from; i < read.boxes[b]!.to; i++) blocks.add(i);
    for (const i of hideBlocks ?? []) blocks.add(i);
  }
  const text = [...blocks].toSorted((a, b) => a - b).map((i) => read.blocks[i]!.text);
  return { text: text.join('').replace(/\s/g, ''), kinds: [...new Set(findings.map(({ kind }) => kind))] };
}
const plain = (html: string): string => html.replace(/<[^>]+>/g, '').replace(/\s/g, '');

const TITLES = ['开学典礼校长致辞', '安全生产会议发言稿', '新年晚会主持词开场白', '优秀员工竞聘演讲稿'];
const links = (wrap: (link: string) => string): string =>
  TITLES.map((title, i) => wrap(`<a href="/a/${i}.html">${title}</a>`)).join('\n');

test('a page with nothing but a speech is left as it is', () => {
  expect(hide({})).toEqual({ text: '', kinds: [] });
});

describe.each<[kind: string, rows: [name: string, html: string, places: (keyof Place)[]][]]>([
  [
    'ad',
    [
      [
        'a link that leaves the site',
        '<div class="x9"><a href="http://ads.other.test/" target="_blank" rel="nofollow">写作训练营火热报名</a></div>',
        ['inside', 'after', 'beside'],
      ],
      ['a sponsored link', '<p><a href="/go/1" rel="sponsored">写作训练营火热报名</a></p>', ['inside', 'after']],
      ['a labelled line', '<div class="k"><span>广告</span></div>', ['inside', 'after', 'beside']],
      ['a member’s offer', '<p>开通VIP会员免广告阅读</p>', ['inside', 'after']],
      ['a coupon', '<div class="z3">限时抢购 全场五折起</div>', ['inside', 'after', 'beside']],
      ['a writing service', '<p>专业代写公文 立即咨询</p>', ['inside', 'after']],
      ['a box named for what it holds', '<div class="ad-box">写作训练营</div>', ['before', 'after', 'beside']],
      ['a floating box', '<div style="position:fixed;bottom:0">写作训练营火热报名</div>', ['after', 'beside']],
    ],
  ],
  [
    'promo',
    [
      [
        'download',
        '<div class="d1"><p>将本文的Word文档下载到电脑</p><a href="/d/1">点击下载文档</a></div>',
        ['after', 'beside'],
      ],
      ['copying', '<p>一键复制全文</p>', ['inside', 'after']],
      ['QR code', '<div class="e2">长按识别二维码关注公众号</div>', ['inside', 'after', 'beside']],
      ['share bar', '<div class="s">分享到 微信 微博 QQ空间</div>', ['after']],
      ['rights', '<p>本文由网友投稿上传,如有侵权请告知删除</p>', ['after']],
      ['app', '<div class="m4">下载APP 阅读更流畅</div>', ['after']],
    ],
  ],
  [
    'related',
    [
      [
        'a headed list',
        `<div class="b7"><h3>相关文章</h3><ul>${links((a) => `<li>${a}</li>`)}</ul></div>`,
        ['after', 'beside'],
      ],
      [
        'a list under the heading of its own box',
        `<h3>猜你喜欢</h3><ul>${links((a) => `<li>${a}</li>`)}</ul>`,
        ['after', 'beside'],
      ],
      ['bare links', `<div class="q">${links((a) => a)}</div>`, ['after', 'beside']],
      ['a table', `<table>${links((a) => `<tr><td>${a}</td></tr>`)}</table>`, ['after', 'beside']],
      ['links between paragraphs', links((a) => `<p>${a}</p>`), ['inside']],
      ['tags', '<p>热门标签: 讲话稿 发言稿 致辞</p>', ['inside', 'after']],
    ],
  ],
])('%s', (kind, rows) => {
  const cases = rows.flatMap(([name, html, places]) => places.map((place) => [name, place, html] as const));
  test.each(cases)('%s, %s the text', (_, place, html) => {
    const hidden = hide({ [place]: html });
    expect(hidden.text).toBe(plain(html));
    expect(hidden.kinds).toEqual([kind]);
  });
});

test('frames and boxes of advertising networks go, though they hold no text', () => {
  for (const html of ['<iframe src="http://ads.other.test/f"></iframe>', '<ins class="adsbygoogle"></ins>']) {
    const { findings, page: read } = runCore(page({ inside: html }));
    expect(findings.map(({ reason }) => reason)).toEqual(['adFrame']);
    expect(read.boxes[findings[0]!.hideBoxes![0]!]!.tag).toMatch(/iframe|ins/);
  }
});
test('a frame with a video stays', () => {
  expect(runCore(page({ inside: '<iframe src="http://player.youku.com/1"></iframe>' })).findings).toEqual([]);
});

describe('what stays', () => {
  const nav =
    '<a href="/">首页</a> <a href="/b/">讲话稿</a> <a href="/c/">发言稿</a> <a href="/d/">演讲稿</a> <a href="/e/">致辞</a>';
  test.each<[name: string, place: Place]>([
    ['navigation', { before: `<div class="menu">${nav}</div>` }],
    ['navigation without a name', { before: `<div class="x1"><ul>${nav}</ul></div>` }],
    ['the site’s header', { before: '<header><a href="/">示例范文网首页</a><img src="l.png"></header>' }],
    [
      'the breadcrumb',
      { before: '<div class="x2">当前位置:<a href="/">首页</a>&gt;<a href="/b/">讲话稿</a>&gt;正文</div>' },
    ],
    [
      'the breadcrumb, by name',
      { before: '<div class="crumb"><a href="/">首页</a> > <a href="/b/">会议讲话范文大全</a></div>' },
    ],
    ['the search form', { before: '<form action="/s"><input name="q"><a href="/s">热门讲话稿搜索</a></form>' }],
    [
      'byline and date',
      { before: '', inside: '', after: '<div class="info">作者:李立 时间:2021-05-04 来源:县委办公室</div>' },
    ],
    [
      'page-turn links',
      {
        after:
          '<div class="x3"><a href="/1">上一篇:镇长在村民大会上的讲话</a> <a href="/2">下一篇:书记的讲话稿</a></div>',
      },
    ],
    [
      'page numbers',
      { after: '<div class="pages"><a href="/1">1</a> <a href="/2">2</a> <a href="/3">下一页</a></div>' },
    ],
    ['comments', { after: '<div id="comments"><a href="/c">查看全部评论内容</a><textarea></textarea></div>' }],
    [
      'the footer',
      {
        after:
          '<div id="footer"><a href="/a">关于我们的网站</a> <a href="/b">联系我们的编辑</a> 某ICP备00000000号</div>',
      },
    ],
    [
      'a footer without a name',
      { beside: '<div><a href="/about">关于我们</a> <a href="/map">网站地图</a> © 示例网</div>' },
    ],
    ['a truncation notice', { inside: '<p>此处隐藏1200个字</p>' }],
    ['a truncation notice at the end', { after: '<div class="more">未完,全文共3268字 登录后查看全文</div>' }],
    ['a preview’s end', { after: '<p>预览结束</p>' }],
    ['masks', { inside: '<p>20xx年,**村的×××同志</p>' }],
    ['verse', { inside: '<p>春种一粒粟</p><p>秋收万颗子</p>' }],
    [
      'a place in the text',
      {
        before:
          '<ul><li><a href="#p1">第一部分 修好进村的路</a></li><li><a href="#p2">第二部分 管好村里的账</a></li></ul>',
      },
    ],
    ['a short line with a link', { inside: '<p>县里印发了<a href="/doc">《村级账务管理办法》</a>,请大家认真学。</p>' }],
    ['a sentence about members', { inside: '<p>合作社会员享受优惠价,这是大家商量定的规矩,要坚持下去。</p>' }],
    ['a back-to-top button', { beside: '<div style="position:fixed">返回顶部</div>' }],
    ['a fixed navigation bar', { before: `<div style="position:fixed;top:0">${nav}</div>` }],
  ])('%s', (_, place) => {
    expect(hide(place).text).toBe('');
  });

  test('page-turn links between two parts of the text', () => {
    const links = '<a href="/1">上一页</a> <a href="/2">1</a> <a href="/3">2</a> <a href="/4">下一页</a>';
    expect(hide({ inside: `<p>${links}</p>` }).text).toBe('');
  });
});

describe('several kinds on one page', () => {
  test('each is told by its own, the text stays', () => {
    const { findings, list } = runCore(
      page({
        inside: '<p>开通VIP会员免广告阅读</p>',
        after: '<div class="d1"><a href="/d/1">点击下载文档</a></div>',
        beside: `<div class="b7"><h3>相关文章</h3><ul>${links((a) => `<li>${a}</li>`)}</ul></div>`,
      }),
    );
    expect(findings.map(({ kind }) => kind).toSorted()).toEqual(['ad', 'promo', 'related']);
    const text = list.map((paragraph) => paragraph.text);
    for (const n of [1, 2, 3, 4, 11, 12, 13, 14]) expect(text).toContain(p(n));
  });
  test('what lies inside a hidden box is said once', () => {
    const { findings } = runCore(
      page({
        after: '<div class="ad"><div class="ad"><a href="/x" rel="sponsored">写作训练营</a></div><p>广告</p></div>',
      }),
    );
    expect(findings).toHaveLength(1);
  });
});

test('the site’s own line of links stays, however long it is', () => {
  const line = Array.from({ length: 6 }, () => links((link) => link).replace(/\n/g, ' | ')).join(' | ');
  const html = `<div class="k7"><p>${line} | <a href="/about">关于我们</a> 某ICP备00000000号</p></div>`;
  expect(plain(html).length).toBeGreaterThan(160);
  expect(hide({ after: html })).toEqual({ text: '', kinds: [] });
});
