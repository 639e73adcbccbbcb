/** One case: a page, what happens to it, and what must hold after each step. */
import fc from 'fast-check';
import { HOST, MARK, RUN, USER_CSS } from '../../src/edits/attribute.ts';
import { MARKER } from '../../src/edits/markers.ts';
import { packPage, unpackPage } from '../../src/page/packed.ts';
import { analysisSteps } from '../../src/reader/analysis.ts';
import { type Ports, Reader } from '../../src/reader/reader.ts';
import type { Target } from '../../src/script/variant.ts';
import { DEFAULTS } from '../../src/settings/settings.ts';
import { inSlices } from '../../src/slices.ts';
import { unpack } from '../core/convert.ts';
import { Clock, drained, useClock } from './clock.ts';
import { htmlOf, type Plan, plan } from './pages.ts';
import { bare, convert, TRADITIONAL } from './script.ts';
import { forget, last } from './sidebar.ts';
import { type Step, steps } from './steps.ts';
import { Twins } from './twins.ts';

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

/** Tasks that are run until the page is at rest, at the most, and how far the time may move meanwhile, in ms. */
const TASKS_MOST = 3000;
const SETTLE = 6000;
/** How far a paragraph may move on the screen, in px. */
const MOVES_MOST = 1;

interface Pending {
  runs: string[][];
  to: Target;
  resolve: (runs: string[][]) => void;
  reject: (error: Error) => void;
}

/** What a case came to, for the counts. */
export interface Outcome {
  /** The page had text to read. */
  started: boolean;
  findings: number;
  /** Comparisons with the twin. */
  compared: number;
  /** Paragraphs that were looked for where they had stood. */
  held: number;
}

/** @throws what does not hold, and after which step */
export async function runCase(one: Case, stage: Stage): Promise<Outcome> {
  const started: Reader[] = [];
  try {
    return await live(one, stage, started);
  } finally {
    // Or it would go on with the next case's page.
    for (const reader of started) reader.stop();
  }
}

/** @param started takes in the reader */
async function live(
  { plan, steps, slow, scrolled, end: off }: Case,
  stage: Stage,
  started: Reader[],
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

  twins.do({ do: 'scroll', share: scrolled });

  const pending: Pending[] = [];
  const outcome: Outcome = {
    started: false,
    findings: 0,
    compared: 0,
    held: 0,
  };
  const onHeld = () => {
    outcome.held++;
  };
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
  for (const [i, step] of steps.entries()) {
    const when = `after step ${i + 1} (${step.do})`;
    const held = layout && isOurs(step) && !jumped ? hold(page, onHeld) : null;
    if (step.do === 'jump' || step.do === 'marker') jumped = true;
    else if (step.do === 'settle') jumped = false;
    if (/^(jump|marker)$/.test(step.do)) focused = true;
    else if (/^(leave|restore)$/.test(step.do)) focused = false;
    await perform(step, { reader: running, twins, pending, clock, settle });
    await drained();
    if (step.do === 'jump' || step.do === 'marker') twins.takeSelection();
    held?.(when);
    check(when);
  }
  await settle();
  check('at rest');
  const held = layout ? hold(page, onHeld) : null;
  running[off]();
  held?.('turned off');
  expectSame('turned off');
  // What is still on its way must not write any more.
  await settle();
  expectSame('turned off and at rest');
  if (off !== 'restore' && page.querySelector(HOST)) throw new Error('turned off, the sidebar is still there');
  return outcome;

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
  /^(cleaning|script|keep|keepHere|keepKinds|leave|restore|answer|run|settle)$/.test(step.do);

function portsOf(pending: Pending[]): Ports {
  return {
    isAlive: () => true,
    // As the messages carry it, and in slices of the clock's, so that the page may change meanwhile.
    analyse: (page, choice) => inSlices(analysisSteps(unpackPage(JSON.parse(JSON.stringify(packPage(page)))), choice)),
    onEvicted: () => {},
    convert: (packed, to) =>
      new Promise((resolve, reject) => {
        pending.push({ runs: unpack(packed), to, resolve: (runs) => resolve(runs.flat()), reject });
      }),
    translate: (key) => key,
    rememberKept: async () => {},
    rememberScript: async () => {},
    rememberSettings: async () => {},
    place: async () => null,
    rememberPlace: async () => {},
    shortcuts: async () => [],
    openShortcuts: () => {},
    detects: async () => true,
    onSpeeches: () => {},
    language: 'zh-CN',
  };
}

interface Running {
  reader: Reader;
  twins: Twins;
  pending: Pending[];
  clock: Clock;
  settle: () => Promise<void>;
}

async function perform(step: Step, { reader, twins, pending, clock, settle }: Running): Promise<void> {
  const opened = last.opened;
  const finding = (n: number) => {
    const all = opened?.state?.findings ?? [];
    return all[n % Math.max(1, all.length)];
  };
  switch (step.do) {
    case 'cleaning':
      return reader.setCleaning(step.on);
    case 'script':
      return reader.setScript(step.to);
    case 'keep': {
      const one = finding(step.n);
      if (one) opened?.actions.keep([one.id], step.keep);
      return;
    }
    case 'keepHere':
      return opened?.actions.keepHere(step.kind, step.keep);
    case 'keepKinds':
      return reader.changeSettings({ keepKinds: step.kinds });
    case 'marker': {
      const all = twins.page.querySelectorAll(MARKER);
      const buttons = all[step.n % Math.max(1, all.length)]?.shadowRoot?.querySelectorAll('button') ?? [];
      buttons[step.button % Math.max(1, buttons.length)]?.click();
      return;
    }
    case 'toggle':
      return reader.toggle();
    case 'leave':
      return reader.leave();
    case 'restore':
      return reader.restore();
    case 'jump': {
      const items = opened?.state?.items.length ?? 0;
      // By a click, or by a shortcut, which needs no sidebar.
      if (items && step.n % 3 && reader.status.open) opened?.actions.jump(step.n % items);
      else reader.command(step.n % 2 ? 'next-section' : 'previous-section');
      return;
    }
    case 'answer': {
      const [one] = pending.splice(step.n % Math.max(1, pending.length), 1);
      if (step.how === 'right') one?.resolve(convert(one.runs, one.to));
      else if (step.how === 'short') one?.resolve(convert(one.runs, one.to).slice(1));
      else one?.reject(new Error('the background is out of reach'));
      return;
    }
    case 'run':
      for (let i = 0; i < step.n; i++) {
        clock.next();
        await drained();
      }
      return;
    case 'settle':
      return settle();
    default:
      return twins.do(step);
  }
}

/** How far down the window a text must reach to be looked at, in px. */
const SIGHT = 22;

/**
 * Holds on to the paragraphs in sight.
 * @returns fails when all of them that still stand have moved, though there was room to scroll them back
 */
function hold(document: Document, onHeld: () => void): (when: string) => void {
  const window = document.defaultView!;
  const root = document.documentElement;
  if (window.scrollY <= 0) return () => {};
  const all = textsInSight(document);
  return (when) => {
    const most = root.scrollHeight - root.clientHeight;
    // At either end of the page there may have been no room for more.
    if (window.scrollY <= 0 || window.scrollY >= most - 1) return;
    const moved = all.flatMap(({ text, top }) => {
      const now = text.isConnected ? boxOf(text) : null;
      return now ? [now.top - top] : [];
    });
    if (!moved.length) return;
    onHeld();
    if (!moved.some((by) => Math.abs(by) <= MOVES_MOST))
      throw new Error(
        `${when}, “${all[0]!.text.data.slice(0, 16)}” has moved on the screen: by ${moved.join(', ')} px`,
      );
  };
}

/** Texts in sight, with how far down the window they begin, in px. */
function textsInSight(document: Document): { text: Text; top: number }[] {
  const found: { text: Text; top: number }[] = [];
  const walker = document.createTreeWalker(document.body, 4 /* text */);
  for (let text = walker.nextNode() as Text | null; text; text = walker.nextNode() as Text | null) {
    if (!text.data.trim() || text.parentElement?.closest('.float9, .shade9, [hidden]')) continue;
    const box = boxOf(text);
    if (box && box.bottom > SIGHT && box.top < document.defaultView!.innerHeight) found.push({ text, top: box.top });
  }
  return found;
}

/** Where a text is shown; null when it is not. */
function boxOf(text: Text): { top: number; bottom: number } | null {
  // What is folded has a place, but is not seen.
  if (text.parentElement?.closest('[hidden]')) return null;
  const range = text.ownerDocument.createRange();
  range.selectNodeContents(text);
  const boxes = range.getClientRects();
  // Cut off by a box that is collapsed (again).
  const edge = text.parentElement?.closest('.wrap9')?.getBoundingClientRect().bottom ?? Number.POSITIVE_INFINITY;
  if (boxes[0] && boxes[0].top >= edge) return null;
  return boxes.length ? { top: boxes[0]!.top, bottom: boxes[boxes.length - 1]!.bottom } : null;
}

/** The case as somebody would write it down: the page, and what is done. */
export function describeCase({ plan, steps, slow, scrolled, end }: Case): string {
  const list = steps.map((step, i) => `${i + 1}. ${JSON.stringify(step)}`).join('\n');
  return `${htmlOf(plan)}\n${end} at the end\n${slow ? '(slow machine)\n' : ''}${scrolled ? `(scrolled to ${scrolled})\n` : ''}${list}`;
}
