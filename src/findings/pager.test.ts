import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { prose as p, pageOf, widths } from '../../test/core/make.ts';
import { isNeeded } from '../../test/core/needs.ts';
import { runCore } from '../../test/core/run.ts';
import { readPage } from '../page/read.ts';
import { ADDRESS_LINE, siteName } from './pager.ts';

/** What is hidden of a page of text with these lines in its middle, as `kind text`. */
const hidden = (lines: string[], title?: string): string[] => {
  const { findings, page } = runCore(pageOf([p(1), p(2), ...lines, p(3), p(4)], title));
  return findings.flatMap(({ kind, hideBlocks }) => (hideBlocks ?? []).map((i) => `${kind} ${page.blocks[i]!.text}`));
};

describe.each(widths)('remains of a pager, %s', (_, width) => {
  test.each(['页,当前第。', '共3页,当前第1页', '1/3页', '[1] [2] [3]', '上一页 1 2 下一页'])('%s', (line) => {
    expect(hidden([width(line)])).toEqual([`pager ${width(line)}`]);
  });
  test('with the numbers on both sides', () => {
    expect(hidden(['2', '页,当前第。', '1'].map(width)).toSorted()).toEqual(
      ['pager 1', 'pager 2', `pager ${width('页,当前第。')}`].toSorted(),
    );
  });
});

describe('watermarks', () => {
  test.each([
    'www.example-fanwen.com',
    'https://example.com/a/1.html',
    '(fanwen.example.cn)',
    '\uff08www.example.com\uff09',
  ])('an address on a line of its own: %s', (line) => {
    expect(hidden([line])).toEqual([`watermark ${line}`]);
  });
  test.each(['示例范文网', '示例范文网 www.example.com', '—', '示例 范文网'])(
    'the site’s name, from the title: %s',
    (line) => {
      expect(hidden([line], '工作会议讲话稿_示例范文网')).toEqual(line === '—' ? [] : [`watermark ${line}`]);
    },
  );
});

describe('what stays', () => {
  test.each([
    ['a number alone', ['7']],
    ['an address in a sentence', ['请大家登录www.example.com查看。']],
    ['a decimal', ['3.6']],
    ['a page number in a sentence', ['请大家翻到手册第3页,当前第一件事是修路。']],
    ['verse that counts', ['一二三四', '五六七八']],
  ])('%s', (_, lines) => {
    expect(hidden(lines)).toEqual([]);
  });
  test.each(['2021', '42', '1560'])('a number of several digits alone: %s', (line) => {
    expect(hidden([line])).toEqual([]);
  });
  test('the name of a column, from the title', () => {
    expect(hidden(['讲话稿'], '工作会议讲话稿_讲话稿')).toEqual([]);
  });
  test('debris outside the text', () => {
    const html = `<body><div>${[1, 2, 3].map((n) => `<p>${p(n)}</p>`).join('')}</div><div>共3页,当前第1页</div></body>`;
    expect(runCore(html).findings).toEqual([]);
  });
});

test.each([
  ['开业致辞_示例网', '示例网'],
  ['开业致辞 - 栏目 - 示例范文网', '示例范文网'],
  ['开业致辞|示例网', '示例网'],
  ['开业致辞-示例网', '示例网'],
  ['开业致辞', ''],
  ['开业致辞_网', ''],
  ['开业_这是一个很长很长的并不是站名的尾巴', ''],
])('the site of %s is %j', (title, name) => {
  const { document } = new JSDOM(`<title>${title}</title><p>${p(1)}</p>`).window;
  expect(siteName(readPage(document).page)).toBe(name);
});
test('a part of the page’s own title is no site’s name', () => {
  const { document } = new JSDOM(`<title>开业致辞_示例网</title><h1>示例网开业致辞</h1><p>${p(1)}</p>`).window;
  expect(siteName(readPage(document).page)).toBe('');
});

test('no address is without a dot, so that lines without one are passed over', () => {
  expect(isNeeded(ADDRESS_LINE.pattern, '.')).toBe(true);
});
