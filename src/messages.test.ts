import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageOf, prose } from '../test/core/make.ts';
import { runCore } from '../test/core/run.ts';
import { EVIDENCE } from './detect/evidence.ts';
import { isReadLines } from './detect/lines.ts';
import {
  COMMANDS,
  isBeginning,
  isOpened,
  isReaderStatus,
  isShortcuts,
  isToBackground,
  isToReader,
  isVerdict,
  SAMPLE_MOST,
} from './messages.ts';
import { packPage } from './page/packed.ts';
import { type Packed, pack, piecesOf } from './script/packed.ts';
import { SCRIPTS } from './script/variant.ts';
import { NOTHING_STORED } from './settings/stored-for-page.ts';

const [packedPage] = [...packPage(runCore(pageOf(['同志们:', prose(1, 3)])).page)];
const analyse = { type: 'analyse', id: 1, page: packedPage, before: 0 };
const choice = { kinds: [], kept: [], swapped: [] };
const lines = { title: '讲话', texts: '同志们:\0', count: 1, prose: 0, text: 4, linked: 0 };

describe('to the background', () => {
  test.each([
    { type: 'start', url: 'https://a.cn/1.html' },
    { type: 'start', url: 'https://a.cn/1.html', page: lines },
    { type: 'judge', page: lines },
    { type: 'open', tab: 7 },
    { type: 'speeches', count: 0 },
    { type: 'evicted' },
    { type: 'begin', url: 'https://a.cn/1.html' },
    { type: 'stored', url: 'https://a.cn/1.html' },
    { type: 'choose', change: {} },
    { type: 'choose', change: { keep: ['ad', 'mark'], script: 'traditional' } },
    { type: 'choose', change: { script: null } },
    { ...analyse, choice: { kinds: ['ad'], kept: ['ad:广告#0'], swapped: [] } },
    { type: 'part', id: 2, page: packedPage, before: 3 },
    { type: 'convert', runs: pack([]), to: 'simplified', sample: '' },
    { type: 'convert', runs: pack([['讲话', ''], []]), to: 'traditional', sample: '话'.repeat(SAMPLE_MOST) },
  ])('%j is a message', (message) => {
    expect(isToBackground(message)).toBe(true);
  });
  test.each([
    [null],
    [undefined],
    ['start'],
    [[]],
    [{}],
    [{ type: 'status' }],
    [{ type: 'start' }],
    [{ type: 'start', page: lines }],
    [{ type: 'start', url: '一' }],
    [{ type: 'start', url: 'https://a.cn/1.html', page: null }],
    [{ type: 'start', url: 'https://a.cn/1.html', page: { ...lines, texts: 7 } }],
    [{ type: 'judge' }],
    [{ type: 'judge', page: { ...lines, count: -1 } }],
    [{ type: 'open' }],
    [{ type: 'open', tab: '7' }],
    [{ type: 'speeches', count: -1 }],
    [{ type: 'speeches', count: 1.5 }],
    [{ type: 'begin' }],
    [{ type: 'begin', url: 'a.cn' }],
    [{ type: 'stored' }],
    [{ type: 'stored', url: 'a.cn' }],
    [{ type: 'stored', url: 7 }],
    [{ type: 'choose' }],
    [{ type: 'choose', change: null }],
    [{ type: 'choose', change: { keep: 'ad' } }],
    [{ type: 'choose', change: { keep: ['ad', 'speech'] } }],
    [{ type: 'choose', change: { script: 'klingon' } }],
    [analyse],
    [{ type: 'analyse', choice }],
    [{ ...analyse, page: { ...packedPage, texts: 7 }, choice }],
    [{ ...analyse, id: -1, choice }],
    [{ ...analyse, before: '0', choice }],
    [{ ...analyse, choice: { ...choice, kinds: ['speech'] } }],
    [{ ...analyse, choice: { ...choice, kept: [7] } }],
    [{ ...analyse, choice: { kinds: [], kept: [] } }],
    [{ type: 'part', id: 2, page: packedPage }],
    [{ type: 'part', id: 2, page: null, before: 0 }],
    [{ type: 'convert' }],
    [{ type: 'convert', runs: pack([['讲话']]) }],
    [{ type: 'convert', runs: pack([['讲话']]), to: 'original', sample: '' }],
    [{ type: 'convert', runs: '讲话', to: 'simplified', sample: '' }],
    [{ type: 'convert', runs: [['讲话']], to: 'simplified', sample: '' }],
    [{ type: 'convert', runs: { ...pack([['讲话']]), text: '讲' }, to: 'simplified', sample: '' }],
    [{ type: 'convert', runs: pack([]), to: 'simplified' }],
    [{ type: 'convert', runs: pack([]), to: 'simplified', sample: '话'.repeat(SAMPLE_MOST + 1) }],
  ])('%j is none', (message) => {
    expect(isToBackground(message)).toBe(false);
  });
});

describe('to the reader', () => {
  test.each([
    { type: 'status' },
    { type: 'runs' },
    { type: 'leave' },
    { type: 'sidebar', open: true },
    { type: 'cleaning', on: false },
    { type: 'command', command: 'next-section' },
    { type: 'script', script: 'traditional' },
  ])('%j is a message', (message) => {
    expect(isToReader(message)).toBe(true);
  });
  test.each([
    [null],
    ['status'],
    [{}],
    [{ type: 'start' }],
    [{ type: 'sidebar' }],
    [{ type: 'sidebar', open: 1 }],
    [{ type: 'cleaning', on: null }],
    [{ type: 'command' }],
    [{ type: 'command', command: 'format-disk' }],
    [{ type: 'script', script: 'klingon' }],
  ])('%j is none', (message) => {
    expect(isToReader(message)).toBe(false);
  });
});

describe('answers', () => {
  const verdict = { speech: true, points: 6.5, evidence: [{ name: 'salutation', points: 6.5 }] };
  const status = { suspended: false, open: true, speeches: 3, cleaning: true, script: 'original', verdict };
  test('that are whole are taken', () => {
    expect(isVerdict(verdict)).toBe(true);
    expect(isReaderStatus(status)).toBe(true);
    for (const opened of ['noText', 'notRead']) expect(isOpened(opened)).toBe(true);
    expect(isShortcuts(COMMANDS.map((command) => ({ command, keys: '' })))).toBe(true);
  });
  test('what a reader begins with', () => {
    const beginning = { stored: NOTHING_STORED, language: 'zh-CN', messages: {} };
    expect(isBeginning(beginning)).toBe(true);
    for (const part of ['stored', 'language', 'messages']) {
      expect(isBeginning({ ...beginning, [part]: undefined })).toBe(false);
      expect(isBeginning({ ...beginning, [part]: null })).toBe(false);
    }
    expect(isBeginning(null)).toBe(false);
  });
  test.each([[undefined], [{}], [[null]], [[{ command: 'toggle-sidebar' }]], [[{ command: 'format-disk', keys: '' }]]])(
    'no shortcuts: %j',
    (answer) => {
      expect(isShortcuts(answer)).toBe(false);
    },
  );
  test.each([
    [null],
    [true],
    [{ ...status, speeches: '3' }],
    [{ ...status, open: undefined }],
    [{ ...status, script: 'klingon' }],
    [{ ...status, verdict: null }],
    [{ ...status, verdict: { ...verdict, points: Number.NaN } }],
    [{ ...status, verdict: { ...verdict, evidence: [null] } }],
    [{ ...status, verdict: { ...verdict, evidence: [{ name: 'stars', points: 1 }] } }],
  ])('that are broken are not: %j', (answer) => {
    expect(isReaderStatus(answer)).toBe(false);
    expect(isOpened(answer)).toBe(false);
  });
});

/** All that a message may be: what `describe` names, written down a second time, as a generator. */
const count = fc.maxSafeNat();
const readLines = fc.record({
  title: fc.string({ maxLength: 20 }),
  texts: fc.string({ maxLength: 20 }),
  count: fc.nat(100),
  prose: count,
  text: count,
  linked: count,
});
const MESSAGES = {
  toBackground: fc.oneof(
    fc.record({ type: fc.constantFrom('evicted', 'shortcuts', 'openShortcuts') }),
    fc.record({ type: fc.constant('start'), url: fc.webUrl() }),
    fc.record({ type: fc.constant('start'), url: fc.webUrl(), page: readLines }),
    fc.record({ type: fc.constant('judge'), page: readLines }),
    fc.record({ type: fc.constant('open'), tab: count }),
    fc.record({ type: fc.constant('speeches'), count }),
    fc.record({
      type: fc.constant('convert'),
      runs: fc.array(fc.array(fc.string(), { maxLength: 3 }), { maxLength: 3 }).map(pack),
      to: fc.constantFrom('simplified', 'traditional'),
      sample: fc.string({ maxLength: 20 }),
    }),
  ),
  toReader: fc.oneof(
    fc.record({ type: fc.constantFrom('status', 'leave') }),
    fc.record({ type: fc.constant('sidebar'), open: fc.boolean() }),
    fc.record({ type: fc.constant('cleaning'), on: fc.boolean() }),
    fc.record({ type: fc.constant('script'), script: fc.constantFrom(...SCRIPTS) }),
    fc.record({ type: fc.constant('command'), command: fc.constantFrom(...COMMANDS) }),
  ),
  status: fc.record({
    suspended: fc.boolean(),
    open: fc.boolean(),
    speeches: count,
    cleaning: fc.boolean(),
    script: fc.constantFrom(...SCRIPTS),
    verdict: fc.record({
      speech: fc.boolean(),
      points: fc.double({ noNaN: true, noDefaultInfinity: true }),
      evidence: fc.array(fc.record({ name: fc.constantFrom(...EVIDENCE), points: fc.integer() }), { maxLength: 3 }),
    }),
  }),
} as const;

/** What a message can be made of: it comes as a structured clone, and in Chromium as JSON. */
const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
});
const typed = fc.record({
  type: fc.constantFrom(
    'start',
    'judge',
    'open',
    'speeches',
    'convert',
    'status',
    'sidebar',
    'cleaning',
    'script',
    'command',
  ),
  ...Object.fromEntries(
    ['page', 'url', 'tab', 'count', 'runs', 'to', 'sample', 'open', 'on', 'script', 'command'].map((key) => [
      key,
      anything,
    ]),
  ),
});

describe.each([
  ['the background', 'toBackground', isToBackground],
  ['the reader', 'toReader', isToReader],
  ['the popup', 'status', isReaderStatus],
] as const)('what comes to %s', (_who, kind, isMessage: (message: unknown) => boolean) => {
  const valid: fc.Arbitrary<object> = MESSAGES[kind];

  test('whatever is a message is taken', () => {
    fc.assert(fc.property(valid, (message) => isMessage(message)));
  });

  test('a part that is missing, or is anything else, is told', () => {
    fc.assert(
      fc.property(valid, fc.nat(), fc.option(anything, { nil: undefined }), (message, which, other) => {
        const keys = Object.keys(message);
        const key = keys[which % keys.length]!;
        const own = (message as Record<string, unknown>)[key];
        fc.pre(other === null || typeof other !== typeof own || key === 'type');
        fc.pre(!(key === 'type' && typeof other === 'string'));
        // An object where there is one already may be as good: those are tried below.
        fc.pre(typeof own !== 'object' || typeof other !== 'object' || other === null);
        return !isMessage({ ...message, [key]: other });
      }),
    );
  });

  test('whatever comes, it is looked at without harm, and what is taken is a message in every part', () => {
    fc.assert(
      fc.property(fc.oneof(anything, typed), (value) => {
        if (!isMessage(value)) return;
        const { type, ...parts } = value as Record<string, unknown>;
        const of = (key: string, is: (part: unknown) => boolean) => expect(is(parts[key])).toBe(true);
        const isNat = (part: unknown) => Number.isSafeInteger(part) && (part as number) >= 0;
        if (kind === 'status') of('speeches', isNat);
        else if (type === 'judge') of('page', isReadLines);
        else if (type === 'start') {
          of('url', (part) => typeof part === 'string' && URL.canParse(part));
          if ('page' in parts) of('page', isReadLines);
        } else if (type === 'open') of('tab', isNat);
        else if (type === 'speeches') of('count', isNat);
        else if (type === 'sidebar') of('open', (part) => typeof part === 'boolean');
        else if (type === 'cleaning') of('on', (part) => typeof part === 'boolean');
        else if (type === 'script') of('script', (part) => SCRIPTS.some((one) => one === part));
        else if (type === 'command') of('command', (part) => COMMANDS.some((one) => one === part));
        else if (type === 'convert')
          of('runs', (part) => piecesOf(part, (part as Packed).lengths.length)?.join('') === (part as Packed).text);
        else expect(['evicted', 'shortcuts', 'openShortcuts', 'status', 'leave']).toContain(type);
      }),
      { numRuns: 1000 },
    );
  });
});
