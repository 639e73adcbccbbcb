import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { CHARS_MOST, foldLines, HEAD, isReadLines, readLines, TAIL, TEXTS_MOST } from './lines.ts';

const read = (body: string) => foldLines(readLines(new JSDOM(`<body>${body}</body>`).window.document));

test.each([
  ['elements in a line', '<p>各<b>位</b><span><i>来</i>宾</span>:</p><p>大家好!</p>', ['各位来宾:', '大家好!']],
  ['breaks', '<div>同志们:<br>散会。<br><b>谢谢</b><br/>\n<b>再见</b></div>', ['同志们:', '散会。', '谢谢', '再见']],
  ['breaks in elements in a line', '<p><font>同志们:<br>散会。</font><br>再见</p>', ['同志们:', '散会。', '再见']],
  ['blocks between texts', '<div>首页<p>讲话</p>正文</div>', ['首页', '讲话', '正文']],
  ['white space', '<p>\u3000\u3000同志們\uff1a\n\n   今天\u00a0開會</p>', ['同志们: 今天 开会']],
  [
    'what is no text',
    '<script>var a = "同志们:"</script><style>p{}</style><p>讲话</p><noscript>请打开</noscript>',
    ['讲话'],
  ],
  ['single characters', '<p>|</p><p>讲话</p>', ['讲话']],
])('%s', (_, body, lines) => {
  expect(read(body).heads).toEqual(lines);
});

test('of a long line its beginning and its end', () => {
  const { heads, ends } = read(`<p>${'春'.repeat(HEAD)}${'秋'.repeat(TAIL)}<b>完</b></p><p>谢谢</p>`);
  expect(heads).toEqual(['春'.repeat(HEAD), '谢谢']);
  expect(ends).toEqual([`${'秋'.repeat(TAIL - 1)}完`, '谢谢']);
});

test('links are counted, and short ones are controls', () => {
  const { controls, text, linked } = read(`<p>讲话稿<a>下一章</a><a><b>范文</b></a><a>${'长'.repeat(50)}</a></p>`);
  expect([controls, text, linked]).toEqual([['下一章'], 58, 53]);
});

test('a page without a body has no lines', () => {
  const linesOf = (html: string) => foldLines(readLines(new JSDOM(html).window.document));
  expect(linesOf('<frameset><frame></frameset>').heads).toEqual([]);
  const { document } = new JSDOM('').window;
  document.body.remove();
  expect(foldLines(readLines(document)).heads).toEqual([]);
});

test('what is read does not grow with the page', () => {
  const short = read('<p>通知</p>'.repeat(10 * TEXTS_MOST));
  expect(short.heads).toHaveLength(TEXTS_MOST);
  const long = read(`<p>${'春'.repeat(1000)}</p>`.repeat(1000));
  expect(long.heads.join('').length).toBeLessThanOrEqual(CHARS_MOST + HEAD);
});

test('an element that is named like the title takes nothing away', () => {
  const { document } = new JSDOM('<title>讲话</title><body><p>各位来宾:</p><img name="title"></body>').window;
  expect(foldLines(readLines(document)).heads).toEqual(['各位来宾:']);
});

test('running text is counted', () => {
  const { document } = new JSDOM(`<p>${'春'.repeat(24)}</p><p>${'秋'.repeat(25)}</p><p>${'冬'.repeat(999)}</p>`).window;
  expect(readLines(document).prose).toBe(25 + HEAD);
});

test.each([
  '<p>各位来宾:</p>',
  '',
  `<p>${'春'.repeat(1000)}</p>`.repeat(1000),
  `<p>一<a>${'链'.repeat(39)}</a></p>`.repeat(3000),
])('what is read may be sent', (body) => {
  const lines = readLines(new JSDOM(`<title>${'题'.repeat(500)}</title><body>${body}</body>`).window.document);
  expect(isReadLines(JSON.parse(JSON.stringify(lines)))).toBe(true);
});

test.each([
  null,
  {},
  { title: '' },
  { title: '', texts: '', count: -1, prose: 0, text: 0, linked: 0 },
  { title: '', texts: [], count: 0, prose: 0, text: 0, linked: 0 },
  { title: '题'.repeat(500), texts: '', count: 0, prose: 0, text: 0, linked: 0 },
  { title: '', texts: '字'.repeat(1_000_000), count: 0, prose: 0, text: 0, linked: 0 },
  { title: '', texts: '', count: 0, prose: 0, text: 0, linked: Number.NaN },
])('whatever else is not taken for it', (other) => {
  expect(isReadLines(other)).toBe(false);
});
