/**
 * True when the text ends in one of these characters. A pattern that asks the same (`/[。;]$/`) is tried at each place of
 * the text, and texts are long.
 */
export const endsIn = (text: string, characters: string): boolean =>
  text !== '' && characters.includes(text[text.length - 1]!);
