import { expect, test } from 'vitest';
import { addressOf, pageKey } from './keys.ts';

test.each([
  ['a place within the page', 'https://a.cn/1.html?p=2#part2', 'https://a.cn/1.html?p=2'],
  ['its very beginning', 'https://a.cn/1.html#', 'https://a.cn/1.html'],
  ['words in it', 'https://a.cn/1.html#:~:text=x', 'https://a.cn/1.html'],
  ['no fragment', 'https://a.cn/1.html', 'https://a.cn/1.html'],
  ['a route', 'https://a.cn/#/speech/2?p=1', 'https://a.cn/#/speech/2?p=1'],
  ['a route of the older kind', 'https://a.cn/#!speech/2', 'https://a.cn/#!speech/2'],
  ['a place within the page of a route', 'https://a.cn/#/speech/2#part2', 'https://a.cn/#/speech/2'],
])('of an address with %s (%s), the page’s is %s', (_what, url, address) => {
  expect(addressOf(url)).toBe(address);
  expect(addressOf(address)).toBe(address);
  expect(pageKey(url)).toBe(`page:${address}`);
});
