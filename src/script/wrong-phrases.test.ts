import { ConverterBuilder } from 'opencc-js/core';
import * as toTraditional from 'opencc-js/preset/cn2t';
import { expect, test } from 'vitest';
import { convertPieces } from '../../test/core/convert.ts';
import { SPARED_PHRASES, WRONG_PHRASES } from './wrong-phrases.ts';

const ours = (text: string): string =>
  convertPieces([text], { to: 'traditional', variant: 't', quotes: false, ownWords: [], page: 'simplified' }).join('');
const bare = ConverterBuilder(toTraditional)({ from: 'cn', to: 't' });

test.each(WRONG_PHRASES)('%s is %s in %s, which the bare converter has wrong', (from, to, text) => {
  expect(text).toContain(from);
  expect(ours(text)).toContain(to);
  expect(bare(text)).not.toContain(to);
});

test.each(SPARED_PHRASES)('%s is %s in %s, as the bare converter has it', (from, to, text) => {
  expect(text).toContain(from);
  expect(ours(text)).toContain(to);
  expect(bare(text)).toContain(to);
});

test('no phrase is listed twice', () => {
  const all = [...WRONG_PHRASES, ...SPARED_PHRASES].map(([from]) => from);
  expect(all).toEqual([...new Set(all)]);
});

test.each([
  ['tw', '課本裡', '並為'],
  ['hk', '課本裏', '並為'],
  ['t', '課本裏', '並爲'],
] as const)('in %s they follow the variant', (variant, ...want) => {
  const options = { to: 'traditional', variant, quotes: false, ownWords: [], page: 'simplified' } as const;
  expect(['课本里', '并为'].map((text) => convertPieces([text], options).join(''))).toEqual(want);
});
