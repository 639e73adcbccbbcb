/** What the reader does when a page changes at the worst moment, and when the background does not answer. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { QUIET_PORTS } from '../../test/core/ports.ts';
import { Clock, drained, useClock } from '../../test/fuzz/clock.ts';
import { inJsdom } from '../../test/fuzz/jsdom.ts';
import { htmlOf, type Item } from '../../test/fuzz/pages.ts';
import { forget, last } from '../../test/fuzz/sidebar.ts';
import { HOST, MARK } from '../edits/attribute.ts';
import { runAll } from '../page/steps.ts';
import { DEFAULTS } from '../settings/settings.ts';
import { analysisSteps } from './analyse.ts';
import type { Analysis } from './analysis.ts';
import type { Ports, Reader } from './reader.ts';

vi.mock('../sidebar/mount.ts', () => import('../../test/fuzz/sidebar.ts'));

/** Longer than a page must be at rest before it is read again, in ms. */
const WHILE = 2000;
/** As in reader.ts. */
const ROUNDS_MOST = 40;
const EVICTIONS_MOST = 8;

const items = (...whats: Item['what'][]): Item[] => whats.map((what, seed) => ({ what, seed, inside: '' }));
const HTML = htmlOf({ lang: true, parts: [{ layout: 'p', items: items('prose', 'vip', 'prose', 'prose') }] });
const SECTION = '我们大家都要认真学习、认真落实,把今年的各项工作做好,不辜负大家的期望,明年再上一个台阶。';

/** A page with a reader in it, whose time and whose background are the test's. */
class Bench {
  readonly page: Document;
  readonly #clock = new Clock(false);
  #reader: Reader | null = null;
  /** Analyses that are waited for, where the background is slow. */
  readonly waiting: (() => void)[] = [];
  background: 'there' | 'slow' | 'gone' = 'there';
  isAlive = true;
  analyses = 0;
  evictions = 0;

  constructor(page: Document) {
    this.page = page;
    useClock(this.#clock);
    this.#clock.rule(page.defaultView!);
    forget();
  }

  get reader(): Reader {
    return this.#reader!;
  }

  get notice(): unknown {
    return last.opened?.state?.notice;
  }

  get headings(): string {
    return last.opened?.state?.items.map((item) => item.label).join(' ') ?? '';
  }

  get hasSidebar(): boolean {
    return this.page.querySelector(HOST) !== null;
  }

  async start(): Promise<void> {
    const { Reader } = await import('./reader.ts');
    const remembered = Promise.resolve({ keptHere: [], script: 'original', settings: DEFAULTS } as const);
    const starting = Reader.start(this.page, this.#ports(), remembered);
    await this.rest();
    this.#reader = await starting;
    expect(this.hasSidebar).toBe(true);
  }

  /** Lets time pass until there is nothing more to do. */
  async rest(): Promise<void> {
    do await drained();
    while (this.#clock.next(WHILE));
  }

  /** The page gets a section more. */
  add(heading: string): void {
    const { body } = this.page;
    for (const text of [heading, SECTION, SECTION]) {
      const paragraph = this.page.createElement('p');
      paragraph.textContent = text;
      body.append(paragraph);
    }
  }

  /** The page's own script leads elsewhere. */
  goTo(path: string): void {
    this.page.defaultView!.history.pushState(null, '', path);
  }

  #ports(): Ports {
    return {
      ...QUIET_PORTS,
      isAlive: () => {
        // As the lifeline does it.
        if (!this.isAlive) this.#reader?.stop();
        return this.isAlive;
      },
      analyse: async (page, choice): Promise<Analysis> => {
        this.analyses++;
        const analysis = runAll(analysisSteps(page, choice));
        if (this.background === 'slow') await new Promise<void>((go) => this.waiting.push(go));
        if (this.background === 'gone') throw new Error('the background is out of reach');
        return analysis;
      },
      onEvicted: () => {
        this.evictions++;
      },
      convert: async () => {
        throw new Error('nothing is converted here');
      },
    };
  }
}

const withBench = (run: (bench: Bench) => Promise<void>) => () =>
  inJsdom(async (stage) => {
    const bench = new Bench(stage(HTML).page);
    await bench.start();
    try {
      await run(bench);
    } finally {
      bench.isAlive = true;
      bench.reader.stop();
    }
  });

const warn = vi.spyOn(console, 'warn');
beforeEach(() => void warn.mockImplementation(() => {}));
afterEach(() => void warn.mockReset());

test(
  'a page that changes while its last change is being analysed is read once more',
  withBench(async (bench) => {
    bench.background = 'slow';
    bench.add('一、改进作风');
    await bench.rest();
    expect(bench.waiting).toHaveLength(1);
    bench.add('二、加强学习');
    await bench.rest();
    // Not both at once.
    expect(bench.waiting).toHaveLength(1);
    bench.background = 'there';
    bench.waiting[0]!();
    await bench.rest();
    expect(bench.headings).toContain('改进作风');
    expect(bench.headings).toContain('加强学习');
  }),
);

test(
  'a page that never ceases to change is read anew where its own script leads elsewhere',
  withBench(async (bench) => {
    for (let round = 0; round < ROUNDS_MOST; round++) {
      bench.add('一、改进作风');
      await bench.rest();
    }
    expect(bench.notice).toBe('restless');
    const { analyses } = bench;
    bench.add('二、加强学习');
    await bench.rest();
    expect(bench.analyses).toBe(analyses);
    bench.goTo('/b.html');
    for (const times of [1, 2]) {
      bench.add('二、加强学习');
      await bench.rest();
      expect(bench.analyses).toBe(analyses + times);
    }
    expect(bench.notice).toBeNull();
  }),
);

test(
  'a page that keeps taking the sidebar away may do so anew where its own script leads elsewhere',
  withBench(async (bench) => {
    const evict = async (times: number) => {
      for (let i = 0; i < times; i++) {
        bench.page.querySelector(HOST)?.remove();
        await bench.rest();
      }
    };
    await evict(EVICTIONS_MOST);
    expect(bench.hasSidebar).toBe(true);
    bench.goTo('/b.html');
    bench.add('一、改进作风');
    await bench.rest();
    await evict(EVICTIONS_MOST);
    expect(bench.hasSidebar).toBe(true);
    expect(bench.evictions).toBe(0);
    await evict(1);
    expect(bench.hasSidebar).toBe(false);
    expect(bench.evictions).toBe(1);
  }),
);

test(
  'the extension goes as the page is about to be cleaned: it is not written to any more',
  withBench(async (bench) => {
    bench.reader.setCleaning(false);
    await bench.rest();
    bench.isAlive = false;
    // Found out as its change is told, which is in the middle of the next write.
    bench.add('一、改进作风');
    const { body } = bench.page;
    const own = body.outerHTML;
    bench.reader.setCleaning(true);
    expect(body.querySelector(`[${MARK}]`)).toBeNull();
    expect(body.outerHTML).toBe(own);
    expect(bench.hasSidebar).toBe(false);
  }),
);

/** Brings a finding back, so that the outline is made anew. */
const bringBack = async (bench: Bench): Promise<void> => {
  const { actions, state } = last.opened!;
  actions.keep([state!.findings.find((one) => !one.kept)!.id], true);
  await bench.rest();
};

test(
  'an outline that could not be made anew is said so, until one is',
  withBench(async (bench) => {
    bench.background = 'gone';
    await bringBack(bench);
    expect(bench.notice).toBe('notRead');
    bench.background = 'there';
    bench.reader.changeSettings({ keepKinds: ['filler'] });
    await bench.rest();
    expect(bench.notice).toBeNull();
  }),
);

test(
  'a page that could not be read again is said so, until it is: an outline of what stood there before does not do',
  withBench(async (bench) => {
    bench.background = 'gone';
    bench.add('一、改进作风');
    await bench.rest();
    expect(bench.notice).toBe('notRead');
    bench.background = 'there';
    await bringBack(bench);
    expect(bench.headings).toContain('改进作风');
    expect(bench.notice).toBeNull();
  }),
);

test(
  'an outline that could not be made for what is no longer wanted is no news',
  withBench(async (bench) => {
    bench.background = 'slow';
    await bringBack(bench);
    bench.reader.changeSettings({ keepKinds: ['filler'] });
    await bench.rest();
    const [first, second] = bench.waiting;
    bench.background = 'there';
    second!();
    await bench.rest();
    bench.background = 'gone';
    first!();
    await bench.rest();
    expect(bench.notice).toBeNull();
  }),
);
