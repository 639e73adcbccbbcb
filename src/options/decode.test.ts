import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText } from './decode.ts';

const LIST = '云计算\t雲端運算\n# 说明\n';
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, big: boolean) => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), !big);
  return bytes;
};
/** 云计算 → 雲, in GB18030. */
const GB = [0xd4, 0xc6, 0xbc, 0xc6, 0xcb, 0xe3, 0x09, 0xeb, 0x85, 0x0d, 0x0a];

test.each([
  ['UTF-8', utf8(LIST)],
  ['UTF-8 with a mark', utf8(`\ufeff${LIST}`)],
  ['UTF-16 LE with a mark', utf16(`\ufeff${LIST}`, false)],
  ['UTF-16 BE with a mark', utf16(`\ufeff${LIST}`, true)],
  ['UTF-16 LE without', utf16(LIST, false)],
  ['UTF-16 BE without', utf16(LIST, true)],
])('%s', (_name, bytes) => {
  expect(decodeText(bytes)).toBe(LIST);
});

test('GB18030, and lines ended as Windows ends them', () => {
  expect(decodeText(new Uint8Array(GB))).toBe('云计算\t雲\n');
});

test.each([
  ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]],
  ['bytes of no encoding', [0xff, 0xff, 0xff]],
  ['a UTF-16 file cut in the middle', [0xff, 0xfe, 0x00]],
])('%s is no text', (_name, bytes) => {
  expect(decodeText(new Uint8Array(bytes))).toBeNull();
});

test('an empty file is an empty text', () => {
  expect(decodeText(new Uint8Array())).toBe('');
});

test('what UTF-8 writes is read back', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('云', '雲', '𠮷', 'a', '→', '\t', '\n', '=') }), (text) => {
      expect(decodeText(utf8(text))).toBe(text);
    }),
  );
});
