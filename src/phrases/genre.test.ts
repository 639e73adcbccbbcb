import { describe, expect, test } from 'vitest';
import { COLLECTION } from './collection.ts';
import { fold } from './fold.ts';
import { areAlike, ENDS_IN_GENRE, GENRE, stem } from './genre.ts';

/** The survey's genre words, in either script. */
const GENRES =
  '讲话 讲话稿 发言 发言稿 演讲 演讲稿 致辞 致词 贺词 开幕词 闭幕词 主持词 述职 竞聘 表态 党课 国旗下讲话 ' +
  '致辭 致詞 演說 演辭 演詞 談話 發言 獻詞 緻辭';
test.each(GENRES.split(' '))('%s is a genre', (word) => {
  expect(GENRE.test(fold(`年度大会${word}`))).toBe(true);
});
test.each(['工作总结', '实施方案', '请柬', '通知', '心得体会'])('%s is none', (word) => {
  expect(GENRE.test(word)).toBe(false);
});

describe('a title that ends in its genre', () => {
  test.each([
    '在外宣工作会议上的讲话',
    '领导讲话稿范文',
    '开业致辞(精选)',
    '在全市大会上的讲话【修订】',
    '党支部书记述职报告',
    '“国旗下的演讲稿”',
  ])('%s', (title) => {
    expect(ENDS_IN_GENRE.test(fold(title))).toBe(true);
  });
  test.each(['讲话精神学习计划', '演讲比赛通知', '贯彻讲话的意见', '发言席位安排'])('not %s', (title) => {
    expect(ENDS_IN_GENRE.test(title)).toBe(false);
  });
});

describe('the size of a collection', () => {
  test.each([
    '(精选20篇)',
    '【通用三篇】',
    '合计6份',
    '10篇',
    '（汇总五篇）',
    '(模板8篇)',
    '集合十二篇',
    '优质5篇',
    '2则',
  ])('%s', (size) => {
    expect(COLLECTION.exec(fold(size))?.[0]).toBe(fold(size));
  });
  test.each(['篇幅有限', '一个', '二年级'])('not %s', (text) => {
    expect(COLLECTION.test(text)).toBe(false);
  });
});

describe('the stem of a title', () => {
  test.each([
    ['外宣工作会议讲话稿（精选20篇）', '外宣工作会议讲话稿'],
    ['开学典礼致辞【通用三篇】', '开学典礼致辞'],
    ['表彰大会发言合计6份', '表彰大会发言'],
    ['年会主持词_范文大全', '年会主持词'],
    ['年会主持词 - 公文网', '年会主持词'],
    ['年会主持词|主持稿', '年会主持词'],
    ['在座谈会上的讲话(全文2330字)', '在座谈会上的讲话'],
    ['竞聘演讲稿范文大全', '竞聘演讲稿'],
    ['竞聘演讲稿10篇_示例网', '竞聘演讲稿'],
    [' 开业致辞 ', '开业致辞'],
  ])('%s → %s', (title, bare) => {
    expect(stem(fold(title))).toBe(bare);
  });
});

describe('likeness', () => {
  test.each([
    ['开业致辞', '开业致辞', 1],
    ['开业致辞', '篇一:开业致辞', 1],
    ['工作会议讲话稿 篇1', '篇一:工作会议的讲话', 0.4],
    ['开业致辞稿', '开业致辞词', 0.75],
  ])('%s and %s share %d at least', (a, b, share) => {
    expect(areAlike(a, b, share)).toBe(true);
    expect(areAlike(b, a, share)).toBe(true);
  });
  test.each([
    ['春天', '秋天', 0.01],
    ['一', '一二三', 0.01],
    ['', '开业致辞', 0.01],
    // Other titles of the same genre.
    ['外宣工作会议讲话稿', '毕业典礼学生代表发言稿', 0.3],
    // Three pairs of four.
    ['开业致辞稿', '开业致辞词', 0.76],
  ])('%s and %s share less than %d', (a, b, share) => {
    expect(areAlike(a, b, share)).toBe(false);
    expect(areAlike(b, a, share)).toBe(false);
  });
});
