/**
 * OpenCC's official behaviour, case by case, in every configuration that we offer. Most cases are from the test suite of
 * OpenCC (Apache-2.0), where the columns it gives are the official ones.
 */
import { ConverterBuilder } from 'opencc-js/core';
import * as toTraditional from 'opencc-js/preset/cn2t';
import { describe, expect, test } from 'vitest';
import { convertPieces } from '../../test/core/convert.ts';
import { VARIANTS, type Variant } from './variant.ts';

/** What it becomes; a variant that is not named is as `t`. */
type Want = { t: string } & Partial<Record<Variant, string>>;

const TO_TRADITIONAL: [simplified: string, want: Want][] = [
  ['虚伪叹息', { t: '虛僞嘆息', hk: '虛偽嘆息', tw: '虛偽嘆息', twp: '虛偽嘆息' }],
  ['潮湿灶台', { t: '潮溼竈臺', hk: '潮濕灶台', tw: '潮溼灶臺', twp: '潮溼灶臺' }],
  ['赞叹沙河涌汹涌的波浪', { t: '讚歎沙河涌洶湧的波浪' }],
  ['为了核实这说法', { t: '爲了覈實這說法', hk: '為了核實這説法', tw: '為了核實這說法', twp: '為了核實這說法' }],
  ['夸夸其谈 夸父逐日', { t: '誇誇其談 夸父逐日' }],
  ['我干什么不干你事。', { t: '我幹什麼不干你事。' }],
  ['太后的头发很干燥。', { t: '太后的頭髮很乾燥。' }],
  ['新的理论被发现了。', { t: '新的理論被發現了。' }],
  ['经理发现后劝谕两人', { t: '經理發現後勸諭兩人' }],
  ['金胄不是金色的甲胄。', { t: '金胄不是金色的甲冑。' }],
  [
    '恒指最新消息，恒生指数跌破 2 万点',
    { t: '恒指最新消息，恒生指數跌破 2 萬點', twp: '恒指最新訊息，恒生指數跌破 2 萬點' },
  ],
  [
    '想到自己一紧张就口吃，我就没胃口吃饭',
    {
      t: '想到自己一緊張就口吃，我就沒胃口喫飯',
      hk: '想到自己一緊張就口吃，我就沒胃口吃飯',
      tw: '想到自己一緊張就口吃，我就沒胃口吃飯',
      twp: '想到自己一緊張就口吃，我就沒胃口吃飯',
    },
  ],
  [
    '着装污染虚伪发泄棱柱群众里面',
    {
      t: '着裝污染虛僞發泄棱柱羣衆裏面',
      hk: '着裝污染虛偽發泄稜柱羣眾裏面',
      tw: '著裝汙染虛偽發洩稜柱群眾裡面',
      twp: '著裝汙染虛偽發洩稜柱群眾裡面',
    },
  ],
  [
    '鲶鱼和鲇鱼是一种生物。',
    { t: '鯰魚和鮎魚是一種生物。', tw: '鯰魚和鯰魚是一種生物。', twp: '鯰魚和鯰魚是一種生物。' },
  ],
  [
    '鼠标里面的硅二极管坏了，导致光标分辨率降低。',
    {
      t: '鼠標裏面的硅二極管壞了，導致光標分辨率降低。',
      tw: '鼠標裡面的硅二極管壞了，導致光標分辨率降低。',
      twp: '滑鼠裡面的矽二極體壞了，導致游標解析度降低。',
    },
  ],
  [
    '我们在老挝的服务器的硬盘需要使用互联网算法软件解决异步的问题。',
    {
      t: '我們在老撾的服務器的硬盤需要使用互聯網算法軟件解決異步的問題。',
      twp: '我們在寮國的伺服器的硬碟需要使用網際網路演算法軟體解決非同步的問題。',
    },
  ],
  [
    '为什么你在床里面睡着？',
    {
      t: '爲什麼你在牀裏面睡着？',
      hk: '為什麼你在牀裏面睡着？',
      tw: '為什麼你在床裡面睡著？',
      twp: '為什麼你在床裡面睡著？',
    },
  ],
  ['海内存知己', { t: '海內存知己' }],
  ['摩尔线程', { t: '摩爾線程' }],
  ['人工智能借用', { t: '人工智能借用', twp: '人工智慧借用' }],
  ['这周复习 那周开会 若干周后 这周围', { t: '這週複習 那週開會 若干週後 這周圍' }],
  [
    '栋梁之材 余音绕梁 梁惠王',
    { t: '棟樑之材 餘音繞樑 梁惠王', tw: '棟梁之材 餘音繞梁 梁惠王', twp: '棟梁之材 餘音繞梁 梁惠王' },
  ],
  ['幺麽小丑 小丑丫鬟', { t: '幺麼小丑 小丑丫鬟', tw: '么麼小丑 小丑丫鬟', twp: '么麼小丑 小丑丫鬟' }],
  ['排序算法很重要', { t: '排序算法很重要', twp: '排序演算法很重要' }],
  ['低级别', { t: '低級別' }],
  // Ours: what Taiwan's words make of a speech, the reason why `twp` is never a default.
  ['项目文件的程序', { t: '項目文件的程序', twp: '專案檔案的程式' }],
  [
    '打印机、出租车、方便面',
    {
      t: '打印機、出租車、方便麪',
      tw: '打印機、出租車、方便麵',
      twp: '印表機、計程車、泡麵',
    },
  ],
];

const options = { quotes: false, ownWords: [], page: 'simplified' } as const;

describe.each(VARIANTS)('to %s', (variant) => {
  const bare = ConverterBuilder(toTraditional)({ from: 'cn', to: variant });
  test.each(TO_TRADITIONAL)('%s', (simplified, want) => {
    const official = want[variant] ?? want.t;
    expect(convertPieces([simplified], { ...options, to: 'traditional', variant })).toEqual([official]);
    expect(bare(simplified), 'opencc-js').toBe(official);
  });
});

describe('to simplified', () => {
  test.each([
    ['虛偽歎息', '虚伪叹息'],
    ['潮濕灶台', '潮湿灶台'],
    ['讚歎沙河涌洶湧的波浪', '赞叹沙河涌汹涌的波浪'],
    ['曾經有一份真誠的愛情放在我面前，我沒有珍惜', '曾经有一份真诚的爱情放在我面前，我没有珍惜'],
    ['著裝著作汙染虛偽發洩稜柱群眾裡面', '着装著作污染虚伪发泄棱柱群众里面'],
    ['為什麼你在床裡面睡著？', '为什么你在床里面睡着？'],
    ['為賦新詞強説愁', '为赋新词强说愁'],
    ['楊聯陞', '杨联陞'],
    ['步步高陞', '步步高升'],
    ['賽後復盤 覆盤難照', '赛后复盘 覆盘难照'],
    ['剛構式橋樑 鼻梁 跳樑小丑 張棟樑', '刚构式桥梁 鼻梁 跳梁小丑 张栋梁'],
    ['么麼小丑 小丑丫鬟', '幺麽小丑 小丑丫鬟'],
    // Of any variant: Hong Kong's, OpenCC's and Taiwan's forms in one text.
    ['衞生、衛生、説明、說明、裏面、裡面、羣眾、群衆', '卫生、卫生、说明、说明、里面、里面、群众、群众'],
    ['瞭解、憑藉、慰藉、狼藉、顯著、隨著、隨着、著名', '了解、凭借、慰藉、狼藉、显著、随着、随着、著名'],
    ['乾隆、乾淨、乾坤、宮商角徵羽、徵求', '乾隆、干净、乾坤、宫商角徵羽、征求'],
  ])('%s', (traditional, simplified) => {
    expect(convertPieces([traditional], { ...options, page: 'traditional', to: 'simplified', variant: 'tw' })).toEqual([
      simplified,
    ]);
  });
});
