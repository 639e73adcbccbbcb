/** Outlines made up at random, written as the text of a page, are found again: names, levels, what is missing. */
import fc from 'fast-check';
import { Converter } from 'opencc-js';
import { expect, test } from 'vitest';
import { type Line, paras, prose, wide } from '../../test/core/make.ts';
import type { Paragraph } from '../findings/repair.ts';
import { buildOutline, type OutlineItem } from './outline.ts';

const HAN = '一二三四五六七八九';
const FORMAL = ['壹贰叁肆伍陆柒捌玖', '壹貳參肆伍陸柒捌玖'] as const;

interface System {
  write(n: number, traditional: boolean): string;
  /** Stands only in front of running text. */
  runIn?: boolean;
  /** Its numbers need each other: no lone ones. */
  weak?: boolean;
}
/** In the standard's order. */
const SYSTEMS: System[] = [
  { write: (n) => `第${HAN[n - 1]}部分 ` },
  { write: (n, traditional) => `${FORMAL[traditional ? 1 : 0][n - 1]}、` },
  { write: (n) => `${HAN[n - 1]}、` },
  { write: (n) => `(${HAN[n - 1]})` },
  { write: (n) => `第${HAN[n - 1]},`, weak: true },
  { write: (n) => `${n}.`, weak: true },
  { write: (n) => `(${n})`, weak: true },
  { write: (n) => String.fromCharCode(0x2460 + n - 1), weak: true },
  { write: (n) => `${HAN[n - 1]}是`, weak: true, runIn: true },
];

interface Node {
  runIn: boolean;
  /** A comma, a colon or a quotation inside its name. */
  words: number;
  look: 'plain' | 'bold' | 'centred';
  under: Node[];
  /** Left out of the page: its number is missing. */
  lost: boolean;
  /** Said again behind a page break. */
  twice: boolean;
  /** An address inside the section. */
  address: boolean;
}

const node = (under: fc.Arbitrary<Node[]>): fc.Arbitrary<Node> =>
  fc.record({
    runIn: fc.boolean(),
    words: fc.nat(3),
    look: fc.constantFrom('plain', 'plain', 'bold', 'centred'),
    under,
    lost: fc.integer({ min: 0, max: 7 }).map((n) => n === 0),
    twice: fc.integer({ min: 0, max: 15 }).map((n) => n === 0),
    address: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  });
const none = fc.constant<Node[]>([]);
/** Sections of up to `depth` levels, as they come: some have points under them, some have none. */
const loose = (depth: number): fc.Arbitrary<Node[]> =>
  fc.array(node(depth > 1 ? fc.oneof(none, loose(depth - 1)) : none), { minLength: 2, maxLength: 5 });
/** Every section has points: enough to tell which system is the outer one, whatever the standard says. */
const full = (depth: number): fc.Arbitrary<Node[]> =>
  fc.array(
    node(depth > 1 ? full(depth - 1) : none).map((n) => ({ ...n, lost: false, twice: false })),
    {
      minLength: 2,
      maxLength: 3,
    },
  );

interface Speech {
  /** The system of each level, outermost first. */
  used: number[];
  top: Node[];
  front: string[];
  salutation: string;
}
const speech: fc.Arbitrary<Speech> = fc
  .oneof(
    fc
      .subarray([...SYSTEMS.keys()], { minLength: 1, maxLength: 4 })
      .chain((used) => fc.record({ used: fc.constant(used), top: loose(used.length) })),
    fc
      .shuffledSubarray([0, 1, 2, 3, 5, 6, 7], { minLength: 2, maxLength: 3 })
      .chain((used) => fc.record({ used: fc.constant(used), top: full(used.length) })),
  )
  .chain(({ used, top }) =>
    fc.record({
      used: fc.constant(used),
      top: fc.constant(top),
      front: fc.subarray(['(2019年5月4日)', '市长 何田', '——在全市大会上']),
      salutation: fc.constantFrom(
        '同志们:',
        '各位代表、同志们:',
        '尊敬的各位领导、各位来宾:',
        '女士们、先生们、朋友们:',
      ),
    }),
  );

const GENRES = ['讲话', '致辞', '演讲', '发言'];
const TITLES: Record<string, (n: number) => string> = {
  'T 篇1': (n) => `年度工作会议讲话稿 篇${n}`,
  T篇一: (n) => `年度工作会议讲话稿篇${HAN[n - 1]}`,
  T1: (n) => `年度工作会议讲话稿${n}`,
  '【T一】': (n) => `【年度工作会议讲话稿${HAN[n - 1]}】`,
  'T(一)': (n) => `年度工作会议讲话稿(${HAN[n - 1]})`,
  'T【1】': (n) => `年度工作会议讲话稿【${n}】`,
  '第一篇:T': (n) => `第${HAN[n - 1]}篇:年度工作会议讲话稿`,
  '篇1:T': (n) => `篇${n}:年度工作会议讲话稿`,
  范文一: (n) => `范文${HAN[n - 1]}`,
  own: (n) => `在第${HAN[n - 1]}车间年会上的${GENRES[(n - 1) % 4]}`,
};

const page = fc.record({
  speeches: fc.array(speech, { minLength: 2, maxLength: 4 }),
  titles: fc.constantFrom(...Object.keys(TITLES), 'none'),
  look: fc.constantFrom<Partial<Paragraph>>({}, { bold: true }, { centred: true }, { heading: 2 }, { heading: 3 }),
  wide: fc.boolean(),
  traditional: fc.boolean(),
});
type Page = typeof page extends fc.Arbitrary<infer T> ? T : never;

const toTraditional = Converter({ from: 'cn', to: 'tw' });

interface Written {
  title: string;
  lines: Line[];
  want: string[];
  /** What the page tries out, for the test of the generator. */
  features: Set<string>;
}

function write({ speeches, titles, look, wide: isWide, traditional }: Page): Written {
  const lines: Line[] = [];
  const want: string[] = [];
  const features = new Set([titles]);
  const script = traditional ? toTraditional : (text: string) => text;
  const width = isWide ? wide : (text: string) => text;
  const as = (text: string) => width(script(text));
  const line = (text: string, set: Partial<Paragraph> = {}) => lines.push([text, set]);
  let seed = 0;
  const text = () => line(as(prose(++seed)));
  const title = as(`年度工作会议讲话稿(精选${speeches.length}篇)_某网`);

  speeches.forEach(({ used, top, front, salutation }, s) => {
    if (titles === 'none') want.push(`1 ${as('年度工作会议讲话稿')}${s ? ` · ${s + 1}` : ''}`);
    else {
      const label = as(TITLES[titles]!(s + 1));
      want.push(`1 ${label}`);
      line(label, look);
      for (const words of front) line(as(words));
    }
    line(as(salutation));
    text();
    const reached = new Map<number, number>();
    const put = (nodes: readonly Node[], depth: number, siblings: number) => {
      const system = SYSTEMS[used[depth]!]!;
      let last = 0;
      nodes.forEach((one, i) => {
        const n = i + 1;
        const next = nodes[i + 1];
        // What a reader could not tell either: a lost last one; two lost in front; numbers that could go on from
        // another section; a lone number of a system that needs company.
        const first = last === 0 && n === 1;
        const clear = first
          ? next && nodes[i + 2] && !next.lost && !nodes[i + 2]!.lost && (reached.get(depth) ?? 9) >= 2
          : true;
        const few = system.weak && nodes.filter((other) => !other.lost).length < 3;
        if (one.lost && next && clear && !few && !(first && system.weak) && n - last <= 3 && siblings === 0) {
          features.add(first ? 'first lost' : 'lost');
          return;
        }
        const ordinal = width(system.write(n, traditional));
        const words = `办好${'甲乙丙丁'[depth]}字${'东西南北'[one.words]}${++seed}号实事`;
        const runIn = one.runIn || system.runIn;
        const long = system.runIn
          ? words
          : runIn
            ? [words, `${words},不留尾巴`, `让“${words}”`, words][one.words]!
            : [words, `${words},不留尾巴`, `${words}:不留尾巴`, `${words}`][one.words]!;
        const label = ordinal + as(long);
        const missing = Array.from({ length: n - 1 - last }, (_, k) =>
          width(system.write(last + 1 + k, traditional)).trim(),
        );
        want.push(`${depth + 2} ${label}${missing.length ? ` | ${missing.join(' ')}` : ''}`);
        last = n;
        reached.set(depth, n);
        const set = one.look === 'plain' || runIn ? {} : { [one.look]: true };
        const whole = runIn ? label + as(`${system.runIn ? ',' : '。'}${prose(++seed)}`) : label;
        line(whole, set);
        if (one.twice && !runIn) {
          features.add('twice');
          line(whole, set);
        }
        if (!runIn && !one.under.length) text();
        if (one.address && !one.under.length) line(as('各位代表!'));
        if (one.under.length && used[depth + 1] !== undefined) put(one.under, depth + 1, 0);
        else text();
      });
    };
    if (used.some((system, i) => i > 0 && system < used[i - 1]!)) features.add('not the standard’s order');
    if (used.length >= 3) features.add('three levels');
    put(top, 0, 0);
    line(as('谢谢大家!'));
  });
  return { title, lines, want, features };
}

const shown = ({ level, label, missing }: OutlineItem): string =>
  `${level} ${label}${missing.length ? ` | ${missing.join(' ')}` : ''}`;

test('what is written is found again', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(page, (one) => {
      const { title, lines, want } = write(one);
      expect(buildOutline(paras(lines), title).map(shown)).toEqual(want);
    }),
    { numRuns: 300 },
  );
});

test('sections lie inside each other, side by side, and cover the page', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(page, (one) => {
      const { title, lines } = write(one);
      const items = buildOutline(paras(lines), title);
      items.forEach(({ id, level, parent, block, end, length }, i) => {
        expect(id).toBe(i);
        expect(end).toBeGreaterThan(block);
        expect(length).toBeGreaterThan(0);
        const next = items.slice(i + 1).find((other) => other.level <= level);
        expect(end).toBe(next?.block ?? lines.length);
        if (parent < 0) return;
        const around = items[parent]!;
        expect(around.level).toBe(level - 1);
        expect(around.block).toBeLessThan(block);
        expect(around.end).toBeGreaterThanOrEqual(end);
      });
    }),
  );
});

test('the pages try out all that they should', () => {
  const features = new Set(fc.sample(page, { numRuns: 300, seed: 7 }).flatMap((one) => [...write(one).features]));
  for (const feature of [
    ...Object.keys(TITLES),
    'none',
    'lost',
    'first lost',
    'twice',
    'three levels',
    'not the standard’s order',
  ])
    expect(features).toContain(feature);
});
