import { describe, expect, test } from 'vitest';
import { hasOther, type Mode, spans } from './decide.ts';
import type { Target } from './variant.ts';

/** The stretches of a text, each with its mode. */
const cut = (text: string, to: Target, page: Target | null = null): [string, Mode][] => {
  let at = 0;
  return spans(text, to, page).map(({ end, mode }) => {
    const stretch = text.slice(at, end);
    at = end;
    return [stretch, mode];
  });
};

describe('to traditional', () => {
  test.each<[string, [string, Mode][]]>([
    ['讲话', [['讲话', 'all']]],
    ['講話', [['講話', 'none']]],
    ['', []],
    ['干預經濟發展，只有干涉', [['干預經濟發展，只有干涉', 'none']]],
    // What shows neither goes with its sentence.
    ['干部要下去，为人民服务', [['干部要下去，为人民服务', 'all']]],
    // A quotation in the other script.
    [
      '这里引了一句“干預經濟，只有干涉”，讲完了',
      [
        ['这里引了一句“', 'all'],
        ['干預經濟，只有干涉”', 'none'],
        ['，讲完了', 'all'],
      ],
    ],
    [
      '各位議員請發言，他们来了',
      [
        ['各位議員請發言，', 'none'],
        ['他们来了', 'all'],
      ],
    ],
    // One character of the other script in a clause of this one: only its word.
    ['各位議員請发言', [['各位議員請发言', 'words']]],
    // And the other way about: the clause is simplified all the same.
    ['他們说要加强干部队伍建设', [['他們说要加强干部队伍建设', 'all']]],
  ])('%s', (text, want) => {
    expect(cut(text, 'traditional')).toEqual(want);
  });
  test.each<[Target | null, Mode]>([
    ['traditional', 'none'],
    ['simplified', 'all'],
    [null, 'all'],
  ])('what shows neither on a page in %s: %s', (page, mode) => {
    expect(cut('干部工作', 'traditional', page)).toEqual([['干部工作', mode]]);
  });
});

describe('to simplified', () => {
  test.each<[string, [string, Mode][]]>([
    ['講話', [['講話', 'all']]],
    ['讲话', [['讲话', 'none']]],
    ['康乾盛世时期', [['康乾盛世时期', 'none']]],
    ['这是裏子工程的说法', [['这是裏子工程的说法', 'words']]],
    ['慰藉、瞭望、覆盖、宫商角徵羽', [['慰藉、瞭望、覆盖、宫商角徵羽', 'none']]],
  ])('%s', (text, want) => {
    expect(cut(text, 'simplified')).toEqual(want);
  });
});

test.each<[string, boolean, boolean]>([
  ['讲', false, true],
  ['講', true, false],
  ['工作', false, false],
  // Written in both: no evidence.
  ['皇后干里云台', false, false],
  ['乾隆', false, false],
  // Forms of Taiwan and Hong Kong that OpenCC's standard does not have.
  ['群峰床户', false, false],
  ['', false, false],
])('%s shows that it is not simplified: %s, not traditional: %s', (text, notSimplified, notTraditional) => {
  expect([hasOther(text, 'simplified'), hasOther(text, 'traditional')]).toEqual([notSimplified, notTraditional]);
});
