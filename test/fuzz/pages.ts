/** Pages made up at random: every layout, every kind of clutter that the finders know, and opaque neighbours. */
import fc from 'fast-check';
import { prose } from '../core/make.ts';

const LAYOUTS = ['p', 'br', 'inlineBr', 'td', 'nested', 'li', 'dl', 'section', 'bare'] as const;
type Layout = (typeof LAYOUTS)[number];

/** Lines of text: what the finders look for, and the speech around it. */
const LINES = [
  'prose',
  'point',
  'title',
  'greeting',
  'short',
  'trad',
  'masked',
  'broken',
  'mark',
  'invisible',
  'pinyin',
  'vip',
  'follow',
  'address',
  'pager',
  'filler',
  'more',
  'advertLink',
  'twice',
  'wraps',
] as const;
/** Pieces of HTML that stand between the lines. */
const PIECES = [
  'adBox',
  'adFrame',
  'ins',
  'floating',
  'related',
  'promo',
  'form',
  'iframe',
  'shadow',
  'script',
  'style',
  'comment',
  'hidden',
  'figures',
  'image',
  'code',
  'details',
  'collapsed',
  'media',
] as const;
/** What a line's text has inside. */
const INSIDES = ['', '', '', 'b', 'span', 'font', 'a', 'ruby', 'comment', 'image', 'deep', 'field', 'video'] as const;

export interface Item {
  what: (typeof LINES)[number] | (typeof PIECES)[number];
  seed: number;
  inside: (typeof INSIDES)[number];
}

export interface Plan {
  lang: boolean;
  parts: { layout: Layout; items: Item[] }[];
}

const item: fc.Arbitrary<Item> = fc.record({
  what: fc.oneof(
    { weight: 5, arbitrary: fc.constant('prose' as const) },
    { weight: 2, arbitrary: fc.constant('twice' as const) },
    { weight: 6, arbitrary: fc.constantFrom(...LINES) },
    { weight: 3, arbitrary: fc.constantFrom(...PIECES) },
  ),
  seed: fc.nat(9999),
  inside: fc.constantFrom(...INSIDES),
});

export const plan: fc.Arbitrary<Plan> = fc.record({
  lang: fc.boolean(),
  parts: fc.array(
    fc.record({
      layout: fc.constantFrom(...LAYOUTS),
      items: fc.array(item, { minLength: 2, maxLength: 10 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

const STYLE =
  'body{font:14px/1.6 sans-serif;margin:0 8px}.wrap9{max-height:90px;overflow:hidden;position:relative}' +
  '.shade9{position:absolute;bottom:0;left:0}.float9{position:fixed;right:0;bottom:0}.gone9{display:none}' +
  'body.locked9{overflow:hidden}body.dark9{line-height:2}';

/** @returns the page's HTML; the same plan gives the same page */
export function htmlOf({ lang, parts }: Plan): string {
  const body = parts.map(({ layout, items }) => layOut(layout, items.flatMap(linesOf))).join('\n');
  return (
    `<!doctype html><html${lang ? ' lang="zh-CN"' : ''}><head><meta charset="utf-8">` +
    `<title>年度工作会议讲话稿_范例网</title><style>${STYLE}</style></head><body>` +
    '<div id="nav"><a href="/" title="回到首页">首页</a> <a href="/b/">讲话</a></div>' +
    `<h1>年度工作会议讲话稿</h1><div class="a1">${body}</div><div id="footer">网站地图</div></body></html>`
  );
}

/** A line of text with its inner markup, or a piece of HTML that stands by itself. */
type Line = { text: string } | { html: string };

const WORDS = ['工作总结', '演讲稿', '工作计划', '心得体会'];

/** Hard lines are cut at this many characters. */
const HARD = 30;

function linesOf({ what, seed, inside }: Item): Line[] {
  const long = prose(seed, 3 + (seed % 3));
  const line = (text: string): Line => ({ text: dressed(text, inside, seed) });
  const plain = (text: string): Line => ({ text });
  switch (what) {
    case 'prose':
      return [line(long)];
    case 'point':
      return [line(`${'一二三四五六七'[seed % 7]}、把第${seed}项账目管好`)];
    case 'title':
      return [line(`年度工作会议讲话稿 篇${(seed % 4) + 1}`)];
    case 'greeting':
      return [line(seed % 2 ? '同志们:' : '谢谢大家!')];
    case 'short':
      return [line('大家辛苦了。')];
    case 'trad':
      return [line('這個車間檢查了機器,時間過得很快。')];
    case 'masked':
      return [line(`20xx年,**镇的干部说:${long}`)];
    case 'broken':
      return [
        line(`${long}会上通报了今年的。`),
        seed % 2 ? { text: `<a href="/x/">${WORDS[seed % 4]}</a>。` } : plain(`${WORDS[seed % 4]}。`),
        line(`及明年的安排,${prose(seed + 5, 2)}`),
      ];
    case 'mark':
      return [line(long.replace('了', '了的.').replace('说', '说着.'))];
    case 'invisible':
      return [line(long.replace('了', '了\u200b\u200b').replace(/。/g, '\u2060。'))];
    case 'pinyin':
      return [line(long.replace('了', '了(le)').replace('都', '都(dōu)'))];
    case 'vip':
      return [line('开通VIP会员免广告阅读全站范文')];
    case 'follow':
      return [line('扫码关注公众号回复808免费领取全文')];
    case 'address':
      return [line('www.example-fanwen.com')];
    case 'pager':
      return ['2', '页,当前第。', '1'].map(plain);
    case 'filler':
      return [line('下面是小编为大家整理的工作会议讲话稿,仅供参考。')];
    case 'more':
      return [line('更多精彩的讲话稿范文,请关注本站')];
    case 'advertLink':
      return [
        {
          text: '<a href="http://ads.other.test/1" rel="nofollow" target="_blank">点击领取优惠券</a>',
        },
      ];
    case 'twice': {
      // The same short speech, whichever item of this kind says it: two of them are duplicates.
      const said = [1, 2, 3, 4].map((n) => prose(40_000 + n, 6));
      return ['同志们:', ...said, '谢谢大家!'].map(plain);
    }
    case 'wraps': {
      const all = prose(seed, 14).replace(/。/g, '、');
      return Array.from({ length: 8 }, (_, i) => plain(all.slice(i * HARD, (i + 1) * HARD)));
    }
    case 'adBox':
      return [
        {
          html: '<div class="ad-box"><a href="http://ads.other.test/2" rel="sponsored">特价机床 <b>限时</b></a></div>',
        },
      ];
    case 'adFrame':
      return [{ html: `<div class="gg">${frame(seed)}</div>` }];
    case 'ins':
      return [
        {
          html: '<ins class="adsbygoogle"><img alt="广告图" width="9" height="9"></ins>',
        },
      ];
    case 'floating':
      return [
        {
          html: '<div class="float9" role="dialog"><p>领红包 新用户立减二十元</p><button>关闭</button></div>',
        },
      ];
    case 'related':
      return [
        {
          html: `<div class="q7"><h3>相关文章</h3><ul>${['新年贺词精选大全', '开学典礼致辞大全', '安全生产发言大全']
            .map((t, i) => `<li><a href="/a/${i}.html" title="${t}">${t}</a></li>`)
            .join('')}</ul></div>`,
        },
      ];
    case 'promo':
      return [
        {
          html: '<p><img alt="二维码" title="扫码" width="9" height="9">长按识别二维码关注我们</p>',
        },
      ];
    case 'form':
      return [
        {
          html:
            '<form action="/s"><input name="a" placeholder="请输入讲话" value="会议"><input type="checkbox" checked>' +
            '<select><option>会议</option><option>讲话</option></select><textarea>我们说</textarea><button>搜索</button></form>',
        },
      ];
    case 'iframe':
      return [{ html: frame(seed) }];
    case 'shadow':
      return [{ html: '<x-card></x-card>' }];
    case 'script':
      return [{ html: '<script type="text/plain">var 会 = "们";</script>' }];
    case 'style':
      return [{ html: '<style>.u9{color:#333}</style>' }];
    case 'comment':
      return [{ html: '<!-- 会议 -->' }];
    case 'hidden':
      return [{ html: `<div hidden><p>${prose(seed, 2)}</p></div>` }];
    case 'figures':
      return [
        {
          html: '<table><tr><td>一月</td><td>12</td><td>34</td></tr><tr><td>二月</td><td>5</td><td>6</td></tr></table>',
        },
      ];
    case 'image':
      return [{ html: '<img alt="会议现场" width="9" height="9">' }];
    case 'code':
      return [{ html: '<pre><code>讲话 = 1</code></pre>' }];
    case 'details':
      return [{ html: `<details open><summary>说明</summary>${long}</details>` }];
    case 'collapsed':
      return [
        {
          html: `<div class="wrap9"><p>${long}</p><p>${prose(seed + 1)}</p><p>${prose(seed + 2)}</p><p>${prose(seed + 3)}</p><p>${prose(seed + 4)}</p><div class="shade9"><a href="javascript:;">展开全文</a></div></div>`,
        },
      ];
    case 'media':
      return [
        {
          html: '<video width="20" height="20"></video><canvas width="9" height="9"></canvas>',
        },
      ];
  }
}

/** Most are of the kind that has no document of its own: making one takes longer than all the rest of a page. */
const frame = (seed: number): string =>
  seed % 4
    ? '<object title="讲话视频" width="50" height="20"></object>'
    : '<iframe title="讲话视频" width="50" height="20"></iframe>';

function dressed(text: string, inside: Item['inside'], seed: number): string {
  const at = 1 + (seed % Math.max(1, text.length - 1));
  const [head, tail] = [text.slice(0, at), text.slice(at)];
  switch (inside) {
    case '':
      return text;
    case 'ruby':
      return `${head}<ruby>车<rt>chē</rt></ruby>${tail}`;
    case 'comment':
      return `${head}<!-- 会 -->${tail}`;
    case 'image':
      return `${head}<img alt="会议" title="讲话" width="9" height="9">${tail}`;
    case 'deep':
      return `<span><span lang="zh">${head}</span><font size="3"><b>${tail}</b></font></span>`;
    case 'field':
      return `<span>${text}<select><option></option></select><textarea></textarea></span>`;
    case 'video':
      return `<span>${text}<video width="20" height="20"></video></span>`;
    case 'a':
      return `${head}<a href="/k/" title="讲话">${tail}</a>`;
    default:
      return `${head}<${inside}>${tail}</${inside}>`;
  }
}

function layOut(layout: Layout, lines: readonly Line[]): string {
  const each = (make: (text: string, i: number) => string) =>
    lines.map((line, i) => ('html' in line ? line.html : make(line.text, i))).join('\n');
  switch (layout) {
    case 'p':
      return `<div>${each((t) => `<p style="text-indent: 2em">${t}</p>`)}</div>`;
    case 'br':
      return `<div>${each((t, i) => `\u3000\u3000${t}<br>${i % 2 ? '<br>' : ''}`)}</div>`;
    case 'inlineBr':
      return `<div><font color="#222"><span>${each((t, i) => `${t}<br>${i % 3 ? '' : '\n<br>'}`)}</span></font></div>`;
    case 'td':
      return `<table><tbody>${lines.map((l) => `<tr><td>${'html' in l ? l.html : `&nbsp;${l.text}`}</td></tr>`).join('\n')}</tbody></table>`;
    case 'nested':
      return each((t) => `<div><span class="s"><font size="3">${t}</font></span></div>`);
    case 'li':
      return `<ul>${lines.map((l) => `<li>${'html' in l ? l.html : l.text}</li>`).join('')}</ul>`;
    case 'dl':
      return `<dl>${lines.map((l, i) => (i % 2 ? `<dd>${'html' in l ? l.html : l.text}</dd>` : `<dt>${'html' in l ? l.html : l.text}</dt>`)).join('\n')}</dl>`;
    case 'section':
      return `<section><article>${each((t) => `<p><span>${t}</span></p>`)}</article></section>`;
    case 'bare':
      return each((t, i) => (i % 2 ? `${t}<br>` : `<p>${t}</p>`));
  }
}
