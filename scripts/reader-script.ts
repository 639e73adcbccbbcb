/**
 * Builds the script that is injected into speech pages once more: crxjs builds injected scripts without any plugin, and
 * this one is written for what it is, a script that runs once and cold (`plain-members.ts`, `eager-functions.ts`).
 */
import { relative } from 'node:path';
import { build } from 'vite';

const ENTRY = 'src/reader.iife.ts';
/** The oldest browsers that Rostrum runs in. */
export const TARGET = ['chrome127', 'firefox142'];

export interface ReaderScript {
  /** The project's folder. */
  root: string;
  minify: boolean;
  /** Rewrites one of our own modules, TypeScript taken out. @param file from the project's folder on */
  rewrite(code: string, file: string): string;
}

/** @returns the script */
export async function readerScript({ root, minify, rewrite }: ReaderScript): Promise<string> {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [
      {
        name: 'rostrum:reader-script',
        transform(code, id) {
          const file = relative(root, id);
          return /^src\/.*\.tsx?$/.test(file) ? { code: rewrite(code, file), map: null } : null;
        },
      },
    ],
    build: {
      write: false,
      minify,
      target: TARGET,
      lib: { entry: `${root}/${ENTRY}`, formats: ['iife'], name: 'reader' },
    },
  });
  const [output] = [result].flat();
  if (!output || !('output' in output)) throw new Error('The reader was not built.');
  return output.output[0].code;
}
