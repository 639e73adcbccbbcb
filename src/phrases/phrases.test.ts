import { ConverterBuilder } from 'opencc-js/core';
import * as toTraditional from 'opencc-js/preset/cn2t';
import { describe, expect, test } from 'vitest';
import { ADDRESS_LINE, PAGER_DEBRIS } from '../findings/pager.ts';
import { SEPARATORS } from '../outline/separators.ts';
import { CLUTTER, CLUTTER_MOST, EXPANDER, RELATED_HEADING, RELATED_HEADING_MOST, STAYS } from './clutter.ts';
import { COURTESY_TABLES } from './courtesy.ts';
import { FILLER, FILLER_BEFORE_SPEECH, FILLER_FRAGMENT, FILLER_FRAGMENT_MOST } from './filler.ts';
import { fold } from './fold.ts';
import { NOT_SPEECH, TITLE_NOT_SPEECH } from './notspeech.ts';
import { matches, type Rule } from './rule.ts';

const TABLES: Record<string, readonly Rule[]> = {
  CLUTTER,
  RELATED_HEADING,
  STAYS,
  EXPANDER,
  FILLER,
  FILLER_BEFORE_SPEECH,
  FILLER_FRAGMENT,
  ...COURTESY_TABLES,
  TITLE_NOT_SPEECH,
  NOT_SPEECH,
  SEPARATORS,
  PAGER_DEBRIS,
  ADDRESS_LINE: [ADDRESS_LINE],
};

const LONGEST: Record<string, number> = {
  CLUTTER: CLUTTER_MOST,
  RELATED_HEADING: RELATED_HEADING_MOST,
  FILLER_FRAGMENT: FILLER_FRAGMENT_MOST,
};

const fullWidth = (text: string): string =>
  text.replace(/[!-/:-@[-`{-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const builder = ConverterBuilder(toTraditional);
const taiwan = builder({ from: 'cn', to: 'tw' });
const hongKong = builder({ from: 'cn', to: 'hk' });

/** What a line may look like on a page, whatever the table says it in. */
const WRITINGS: [name: string, write: (text: string) => string][] = [
  ['as it stands', (text) => text],
  ['full-width', fullWidth],
  ['in Taiwan', taiwan],
  ['in Hong Kong', hongKong],
  ['in Taiwan, full-width', (text) => fullWidth(taiwan(text))],
];

describe.each(Object.entries(TABLES))('%s', (table, rules) => {
  test('every rule has a case', () => {
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter((rule) => rule.cases.length === 0)).toEqual([]);
  });

  test.each(WRITINGS)('every rule meets its cases, %s', (_, write) => {
    const missed = rules.flatMap(({ pattern, cases }) => cases.filter((line) => !pattern.test(fold(write(line)))));
    expect(missed).toEqual([]);
  });

  test.each(WRITINGS)('no rule meets what it must not, %s', (_, write) => {
    const met = rules.flatMap(({ pattern, not }) => (not ?? []).filter((line) => pattern.test(fold(write(line)))));
    expect(met).toEqual([]);
  });

  test('the patterns hold nothing that folding would have changed', () => {
    expect(rules.map((rule) => rule.pattern.source).filter((source) => fold(source) !== source)).toEqual([]);
  });

  test('no rule remembers where it was', () => {
    expect(rules.filter((rule) => /[gy]/.test(rule.pattern.flags))).toEqual([]);
  });

  const most = LONGEST[table];
  if (most !== undefined)
    test('no case is longer than the lines that are looked at', () => {
      expect(rules.flatMap((rule) => rule.cases.filter((line) => line.length > most))).toEqual([]);
    });
});

describe('the report names the first rule that a line meets', () => {
  const rows = CLUTTER.flatMap(({ kind, where, cases }) => cases.map((line) => [line, kind, where] as const));
  const first = (line: string, where: string) =>
    CLUTTER.find((rule) => (rule.where === 'anywhere' || rule.where === where) && rule.pattern.test(fold(line)))?.kind;
  test.each(rows)('%s is %s, %s', (line, kind, where) => {
    expect(first(line, where)).toBe(kind);
  });
});

/** Lines of speeches that must not look like anything else, whichever table is asked. */
const SPEECH = [
  '推广先进经验,要从身边的典型做起。',
  '我们要关注困难群众的冷暖,把好事办好。',
  '同志们,分享发展的成果,是全体职工的心愿。',
  '下载再多的资料,不如到田间走一走。',
  '会员单位的代表也来到了会场。',
  '这项工作,推荐三位同志参加。',
  '更多的年轻人愿意留在家乡。',
  '大家都在看我们的行动。',
];
test.each(SPEECH)('a sentence of a speech is no clutter: %s', (line) => {
  for (const table of ['CLUTTER', 'RELATED_HEADING', 'STAYS', 'EXPANDER', 'FILLER', 'FILLER_FRAGMENT', 'PAGER_DEBRIS'])
    expect(matches(TABLES[table]!, fold(line)), table).toBe(false);
});

test('matches: one rule of several is enough, none is not', () => {
  const rules: Rule[] = [
    { pattern: /^甲/, cases: [] },
    { pattern: /乙$/, cases: [] },
  ];
  expect([matches(rules, '丙乙'), matches(rules, '甲丙'), matches(rules, '丙'), matches([], '甲')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
