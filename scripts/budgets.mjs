/** What the built extension may weigh, and what it does: for the checks and for the figures. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';

/** In bytes. */
export const DETECTOR_MOST = 12_000;
export const ZIP_MOST = 700 * 1024;

/** @param {string} folder @returns {string[]} */
export const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => file.replaceAll('\\', '/'));

/** The size of a zip of the folder: each file deflated, with its two headers, and the end record. @param {string} folder */
export function packedSize(folder) {
  let size = 22;
  for (const file of filesIn(folder))
    size += 30 + 46 + 2 * Buffer.byteLength(file) + deflateRawSync(readFileSync(join(folder, file))).length;
  return size;
}
