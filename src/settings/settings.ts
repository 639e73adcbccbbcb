/**
 * What the reader has set, for every page. One source of names, types and defaults.
 *
 * Each setting is an item of its own in the browser's synchronised storage, so that two windows that change different
 * settings at once do not overwrite each other. What is read is checked: a broken or foreign value counts as not set.
 */
import * as v from 'valibot';
import { VARIANT_CHOICES } from '../script/language.ts';
import { SCRIPTS } from '../script/variant.ts';
import { Kinds } from './kinds.ts';
import type { Storage } from './storage.ts';

/** The sidebar's width, in px: docked, it takes this much room from the page, in steps. */
export const WIDTH = { least: 240, most: 600, step: 20 } as const;
/** Speaking rate, in 字 a minute; the default is what handbooks on public speaking give for reports in Mandarin. */
export const RATE = { least: 80, most: 400, step: 1 } as const;

const within = ({ least, most, step }: { least: number; most: number; step: number }) =>
  v.pipe(v.number(), v.minValue(least), v.maxValue(most), v.multipleOf(step));

/** Bytes that a text takes in the browser's storage, which keeps JSON: there, line ends and tabs take two. */
export const storedBytes = (text: string): number => new TextEncoder().encode(JSON.stringify(text)).length - 2;

/** Longest list of own words, in stored bytes: browsers keep at most 8 KB in one synchronised item, its name included. */
export const WORDS_MOST = 8000;
const words = v.pipe(
  v.string(),
  v.check((text) => storedBytes(text) <= WORDS_MOST),
);

const flag = v.boolean();

/** Text sizes of the sidebar, in px. */
export const TEXT_SIZES = { small: 13, normal: 14, large: 16 } as const;
export type TextSize = keyof typeof TEXT_SIZES;
export const TEXT_SIZE_NAMES = Object.keys(TEXT_SIZES) as TextSize[];

const SHAPES = {
  /** Where the sidebar stands. */
  side: v.picklist(['left', 'right']),
  // So that scripts of pages, which check nothing, need not load it.
  width: /* @__PURE__ */ within(WIDTH),
  /** The sidebar takes room of its own where the text leaves none; else it waits behind its handle. */
  pinned: flag,
  textSize: v.picklist(TEXT_SIZE_NAMES),
  rate: /* @__PURE__ */ within(RATE),
  /** Kinds of findings that are carried out on no site. */
  keepKinds: Kinds,
  /** The script that every page is shown in, unless something else is chosen for its site. */
  script: v.picklist(SCRIPTS),
  variant: v.picklist(VARIANT_CHOICES),
  /** Quotation marks go with the script: “” in simplified, 「」 in traditional text. */
  quotes: flag,
  /** The reader's own words, as lists in plain text (script/own-words.ts): what they become in each script. */
  wordsSimplified: words,
  wordsTraditional: words,
  /** Where the reader was on a page is remembered (reading-places.ts), and offered when they return. */
  rememberPlace: flag,
} as const;

export type Settings = { [K in keyof typeof SHAPES]: v.InferOutput<(typeof SHAPES)[K]> };
export type SettingName = keyof Settings;

export const DEFAULTS: Readonly<Settings> = Object.freeze({
  side: 'right',
  width: 340,
  pinned: true,
  textSize: 'normal',
  rate: 220,
  keepKinds: [],
  script: 'original',
  variant: 'auto',
  quotes: false,
  wordsSimplified: '',
  wordsTraditional: '',
  rememberPlace: true,
});

export const SETTING_NAMES = Object.keys(DEFAULTS) as SettingName[];

/** The version stands in the key: another version's values are never read as this one's. */
const PREFIX = 'settings1:';
const keyOf = (name: SettingName): string => PREFIX + name;

/** A setting's value as it can be used; undefined where it cannot. */
export function usable<N extends SettingName>(name: N, value: unknown): Settings[N] | undefined {
  const read = v.safeParse(SHAPES[name], value);
  return read.success ? (read.output as Settings[N]) : undefined;
}

/** Of most settings nothing is stored: those need not be looked at, on every page anew. */
const valid = <N extends SettingName>(name: N, value: unknown): Settings[N] =>
  (value === undefined ? undefined : usable(name, value)) ?? DEFAULTS[name];

/** Whether two values of a setting say the same: a list that was stored comes back as another one. */
export const isSame = (one: unknown, other: unknown): boolean =>
  one === other ||
  (Array.isArray(one) &&
    Array.isArray(other) &&
    one.length === other.length &&
    one.every((value, i) => value === other[i]));

/** What is stored, and which of it cannot be used: it is left as it is, and the default holds. */
export interface StoredSettings {
  settings: Settings;
  broken: SettingName[];
}

/** @throws when the storage itself fails */
export async function readSettings(storage: Storage): Promise<StoredSettings> {
  const stored = await storage.get(SETTING_NAMES.map(keyOf));
  return {
    settings: Object.fromEntries(SETTING_NAMES.map((name) => [name, valid(name, stored[keyOf(name)])])) as Settings,
    broken: SETTING_NAMES.filter((name) => keyOf(name) in stored && usable(name, stored[keyOf(name)]) === undefined),
  };
}

/** @throws when the storage itself fails */
export const loadSettings = async (storage: Storage): Promise<Settings> => (await readSettings(storage)).settings;

/** @throws when the storage is full or fails; what was stored before then still is */
export async function saveSettings(storage: Storage, change: Partial<Settings>): Promise<void> {
  await storage.set(
    Object.fromEntries(Object.entries(change).map(([name, value]) => [keyOf(name as SettingName), value])),
  );
}

/** The settings among the changes that the browser reports (`storage.onChanged`); a removed one is its default. */
export function changedSettings(changes: Record<string, { newValue?: unknown }>): Partial<Settings> {
  return Object.fromEntries(changedNames(changes).map((name) => [name, valid(name, changes[keyOf(name)]!.newValue)]));
}

/** Their names: unchecked, for the page's scripts. */
export const changedNames = (changes: Record<string, unknown>): SettingName[] =>
  SETTING_NAMES.filter((name) => keyOf(name) in changes);

/** Those of them that have got a value that cannot be used. */
export const brokenAmong = (changes: Record<string, { newValue?: unknown }>): SettingName[] =>
  SETTING_NAMES.filter((name) => {
    const value = changes[keyOf(name)]?.newValue;
    return value !== undefined && usable(name, value) === undefined;
  });
