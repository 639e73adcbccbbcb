/** Files that come in and go out. */
import { decodeText } from './decode.ts';

/** Lists and settings are a few KB: what is larger is some other file, in bytes. */
const MOST = 1_000_000;

/** Reads a text file. */
export async function readText(file: File): Promise<{ text: string } | { refusal: 'notText' | 'tooLarge' }> {
  if (file.size > MOST) return { refusal: 'tooLarge' };
  const bytes = await file.arrayBuffer().catch(() => null);
  const text = bytes && decodeText(new Uint8Array(bytes));
  return text === null ? { refusal: 'notText' } : { text };
}

/** Hands a text to the browser as a file to be saved. */
export function saveFile(name: string, text: string, type: 'text/plain' | 'application/json'): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it only after this.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
