/** The texts in `_locales` against what the code asks for. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { EVIDENCE } from './detect/evidence.ts';
import { KINDS, REASONS } from './findings/finding.ts';
import { COMMANDS } from './messages.ts';
import { ANSWERS, FAILURES, PARTS, REFUSALS } from './options/state.ts';
import { NOTES, SENTENCES } from './popup/state.ts';
import { VARIANT_CHOICES } from './script/language.ts';
import { SCRIPTS } from './script/variant.ts';
import { SETTING_NAMES, TEXT_SIZE_NAMES } from './settings/settings.ts';
import { FIRST_MESSAGES } from './sidebar/first-messages.ts';
import { STARTS } from './sites/start.ts';

const SRC = fileURLToPath(new URL('./', import.meta.url));
const LOCALES = ['zh_CN', 'zh_TW', 'en'] as const;
type Messages = Record<string, { message: string }>;
const messages = Object.fromEntries(
  LOCALES.map((locale) => [
    locale,
    JSON.parse(readFileSync(`${SRC}../_locales/${locale}/messages.json`, 'utf8')) as Messages,
  ]),
) as Record<(typeof LOCALES)[number], Messages>;

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.(tsx?|html)$/.test(file) && !/\.test\.tsx?$/.test(file),
);
const code = files.map((file) => readFileSync(SRC + file, 'utf8')).join('\n');
const manifest = readFileSync(`${SRC}../manifest.json`, 'utf8');

/** What may stand in a key's gap: `kind_${kind}`. */
const state = readFileSync(`${SRC}sidebar/state.ts`, 'utf8');
const notices = /^ +notice: ([^;]*);/m.exec(state)![1]!.match(/(?<=')\w+(?=')/g)!;
const GAPS: Record<string, readonly string[]> = {
  'kind_*': KINDS,
  'reason_*': REASONS,
  'script_*': SCRIPTS,
  'script_*_short': SCRIPTS,
  'notice_*': notices,
  'copySelection_*': ['simplified', 'traditional'],
  'side_*': ['left', 'right'],
  'command_*': COMMANDS.map((command) => command.replace('-', '_')),
  'options_name_*': SETTING_NAMES,
  'options_variant_*': VARIANT_CHOICES,
  'options_textSize_*': TEXT_SIZE_NAMES,
  'welcome_every_*': ['allowed', 'refused', 'takenBack', 'failed'],
  'options_error_*': ['separator', 'empty', 'twice'],
  'options_forgotten_*': PARTS,
  'options_failure_*': FAILURES,
  'options_refused_*': REFUSALS,
  'options_file_*': ANSWERS,
  'options_elsewhere_*': ANSWERS,
  'popup_page_*': SENTENCES,
  'popup_start_*': STARTS,
  'popup_note_*': NOTES,
  'evidence_*': EVIDENCE,
};

/** Keys that stand in a call, and those with a gap. */
const askedIn = (text: string) =>
  [...text.matchAll(/\b(?:t|translate|getMessage)\(\s*(?:\w+ \? '(\w+)' : )?'(\w+)'/g)].flatMap(([, one, other]) =>
    one === undefined ? [other!] : [one, other!],
  );
const templatesIn = (text: string) =>
  [...text.matchAll(/\b(?:t|translate|getMessage)\(\s*`([^`]*)`/g)].map(([, key]) => key!.replace(/\$\{[^}]*\}/g, '*'));
const filled = (templates: readonly string[]) =>
  templates.flatMap((key) => (GAPS[key] ?? []).map((value) => key.replace('*', value)));
const keysIn = (text: string) => [...askedIn(text), ...filled(templatesIn(text))];

const asked = askedIn(code);
const templates = templatesIn(code);
const inManifest = [...manifest.matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key!);

test('the code’s keys are found', () => {
  expect(asked.length).toBeGreaterThan(10);
  expect(templates.length).toBeGreaterThanOrEqual(3);
  expect(notices.length).toBeGreaterThan(0);
  expect(inManifest).toContain('name');
});

test('every key with a gap is known here', () => {
  expect(templates.filter((key) => !GAPS[key])).toEqual([]);
});

const needed = new Set([...asked, ...inManifest, ...filled(templates)]);

/** What draws the sidebar before anything in it is opened, and the lines beside folded copies. */
const FRAME = /^(sidebar\/(sidebar|panel|outline-pane|outline|rows|resizer)|reader\/reader)\.ts$/;

test('what a page says when it is opened is sent along', () => {
  const frame = files.filter((file) => FRAME.test(file)).map((file) => readFileSync(SRC + file, 'utf8'));
  expect(frame).toHaveLength(7);
  const said = keysIn(frame.join('\n')).filter((key) => !key.startsWith('notice_'));
  // What a reader chooses or finds, and what goes on while it is waited for.
  const later = ['converting'];
  const titles = ['cleaned', 'cleaningOff'];
  expect([...FIRST_MESSAGES].toSorted()).toEqual(
    [...new Set([...said, ...titles])].filter((key) => !later.includes(key)).toSorted(),
  );
});

describe.each(LOCALES)('%s', (locale) => {
  const own = messages[locale];

  test('has every text that is asked for', () => {
    expect([...needed].filter((key) => !own[key]?.message)).toEqual([]);
  });
  test('has no text that nothing asks for', () => {
    const unused = Object.keys(own).filter(
      (key) => !needed.has(key) && !new RegExp(`['"\`_]${key}['"\`_]`).test(code + manifest),
    );
    expect(unused).toEqual([]);
  });
  test('has the same placeholders as the others', () => {
    const marks = (text: string) => (text.match(/\$\d/g) ?? []).toSorted().join();
    const other = messages.zh_CN;
    expect(Object.keys(own).filter((key) => marks(own[key]!.message) !== marks(other[key]?.message ?? ''))).toEqual([]);
    expect(Object.keys(own).toSorted()).toEqual(Object.keys(other).toSorted());
  });
  test('keeps to the lengths that the stores allow', () => {
    expect(own.name!.message.length).toBeLessThanOrEqual(75);
    expect(own.description!.message.length).toBeLessThanOrEqual(132);
  });
});

test('simplified and traditional do not mix', () => {
  const all = (locale: 'zh_CN' | 'zh_TW') =>
    Object.values(messages[locale])
      .map(({ message }) => message)
      .join('');
  expect(all('zh_TW')).not.toMatch(/[讲页转复题广应这边设删关]/);
  // One button is named with a traditional character: it says what it converts to.
  expect(all('zh_CN').replace('繁', '')).not.toMatch(/[講頁轉復題廣應這邊設刪關]/);
});
