import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkTo, textFragment } from './link.ts';

const parse = (fragment: string) => {
  const parts = fragment.replace('#:~:text=', '').split(',').map(decodeURIComponent);
  return {
    prefix: parts.find((part) => part.endsWith('-'))?.slice(0, -1) ?? '',
    suffix: parts.find((part, i) => i > 0 && part.startsWith('-'))?.slice(1) ?? '',
    start: parts.find((part) => !part.endsWith('-') && !part.startsWith('-'))!,
  };
};

test.each([
  ['https://a.cn/1.html?p=2#part2', 'https://a.cn/1.html?p=2#:~:text=x'],
  ['https://a.cn/#/speech/2', 'https://a.cn/#/speech/2:~:text=x'],
  ['https://name:password@a.cn/1.html', 'https://a.cn/1.html#:~:text=x'],
  ['file:///home/1.html#part2', 'file:///home/1.html#:~:text=x'],
])('a link to a place in %s is %s', (url, link) => {
  expect(linkTo(url, '#:~:text=x')).toBe(link);
});

test('words that stand only there are enough', () => {
  expect(parse(textFragment(['开头', '一、修路。先修村口的。', '二、管账'], 1, '一、修路'))).toEqual({
    prefix: '',
    start: '一、修路',
    suffix: '',
  });
});

test('words that stand elsewhere before are told by what follows', () => {
  const texts = ['一、修路', '先修村口。', '谢谢!', '一、修路', '后修村尾。'];
  expect(parse(textFragment(texts, 0, '一、修路')).suffix).toBe('');
  expect(parse(textFragment(texts, 3, '一、修路'))).toEqual({ prefix: '', start: '一、修路', suffix: '后修村尾。' });
});

test('and by what comes before where that is the same, too', () => {
  const texts = ['甲村', '一、修路', '先修村口。', '乙村', '一、修路', '先修村口。'];
  expect(parse(textFragment(texts, 4, '一、修路'))).toEqual({
    prefix: '乙村',
    start: '一、修路',
    suffix: '先修村口。',
  });
});

test('the directive’s own marks are encoded', () => {
  const fragment = textFragment(['A-1, B&C'], 0, 'A-1, B&C');
  expect(fragment).toBe('#:~:text=A%2D1%2C%20B%26C');
});

test('a heading that was mended is told by the words that the page has', () => {
  expect(parse(textFragment(['一、修.路的事'], 0, '一、修路的事')).start).toBe('一、修.路的事');
});

test('whatever the texts, the start stands at the block’s beginning and a longer one is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), fc.nat(), (texts, n) => {
      const at = n % texts.length;
      const { start } = parse(textFragment(texts, at, `${texts[at]!.slice(0, 3)}x`).replace(/%2D/g, '~'));
      expect(texts[at]!.replaceAll('-', '~').startsWith(start)).toBe(true);
      expect(start.length).toBeLessThanOrEqual(60);
    }),
  );
});
