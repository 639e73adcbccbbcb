import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prose as p, pageOf } from '../../test/core/make.ts';
import { runCore } from '../../test/core/run.ts';
import type { Finding } from './finding.ts';
import { paragraphs, repair, without } from './repair.ts';

const cut = (from: number, to: number) => ({ block: 0, from, to });

describe('without', () => {
  test.each<[raw: string, cuts: [number, number][], text: string]>([
    ['甲乙丙丁', [], '甲乙丙丁'],
    ['甲乙丙丁', [[0, 1]], '乙丙丁'],
    ['甲乙丙丁', [[3, 4]], '甲乙丙'],
    [
      '甲乙丙丁',
      [
        [1, 2],
        [3, 4],
      ],
      '甲丙',
    ],
    [
      '甲乙丙丁',
      [
        [0, 3],
        [1, 2],
      ],
      '丁',
    ],
    [
      '甲乙丙丁',
      [
        [0, 2],
        [1, 3],
      ],
      '丁',
    ],
    ['甲乙丙丁', [[0, 4]], ''],
  ])('%s less %j is %s', (raw, cuts, text) => {
    expect(
      without(
        raw,
        cuts.map(([from, to]) => cut(from, to)),
      ),
    ).toBe(text);
  });
  test('each character stays just where no cut covers it', () => {
    const cuts = fc.array(fc.tuple(fc.nat(20), fc.nat(6)), { maxLength: 6 });
    fc.assert(
      fc.property(fc.string({ maxLength: 24 }), cuts, (raw, list) => {
        const sorted = list.map(([from, length]) => cut(from, from + length)).sort((a, b) => a.from - b.from);
        const kept = raw.split('').filter((_, i) => !sorted.some(({ from, to }) => i >= from && i < to));
        expect(without(raw, sorted)).toBe(kept.join(''));
      }),
    );
  });
});

describe('paragraphs', () => {
  const { page } = runCore(pageOf([p(1), `${p(2)}的`, '工作。', '\u3000  安排。', p(3)]));
  const finding = (rest: Partial<Finding>): Finding => ({
    id: 'x',
    kind: 'broken',
    reason: 'keywordLink',
    text: '',
    at: 0,
    ...rest,
  });
  const read = (...findings: Finding[]) =>
    paragraphs(page, repair(page, findings)).map(({ text, blocks }) => [text, ...blocks]);

  test('are the blocks where nothing was found', () => {
    expect(read()).toEqual([
      [p(1), 0],
      [`${p(2)}的`, 1],
      ['工作。', 2],
      ['安排。', 3],
      [p(3), 4],
    ]);
  });
  test('leave out what is hidden', () => {
    expect(read(finding({ hideBlocks: [0, 2] })).map(([, block]) => block)).toEqual([1, 3, 4]);
  });
  test('are joined without the space between, and with the cuts made', () => {
    expect(read(finding({ join: [1, 2, 3], cuts: [{ block: 2, from: 2, to: 3 }] }))).toEqual([
      [p(1), 0],
      [`${p(2)}的工作安排。`, 1, 2, 3],
      [p(3), 4],
    ]);
  });
  test('cuts of several findings in one block are all made', () => {
    const text = `${p(2)}的`;
    expect(
      read(
        finding({ cuts: [{ block: 1, from: text.length - 1, to: text.length }] }),
        finding({ kind: 'mark', cuts: [{ block: 1, from: 0, to: 1 }] }),
      )[1],
    ).toEqual([text.slice(1, -1), 1]);
  });
  test('folded text follows the repaired text', () => {
    const list = paragraphs(page, repair(page, [finding({ join: [1, 2, 3] })]));
    expect(list.map(({ text, folded }) => folded.length - text.length)).toEqual([0, 0, 0]);
    expect(list[1]!.folded).toContain('的工作。安排。');
  });
});
