/** Finds the browsers that are installed, and says what to install when one is missing. Only Node's own modules. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @typedef {'chromium' | 'firefox'} BrowserName */

const { env, platform } = process;

/** Folders that programs are installed in on Windows. */
const PROGRAMS = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((dir) => dir !== undefined);

/** @type {Record<BrowserName, { variable: string, commands: string[], mac: string[], windows: string[] }>} */
const WHERE = {
  chromium: {
    variable: 'CHROMIUM',
    commands: [
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      'microsoft-edge',
      'microsoft-edge-stable',
    ],
    mac: [
      'Chromium.app/Contents/MacOS/Chromium',
      'Google Chrome.app/Contents/MacOS/Google Chrome',
      'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    windows: [
      'Chromium\\Application\\chrome.exe',
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ],
  },
  firefox: {
    variable: 'FIREFOX',
    commands: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
    mac: ['Firefox.app/Contents/MacOS/firefox', 'Firefox Developer Edition.app/Contents/MacOS/firefox'],
    windows: ['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe'],
  },
};

/**
 * @param {BrowserName} name
 * @returns {string | undefined} the program's path
 */
function find(name) {
  const { variable, commands, mac, windows } = WHERE[name];
  const chosen = env[variable];
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Error(`${variable} is set to ${chosen}, which does not exist.`);
  }
  return candidates(commands, mac, windows).find((file) => existsSync(file));
}

/**
 * @param {string[]} commands
 * @param {string[]} mac
 * @param {string[]} windows
 */
function candidates(commands, mac, windows) {
  if (platform === 'win32') return PROGRAMS.flatMap((dir) => windows.map((file) => join(dir, file)));
  if (platform === 'darwin') {
    const folders = ['/Applications', join(env.HOME ?? '', 'Applications')];
    return folders.flatMap((dir) => mac.map((file) => join(dir, file)));
  }
  const folders = [...new Set(['/usr/bin', '/usr/local/bin', ...(env.PATH ?? '').split(delimiter), '/snap/bin'])];
  return commands.flatMap((file) => folders.filter(Boolean).map((dir) => join(dir, file)));
}

/** A browser of the Chromium family: Chromium, Chrome or Edge. */
export const findChromium = () => find('chromium');

export const findFirefox = () => find('firefox');

/** @param {BrowserName} name */
export const findBrowser = (name) => find(name);

/**
 * What to do when a browser is missing.
 * @param {BrowserName} name
 */
export function howToInstall(name) {
  const chromium = name === 'chromium';
  const { variable } = WHERE[name];
  const what = chromium ? 'Chromium, Chrome or Edge' : 'Firefox (142 or newer)';
  const how =
    platform === 'darwin'
      ? `brew install --cask ${chromium ? 'google-chrome' : 'firefox'}`
      : platform === 'win32'
        ? `winget install ${chromium ? 'Google.Chrome' : 'Mozilla.Firefox'}`
        : `on Debian, as root: apt-get install ${chromium ? 'chromium' : 'firefox-esr'}`;
  return `${what} was not found. Install it (${how}), or set ${variable} to the program's path.`;
}
