import { describe, expect, test } from 'vitest';
import { isNeeded } from '../../test/core/needs.ts';
import { SEPARATORS } from '../outline/separators.ts';
import { CLUTTER, EXPANDER, RELATED_HEADING, STAYS } from './clutter.ts';
import { FILLER, FILLER_BEFORE_SPEECH, FILLER_FRAGMENT, META } from './filler.ts';
import type { Rule } from './rule.ts';

const RULES: readonly Rule[] = [
  ...CLUTTER,
  ...EXPANDER,
  ...RELATED_HEADING,
  ...STAYS,
  ...FILLER,
  ...FILLER_BEFORE_SPEECH,
  ...FILLER_FRAGMENT,
  META,
  ...SEPARATORS,
];

test.each(RULES.filter((rule) => rule.needs).map(({ pattern, needs }) => [pattern, needs!] as const))(
  'what %s matches has one of %s',
  (pattern, needs) => {
    expect(isNeeded(pattern, needs)).toBe(true);
  },
);

describe('what a pattern needs', () => {
  test.each<[pattern: RegExp, needs: string]>([
    [/ab/, 'b'],
    [/a|bc/, 'ac'],
    [/(?:a|b)c*/, 'ab'],
    [/[a-c]+d?/, 'abc'],
    [/(?<n>a){1,3}/, 'a'],
    [/^(?=.*a).*b/, 'a'],
    [/\u4e00\./, '.'],
    [/a/i, 'aA'],
  ])('%s needs %s', (pattern, needs) => {
    expect(isNeeded(pattern, needs)).toBe(true);
  });

  test.each<[pattern: RegExp, needs: string]>([
    [/ab/, 'c'],
    [/a|bc/, 'a'],
    [/a?b*c{0,2}/, 'abc'],
    [/(?!a)b/, 'a'],
    [/(?<!a)b|(?<=a)b/, 'a'],
    [/[^a]/, 'a'],
    [/[a-d]/, 'abc'],
    [/[\da]/, 'a'],
    [/\d/, 'd'],
    [/\p{Script=Han}/u, 'p{Script=Han}'],
    [/a/i, 'a'],
    [/(a|)b/, 'a'],
  ])('%s does not need %s', (pattern, needs) => {
    expect(isNeeded(pattern, needs)).toBe(false);
  });
});
