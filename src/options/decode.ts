/** Reads a text file as the programs that readers have at hand write it: UTF-8, UTF-16 or GB18030. Pure. */

/** Control characters that no text has; a file with any of them is not one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is them that are looked for
const NOT_TEXT = /[\0-\x08\x0e-\x1f\x7f]/;

/** @returns the text, its lines ended by `\n`; null when the bytes are no text in any of these encodings */
export function decodeText(bytes: Uint8Array): string | null {
  for (const encoding of candidates(bytes)) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!NOT_TEXT.test(text)) return text.replace(/\r\n?/g, '\n');
    } catch {
      // Not valid in this encoding: the next one.
    }
  }
  return null;
}

/** By the byte order mark where there is one. Of the others only UTF-16 has zero bytes, and UTF-8 is hardly ever valid by chance. */
function candidates(bytes: Uint8Array): string[] {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return ['utf-8'];
  if (a === 0xff && b === 0xfe) return ['utf-16le'];
  if (a === 0xfe && b === 0xff) return ['utf-16be'];
  const zeros = [0, 0];
  bytes.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2]!++;
  });
  // The separators and line ends of a list are ASCII: their high byte, the second in little endian, is zero.
  if (zeros[0] || zeros[1]) return zeros[1]! >= zeros[0]! ? ['utf-16le', 'utf-16be'] : ['utf-16be', 'utf-16le'];
  return ['utf-8', 'gb18030'];
}
