/** What the fuzzer has found in the reader: each case failed before it was mended. */
import { expect, test, vi } from 'vitest';
import type { Case } from './case.ts';
import { inJsdom } from './jsdom.ts';
import type { Item } from './pages.ts';
import type { Step } from './steps.ts';

vi.mock('../../src/sidebar/mount.ts', () => import('./sidebar.ts'));
vi.setConfig({ testTimeout: 60_000 });

const items = (...whats: Item['what'][]): Item[] => whats.map((what, seed) => ({ what, seed, inside: '' }));

async function live(parts: Case['plan']['parts'], steps: Step[], more: Partial<Case> = {}): Promise<void> {
  const { runCase } = await import('./case.ts');
  await inJsdom(async (stage) => {
    const one: Case = { plan: { lang: true, parts }, steps, slow: false, scrolled: 0, end: 'leave', ...more };
    const { started, findings } = await runCase(one, stage);
    expect(started).toBe(true);
    expect(findings).toBeGreaterThan(0);
  });
}

const page: Case['plan']['parts'] = [{ layout: 'br', items: items('prose', 'address', 'prose', 'vip', 'mark') }];
/** A speech twice, with something else between. */
const twice: Case['plan']['parts'] = [
  { layout: 'p', items: items('title', 'twice', 'prose', 'title', 'prose', 'prose', 'prose', 'title', 'twice') },
];

const TO_TRADITIONAL: Step = { do: 'script', n: 1, again: false };
const SETTLE: Step = { do: 'settle', n: 0 };

test('a page that was left is not written to when a setting is changed elsewhere', () =>
  live(page, [{ do: 'leave' }, { do: 'keepKinds', kinds: ['mark'] }]));

test('a page that was left is not converted', () => live(page, [{ do: 'leave' }, TO_TRADITIONAL, SETTLE]));

test('a page that is left while it is being read again has no sidebar', () =>
  live(page, [{ do: 'leave' }, { do: 'toggle' }, { do: 'leave' }]));

test('nobody jumps about in a page that was left', () => live(page, [{ do: 'leave' }, { do: 'jump', n: 0 }]));

test('a page that empties what holds a wrapped line is given back, and does not hang', () =>
  live(page, [
    { do: 'inner', n: 5, seed: 4 },
    { do: 'cleaning', again: false },
  ]));

test.each<[string, Step[]]>([
  ['that is cleaned', []],
  ['that is converted', [TO_TRADITIONAL, SETTLE]],
])('a page %s writes its own HTML anew', (_, before) =>
  live(page, [...before, { do: 'again', n: 4, more: true }, { do: 'again', n: 7, more: false }, SETTLE]),
);

test('the line where a repeat is folded goes, also when the page has copied it', () =>
  live(twice, [
    { do: 'again', n: 4, more: false },
    { do: 'again', n: 5, more: false },
    { do: 'cleaning', again: false },
  ]));

test('a place that was jumped to, where the page sets `tabindex` meanwhile', () =>
  live(
    [{ layout: 'p', items: items('prose', 'vip', 'prose') }],
    [
      { do: 'jump', n: 1 },
      { do: 'attribute', n: 0, name: 'tabindex', seed: 0 },
    ],
  ));
