/** Every page under test/pages, read, cleaned and outlined, against what its `expected.json` says. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { detect } from '../../src/detect/detect.ts';
import type { Expected } from '../core/expected.ts';
import { flat } from '../core/make.ts';
import { runCore } from '../core/run.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const names = readdirSync(HERE, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const read = (name: string, file: string): string => readFileSync(`${HERE}${name}/${file}`, 'utf8');

/** The page's HTML once its timers have run; of a page without late text, as it stands. */
function settled(html: string, late: boolean): string {
  if (!late) return html;
  const timers: (() => void)[] = [];
  const dom = new JSDOM(html, {
    runScripts: 'dangerously',
    beforeParse(window) {
      window.setTimeout = ((run: () => void) => timers.push(run)) as typeof window.setTimeout;
    },
  });
  for (const run of timers) run();
  return dom.serialize();
}

const count = (text: string, part: string): number => text.split(part).length - 1;
const isPoint = (entry: string): boolean => /^\d [一二三四五六七八九十]{1,2}[是要靠抓]/.test(entry);

test('there are pages of speeches and pages that are none', () => {
  const speech = names.filter((name) => (JSON.parse(read(name, 'expected.json')) as Expected).speech);
  expect(speech.length).toBeGreaterThanOrEqual(10);
  expect(names.length - speech.length).toBeGreaterThanOrEqual(4);
});

describe.each(names)('%s', (name) => {
  const expected = JSON.parse(read(name, 'expected.json')) as Expected;
  const html = settled(read(name, 'source.html'), expected.late === true);

  test(expected.speech ? 'is a speech page' : 'is no speech page', () => {
    const verdict = detect(new JSDOM(html).window.document);
    expect(verdict.speech, JSON.stringify(verdict)).toBe(expected.speech);
  });
  if (!expected.speech) return;

  const run = runCore(html);
  const text = flat(run.text);
  const lines = run.text.split('\n').map(flat);

  test('keeps the text', () => {
    expect((expected.keep ?? []).filter((t) => !text.includes(flat(t)))).toEqual([]);
  });
  test('hides what is not text', () => {
    const shown = (t: string) => lines.includes(flat(t)) || (flat(t).length >= 12 && text.includes(flat(t)));
    // What lies over the text is seen only by a browser.
    const seen = (expected.hide ?? []).filter((h) => h.kind !== 'obstacle');
    expect(seen.map((h) => h.text).filter(shown)).toEqual([]);
  });
  test('joins broken sentences into one paragraph', () => {
    const whole = (t: string) => run.list.some((p) => flat(p.text).includes(flat(t)));
    expect((expected.joined ?? []).filter((t) => !whole(t))).toEqual([]);
  });
  test('takes stray marks out', () => {
    expect((expected.fixed ?? []).filter((t) => !text.includes(flat(t)))).toEqual([]);
  });
  test('shows repeated text once', () => {
    expect((expected.once ?? []).filter((t) => count(text, flat(t)) !== 1)).toEqual([]);
  });
  test('gives the outline', () => {
    const want = (expected.outline ?? []).map(flat);
    const got = run.outline
      .map(({ level, label }) => `${level} ${label}`)
      .filter((entry) => !isPoint(entry))
      .map((entry, i) => (want[i] === '1*' && entry.startsWith('1 ') ? '1*' : flat(entry)));
    expect(got).toEqual(want);
  });
});

// The shared pages are not part of the repository: they are scored where they are at hand.
const SHARED = `${HERE}../../../shared/`;
const shared = existsSync(`${SHARED}pages`)
  ? readdirSync(`${SHARED}pages`).flatMap((file) => /^(.+)\.truth\.json$/.exec(file)?.[1] ?? [])
  : [];

interface Scorer {
  score(truth: object, text: string, outline: { level: number; label: string }[]): Record<string, number>;
}
const LEAST: Record<string, number> = {
  kept: 1,
  order: 1,
  stay: 1,
  gone: 0.97,
  joined: 0.95,
  fixed: 1,
  once: 0.97,
  outlineF1: 0.97,
  levels: 0.97,
  speechCount: 0.95,
};

describe.runIf(shared.length > 0)('shared pages', () => {
  test.each(shared)('%s scores as high as is asked for', async (name) => {
    const { score } = (await import(pathToFileURL(`${SHARED}score/lib.mjs`).href)) as Scorer;
    const html = readFileSync(`${SHARED}pages/${name}.html`, 'utf8');
    const truth = JSON.parse(readFileSync(`${SHARED}pages/${name}.truth.json`, 'utf8')) as { keep: string[] };
    // The truth's paragraphs still have the stray marks that are to be taken out.
    truth.keep = truth.keep.map((text) => text.replace(/(?<=\p{Script=Han})\.(?=\p{Script=Han})/gu, ''));
    expect(detect(new JSDOM(html).window.document).speech).toBe(true);
    const run = runCore(html);
    const got = score(truth, run.text, run.outline);
    const below = Object.entries(LEAST).filter(([key, least]) => !(got[key]! >= least));
    expect(below.map(([key]) => `${key} ${got[key]}`)).toEqual([]);
  });
});
