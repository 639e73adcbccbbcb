import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { JSDOM } from 'jsdom';
import { ConverterBuilder } from 'opencc-js/core';
import * as toTraditional from 'opencc-js/preset/cn2t';
import { describe, expect, test } from 'vitest';
import { prose, wide } from '../../test/core/make.ts';
import { detect } from './detect.ts';
import { ENOUGH, EVIDENCE, type EvidenceName, WEIGHTS } from './evidence.ts';

const builder = ConverterBuilder(toTraditional);
const taiwan = builder({ from: 'cn', to: 'tw' });
const hongKong = builder({ from: 'cn', to: 'hk' });
const WRITINGS: [name: string, write: (text: string) => string][] = [
  ['as it stands', (text) => text],
  ['full-width', wide],
  ['in Taiwan', taiwan],
  ['in Hong Kong, full-width', (text) => wide(hongKong(text))],
];

/** Running text enough, so that a page is not too short. */
const TEXT = Array.from({ length: 8 }, (_, n) => prose(n + 1));

interface Sample {
  title?: string;
  lines?: string[];
  /** Instead of the running text. */
  text?: string[];
}

function judge({ title = '街道简讯', lines = [], text = TEXT }: Sample, write = (t: string): string => t) {
  const body = [...lines, ...text].map((line) => (line.startsWith('<') ? line : `<p>${write(line)}</p>`)).join('\n');
  const html = `<!doctype html><html><head><title>${write(title)}</title></head><body>${body}</body></html>`;
  return detect(new JSDOM(html).window.document, true);
}

const CUT = '同志们:今天我们在这里召开全镇秋季防火工作会议,主要任务是总结上半年的护林工作,安排';
const many = (line: (n: number) => string, times = 12): string[] => Array.from({ length: times }, (_, n) => line(n));
const link = (text: string): string => `<a href="/">${text}</a>`;

/** What gives each kind of evidence, and what looks alike and does not. */
const CASES: Record<EvidenceName, [gives: Sample, alike: Sample][]> = {
  titleGenre: [[{ title: '在防火会议上的讲话' }, { title: '在防火会议上' }]],
  titleEnds: [
    [{ title: '在防火会议上的讲话_公文网' }, { title: '讲话精神学习计划_公文网' }],
    [{ title: '开业致辞(精选20篇)' }, { title: '致辞礼仪(精选20篇)' }],
    [{ title: '演讲稿:为什么我们害怕安静' }, { title: '讲话:一种正在消失的体裁' }],
  ],
  titleCollection: [[{ title: '开业致辞【通用三篇】' }, { title: '第三届茶会开业致辞' }]],
  titleAbout: [
    [{ title: '讲话稿怎么写' }, { title: '讲话稿' }],
    [{ title: '学习讲话心得体会' }, { title: '在心得体会交流会上的讲话' }],
  ],
  breadcrumb: [
    [{ lines: ['当前位置:首页 > 范文 > 讲话稿 > 正文'] }, { lines: ['当前位置:首页 > 范文 > 合同 > 正文'] }],
    [{ lines: [`<div>${link('首页')} &gt; ${link('讲话')} &gt; 正文</div>`] }, { lines: ['关于讲话稿的说明'] }],
  ],
  salutation: [
    [{ lines: ['同志们:'] }, { lines: ['同志们都说:'] }],
    [{ lines: ['各位乡亲,各位书友,大家好!'] }, { lines: ['三月春光好,巾帼绽芳华'] }],
    [{ lines: ['各位代表,'] }, { lines: ['各位代表听取了报告,'] }],
    [{ lines: ['尊敬的各位领导:'] }, { lines: ['12、尊敬的各位领导:大家好!'] }],
  ],
  noSalutation: [[{}, { lines: ['同志们:'] }]],
  greeting: [
    [{ lines: ['大家上午好!'] }, { lines: ['今天天气真好!'] }],
    [{ lines: ['同志们:', '各位来宾,下午好!'] }, { lines: ['同志们:', '他一向身体好,'] }],
    [{ lines: ['亲爱的弟兄姊妹,平安!'] }, { lines: ['一路顺风,平安!'] }],
  ],
  closing: [
    [{ lines: ['我的讲话完了,谢谢大家!'] }, { lines: ['谢谢大家的提问,下面我逐条回答,先说修路的事情。'] }],
    [{ lines: ['以上报告,请予审议。'] }, { lines: ['报告送去审议了。'] }],
    [{ lines: ['不妥之处,请同志们批评指正。'] }, { lines: ['他请我们看了稿子,又逐句指正。'] }],
    [{ lines: ['祝大家身体健康,年年暖和!'] }, { lines: ['祝枝山是个文人'] }],
    [{ lines: ['让我们为美好的明天而努力奋斗!'] }, { lines: ['奋斗是青春的底色,也是劳动者的本分。'] }],
  ],
  firstPerson: [
    [{ lines: ['我代表厂部,向大家问好。'] }, { lines: ['他代表厂部,向大家问好。'] }],
    [{ lines: ['我想先请大家做一件事。'] }, { lines: ['我想请假三天。'] }],
    [{ lines: ['今天由我给大家上一堂党课。'] }, { lines: ['今天由他给大家上一堂党课。'] }],
    [{ lines: ['在座的朋友都走过那座桥。'] }, { lines: ['讲座的门票很便宜。'] }],
    [{ lines: ['我想和大家分享三个练习。'] }, { lines: ['好东西要分享给大家。'] }],
  ],
  ordinal: [
    [{ lines: ['一、认清形势'] }, { lines: ['一年之计'] }],
    [{ lines: ['(二)抓好落实'] }, { lines: ['(略)'] }],
    [{ lines: ['第三,要抓紧'] }, { lines: ['第三天'] }],
  ],
  tooShort: [[{ text: ['同志们:', '散会。'] }, {}]],
  links: [
    [{ text: TEXT.map((line) => `<p>${link(line)}</p>`) }, { text: [`<p>${link(TEXT[0]!)}</p>`, ...TEXT.slice(1)] }],
  ],
  fewHan: [
    [
      { text: many(() => 'Ladies and gentlemen, it is a pleasure to stand here this morning.') },
      { text: [...TEXT, 'Thank you very much for your leadership!'] },
    ],
    [{ text: many(() => '新入生の皆さん、ご入学おめでとうございます。心からお祝い申し上げます。') }, {}],
  ],
  chapters: [
    [{ lines: [`<p>${link('上一章')} ${link('下一章')}</p>`] }, { lines: [`<p>${link('上一篇')}</p>`] }],
    [{ lines: ['第一百二十八章 会场风波'] }, { lines: ['第一章的规定,我们必须执行到位,把工作落到实处'] }],
  ],
  dialogue: [[{ lines: many((n) => `“${TEXT[n % 8]!.slice(0, 20)}。”`) }, { lines: ['“三农”工作千头万绪,关键在人'] }]],
  narrator: [[{ lines: ['本报讯(记者 张三)昨日,全市大会召开。'] }, { lines: ['本报的同志也来了。'] }]],
  notice: [[{ lines: ['特此通知。'] }, { lines: ['我特地来通知大家。'] }]],
  articles: [[{ lines: ['第一条 为了加强管理', '第二条 社员应当'] }, { lines: ['第一,条件要成熟'] }]],
  letter: [
    [{ lines: ['此致', '敬礼!'] }, { lines: ['向老师敬礼'] }],
    [{ lines: ['您好!'] }, { lines: ['同学们,你们好!'] }],
  ],
  otherKind: [
    [{ lines: ['教学目标:'] }, { lines: ['我们的教学目标很明确'] }],
    [{ lines: ['4.演讲者为什么提到父亲?(4分)'] }, { lines: ['4.大家的分数都高了5分'] }],
  ],
  turns: [
    [
      { lines: many((n) => `${n % 2 ? '岑慕凡' : '郎市长毓川'}:第${n}件事情,请你说明一下`) },
      { lines: ['岑慕凡:请你说明一下', '郎毓川:好的'] },
    ],
    [{ lines: many(() => '魏长青:好的') }, { lines: many(() => '主持人:请看下一个节目') }],
    [{ lines: ['冉秋成(镇长):我先说几句'] }, { lines: ['杜主席(协会主席)、各位来宾:'] }],
    [{ lines: many(() => '问:这是怎么回事') }, { lines: many(() => '同志们:这件事要抓紧') }],
  ],
  timestamps: [
    [{ lines: many((n) => `[14:0${n % 10}] ${TEXT[n % 8]}`) }, { lines: ['9:00', '开幕式', '老粮仓', '茶会', '散会'] }],
  ],
  howTo: [[{ lines: ['二、称呼要准'] }, { lines: ['开头难,坚持更难'] }]],
  teasers: [
    [{ lines: many(() => '各位领导,大家好...') }, { lines: many(() => '省略的话…都在心里') }],
    [{ lines: many(() => CUT) }, { lines: many(() => '尊敬的各位领导,亲爱的同学们:大家好') }],
    [{ lines: many(() => CUT) }, { lines: many(() => `${CUT}任务。`) }],
  ],
  numberedLines: [[{ lines: many((n) => `${n + 1}、让我们举杯同庆`) }, { lines: ['3.5公里的路'] }]],
  forum: [[{ lines: ['5#发表于 2014-1-20'] }, { lines: ['他在三年前发表于报上'] }]],
};

test('every kind of evidence has its cases', () => {
  expect(Object.keys(CASES).sort()).toEqual([...EVIDENCE].sort());
  expect(EVIDENCE).toEqual(Object.keys(WEIGHTS));
});

describe.each(WRITINGS)('evidence, %s', (_, write) => {
  const rows = Object.entries(CASES).flatMap(([name, pairs]) =>
    pairs.map(([gives, alike], n) => [`${name} ${n + 1}`, name as EvidenceName, gives, alike] as const),
  );
  test.each(rows)('%s', (_row, name, gives, alike) => {
    const names = (sample: Sample) => judge(sample, write).evidence.map((one) => one.name);
    expect(names(gives)).toContain(name);
    expect(names(alike)).not.toContain(name);
  });
});

test('lines of a kind count up to a number, and by their share', () => {
  const points = (sample: Sample, name: EvidenceName) => judge(sample).evidence.find((e) => e.name === name)?.points;
  expect(points({ lines: many(() => '同志们:') }, 'salutation')).toBe(8);
  expect(points({ lines: many(() => '“走吧,”他说。'), text: [] }, 'dialogue')).toBeLessThan(-5);
  const one = points({ lines: ['“这件事,”他说。'] }, 'dialogue')!;
  expect(one).toBeLessThan(0);
  expect(one).toBeGreaterThan(WEIGHTS.dialogue[0]);
});

test('who speaks in turn greets nobody as a speaker does', () => {
  const { evidence } = judge({ lines: many(() => '主席(邱明远):各位同仁,大家早安!', 4) });
  expect(evidence.map((e) => e.name)).not.toContain('greeting');
});

const PAGES = fileURLToPath(new URL('../../test/pages/', import.meta.url));
const pages = readdirSync(PAGES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => {
    const { speech, late } = JSON.parse(readFileSync(`${PAGES}${name}/expected.json`, 'utf8'));
    return late ? [] : [{ name, speech: speech as boolean, html: readFileSync(`${PAGES}${name}/source.html`, 'utf8') }];
  });
const narrow = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
/** Writes a page's text, not its tags, in another way. */
const written = (html: string, write: (text: string) => string): string =>
  html.replace(/>[^<>]+</g, (text) => `>${write(text.slice(1, -1)).replace(/[<>]/g, '|')}<`);

/** How far a verdict has to be from the limit. */
const MARGIN = 1.5;
test('no page is near the limit', () => {
  const near = pages.flatMap(({ name, speech, html }) => {
    const { points } = detect(new JSDOM(html).window.document, true);
    return (speech ? points - ENOUGH : ENOUGH - points) >= MARGIN ? [] : [`${name} ${points}`];
  });
  expect(near).toEqual([]);
}, 60_000);

test.each([
  ['in a hurry', (text: string) => text],
  ['half-width', narrow],
  ['full-width', wide],
  ['in Taiwan', taiwan],
  ['in Hong Kong', hongKong],
])(
  'the verdict on the test pages is the same %s',
  (_, write) => {
    const wrong = pages.filter(
      ({ speech, html }) => detect(new JSDOM(written(html, write)).window.document).speech !== speech,
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  },
  60_000,
);
