import { describe, expect, test } from 'vitest';
import { prose as p, pageOf } from '../../test/core/make.ts';
import { runCore } from '../../test/core/run.ts';

const TITLE = '村民大会讲话稿';
/** A speech of its own, a paragraph a line. */
const speech = (n: number, seed: number): string[] => [
  `${TITLE} 篇${n}`,
  '同志们:',
  ...[1, 2, 3, 4, 5].map((i) => p(seed + i, 6)),
  `村里的事大家一起办。${p(seed + 6, 2)}`,
  '谢谢大家!',
];

/** Indexes of the lines that are folded away as duplicates, and of the line whose copy stays. */
function folded(lines: readonly string[]) {
  const { findings, list, text } = runCore(pageOf(lines, `${TITLE}(精选)`));
  const duplicates = findings.filter(({ kind }) => kind === 'duplicate');
  return {
    hidden: duplicates.flatMap(({ hideBlocks }) => hideBlocks ?? []).toSorted((a, b) => a - b),
    keeps: duplicates.map(({ keeps }) => keeps!.block),
    alike: duplicates.map(({ keeps }) => keeps!.alike),
    list,
    text,
  };
}
const upTo = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

describe('a speech that stands on the page twice', () => {
  const [a, b, c] = [speech(1, 100), speech(2, 200), speech(3, 300)];
  const again = a.with(0, `${TITLE} 篇4`);
  const size = a.length;

  test('is folded at its second place', () => {
    const { hidden, keeps, alike } = folded([...a, ...b, ...c, ...again]);
    expect(hidden).toEqual(upTo(3 * size + 1, 4 * size));
    expect(keeps).toEqual([1]);
    expect(alike).toEqual([1]);
  });
  test('is folded right behind the first one, too', () => {
    expect(folded([...a, ...again, ...b]).hidden).toEqual(upTo(size + 1, 2 * size));
  });
  test('though the copy lacks its commas', () => {
    const bare = again.map((line) => line.replaceAll(',', ''));
    expect(folded([...a, ...b, ...bare]).hidden).toEqual(upTo(2 * size + 1, 3 * size));
  });
  test('though one is in traditional characters and full-width marks', () => {
    const other = again.map((line) =>
      line.replaceAll('账', '賬').replaceAll('业', '業').replaceAll('们', '們').replaceAll(',', '\uff0c'),
    );
    expect(folded([...a, ...b, ...other]).hidden).toEqual(upTo(2 * size + 1, 3 * size));
  });
  test('the copy with less text goes, wherever it stands', () => {
    const short = a.map((line, i) => (i === 4 ? line.slice(0, 50) : line));
    const { hidden, keeps } = folded([...short, ...b, ...again]);
    expect(hidden).toEqual(upTo(1, size));
    expect(keeps).toEqual([2 * size + 1]);
  });
  test('the copy with the broken sentence goes, wherever it stands', () => {
    const whole = `${p(101, 2)}会上通报了今年的工作总结及明年的安排,${p(102, 2)}`;
    const [head, tail] = whole.split('工作总结') as [string, string];
    const damaged = a.toSpliced(2, 1, `${head}。`, '工作总结。', tail);
    const { hidden, list } = folded([...damaged, ...b, ...again.with(2, whole)]);
    expect(hidden).toEqual(upTo(1, size + 2));
    expect(list.filter(({ text }) => text.includes('工作总结')).map(({ text }) => text)).toEqual([whole]);
  });
  test('a paragraph that only the folded copy has stays', () => {
    const own = `只有这一份里有的话。${p(777, 1)}`;
    const longer = a.toSpliced(4, 0, p(888, 3));
    const { hidden, text } = folded([...longer, ...b, ...again.toSpliced(5, 0, own)]);
    expect(hidden).toEqual([1, 2, 3, 4, 6, 7, 8, 9].map((i) => longer.length + size + i));
    expect(text.split(own)).toHaveLength(2);
  });
  test('three times: one copy stays', () => {
    const { text } = folded([...a, ...b, ...again, ...c, ...a.with(0, `${TITLE} 篇5`)]);
    for (const line of a.slice(2, 7)) expect(text.split(line)).toHaveLength(2);
  });
});

describe('a long run of paragraphs inside a longer speech', () => {
  test('is folded; what stands around it stays', () => {
    const run = [1, 2, 3, 4].map((i) => p(900 + i, 8));
    const lines = [...speech(1, 100), ...run, ...speech(2, 200).slice(0, 4), ...run, ...speech(2, 200).slice(4)];
    const { hidden } = folded(lines);
    expect(hidden).toEqual(upTo(9 + 4 + 4, 9 + 4 + 4 + 4));
  });
});

describe('no duplicates', () => {
  test.each<[string, string[]]>([
    ['speeches of the same kind', [...speech(1, 100), ...speech(2, 200), ...speech(3, 300)]],
    [
      'the same salutation, greeting and thanks',
      [1, 2, 3].flatMap((n) => ['尊敬的各位领导、各位来宾:', '大家好!', p(n), p(10 + n), '谢谢大家!']),
    ],
    [
      'set phrases at the head of every paragraph',
      [1, 2, 3, 4, 5, 6].map((n) => `要把群众满意不满意作为检验工作的唯一标准。${p(n, 4)}`),
    ],
    [
      'one quoted passage',
      (() => {
        const quoted = `文件里说:“${p(5, 3)}”`;
        return [...speech(1, 100).toSpliced(3, 0, quoted), ...speech(2, 200).toSpliced(5, 0, quoted)];
      })(),
    ],
    ['a quotation of two paragraphs', [p(1), p(21), p(22), p(2), p(3), p(21), p(22), p(4)]],
    ['a refrain', [1, 2, 3, 4, 5].flatMap((n) => [p(n), '我们的村庄,我们自己来建设!', '我们的日子,我们自己来过好!'])],
    ['one long sentence said again', [p(1), p(2, 5), p(3), p(4), p(2, 5), p(6)]],
    [
      'points of one heading in two speeches',
      [...speech(1, 100), '一、修好路', '二、管好账', ...speech(2, 200), '一、修好路', '二、管好账'],
    ],
  ])('%s', (_, lines) => {
    expect(folded(lines).hidden).toEqual([]);
  });
});
