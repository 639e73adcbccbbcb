import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { ConverterBuilder } from 'opencc-js/core';
import TSCharacters from 'opencc-js/dict/TSCharacters';
import * as toTraditional from 'opencc-js/preset/cn2t';
import { describe, expect, test } from 'vitest';
import { chineseText } from '../../test/core/arbitrary.ts';
import { fold, foldForDetector } from './fold.ts';

const chinese = chineseText('會議講話稿，：（）１Ａ「」\u3000 會議工作。abc');

test('the length stays, whatever the text', () => {
  fc.assert(fc.property(chinese, (text) => fold(text).length === text.length));
  fc.assert(fc.property(chinese, (text) => foldForDetector(text).length === text.length));
});

test('folding folded text changes nothing', () => {
  fc.assert(fc.property(chinese, (text) => fold(fold(text)) === fold(text)));
});

test('every character is folded by itself, wherever it stands', () => {
  fc.assert(fc.property(chinese, chinese, (a, b) => fold(a + b) === fold(a) + fold(b)));
});

test('every full-width form of ASCII becomes its half-width form', () => {
  for (let c = 0x21; c <= 0x7e; c++) expect(fold(String.fromCharCode(c + 0xfee0))).toBe(String.fromCharCode(c));
});

test.each([
  ['\u3000\u3000同志們\uff1a', '  同志们:'],
  ['\u300c城市\u300d\u00a0', '\u201c城市\u201d '],
  ['讲话\uff61', '讲话\u3002'],
  ['一\u3001\u300a讲话\u300b\u3002', '一\u3001\u300a讲话\u300b\u3002'],
  ['國旗下的講話\uff08二\uff09', '国旗下的讲话(二)'],
])('%j folds to %j', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

/** Simplified characters, each with the traditional ones that OpenCC's table gives it alone. */
const traditional = new Map<string, string[]>();
for (const row of TSCharacters.split('|')) {
  const [from, ...to] = row.split(' ');
  if (from?.length === 1 && to.length === 1 && to[0]!.length === 1)
    traditional.set(to[0]!, [...(traditional.get(to[0]!) ?? []), from]);
}

const root = fileURLToPath(new URL('../', import.meta.url));
const sources = ['phrases', 'findings', 'outline', 'detect'].flatMap((folder) =>
  readdirSync(`${root}${folder}`)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('fold'))
    .map((file) => `${folder}/${file}`),
);

/** What is not in the built file: comments, and the rules' cases. */
const NOT_BUILT = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$|^\s*(cases|not): \[[\s\S]*?\],$|(cases|not): \[.*\](?= \})/gm;

/** Traditional forms of the characters in a file that are not folded to them. */
function unknown(file: string): string[] {
  const used = new Set(readFileSync(root + file, 'utf8').match(/\p{Script=Han}/gu));
  return [...used].flatMap((c) => (traditional.get(c) ?? []).filter((t) => fold(t) !== c).map((t) => t + c));
}

describe('characters that patterns use (npm run fold-table writes the table anew)', () => {
  test.each(sources)('%s: their traditional forms are folded', (file) => {
    expect(unknown(file)).toEqual([]);
  });
  const builder = ConverterBuilder(toTraditional);
  test.each(
    ['phrases/address.ts', 'phrases/genre.ts', 'phrases/notspeech.ts', 'detect/judge.ts', 'detect/speaking.ts'].flatMap(
      (file) => (['tw', 'hk', 't'] as const).map((to) => [file, to] as const),
    ),
  )('%s as written in %s is folded for the detector, too', (file, to) => {
    const code = readFileSync(root + file, 'utf8').replace(NOT_BUILT, '');
    const convert = builder({ from: 'cn', to });
    const lines = code.split('\n').map((line) => [foldForDetector(convert(line)), foldForDetector(line)] as const);
    expect(lines.filter(([written, line]) => written !== line)).toEqual([]);
  });
  test('what careless converters write is folded for the detector', () => {
    expect(foldForDetector('緻辭')).toBe('致辞');
  });

  test('the table of traditional forms is there', () => {
    expect(sources.length).toBeGreaterThan(15);
    expect(traditional.get('话')).toContain('話');
    expect(traditional.get('发')).toEqual(expect.arrayContaining(['發', '髮']));
  });
});
