/** test/fuzz/in-page.ts as one script, with our stand-in for the sidebar and work that is laid down often. */
import { build } from 'vite';

const SIDEBAR = new URL('sidebar.ts', import.meta.url).pathname;
/** Nodes between two stops: small, so that small pages are read in many stretches. */
const STEP = 7;

/** @returns {import('vite').Plugin} */
const standIns = () => ({
  name: 'stand-ins',
  enforce: 'pre',
  resolveId: (id, importer) =>
    id.endsWith('/sidebar/mount.ts') && !importer?.endsWith('/fuzz/sidebar.ts') ? SIDEBAR : null,
  transform(code, id) {
    if (!id.endsWith('/src/page/steps.ts')) return null;
    const small = code.replace(/(export const (?:SHORT_)?STEP = )\d+/g, `$1${STEP}`);
    if (small === code) throw new Error('steps.ts has no STEP to make small');
    return small;
  },
});

/** @returns {Promise<string>} */
export async function bundle() {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [standIns()],
    build: {
      write: false,
      minify: false,
      target: 'chrome127',
      lib: {
        entry: new URL('in-page.ts', import.meta.url).pathname,
        formats: ['iife'],
        name: 'bundle',
      },
    },
  });
  const [output] = [result].flat();
  if (!output || !('output' in output)) throw new Error('The bundle was not built.');
  return output.output[0].code;
}
