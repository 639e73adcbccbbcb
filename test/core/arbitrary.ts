/** What properties are tried on. */
import fc from 'fast-check';

/**
 * Text that is mostly Chinese, with any other UTF-16 unit, lone surrogates included.
 * @param often characters that are to come often
 */
export const chineseText = (often: string): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.oneof(
      fc.constantFrom(...often),
      fc.integer({ min: 0x4e00, max: 0x9fff }).map((c) => String.fromCharCode(c)),
      fc.integer({ min: 0, max: 0xffff }).map((c) => String.fromCharCode(c)),
      fc.integer({ min: 0x20000, max: 0x2a6df }).map((c) => String.fromCodePoint(c)),
    ),
  });
