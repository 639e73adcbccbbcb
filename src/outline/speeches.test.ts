import { describe, expect, test } from 'vitest';
import { type Line, prose as p, paras, prose, widths } from '../../test/core/make.ts';
import type { Paragraph } from '../findings/repair.ts';
import { runAll } from '../page/steps.ts';
import { type Speech, speechSteps } from './speeches.ts';

const speeches = (list: readonly Paragraph[], title: string): Speech[] => runAll(speechSteps(list, title));

const TITLE = '外宣工作会议讲话稿';
const PAGE = `${TITLE}(精选3篇)_范例网`;

/** The text of one speech: salutation, prose, thanks. */
const text = (seed: number): Line[] => ['同志们:', `今天只讲几句。${prose(seed)}`, prose(seed + 100), '谢谢大家!'];
/** The same without what speeches begin and end with. */
const bare = (seed: number): Line[] => [prose(seed), prose(seed + 100)];

const titlesOf = (lines: readonly Line[], page = PAGE): string[] =>
  speeches(paras(lines), page).map(({ title }) => title);

/** Speeches follow each other without a gap to the page's end, and each body lies inside. */
function covers(speeches: readonly Speech[], lines: readonly Line[]): void {
  speeches.forEach(({ from, body, to }, s) => {
    expect(body).toBeGreaterThanOrEqual(from);
    expect(to).toBeGreaterThan(body);
    expect(to).toBe(speeches[s + 1]?.from ?? lines.length);
  });
}

describe.each(widths)('separators of the survey, %s', (_, width) => {
  test.each<[name: string, titles: [string, string, string]]>([
    ['T 篇1', [`${TITLE} 篇1`, `${TITLE} 篇2`, `${TITLE} 篇3`]],
    ['T篇1', [`${TITLE}篇1`, `${TITLE}篇2`, `${TITLE}篇3`]],
    ['T篇一', [`${TITLE}篇一`, `${TITLE}篇二`, `${TITLE}篇三`]],
    ['T1', [`${TITLE}1`, `${TITLE}2`, `${TITLE}3`]],
    ['T一', [`${TITLE}一`, `${TITLE}二`, `${TITLE}三`]],
    ['【T一】', [`【${TITLE}一】`, `【${TITLE}二】`, `【${TITLE}三】`]],
    ['T【一】', [`${TITLE}【一】`, `${TITLE}【二】`, `${TITLE}【三】`]],
    ['【篇一:T】', ['【篇一:开业致辞】', '【篇二:年会致辞】', '【篇三:毕业致辞】']],
    ['T【篇1】', [`${TITLE}【篇1】`, `${TITLE}【篇2】`, `${TITLE}【篇3】`]],
    ['第一篇:T', ['第一篇:开业致辞', '第二篇:年会致辞', '第三篇:毕业致辞']],
    ['第1篇 T', ['第1篇 开业致辞', '第2篇 年会致辞', '第3篇 毕业致辞']],
    ['titles of their own', ['在开业仪式上的致辞', '在年会上的讲话', '毕业典礼发言稿']],
    ['T(一)', [`${TITLE}(一)`, `${TITLE}(二)`, `${TITLE}(三)`]],
    ['T(1)', [`${TITLE}(1)`, `${TITLE}(2)`, `${TITLE}(3)`]],
    ['篇一:T', ['篇一:开业致辞', '篇二:年会致辞', '篇三:毕业致辞']],
    ['篇1:T', ['篇1:开业致辞', '篇2:年会致辞', '篇3:毕业致辞']],
    ['范文一', ['范文一', '范文二', '范文三']],
    ['【範例一】', ['【範例一】', '【範例二】', '【範例三】']],
  ])('%s', (_name, titles) => {
    const wide = titles.map(width);
    const lines = wide.flatMap((title, s) => [title, ...text(s + 1)]);
    expect(titlesOf(lines)).toEqual(wide);
    covers(speeches(paras(lines), PAGE), lines);
  });
});

test('the last speech may be a few words, when somebody is spoken to in them', () => {
  const short: Line[] = [`${TITLE} 篇2`, '同学们:', '请投我一票。', '谢谢大家!'];
  expect(titlesOf([`${TITLE} 篇1`, ...text(1), ...short])).toEqual([`${TITLE} 篇1`, `${TITLE} 篇2`]);
  expect(titlesOf([`${TITLE} 篇1`, ...text(1), `${TITLE} 篇2`])).toEqual([`${TITLE} 篇1`]);
});

describe('numbered separators without salutations', () => {
  test.each([
    ['T 篇1', (n: number) => `${TITLE} 篇${n}`],
    ['T篇一', (n: number) => `${TITLE}篇${'一二三'[n - 1]}`],
    ['T1', (n: number) => `${TITLE}${n}`],
    ['第一篇:T', (n: number) => `第${'一二三'[n - 1]}篇:开业致辞`],
    ['范文一', (n: number) => `范文${'一二三'[n - 1]}`],
  ])('%s', (_, title) => {
    const lines = [1, 2, 3].flatMap((n) => [title(n), ...bare(n)]);
    expect(titlesOf(lines)).toEqual([title(1), title(2), title(3)]);
  });
  test('a number left out is no reason to stop', () => {
    const lines = [1, 2, 4].flatMap((n) => [`${TITLE} 篇${n}`, ...bare(n)]);
    expect(titlesOf(lines)).toHaveLength(3);
  });
});

describe('titles by look', () => {
  test.each([
    ['headings', { heading: 2 }],
    ['bold lines', { bold: true }],
    ['centred lines', { centred: true }],
  ])('%s with a genre begin speeches', (_, look) => {
    const titles = ['在开业仪式上的致辞', '在年会上的讲话', '毕业典礼发言'];
    const lines = titles.flatMap((title, s): Line[] => [[title, look], ...text(s + 1)]);
    expect(titlesOf(lines)).toEqual(titles);
  });

  test('a plain line in front of a salutation is one, though the speech before it has no closing', () => {
    const lines: Line[] = ['开业致辞', '同志们:', p(1), p(2), '在年会上的致辞', '各位来宾:', p(3), p(4)];
    expect(titlesOf(lines)).toEqual(['开业致辞', '在年会上的致辞']);
  });

  test('date, place and name may stand between a title and the salutation', () => {
    const lines: Line[] = [
      '在开业仪式上的致辞',
      '(二〇一九年五月四日)',
      '县长 张立新',
      ...text(1),
      '在年会上的讲话',
      '礼堂',
      ...text(2),
    ];
    expect(titlesOf(lines)).toEqual(['在开业仪式上的致辞', '在年会上的讲话']);
  });

  test('a table of contents in front of the text names no speeches', () => {
    const titles = [`${TITLE} 篇1`, `${TITLE} 篇2`, `${TITLE} 篇3`];
    const lines = [...titles, ...titles.flatMap((title, s) => [title, ...text(s + 1)])];
    const found = speeches(paras(lines), PAGE);
    expect(found.map(({ title }) => title)).toEqual(titles);
    expect(found[0]!.from).toBe(3);
  });

  test('a table of contents of links into the page names none, wherever it stands', () => {
    const titles = [`${TITLE} 篇1`, `${TITLE} 篇2`];
    const contents = [...titles, '在年会上的讲话'].map((title): Line => [title, { inPage: true, bold: true }]);
    const lines = [contents, [titles[0]!, ...text(1)], contents, [titles[1]!, ...text(2)], contents, [p(9)]].flat();
    expect(titlesOf(lines)).toEqual(titles);
  });

  test('the title said again behind its separator names no speech of its own', () => {
    const lines = [1, 2, 3].flatMap((n): Line[] => [`${TITLE} 篇${n}`, [TITLE, { bold: true }], ...text(n)]);
    expect(titlesOf(lines)).toEqual([`${TITLE} 篇1`, `${TITLE} 篇2`, `${TITLE} 篇3`]);
  });

  test('a sentence that mentions a speech is no title', () => {
    const lines: Line[] = [`${TITLE} 篇1`, ...text(1).slice(0, 3), '刚才李县长作了讲话。', prose(9), '谢谢大家!'];
    expect(titlesOf(lines)).toEqual([`${TITLE} 篇1`]);
  });
});

describe('a speech without a title of its own', () => {
  test('alone on a page it has the name of the page, without what the site adds', () => {
    const found = speeches(paras(text(1)), '在外宣工作会议上的讲话_范例网');
    expect(found).toMatchObject([{ title: '在外宣工作会议上的讲话', named: true, from: 0, to: 4 }]);
  });

  test('in a collection that has no separators a salutation behind a closing begins it', () => {
    const lines = [...text(1), ...text(2), ...text(3)];
    const found = speeches(paras(lines), PAGE);
    expect(found.map(({ title, from }) => [title, from])).toEqual([
      [TITLE, 0],
      [`${TITLE} · 2`, 4],
      [`${TITLE} · 3`, 8],
    ]);
    covers(found, lines);
  });

  test('behind a named one it takes its name, with a number', () => {
    expect(titlesOf([`${TITLE} 篇1`, ...text(1), ...text(2), `${TITLE} 篇2`, ...text(3)])).toEqual([
      `${TITLE} 篇1`,
      `${TITLE} 篇1 · 2`,
      `${TITLE} 篇2`,
    ]);
  });

  test('a salutation over several lines belongs to it from its first line', () => {
    const lines: Line[] = [...text(1), '尊敬的各位领导,', '各位来宾,', '老师们、同学们:', prose(5), prose(6)];
    expect(speeches(paras(lines), PAGE).map(({ from }) => from)).toEqual([0, 4]);
  });

  test('numbering that begins anew behind a salutation begins it', () => {
    const points = (seed: number): Line[] => ['一、修好村里的路', prose(seed), '二、管好村里的账', prose(seed + 50)];
    const lines: Line[] = ['同志们:', prose(1), ...points(2), '同志们:', prose(3), ...points(4)];
    expect(speeches(paras(lines), PAGE).map(({ from }) => from)).toEqual([0, 6]);
  });
});

describe('no boundary', () => {
  test.each(['各位代表!', '同志们!', '同志们:', '各位代表、同志们:'])('%s in the middle of a speech', (line) => {
    const lines: Line[] = ['各位代表:', `我向大会作报告。${prose(1)}`, prose(2), line, prose(3), prose(4), '谢谢大家!'];
    expect(titlesOf(lines)).toHaveLength(1);
  });

  test('各位代表! though the sentence before it ends as speeches end', () => {
    const lines: Line[] = [
      '各位代表:',
      `我向大会作报告。${prose(1)}`,
      `${prose(2)}让我们为建成美丽的家乡而努力奋斗!`,
      '各位代表!',
      prose(3),
      '谢谢大家!',
    ];
    expect(titlesOf(lines)).toHaveLength(1);
  });

  test('the last line of the page, though it looks like a title', () => {
    expect(titlesOf([`${TITLE} 篇1`, ...text(1), `${TITLE} 篇2`])).toEqual([`${TITLE} 篇1`]);
  });

  test('a date or a price with a number at its end', () => {
    expect(titlesOf([`${TITLE} 篇1`, ...text(1), '写于2021', prose(7), prose(8)])).toHaveLength(1);
  });
});

test('a page without text has no speeches', () => {
  expect(speeches([], PAGE)).toEqual([]);
  expect(titlesOf(['首页', '讲话稿', '联系我们'])).toEqual([]);
});

test('lines of 100,000 characters are read', () => {
  for (const unit of ['篇一', '一、', '同志们:', '【', '(', '第一篇:', '讲话稿1', '各位、', '谢谢', ' ', 'a'])
    expect(titlesOf([unit.repeat(100_000 / unit.length), ...text(1)]).length).toBeGreaterThanOrEqual(1);
});
