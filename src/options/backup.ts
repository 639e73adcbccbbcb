/** The settings as a file, and back. What comes in is checked by the same rules as what is stored (settings.ts). Pure. */
import * as v from 'valibot';
import { SETTING_NAMES, type SettingName, type Settings, usable } from '../settings/settings.ts';

/** Of the file, not of the extension: a later form that this one cannot read gets another number. */
const VERSION = 1;
const File = v.object({
  app: v.literal('Rostrum'),
  version: v.number(),
  settings: v.record(v.string(), v.unknown()),
});

/** What is wrong with a file as a whole. */
export const BACKUP_ERRORS = ['notSettings', 'laterVersion'] as const;
export type BackupError = (typeof BACKUP_ERRORS)[number];

/** What a file sets, and the settings whose values in it cannot be used. */
export interface Backup {
  settings: Partial<Settings>;
  broken: SettingName[];
}

export const formatBackup = (settings: Settings): string =>
  `${JSON.stringify({ app: 'Rostrum', version: VERSION, settings }, null, 2)}\n`;

/** Settings that the file has none of are left as they are; keys that this version does not know are left out. */
export function parseBackup(text: string): Backup | { error: BackupError } {
  const file = v.safeParse(File, parseJson(text));
  if (!file.success) return { error: 'notSettings' };
  if (file.output.version !== VERSION) return { error: 'laterVersion' };
  const named = SETTING_NAMES.filter((name) => Object.hasOwn(file.output.settings, name));
  const read = new Map(named.map((name) => [name, usable(name, file.output.settings[name])]));
  const broken = named.filter((name) => read.get(name) === undefined);
  const good = named.filter((name) => !broken.includes(name));
  return { settings: Object.fromEntries(good.map((name) => [name, read.get(name)])), broken };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
