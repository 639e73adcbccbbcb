/** One case: a page, what happens to it, and what must hold after each step. */

import fc from 'fast-check';
import { HOST, MARK, RUN, USER_CSS } from '../../src/edits/attribute.ts';
import { MARKER } from '../../src/edits/markers.ts';
import { joinPage, packPage, unpackPage } from '../../src/page/packed.ts';
import { analysisSteps } from '../../src/reader/analyse.ts';
import { type Ports, Reader } from '../../src/reader/reader.ts';
import { pack, piecesOf } from '../../src/script/packed.ts';
import { DEFAULTS } from '../../src/settings/settings.ts';
import { inSlices } from '../../src/slices.ts';
import { unpack } from '../core/convert.ts';
import { QUIET_PORTS } from '../core/ports.ts';
import { Clock, drained, drawn, useClock } from './clock.ts';
import { Hold } from './hold.ts';
import { htmlOf, type Plan, plan } from './pages.ts';
import { ledTo, type Pending, perform, SETTLE } from './perform.ts';
import { bare, convert, TRADITIONAL } from './script.ts';
import { forget, last } from './sidebar.ts';
import { type Step, steps } from './steps.ts';
import { Twins } from './twins.ts';
import { type Counts, count, Watch } from './watch.ts';

export interface Case {
  plan: Plan;
  steps: Step[];
  /** The machine is slow: each stretch of work is laid down as soon as it may be. */
  slow: boolean;
  /** How far the page was scrolled before, 0 to 1. */
  scrolled: number;
  /** How Rostrum is turned off: its page given back, left alone, or its extension gone. */
  end: (typeof ENDS)[number];
}

const ENDS = ['restore', 'leave', 'stop'] as const;

export const cases: fc.Arbitrary<Case> = fc.record({
  plan,
  steps,
  slow: fc.boolean(),
  scrolled: fc.constantFrom(0, 0.3, 0.6),
  end: fc.constantFrom(...ENDS),
});

/** Gives two documents of this HTML. */
export type Stage = (html: string) => {
  page: Document;
  twin: Document;
  layout: boolean;
};

/** Tasks that are run until the page is at rest, at the most. */
const TASKS_MOST = 3000;

/** What a case came to, for the counts. */
export interface Outcome {
  /** The page had text to read. */
  started: boolean;
  findings: number;
  /** Comparisons with the twin. */
  compared: number;
  /** Paragraphs that were looked for where they had stood. */
  held: number;
  steps: Counts;
}

/** @throws what does not hold, and after which step */
export async function runCase(one: Case, stage: Stage): Promise<Outcome> {
  const started: Reader[] = [];
  const done: Step[] = [];
  try {
    return await live(one, stage, started, done);
  } catch (error) {
    if (error instanceof Error) error.message += `\nDone: ${done.map((step) => JSON.stringify(step)).join(' ')}`;
    throw error;
  } finally {
    // Or it would go on with the next case's page.
    for (const reader of started) reader.stop();
  }
}

/** @param started takes in the reader @param done takes in what was done, which may be more than was chosen */
async function live(
  { plan, steps, slow, scrolled, end: off }: Case,
  stage: Stage,
  started: Reader[],
  done: Step[],
): Promise<Outcome> {
  const clock = new Clock(slow);
  useClock(clock);
  forget();
  const { page, twin, layout } = stage(htmlOf(plan));
  clock.rule(page.defaultView!);
  const twins = new Twins(page, twin);
  const window = page.defaultView!;
  openMarkers(window);
  if ('adoptedStyleSheets' in page) {
    const sheet = new window.CSSStyleSheet();
    sheet.replaceSync(USER_CSS);
    page.adoptedStyleSheets = [sheet];
  }

  if (scrolled) twins.do({ do: 'scroll', share: scrolled });

  const pending: Pending[] = [];
  const outcome: Outcome = {
    started: false,
    findings: 0,
    compared: 0,
    held: 0,
    steps: {},
  };
  // What is held on to during a step.
  let hold: Hold | null = null;
  // The page has moved things, and the browser has not drawn them yet.
  let moved = true;
  const settle = async (): Promise<void> => {
    for (let tasks = 0; ; tasks++) {
      await drained();
      if (tasks > TASKS_MOST) throw new Error('the page does not come to rest');
      const one = pending.shift();
      if (one) one.resolve(convert(one.runs, one.to));
      else if (!clock.next(SETTLE)) return;
    }
  };

  const remembered = Promise.resolve({
    keptHere: [],
    script: 'original',
    settings: DEFAULTS,
  } as const);
  const starting = Reader.start(page, portsOf(pending), remembered);
  let begun = false;
  const end = () => {
    begun = true;
  };
  starting.then(end, end);
  for (await drained(); !begun; await drained()) if (!clock.next()) throw new Error('the reader does not start');
  const reader = await starting;
  const expectSame = (when: string) => {
    outcome.compared++;
    const differences = twins.differences();
    if (differences) throw new Error(`${when}, the page is not what it is without us\n ${differences}`);
  };
  await drained();
  if (reader === null) {
    expectSame('with nothing to read');
    return outcome;
  }
  const running: Reader = reader;
  started.push(running);
  outcome.started = true;
  outcome.findings = last.opened?.state?.findings.length ?? 0;

  // For some seconds the place that was jumped to is held, whatever moves it.
  let jumped = false;
  // The paragraph that was jumped to can have the focus, by an attribute of ours, until the page is given back.
  let focused = false;
  const watch = new Watch(twins, () => [running.status, last.opened?.state, pending.length, clock.ran]);
  const world = { reader: running, twins, pending, clock, settle };
  for (const [i, chosen] of steps.entries()) for (const step of ledTo(chosen, world)) await take(step, `step ${i + 1}`);
  watch.stop();
  await settle();
  check('at rest');
  await holdOn();
  running[off]();
  checkHold('turned off');
  // Nor may the browser make up for what was made up for.
  if (layout) await drawn();
  checkHold('turned off and drawn');
  expectSame('turned off');
  // What is still on its way must not write any more.
  await settle();
  expectSame('turned off and at rest');
  if (off !== 'restore' && page.querySelector(HOST)) throw new Error('turned off, the sidebar is still there');
  return outcome;

  async function take(step: Step, name: string): Promise<void> {
    const when = `after ${name} (${step.do})`;
    done.push(step);
    hold = null;
    if (!isOurs(step)) moved = true;
    else if (!jumped) await holdOn();
    if (step.do === 'jump' || step.do === 'marker') jumped = true;
    else if (step.do === 'settle') jumped = false;
    if (/^(jump|marker)$/.test(step.do)) focused = true;
    else if (/^(leave|restore)$/.test(step.do)) focused = false;
    await perform(step, world);
    await drained();
    if (step.do === 'jump' || step.do === 'marker') twins.takeSelection();
    const acted = watch.changed();
    // Without layout nothing scrolls.
    if (layout || step.do !== 'scroll') count(outcome.steps, step.do, { taken: 1, acted: acted ? 1 : 0 });
    checkHold(when);
    check(when);
  }

  async function holdOn(): Promise<void> {
    if (!layout) return;
    if (moved) await drawn();
    moved = false;
    hold = new Hold(page);
  }

  function checkHold(when: string): void {
    if (hold?.check(when)) outcome.held++;
  }

  function check(when: string): void {
    const { cleaning, script, suspended } = running.status;
    if (suspended || (!cleaning && script === 'original' && !focused)) {
      expectSame(when);
      return;
    }
    if (!cleaning && page.querySelector(`[${MARK}], ${RUN}, ${MARKER}`))
      throw new Error(`${when}, cleaning is off and a mark of ours stands in the page`);
    const said = twin.documentElement.textContent ?? '';
    for (const [own, partner] of twins.texts()) {
      if (bare(own.data) && !bare(partner.data)) throw new Error(`${when}, a text was emptied: ${own.data}`);
      // A joined paragraph has the text of others.
      if (script === 'original' && [...partner.data].some((c) => TRADITIONAL.test(c) && !said.includes(c)))
        throw new Error(`${when}, a text is converted that should not be: ${partner.data}`);
      if (!cleaning && bare(own.data) !== bare(partner.data))
        throw new Error(`${when}, cleaning is off and a text is not the page's: ${partner.data} / ${own.data}`);
    }
  }
}

const withOpenMarkers = new WeakSet<Window>();

/** The lines that stand where a repeat was folded are to be clicked: their shadow roots are open here. */
function openMarkers(window: Window & typeof globalThis): void {
  if (withOpenMarkers.has(window)) return;
  withOpenMarkers.add(window);
  const { attachShadow } = window.Element.prototype;
  window.Element.prototype.attachShadow = function (init) {
    return attachShadow.call(this, this.localName === MARKER ? { ...init, mode: 'open' } : init);
  };
}

/** Steps in which we write, and the page does not change itself. */
const isOurs = (step: Step): boolean =>
  /^(cleaning|script|keep|keepHere|keepKinds|toggle|leave|restore|answer|run|settle)$/.test(step.do);

function portsOf(pending: Pending[]): Ports {
  return {
    ...QUIET_PORTS,
    isAlive: () => true,
    // As the messages carry it, and in slices of the clock's, so that the page may change meanwhile.
    analyse: (page, choice) =>
      inSlices(analysisSteps(unpackPage(joinPage(JSON.parse(JSON.stringify([...packPage(page)])))), choice)),
    convert: (packed, to) =>
      new Promise((resolve, reject) => {
        pending.push({
          runs: unpack(packed),
          to,
          // Checked as in the page: another number of texts is no answer.
          resolve: (runs) => {
            const pieces = piecesOf(pack(runs), packed.lengths.length);
            if (pieces) resolve(pieces);
            else reject(new Error('the background gave another number of texts'));
          },
          reject,
        });
      }),
  };
}

/** The case as somebody would write it down: the page, and what is done; and as a test takes it. */
export function describeCase(one: Case): string {
  const { plan, steps, slow, scrolled, end } = one;
  const list = steps.map((step, i) => `${i + 1}. ${JSON.stringify(step)}`).join('\n');
  return `${htmlOf(plan)}\n${end} at the end\n${slow ? '(slow machine)\n' : ''}${scrolled ? `(scrolled to ${scrolled})\n` : ''}${list}\n${JSON.stringify(one)}`;
}
