/**
 * Writes src/phrases/fold-table.ts: the traditional forms (after OpenCC's table) of every Han character that a phrase
 * table uses. Run it (`npm run fold-table`) when a rule brings in a new character; a unit test says when.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConverterBuilder } from 'opencc-js/core';
import TSCharacters from 'opencc-js/dict/TSCharacters';
import * as toTraditional from 'opencc-js/preset/cn2t';

const SRC = join(import.meta.dirname, '../src');
/** What the detector's tables are written in; its file is to stay small. */
const DETECTOR = [
  'phrases/address.ts',
  'phrases/genre.ts',
  'phrases/notspeech.ts',
  'detect/judge.ts',
  'detect/speaking.ts',
];
const FOLDERS = ['phrases', 'findings', 'outline', 'detect'];
/** Pairs to a line of the written table. */
const LINE = 30;

/** What careless converters make of the detector's words: `緻辭`. */
const CARELESS = ['緻致'];
/** What is not in the built file: comments, and the rules' cases. */
const NOT_BUILT = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$|^\s*(cases|not): \[[\s\S]*?\],$|(cases|not): \[.*\](?= \})/gm;

/** @param {string[]} files */
const textOf = (files) => files.map((file) => readFileSync(join(SRC, file), 'utf8')).join('\n');
/** @param {string} text */
const charactersOf = (text) => new Set(text.match(/\p{Script=Han}/gu));

/** @param {Set<string>} used @param {string[][]} without */
function pairs(used, without = []) {
  const known = new Set(without.map(([traditional]) => traditional));
  const found = [];
  for (const row of TSCharacters.split('|')) {
    const [traditional, simplified] = row.split(' ');
    // One UTF-16 unit for one, so that offsets stay the same.
    if (traditional?.length !== 1 || simplified?.length !== 1 || traditional === simplified) continue;
    if (used.has(simplified) && !known.has(traditional)) found.push([traditional, simplified]);
  }
  return found;
}

/**
 * The traditional forms that these words have in Taiwan, in Hong Kong and in OpenCC's standard, and that each of their
 * characters has there alone: no rare variants, since the detector's file is to stay small.
 * @param {string} words
 */
function pairsOf(words) {
  const builder = ConverterBuilder(toTraditional);
  const found = new Set(CARELESS);
  for (const to of ['tw', 'hk', 't']) {
    const convert = builder({ from: 'cn', to });
    const converted = convert(words);
    [...words].forEach((c, i) => {
      for (const form of [converted[i], convert(c)]) if (form && form !== c) found.add(form + c);
    });
  }
  return pairs(charactersOf(words)).filter((pair) => found.has(pair.join('')));
}

/** @param {string} name @param {string[][]} list */
const table = (name, list) => {
  const lines = [];
  for (let i = 0; i < list.length; i += LINE)
    lines.push(
      `  '${list
        .slice(i, i + LINE)
        .flat()
        .join('')
        .replace(/['\\]/g, '\\$&')}'`,
    );
  return `export const ${name} =\n${lines.join(' +\n')};\n`;
};

/** U+FF01 to U+FF5E stand for U+0021 to U+007E. */
const fullWidth = Array.from({ length: 94 }, (_, i) => [
  String.fromCharCode(0xff01 + i),
  String.fromCharCode(0x21 + i),
]);

const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(SRC, folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('fold'))
    .map((name) => `${folder}/${name}`),
);
const detector = pairsOf(textOf(DETECTOR).replace(NOT_BUILT, ''));
writeFileSync(
  join(SRC, 'phrases/fold-table.ts'),
  `/**
 * Written by scripts/fold-table.mjs: characters, each in front of what it is folded to. What could be reckoned out is written
 * out, too: to reckon it took its time on each page.
 */

/** Traditional ones, for the characters that the detector's tables use. */
${table('DETECTOR', detector)}
/** Traditional ones, for the other tables' characters, and rare forms. */
${table('OTHERS', pairs(charactersOf(textOf(files)), detector))}
/** Full-width forms of ASCII. */
${table('FULL_WIDTH', fullWidth)}`,
);
