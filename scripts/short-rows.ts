/**
 * Makes a dictionary of opencc-js's shorter, for the package: most of its phrases only say where words end, and become
 * what their characters become by themselves. Of those the word alone is kept (src/script/dictionary.ts reads both forms).
 */
import { Dictionary } from '../src/script/dictionary.ts';

/**
 * @param phrases rows `from to` joined by `|`
 * @param characters the rows for single characters that the phrases are always read with
 * @returns the same rows, without their second part where the characters say it
 */
export function shortRows(phrases: string, characters: string): string {
  const dictionary = new Dictionary([phrases, characters]);
  return phrases
    .split('|')
    .map((row) => {
      const [word = '', value] = row.split(' ');
      const each = Array.from(word);
      return each.length > 1 && each.map((character) => dictionary.convert(character)).join('') === value ? word : row;
    })
    .join('|');
}
