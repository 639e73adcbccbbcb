/**
 * Writes src/phrases/fold-table.ts: the traditional forms (after OpenCC's table) of every Han character that a phrase
 * table uses. Run it (`npm run fold-table`) when a rule brings in a new character; a unit test says when.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import TSCharacters from 'opencc-js/dict/TSCharacters';

const SRC = join(import.meta.dirname, '../src');
/** What the detector's tables are written in; its file is to stay small. */
const DETECTOR = ['phrases/address.ts', 'phrases/genre.ts', 'phrases/notspeech.ts', 'detect/detect.ts'];
const FOLDERS = ['phrases', 'findings', 'outline', 'detect'];
/** Characters to a line of the written table. */
const LINE = 60;

/** @param {string[]} files */
const charactersOf = (files) =>
  new Set(files.flatMap((file) => [...readFileSync(join(SRC, file), 'utf8')]).filter((c) => /\p{Script=Han}/u.test(c)));

/** @param {Set<string>} used @param {Set<string>} without */
function pairs(used, without = new Set()) {
  const found = [];
  for (const row of TSCharacters.split('|')) {
    const [traditional, simplified] = row.split(' ');
    // One UTF-16 unit for one, so that offsets stay the same.
    if (traditional?.length !== 1 || simplified?.length !== 1 || traditional === simplified) continue;
    if (used.has(simplified) && !without.has(simplified)) found.push([traditional, simplified]);
  }
  return found;
}

/** @param {string[]} characters */
const literal = (characters) => {
  const lines = [];
  for (let i = 0; i < characters.length; i += LINE) lines.push(`  '${characters.slice(i, i + LINE).join('')}'`);
  return lines.join(' +\n');
};

/** @param {string} name @param {string[][]} list */
const table = (name, list) => `export const ${name} = {
  traditional:
  ${literal(list.map(([traditional]) => traditional ?? '')).replaceAll('\n', '\n  ')},
  simplified:
  ${literal(list.map(([, simplified]) => simplified ?? '')).replaceAll('\n', '\n  ')},
} as const;
`;

const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(SRC, folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('fold'))
    .map((name) => `${folder}/${name}`),
);
const detector = charactersOf(DETECTOR);
writeFileSync(
  join(SRC, 'phrases/fold-table.ts'),
  `/** Written by scripts/fold-table.mjs: traditional characters and, in the same places, their simplified forms. */

/** For the characters that the detector's tables use. */
${table('DETECTOR', pairs(detector))}
/** For the characters that only the other tables use. */
${table('OTHERS', pairs(charactersOf(files), detector))}`,
);
