/** Pages of speeches made up at random, with what is known of them: the text that must stay, and the broken sentences. */
import fc from 'fast-check';
import { prose, wide } from './make.ts';

export interface MadePage {
  html: string;
  /** Paragraphs of the speeches, in order; none of them may be hidden. */
  body: string[];
  /** Sentences that the page shows in three paragraphs. */
  broken: string[];
}

type Layout = 'p' | 'br' | 'td' | 'nested';
type Item = 'prose' | 'points' | 'broken' | 'marked' | 'vip' | 'address' | 'pager' | 'advert' | 'more';

/** `inside` says how a line's text is split into inline elements: a place, and the element's name. */
interface Plan {
  layout: Layout;
  full: boolean;
  filler: boolean;
  related: boolean;
  speeches: { item: Item; seed: number; inside: 'b' | 'span' | 'font' | null }[][];
}

const plan: fc.Arbitrary<Plan> = fc.record({
  layout: fc.constantFrom<Layout>('p', 'br', 'td', 'nested'),
  full: fc.boolean(),
  filler: fc.boolean(),
  related: fc.boolean(),
  speeches: fc.array(
    fc.array(
      fc.record({
        item: fc.constantFrom<Item>(
          'prose',
          'prose',
          'prose',
          'points',
          'broken',
          'marked',
          'vip',
          'address',
          'pager',
          'advert',
          'more',
        ),
        seed: fc.nat(1e6),
        inside: fc.constantFrom(null, null, 'b' as const, 'span' as const, 'font' as const),
      }),
      { minLength: 2, maxLength: 7 },
    ),
    { minLength: 1, maxLength: 3 },
  ),
});

export const madePage: fc.Arbitrary<MadePage> = plan.map(make);

function make({ layout, full, filler, related, speeches }: Plan): MadePage {
  const width = full ? wide : (text: string) => text;
  const body: string[] = [];
  const broken: string[] = [];
  const lines: string[] = [];
  const line = (text: string, inside: string | null = null) => {
    const half = text.length >> 1;
    lines.push(
      layOut(layout, inside ? `${text.slice(0, half)}<${inside}>${text.slice(half)}</${inside}>` : text, text.length),
    );
  };
  const says = (text: string, inside: string | null = null) => {
    body.push(width(text));
    line(width(text), inside);
  };
  if (filler) line(width('下面是小编为大家整理的工作会议讲话稿,仅供参考。'));
  let seed = 0;
  speeches.forEach((items, s) => {
    says(`年度工作会议讲话稿 篇${s + 1}`);
    says('同志们:');
    says(`今天我们召开年度会议,我代表村里讲几句。${prose(1000 * s + 7)}`);
    let point = 0;
    for (const { item, seed: random, inside } of items) {
      // Every paragraph another text: what is said twice is a duplicate.
      const text = prose(random + 31 * ++seed + 997 * s);
      if (item === 'prose') says(text, inside);
      else if (item === 'points') {
        says(`${'一二三四五六七'[point++]}、把第${'甲乙丙丁戊己庚'[s]}项账目管好`);
        says(text, inside);
      } else if (item === 'broken') {
        const [head, word, tail] = [`${text}会上通报了今年的`, '工作总结', `及明年的安排,${prose(random + 5, 2)}`];
        broken.push(width(head + word + tail));
        line(`${width(head)}。`, inside);
        line(`<a href="/gongzuozongjie/">${word}</a>。`);
        line(width(tail));
      } else if (item === 'marked') line(width(text.replace('了', '了的.')), inside);
      else if (item === 'vip') line(width('开通VIP会员免广告阅读全站范文'));
      else if (item === 'address') line('www.example-fanwen.com');
      else if (item === 'pager') for (const part of ['2', '页,当前第。', '1']) line(width(part));
      else if (item === 'advert')
        lines.push(
          '<div class="k3x"><a href="http://ads.other.test/1" rel="nofollow" target="_blank">点击领取优惠券</a></div>',
        );
      else line(width('更多精彩的讲话稿范文,请关注本站'));
    }
    says(`村里的事大家一起办。${prose(1000 * s + 11)}谢谢大家!`);
  });
  const list = ['新年贺词精选', '开学典礼致辞', '安全生产发言', '年会主持词稿'].map(
    (t, i) => `<li><a href="/a/${i}.html">${t}大全</a></li>`,
  );
  const inner = layout === 'td' ? `<table><tbody>${lines.join('\n')}</tbody></table>` : lines.join('\n');
  const html =
    '<!doctype html><html><head><title>年度工作会议讲话稿_范例网</title></head><body>' +
    `<div id="nav"><a href="/">首页</a> <a href="/b/">讲话</a></div><div class="a1">${inner}</div>` +
    (related ? `<div class="q7"><h3>相关文章</h3><ul>${list.join('')}</ul></div>` : '') +
    '<div id="footer">网站地图</div></body></html>';
  return { html, body, broken };
}

function layOut(layout: Layout, inner: string, length: number): string {
  if (layout === 'p') return `<p style="text-indent: 2em">${inner}</p>`;
  if (layout === 'br') return `\u3000\u3000${inner}<br>${length % 2 ? '<br>' : ''}\n`;
  if (layout === 'td') return `<tr><td>&nbsp;${inner}</td></tr>`;
  return `<div><span class="s"><font size="3">${inner}</font></span></div>`;
}
