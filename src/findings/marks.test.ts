import { describe, expect, test } from 'vitest';
import { prose as p, pageOf } from '../../test/core/make.ts';
import { runCore } from '../../test/core/run.ts';

/** The line as it is read, on a page of ordinary text. */
const mended = (line: string, around: readonly string[] = [p(1), p(2), p(3)]): string =>
  runCore(pageOf([...around, line])).list.at(-1)!.text;

describe('marks against copying are taken out', () => {
  test.each([
    ['对线索的.提供还不够。', '对线索的提供还不够。'],
    ['把账目管好.用好每一分钱。', '把账目管好用好每一分钱。'],
    ["群众'的事没有小事。", '群众的事没有小事。'],
    ['群众`的事`没有小事。', '群众的事没有小事。'],
    ['群众\u200b的\u200c\u200d事\ufeff没有\u2060小\u00ad事。', '群众的事没有小事。'],
    ['修好村里的路(lù)和桥。', '修好村里的路和桥。'],
    ['修好村里的路（lù）和桥。', '修好村里的路和桥。'],
    ['打好扶(fú)贫(pín)攻坚战。', '打好扶贫攻坚战。'],
    ['成绩(jì)突出,女(nǚ)同志尤其是。', '成绩突出,女同志尤其是。'],
    ['修好村里的路(lù)(lù)和桥。', '修好村里的路和桥。'],
    ['装(zhuāng)备更新,状(zhuàng)况良好。', '装备更新,状况良好。'],
  ])('%s', (line, text) => {
    expect(mended(line)).toBe(text);
  });
});

test.each(
  ['.', "'", '`', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad'].map((mark) => [
    `U+${mark.charCodeAt(0).toString(16)}`,
    mark,
  ]),
)('%s alone in its paragraph is taken out, in one text node or between two', (_name, mark) => {
  expect(mended(`对线索的${mark}提供还不够。`)).toBe('对线索的提供还不够。');
  expect(mended(`<p>对线索的${mark}<b>提供</b>还不够。</p>`)).toBe('对线索的提供还不够。');
});

describe('what belongs to the text stays', () => {
  test.each([
    '今年增长3.5个百分点,投入1.25亿元。',
    '10·13事故的教训要记住。',
    '卡尔.马克思说过这句话。',
    '一.加强领导,把责任压实。',
    '\u3000\u3000三.管好账目,把每一笔写清楚。',
    "他说'修路'两个字,大家都笑了。",
    '世贸组织(WTO)的规则要学。',
    '世贸组织(wto)的规则要学。',
    '工程(an)代号不变。',
    '街角的咖啡(café)馆开张了。',
    '这条路(详见附图)明年修。',
    '网址是www.example.cn,大家可以看。',
    '20xx年,**村的×××同志来了。',
    '他说……这件事,以后再说。',
    '“三农”工作,一刻也不能放松。',
    "老师说:Let's go,孩子们就出发了。",
  ])('%s', (line) => {
    expect(mended(line)).toBe(line.trim());
  });

  test('on a page that writes every full stop as a dot, dots are full stops', () => {
    const dotted = (seed: number) => p(seed).replaceAll('。', '.').replace(/\.$/, '。');
    const lines = [1, 2, 3, 4].map(dotted);
    expect(runCore(pageOf(lines)).list.map(({ text }) => text)).toEqual(lines);
  });
  test('there a dot behind a particle is stray all the same', () => {
    const lines = [1, 2, 3, 4].map((seed) => p(seed).replaceAll('。', '.').replace(/\.$/, '。'));
    expect(mended('对线索的.提供还不够。', lines)).toBe('对线索的提供还不够。');
  });
});

test('one finding a paragraph, with what stood around each mark', () => {
  const { findings } = runCore(pageOf([p(1), '对线索的.提供,对路(lù)的维护。', p(2)]));
  expect(findings).toMatchObject([
    { kind: 'mark', reason: 'antiCopy', at: 1, text: '对线索的.提供,对 · 供,对路(lù)的' },
  ]);
  expect(findings[0]!.cuts).toHaveLength(2);
});
