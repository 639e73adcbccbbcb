import { describe, expect, test } from 'vitest';
import { prose as p, pageOf, widths } from '../../test/core/make.ts';
import { runCore } from '../../test/core/run.ts';

const SPEECH = ['同志们:', `今天我讲三点意见。${p(1)}`, p(2), p(3), p(4), '谢谢大家!'];
/** The lines that are hidden as filler. */
const hidden = (lines: string[]): string[] => {
  const { findings, page } = runCore(pageOf(lines));
  return findings
    .filter(({ kind }) => kind === 'filler')
    .flatMap(({ hideBlocks }) => (hideBlocks ?? []).map((i) => page.blocks[i]!.text));
};

const EDITOR = '下面是小编给大家整理的工作会议讲话稿,仅供参考。';
const GENRE = '讲话稿是一种常见的应用文稿,写好它要下功夫。';

describe.each(widths)('the editor’s words go, %s', (_, width) => {
  test.each([
    EDITOR,
    '以下是范文网为您收集的几篇开业致辞,欢迎阅读。',
    '导语:会议讲话要简短。',
    '以上就是本站为大家带来的讲话稿的全部内容,希望能帮到您。',
    '想要了解更多讲话稿,请继续关注本站。',
    '几篇开业致辞,供大家参考。',
  ])('%s', (line) => {
    expect(hidden([width(line), ...SPEECH.map(width)])).toEqual([width(line)]);
    expect(hidden([...SPEECH.map(width), width(line)])).toEqual([width(line)]);
  });
  test('talk about the genre, before a speech has begun', () => {
    expect(hidden([width(GENRE), ...SPEECH])).toEqual([width(GENRE)]);
  });
});

describe('the same words stay', () => {
  test('talk about the genre, inside a speech', () => {
    expect(hidden([...SPEECH.slice(0, 3), GENRE, ...SPEECH.slice(3)])).toEqual([]);
  });
  test.each([
    '我代表编委会给大家整理了三篇讲话稿,供大家参考。',
    '同志们,以下是我收集的几条意见,供各位参考。',
    '今天,我想和大家分享一篇范文,供参考。',
  ])('where a speaker says them: %s', (line) => {
    expect(hidden([SPEECH[0]!, line, ...SPEECH.slice(1)])).toEqual([]);
  });
  test('in a paragraph that is too long for an editor', () => {
    expect(hidden([EDITOR + p(9, 30), ...SPEECH])).toEqual([]);
  });
  test('under an ordinal', () => {
    expect(hidden([...SPEECH.slice(0, 2), `一、${EDITOR}`, ...SPEECH.slice(2)])).toEqual([]);
  });
});

describe('fragments of broken filler', () => {
  test('go right behind it', () => {
    const lines = ['下面是小编给大家整理的工作会议的。', '讲话稿。', '仅供参考。'];
    expect(hidden([...lines, ...SPEECH])).toEqual(lines);
  });
  test('stay anywhere else', () => {
    expect(hidden([...SPEECH.slice(0, 3), '讲话稿。', '仅供参考。', ...SPEECH.slice(3)])).toEqual([]);
    expect(hidden([EDITOR, p(7), '讲话稿。', ...SPEECH])).toEqual([EDITOR]);
  });
  test('what the speaker says of the speech is none', () => {
    expect(hidden([...SPEECH, '以上是我的发言,仅供参考,不当之处请大家批评指正。'])).toEqual([]);
    expect(hidden([...SPEECH, '我的讲话只是一家之言,仅供各位参考。'])).toEqual([]);
  });
  test('a salutation behind filler is none', () => {
    expect(hidden([EDITOR, ...SPEECH])).toEqual([EDITOR]);
  });
});

test('each speech of a collection may have an introduction of its own', () => {
  const lines = [
    ...['工作会议讲话稿 篇1', GENRE, ...SPEECH],
    ...[
      '工作会议讲话稿 篇2',
      '发言稿,是人们经常使用的一种文体,有一定的格式。',
      ...SPEECH.slice(0, 2),
      p(12),
      p(13),
      p(14),
    ],
  ];
  expect(hidden(lines)).toEqual([GENRE, '发言稿,是人们经常使用的一种文体,有一定的格式。']);
});
