import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flat, type Line, paras, prose, wide, widths } from '../../test/core/make.ts';
import type { Paragraph } from '../findings/repair.ts';
import { runAll } from '../page/steps.ts';
import { type Heading, headingSteps } from './headings.ts';

const headings = (list: readonly Paragraph[], from: number, to: number, title = ''): Heading[] =>
  runAll(headingSteps(list, from, to, title));

/** The outline of a speech's lines: `depth label`, a heading each. */
const outline = (lines: readonly Line[]): string[] =>
  headings(paras(lines), 0, lines.length).map(({ depth, label }) => `${depth} ${label}`);

const p = prose;

describe.each(widths)('headings, %s', (_, width) => {
  const check = (lines: readonly Line[], want: readonly string[]) =>
    expect(
      outline(lines.map((line): Line => (typeof line === 'string' ? width(line) : [width(line[0]), line[1]]))),
    ).toEqual(want.map(width));

  test('on lines of their own', () => {
    check(['一、修好路', p(1), '二、管好账', p(2)], ['0 一、修好路', '0 二、管好账']);
  });
  test('a closing mark is not part of their name', () => {
    check(['一、修好路。', p(1), '二、管好账:', p(2)], ['0 一、修好路', '0 二、管好账']);
  });
  test('run in: up to the first full stop', () => {
    check(
      [`一、把握大局,提高意识。${p(1)}`, `二、抓住重点,补上短板。${p(2)}`],
      ['0 一、把握大局,提高意识', '0 二、抓住重点,补上短板'],
    );
  });
  test('run in: a first sentence that is too long is cut at a comma', () => {
    const long =
      '修好进村的路,把每一个弯道都加上护栏,让赶集的老人和上学的孩子走得放心,让运瓜的车进得来也出得去,让夜里值班的人看得清每一个路口';
    const [label] = outline([`一、${width(long)}。${p(1)}`, '二、管好账', p(2)]);
    expect(label!.length).toBeLessThan(60);
    expect(`一、${width(long)}`.startsWith(label!.slice(2))).toBe(true);
    expect(/[,\uff0c]$/.test(label!)).toBe(false);
  });
  test('in the order of the standard', () => {
    check(
      [
        '一、修路',
        '(一)进村的路',
        p(1),
        '1.护栏',
        p(2),
        '(1)弯道',
        p(3),
        '(2)桥头',
        p(4),
        '2.路灯',
        p(5),
        '(二)田间的路',
        p(6),
        '二、管账',
        p(7),
      ],
      [
        '0 一、修路',
        '1 (一)进村的路',
        '2 1.护栏',
        '3 (1)弯道',
        '3 (2)桥头',
        '2 2.路灯',
        '1 (二)田间的路',
        '0 二、管账',
      ],
    );
  });
  test('(一) is the top level where there is no 一、', () => {
    check(
      ['(一)修路', '1、护栏', p(1), '2、路灯', p(2), '(二)管账', p(3)],
      ['0 (一)修路', '1 1、护栏', '1 2、路灯', '0 (二)管账'],
    );
  });
  test('1、 is above (一) where (一) begins anew under each', () => {
    check(
      ['1、修路', '(一)护栏', p(1), '(二)路灯', p(2), '2、管账', '(一)收入', p(3), '(二)支出', p(4), '3、育林', p(5)],
      ['0 1、修路', '1 (一)护栏', '1 (二)路灯', '0 2、管账', '1 (一)收入', '1 (二)支出', '0 3、育林'],
    );
  });
  test('1、 and then (一) under one 一、 are siblings', () => {
    check(
      ['一、修路', '1、护栏', p(1), '2、路灯', p(2), '(一)东路', p(3), '(二)西路', p(4), '二、管账', p(5)],
      ['0 一、修路', '1 1、护栏', '1 2、路灯', '1 (一)东路', '1 (二)西路', '0 二、管账'],
    );
  });
  test('1、 under one 一、 and (一) under the next are of the same depth', () => {
    check(
      ['一、修路', '1、护栏', p(1), '2、路灯', p(2), '二、管账', '(一)收入', p(3), '(二)支出', p(4), '三、育林', p(5)],
      ['0 一、修路', '1 1、护栏', '1 2、路灯', '0 二、管账', '1 (一)收入', '1 (二)支出', '0 三、育林'],
    );
  });
  test('a missing number leaves the others', () => {
    check(['一、修路', p(1), '三、育林', p(2), '四、管账', p(3)], ['0 一、修路', '0 三、育林', '0 四、管账']);
  });
  test('a heading said twice is shown once', () => {
    check(['一、修路', p(1), '一、修路', p(2), '二、管账', p(3)], ['0 一、修路', '0 二、管账']);
  });
  test('numbering begins anew under each', () => {
    check(
      ['一、修路', '(一)东路', p(1), '(二)西路', p(2), '二、管账', '(一)收入', p(3), '(二)支出', p(4)],
      ['0 一、修路', '1 (一)东路', '1 (二)西路', '0 二、管账', '1 (一)收入', '1 (二)支出'],
    );
  });
  test('第一, 第二, head paragraphs', () => {
    check([`第一,路要修好。${p(1)}`, `第二,账要管好。${p(2)}`], ['0 第一,路要修好', '0 第二,账要管好']);
  });
  test('一是 paragraphs are points under their heading', () => {
    check(
      ['一、修路', `一是护栏要牢,${p(1)}`, `二是路灯要亮,${p(2)}`, '二、管账', p(3)],
      ['0 一、修路', '1 一是护栏要牢', '1 二是路灯要亮', '0 二、管账'],
    );
  });
});

describe.each(widths)('missing numbers, %s', (_, width) => {
  /** `label < missing`, where something is. */
  const check = (lines: readonly string[], want: readonly string[]) => {
    const list = paras(lines.map(width));
    const got = headings(list, 0, list.length).map(
      ({ label, missing }) => label + (missing.length ? ` < ${missing.join(' ')}` : ''),
    );
    expect(got).toEqual(want.map(width));
  };
  test('between two', () => {
    check(['一、修路', p(1), '三、育林', p(2)], ['一、修路', '三、育林 < 二、']);
    check(['(一)修路', p(1), '(四)育林', p(2)], ['(一)修路', '(四)育林 < (二) (三)']);
    check(['1、修路', p(1), '3、育林', p(2)], ['1、修路', '3、育林 < 2、']);
    check(['①修路', p(1), '③育林', p(2)], ['①修路', '③育林 < ②']);
    check([`一是修路,${p(1)}`, `三是育林,${p(2)}`], ['一是修路', '三是育林 < 二是']);
    check([`第一,修路。${p(1)}`, `第三,育林。${p(2)}`], ['第一,修路', '第三,育林 < 第二,']);
  });
  test('three at most: a number further on is not in sequence', () => {
    check(['一、修路', p(1), '五、育林', p(2)], ['一、修路', '五、育林 < 二、 三、 四、']);
    check(['一、修路', p(1), '六、育林', p(2)], ['一、修路']);
  });
  test('in front of the first', () => {
    check(['二、修路', p(1), '三、育林', p(2)], ['二、修路 < 一、', '三、育林']);
    check(['一、修路', '(二)护栏', p(1), '(三)路灯', p(2)], ['一、修路', '(二)护栏 < (一)', '(三)路灯']);
  });
  test('under each heading anew', () => {
    check(
      ['一、修路', '(一)东路', p(1), '(三)西路', p(2), '二、育林', '(一)山前', p(3), '(三)山后', p(4)],
      ['一、修路', '(一)东路', '(三)西路 < (二)', '二、育林', '(一)山前', '(三)山后 < (二)'],
    );
  });
  test('not where the numbers go on under the next heading', () => {
    check(
      ['一、修路', '(一)东路', p(1), '(二)西路', p(2), '二、育林', '(三)山前', p(3), '(四)山后', p(4)],
      ['一、修路', '(一)东路', '(二)西路', '二、育林', '(三)山前', '(四)山后'],
    );
  });
  test('not those that the paragraph in front has said inside', () => {
    check([`一是修路,二是育林,${p(1)}`, `三是管账,${p(2)}`], ['一是修路', '三是管账']);
  });
});
test('a missing ordinal is written in the script of its neighbours', () => {
  const missing = (lines: string[]) => headings(paras(lines), 0, lines.length).flatMap((heading) => heading.missing);
  expect(missing(['贰、总结', p(1), '叁、计划', p(2)])).toEqual(['壹、']);
  expect(missing(['壹、總結', p(1), '參、計劃', p(2)])).toEqual(['貳、']);
  expect(missing(['貳、總結', p(1), '肆、計劃', p(2), '伍、預算', p(3)])).toEqual(['壹、', '參、']);
});

describe('headings without a number', () => {
  test.each([
    ['h3', { heading: 3 }],
    ['bold', { bold: true }],
    ['centred', { centred: true }],
  ])('%s lines head what follows', (_, look) => {
    expect(outline([['引言', look], p(1), ['修路的事', look], p(2)])).toEqual(['0 引言', '0 修路的事']);
  });
  test('hold the numbered ones', () => {
    expect(
      outline([['引言', { bold: true }], p(1), ['修路', { bold: true }], '一、护栏', p(2), '二、路灯', p(3)]),
    ).toEqual(['0 引言', '0 修路', '1 一、护栏', '1 二、路灯']);
  });
  test.each(['同志们:', '大家好!', '谢谢大家!', '2021年5月4日', '作者:李立', '******', '——在村民大会上', p(1)])(
    'bold %s heads nothing',
    (line) => {
      expect(outline([[line, { bold: true }], p(1), p(2)])).toEqual([]);
    },
  );
});

describe('no headings', () => {
  test('numbers that count paragraphs', () => {
    const counted = Array.from({ length: 30 }, (_, i) => `${i + 2}. ${p(i)}`);
    expect(outline(counted)).toEqual([]);
    expect(
      outline([['引言', { bold: true }], ...counted.slice(0, 15), ['結語', { bold: true }], ...counted.slice(15)]),
    ).toEqual(['0 引言', '0 結語']);
  });
  test('一、二年级 begins an enumeration', () => {
    expect(outline(['一、二年级的同学坐在前排,高年级坐在后排。', p(1), p(2)])).toEqual([]);
    expect(outline(['一、开学', p(1), '一、二年级的同学坐在前排,高年级坐在后排。', '二、放学', p(2)])).toEqual([
      '0 一、开学',
      '0 二、放学',
    ]);
  });
  test('2、 behind a page break that has cut a sentence', () => {
    expect(
      outline(['一、修路', `${p(1)}农忙的时候大家总是`, '2、早早地下地,晚晚地回家。', p(2), '二、管账', p(3)]),
    ).toEqual(['0 一、修路', '0 二、管账']);
  });
  test.each([
    '第一书记进了村,路就修起来了。',
    '1.5公里的路修了两年。',
    '20xx年的账已经公布。',
    '10·13事故的教训要记住。',
    '十五年来,村里变了样。',
    '一票否决,不讲情面。',
    '40多岁的老李也来了。',
  ])('%s', (line) => {
    expect(outline([p(1), line, p(2)])).toEqual([]);
  });
  test('entries of a table of contents', () => {
    const contents = ['一、修路', '二、管账'].map((line): Line => [line, { inPage: true }]);
    expect(outline([...contents, '一、修路', p(1), '二、管账', p(2)])).toEqual(['0 一、修路', '0 二、管账']);
    expect(outline([...contents, p(1), p(2)])).toEqual([]);
  });
  test('a lone point in running text', () => {
    expect(outline([p(1), `一是路要修好,${p(2)}`, p(3)])).toEqual([]);
    expect(outline([p(1), `1、路要修好。${p(2)}`, p(3)])).toEqual([]);
  });
  test('an ordinal with nothing behind it', () => {
    expect(outline(['一、', p(1), '二、', p(2)])).toEqual([]);
  });
  test('outside of what was asked for', () => {
    const list = paras(['一、修路', p(1), '二、管账', p(2), '三、育林', p(3)]);
    expect(headings(list, 2, 4).map(({ label }) => label)).toEqual(['二、管账']);
  });
});

test('said once more, the speech’s title is no heading', () => {
  const lines: Line[] = [['在年会上的讲话', { bold: true }], p(1), ['修路', { bold: true }], p(2)];
  expect(headings(paras(lines), 0, 4, '在年会上的讲话').map(({ label }) => label)).toEqual(['修路']);
});

test('lines of 100,000 characters are read', () => {
  for (const unit of ['一、', '(一)', '1、', '第一,', '一是', '(', ' ', '一', '1', ',', '。', 'a'])
    expect(outline([unit.repeat(100_000 / unit.length), p(1)]).length).toBeLessThanOrEqual(1);
});

test('10,000 headings are read', () => {
  const lines = Array.from({ length: 10_000 }, (_, i) => `${i % 2 ? '二' : '一'}、修好第${i}条路`);
  expect(outline(lines).length).toBe(10_000);
});

/** Systems in the standard's order, the number's writing by its value. */
const HAN = '一二三四五六七八九十';
const SYSTEMS: ((n: number) => string)[] = [
  (n) => `${HAN[n - 1]}、`,
  (n) => `(${HAN[n - 1]})`,
  (n) => `${n}.`,
  (n) => `(${n})`,
];
interface Node {
  runIn: boolean;
  under: Node[];
}
const tree = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.record({
    runIn: fc.boolean(),
    under: fc.oneof(
      { depthSize: 'small', maxDepth: 3 },
      fc.constant<Node[]>([]),
      fc.array(tie('node'), { minLength: 2, maxLength: 4 }),
    ),
  }),
})).node;
const speech = fc.record({
  /** Which systems it uses, outermost first. */
  used: fc.subarray([0, 1, 2, 3], { minLength: 1 }),
  full: fc.boolean(),
  top: fc.array(tree, { minLength: 2, maxLength: 5 }),
});

test('an outline written as text is found again', () => {
  fc.assert(
    fc.property(speech, ({ used, full, top }) => {
      const lines: string[] = ['同志们:', p(99)];
      const want: string[] = [];
      let seed = 0;
      const write = (nodes: readonly Node[], depth: number) => {
        const system = SYSTEMS[used[depth]!];
        if (!system) return;
        nodes.forEach((node, i) => {
          const label = `${system(i + 1)}办好第${'甲乙丙丁'[depth]}${++seed}件实事,不留尾巴`;
          want.push(`${depth} ${flat(label)}`);
          const line = node.runIn ? `${label}。${p(seed)}` : label;
          lines.push(full ? wide(line) : line);
          if (!node.runIn) lines.push(p(1000 + seed));
          write(node.under, depth + 1);
        });
      };
      write(top, 0);
      lines.push('谢谢大家!');
      const got = headings(paras(lines), 0, lines.length);
      expect(got.map(({ depth, label }) => `${depth} ${flat(label)}`)).toEqual(want);
    }),
    { numRuns: 300 },
  );
});
