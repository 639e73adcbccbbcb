/**
 * Makes a fresh clone ready: packages, browsers, fonts. Quick when all is there.
 *
 * Runs before anything is installed, so it imports Node's own modules only; whoever needs a package imports it
 * dynamically after `ensure()`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser, howToInstall } from './browsers.mjs';

/** @typedef {import('./browsers.mjs').BrowserName} BrowserName */

/** The project's folder. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

const NODE_LEAST = [20, 19];

/** Debian packages. */
const PACKAGES = { chromium: 'chromium', firefox: 'firefox-esr' };
const FONTS = 'fonts-noto-cjk';
/** What makes Debian's browsers speak Chinese. */
const CHINESE = { chromium: 'chromium-l10n', firefox: 'firefox-esr-l10n-zh-cn' };

/**
 * Installs what is missing.
 * @param {{ browsers?: BrowserName[], chinese?: boolean }} [options] the browsers that are needed, and whether they should
 *   speak Chinese (done where Debian's packages do it; nothing is said where not)
 * @returns {string[]} what is still missing and how to get it, a line each; empty: all is there
 */
export function ensure({ browsers = [], chinese = false } = {}) {
  checkNode();
  if (!packagesAreThere()) installPackages();

  const without = () => browsers.filter((name) => !findBrowser(name));
  if (isDebianRoot()) {
    const wanted = without().map((name) => PACKAGES[name]);
    if (browsers.length && !hasChineseFont()) wanted.push(FONTS);
    if (chinese) wanted.push(...browsers.map((name) => CHINESE[name]).filter((name) => !isDebianPackageThere(name)));
    if (wanted.length) aptInstall(wanted);
  }
  if (browsers.length && !hasChineseFont())
    console.warn(
      'No font with Chinese characters was found: pages will show boxes. Install Noto Sans CJK (Debian: fonts-noto-cjk, Fedora: google-noto-sans-cjk-fonts, Arch: noto-fonts-cjk).',
    );
  return without().map(howToInstall);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantMajor = 0, wantMinor = 0] = NODE_LEAST;
  if (major < wantMajor || (major === wantMajor && minor < wantMinor))
    throw new Error(`Node ${NODE_LEAST.join('.')} or newer is needed; this is ${process.versions.node}.`);
}

/**
 * Are the packages that the lock file names the ones that are installed? Compared by content: times of files say little
 * after a checkout or a copy.
 */
function packagesAreThere() {
  const installed = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  /** @param {string} file @returns {Record<string, { version?: string, integrity?: string, optional?: boolean }>} */
  const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const there = read(installed);
  return Object.entries(read(join(ROOT, 'package-lock.json'))).every(([path, wanted]) => {
    const found = there[path];
    // The project itself is not in the list; optional packages of other platforms are not installed.
    if (path === '' || (!found && wanted.optional)) return true;
    return found?.version === wanted.version && found?.integrity === wanted.integrity;
  });
}

function installPackages() {
  console.log('Installing packages (npm ci) …');
  const options = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const own = process.env.npm_execpath ?? '';
  const { status, error } = /^npm-cli/.test(basename(own))
    ? spawnSync(process.execPath, [own, ...options], { cwd: ROOT, stdio: 'inherit' })
    : spawnSync('npm', options, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) throw error;
  if (status !== 0) throw new Error('npm ci failed.');
}

const isDebianRoot = () => existsSync('/etc/debian_version') && process.getuid?.() === 0;

/** @param {string} name */
function isDebianPackageThere(name) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own syntax
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f=${Status}', name], { encoding: 'utf8' });
  return stdout?.endsWith(' installed') ?? false;
}

/** @param {string[]} packages */
function aptInstall(packages) {
  console.log(`Installing ${packages.join(' ')} (apt-get) …`);
  const options = ['-qq', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0'];
  for (const command of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const { status, stdout, stderr, error } = spawnSync('apt-get', [...options, ...command], {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      maxBuffer: 1 << 28,
    });
    if (status === 0) continue;
    // Not the end: what is still missing is said afterwards.
    console.error(error?.message ?? `${stdout}${stderr}`.trim().split('\n').slice(-20).join('\n'));
    console.error(`apt-get ${command.join(' ')} failed.`);
    return;
  }
}

/** macOS and Windows bring one. */
function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  const { status, stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  if (status === 0) return stdout.trim() !== '';
  const fonts = '/usr/share/fonts';
  return existsSync(fonts) && readdirSync(fonts, { recursive: true, encoding: 'utf8' }).some((f) => /cjk/i.test(f));
}

/**
 * The script behind a package's command, to be run with Node: the same on every platform, and no shell.
 * @param {string} packageName
 * @param {string} [command]
 */
export function tool(packageName, command = packageName) {
  const folder = join(ROOT, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/**
 * Builds the extension; silent unless it fails.
 * @param {BrowserName} name
 * @returns {string} the folder of the built extension
 */
export function build(name) {
  const mode = name === 'firefox' ? 'firefox' : 'chrome';
  const options = [tool('vite'), 'build', '--mode', mode, '--logLevel', 'warn'];
  const { status, stdout, stderr } = spawnSync(process.execPath, options, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The build for ${name} failed.\n${stdout}${stderr}`);
  return join(ROOT, 'dist', mode);
}
