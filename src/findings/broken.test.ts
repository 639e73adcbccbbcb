import { describe, expect, test } from 'vitest';
import { prose as p, pageOf, widths } from '../../test/core/make.ts';
import { runCore } from '../../test/core/run.ts';

const HEAD = `${p(1, 2)}会上通报了今年的外宣`;
const WORD = '工作总结';
const TAIL = `及明年的工作安排,${p(2, 2)}`;

const LAYOUTS: [name: string, layOut: (lines: string[]) => string][] = [
  ['paragraphs', (lines) => pageOf(lines)],
  ['line breaks', (lines) => pageOf([`<div>\u3000\u3000${lines.join('<br><br>\n\u3000\u3000')}</div>`])],
  ['table cells', (lines) => pageOf([`<table>${lines.map((l) => `<tr><td>${l}</td></tr>`).join('')}</table>`])],
  ['nested boxes', (lines) => pageOf(lines.map((l) => `<div><span><font>${l}</font></span></div>`))],
];
const textsOf = (html: string): string[] => runCore(html).list.map(({ text }) => text);
/** The paragraphs as they are read, under any layout. */
const read = (lines: string[]): string[] => textsOf(pageOf(lines));

describe.each(LAYOUTS)('in %s', (_, layOut) => {
  test.each(widths)('a sentence cut at a keyword link is one paragraph, %s', (_w, width) => {
    const lines = [p(3), `${HEAD}。`, `${WORD}。`, TAIL, p(4)].map(width);
    expect(textsOf(layOut(lines))).toEqual([p(3), HEAD + WORD + TAIL, p(4)].map(width));
  });
  test('cut twice, it is still one', () => {
    const [middle, tail] = ['及明年开春以后各村要办的', '等安排,都印在手册里。'];
    const lines = [p(3), `${HEAD}。`, `${WORD}。`, `${middle}。`, '演讲。', tail, p(4)];
    expect(textsOf(layOut(lines))).toEqual([p(3), `${HEAD}${WORD}${middle}演讲${tail}`, p(4)]);
  });
  test('nothing is joined where nothing is broken', () => {
    const lines = [p(3), p(4), '谢谢大家。', p(5)];
    expect(textsOf(layOut(lines))).toEqual(lines);
  });
});

test('two keywords with one word between them', () => {
  const lines = [p(3), `${p(1)}会上听取了。`, '工作总结。', '和。', '工作计划。', '的汇报,大家提了意见。', p(4)];
  expect(read(lines)).toEqual([p(3), `${p(1)}会上听取了工作总结和工作计划的汇报,大家提了意见。`, p(4)]);
});

describe('a noun that is on no list is told by what stands around it', () => {
  test.each([
    ['the sentence before cannot end', `${p(1)}这次会议的主题是对`, '水利'],
    ['a quotation before it is open', `${p(1)}墙上写着“修好`, '水利'],
    ['a book title before it is open', `${p(1)}报上登了《农村`, '水利'],
  ])('%s', (_, head, word) => {
    const tail = `建设的意见》和办法”要先学好,${p(2)}`;
    expect(read([p(3), `${head}。`, `${word}。`, tail, p(4)])).toEqual([p(3), head + word + tail, p(4)]);
  });
  test.each([
    '及各村的安排,都已公布。',
    '和各村的安排,都已公布。',
    ',各村也都照办。',
    '的办法,各村也都照办。',
    '等三件事,各村也都照办。',
  ])('the text behind it cannot begin: %s', (tail) => {
    const head = `${p(1)}今年先办`;
    expect(read([p(3), `${head}。`, '水利。', tail, p(4)])).toEqual([p(3), `${head}水利${tail}`, p(4)]);
  });
  test('the page says it whole elsewhere', () => {
    const [head, tail] = [`${p(1)}县里召开全年`, `大会三次,听取各村的意见。${p(2)}`];
    const whole = `去年这个时候,县里召开全年水利大会三次,大家还记得。${p(7)}`;
    expect(read([whole, `${head}。`, '水利。', tail, p(4)])).toEqual([whole, `${head}水利${tail}`, p(4)]);
  });
  test('it is a link', () => {
    const [head, tail] = [`${p(1)}今年先办`, `大家都说好。${p(2)}`];
    expect(read([p(3), `${head}。`, '<p><a href="/slsl/">水利</a>。</p>', tail, p(4)])).toEqual([
      p(3),
      `${head}水利${tail}`,
      p(4),
    ]);
  });
});

describe('real lines stay as they are', () => {
  test.each([
    ['thanks', ['谢谢大家。']],
    ['a cry', ['加油。']],
    ['a farewell', ['此致。', '敬礼。']],
    ['an ending', ['完。']],
    ['an address', ['同志们。']],
    ['verse', ['青山绿水。', '白云人家。', '春种秋收。']],
    ['a bold keyword', ['<p><b>工作总结。</b></p>']],
    ['a heading', ['<h3>工作总结。</h3>']],
    ['a long noun', ['全县农村水利建设总结。']],
    ['a line with no full stop', ['工作总结']],
  ])('%s', (_, lines) => {
    const all = [p(3), p(4), ...lines, p(5), p(6)];
    expect(read(all)).toEqual(all.map((line) => line.replace(/<[^>]+>/g, '')));
  });
  test.each([
    ['a heading', '一、修好村里的路'],
    ['a salutation', '各位代表:'],
    ['a greeting', '大家好!今天说说修路的事。'],
  ])('a keyword before %s', (_, after) => {
    const lines = [p(3), p(4), '工作总结。', after, p(5)];
    expect(read(lines)).toEqual(lines);
  });
  test('a keyword behind a salutation, or at the page’s end', () => {
    expect(read(['各位乡亲代表和村民组长同志们:', '工作总结。', p(1), p(2)])).toHaveLength(4);
    expect(read([p(1), p(2), '工作总结。'])).toHaveLength(3);
  });
  test.each(['感恩。', '青春。', '诚信。'])('a one-word paragraph between whole sentences: %s', (word) => {
    const lines = [p(3), '父亲留给我的,只有两个字。', word, '这两个字,我想了很多年,今天才算明白。', p(4)];
    expect(read(lines)).toEqual(lines);
  });
});

test('the finding says what was joined, and where', () => {
  const { findings } = runCore(pageOf([p(3), `${HEAD}。`, `${WORD}。`, TAIL, p(4)]));
  expect(findings).toMatchObject([
    { kind: 'broken', reason: 'keywordLink', at: 1, join: [1, 2, 3], text: `${WORD}。` },
  ]);
});
