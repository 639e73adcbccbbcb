/** The sidebar by itself, in every state: accessibility rules, forced colours, zoom, less motion; and its keys. */
import axe from 'axe-core';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { View } from '../../src/sidebar/view.ts';
import { launch, ROOT } from './harness.ts';

/** As the harness has them: a test says so when one is missing here. */
const STATES = [
  'full',
  'cleaning off',
  'with a notice',
  'converting',
  'to go on',
  'in large text',
  'nothing found',
  'above the text',
  'on the left',
];
const SCHEMES = ['light', 'dark'] as const;

interface How {
  view?: Partial<View>;
  drawer?: boolean;
  open?: string;
  /** So many speeches and nothing else. */
  items?: number;
}
interface Harness {
  showSidebar(state: string, how?: How): Promise<void>;
  sidebarStates: string[];
  asked: string[];
}

let browser: Browser;
let page: Page;
let cdp: CDPSession;
beforeAll(async () => {
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome127',
      lib: { entry: 'test/browser/sidebar-harness.ts', formats: ['iife'], name: 'harness' },
    },
  });
  const [{ output }] = built as unknown as [{ output: { code: string }[] }];
  browser = await launch('chromium');
  page = await browser.newPage();
  cdp = await page.createCDPSession();
  await page.setContent(
    '<!doctype html><html lang="en"><title>t</title><body><main><h1>page</h1></main></body></html>',
  );
  await page.addScriptTag({ content: output[0]!.code });
  await page.addScriptTag({ content: axe.source });
});
afterAll(async () => {
  await browser?.close();
});
beforeEach(async () => {
  await emulate({});
  await page.setViewport({ width: 1200, height: 900 });
});

/** Media features as they are told to the page; all others as usual. */
const emulate = (features: Record<string, string>) =>
  cdp.send('Emulation.setEmulatedMedia', {
    features: Object.entries({
      'prefers-color-scheme': 'light',
      'forced-colors': 'none',
      'prefers-reduced-motion': 'no-preference',
      ...features,
    }).map(([name, value]) => ({ name, value })),
  });
const show = (state: string, how: How = {}) =>
  page.evaluate((...args) => (globalThis as unknown as Harness).showSidebar(...args), state, how);
const asked = () => page.evaluate(() => (globalThis as unknown as Harness).asked);
const press = async (...keys: Parameters<Page['keyboard']['press']>[0][]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const focus = (selector: string) =>
  page.evaluate((wanted) => {
    document.querySelector('rostrum-sidebar')!.shadowRoot!.querySelector<HTMLElement>(wanted)!.focus();
  }, selector);
/** What has the focus: a row's heading, or the name of a control. */
const focused = () =>
  page.evaluate(() => {
    const element = document.querySelector('rostrum-sidebar')!.shadowRoot!.activeElement as HTMLElement | null;
    return element?.querySelector('.label')?.textContent ?? element?.dataset.action ?? '';
  });
const rows = () =>
  page.evaluate(() =>
    [...document.querySelector('rostrum-sidebar')!.shadowRoot!.querySelectorAll('[role=treeitem] .label')].map(
      (label) => label.textContent,
    ),
  );
const violations = () =>
  page.evaluate(async () => {
    // Beside the body, where it stands in a page, axe-core finds no background and leaves contrast undecided.
    document.body.append(document.querySelector('rostrum-sidebar')!);
    const { violations, incomplete } = await (globalThis as unknown as { axe: typeof axe }).axe.run('rostrum-sidebar');
    const broken = violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(' | ')}`);
    // With a reason (too short a text, partly scrolled out of sight) is another matter.
    const undecided = incomplete
      .filter((v) => v.id === 'color-contrast')
      .flatMap((v) => v.nodes.filter((n) => !n.any[0]?.data?.messageKey))
      .map((n) => `contrast not decided: ${n.html.slice(0, 120)}`);
    return [...broken, ...undecided];
  });
const typeFilter = async (query: string) => {
  await focus('[data-action=filter]');
  await page.keyboard.type(query);
};

const FIRST = '在年度工作会议上的讲话稿 篇1';
const ALL = [
  FIRST,
  '一、肯定成绩，坚定信心',
  '（一）项目建设有新进展',
  '三、正视不足',
  '在年度工作会议上的讲话稿 · 2',
  '一、抓质量',
];

test('every state of the harness is tried here', async () => {
  expect(await page.evaluate(() => (globalThis as unknown as Harness).sidebarStates)).toEqual(STATES);
});

describe.each(SCHEMES)('no rule of accessibility is broken, %s', (scheme) => {
  const looks: [look: string, how: How, filter?: string][] = [
    ['as it comes', {}],
    ['report open', { open: 'report' }],
    ['display open', { open: 'display' }],
    ['in a drawer', { drawer: true }],
    ['folded to its handle', { view: { open: false } }],
    ['a menu open', { view: { menu: '0 一、肯定成绩，坚定信心' } }],
    ['filtered', {}, '抓'],
    ['filtered in vain', {}, '渔船'],
  ];
  test.each(STATES.flatMap((state) => looks.map(([look, how, filter]) => [state, look, how, filter] as const)))(
    '%s, %s',
    async (state, _look, how, filter) => {
      await emulate({ 'prefers-color-scheme': scheme, 'prefers-reduced-motion': 'reduce' });
      await show(state, how);
      // Without an outline there is nothing to filter.
      if (filter && state !== 'nothing found') await typeFilter(filter);
      expect(await violations()).toEqual([]);
    },
  );
});

test.each(SCHEMES)('words that the style sheet draws stand out from what is behind them, %s', async (scheme) => {
  await emulate({ 'prefers-color-scheme': scheme });
  await show('full');
  const contrasts = await page.evaluate(() => {
    const root = document.querySelector('rostrum-sidebar')!.shadowRoot!;
    const light = (color: string) => {
      const [r, g, b] = color.match(/[\d.]+/g)!.map((part) => {
        const c = Number(part) / 255;
        return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
    };
    const behind = (element: Element): string => {
      const color = getComputedStyle(element).backgroundColor;
      return color === 'rgba(0, 0, 0, 0)' ? behind(element.parentElement!) : color;
    };
    const contrast = (element: Element, pseudo: string) => {
      const [a, b] = [light(getComputedStyle(element, pseudo).color), light(behind(element))];
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    };
    return [
      ['[data-missing]', '::before'],
      ['[data-opening]', '::before'],
      ['[data-facts]', '::after'],
    ].map(([selector, pseudo]) => {
      const all = [...root.querySelectorAll(selector!)];
      return [selector, all.length > 0, Math.min(...all.map((element) => contrast(element, pseudo!))) >= 4.5];
    });
  });
  expect(contrasts).toEqual(contrasts.map(([selector]) => [selector, true, true]));
});

test('whatever takes the focus has a name', async () => {
  for (const how of [
    { open: 'report' },
    { open: 'display' },
    { view: { menu: '0 一、肯定成绩，坚定信心' } },
    { view: { open: false } },
  ]) {
    await show('full', how);
    const { nodes } = await cdp.send('Accessibility.getFullAXTree');
    const focusable = nodes.filter(
      (node) =>
        !node.ignored &&
        node.role?.value !== 'RootWebArea' &&
        node.properties?.some(({ name, value }) => name === 'focusable' && value.value === true),
    );
    expect(focusable.length).toBeGreaterThan(0);
    expect(focusable.filter((node) => !node.name?.value).map((node) => node.role?.value)).toEqual([]);
  }
});

describe('forced colours', () => {
  test.each([
    ['full', {}],
    ['full', { open: 'report' }],
    ['full', { open: 'display' }],
    ['full', { view: { menu: '0 一、肯定成绩，坚定信心' } }],
    ['full', { view: { open: false } }],
    ['with a notice', { drawer: true }],
    ['cleaning off', {}],
  ] as [string, How][])('no rule of accessibility is broken: %s %o', async (state, how) => {
    await emulate({ 'forced-colors': 'active', 'prefers-reduced-motion': 'reduce' });
    await show(state, how);
    expect(await violations()).toEqual([]);
  });

  test('what is pressed, switched on, current or matched still looks different', async () => {
    await emulate({ 'forced-colors': 'active', 'prefers-reduced-motion': 'reduce' });
    const look = (selector: string) =>
      page.evaluate((wanted) => {
        const element = document.querySelector('rostrum-sidebar')!.shadowRoot!.querySelector(wanted)!;
        const { color, backgroundColor, backgroundImage, outlineStyle, borderColor } = getComputedStyle(element);
        return [color, backgroundColor, backgroundImage, outlineStyle, borderColor].join(' ');
      }, selector);
    await show('full');
    expect(await look('.choice [aria-pressed=true]')).not.toBe(await look('.choice [aria-pressed=false]'));
    expect(await look('[role=treeitem][aria-current]')).not.toBe(await look('[role=treeitem]:not([aria-current])'));
    const on = await look('[role=switch] .knob');
    await typeFilter('抓');
    expect(await look('mark')).not.toBe(await look('.label:has(mark)'));
    await show('cleaning off');
    expect(await look('[role=switch] .knob')).not.toBe(on);
  });
});

describe('zoomed to 400 %', () => {
  test.each([
    ['full', { drawer: true }],
    ['full', { drawer: true, open: 'report' }],
    ['full', { drawer: true, open: 'display' }],
    ['full', { drawer: true, view: { menu: '4 一、抓质量' } }],
    ['with a notice', { drawer: true }],
    ['nothing found', { drawer: true, open: 'display' }],
    ['full', { view: { open: false } }],
  ] as [string, How][])('nothing is cut off and every control is in reach: %s %o', async (state, how) => {
    await emulate({ 'prefers-reduced-motion': 'reduce' });
    await page.setViewport({ width: 320, height: 256 });
    await show(state, how);
    const wrong = await page.evaluate(() => {
      const root = document.querySelector('rostrum-sidebar')!.shadowRoot!;
      const name = (e: Element) => `${e.localName}.${e.className} ${(e as HTMLElement).dataset.action ?? ''}`.trim();
      const wrong: string[] = [];
      for (const box of root.querySelectorAll('.panel, .panel *:not(.opening, .text)'))
        if (box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).display !== 'inline')
          wrong.push(`${name(box)} is wider than its place: ${box.scrollWidth} in ${box.clientWidth}`);
      const controls = root.querySelectorAll<HTMLElement>('button:enabled, input, summary, [role=treeitem]');
      for (const control of controls) {
        if (!control.checkVisibility()) continue;
        control.scrollIntoView({ block: 'nearest' });
        const { left, right, top, bottom } = control.getBoundingClientRect();
        if (left < 0 || right > innerWidth || top < -1 || (bottom > innerHeight + 1 && bottom - top <= innerHeight))
          wrong.push(`${name(control)} is not in the window: ${[left, right, top, bottom].map(Math.round)}`);
        const hit = root.elementFromPoint((left + right) / 2, Math.max(0, top) + Math.min(8, (bottom - top) / 2));
        if (!hit || !(control.contains(hit) || hit.contains(control))) {
          // An open menu covers what is behind it.
          if (!hit?.closest('[role=menu]')) wrong.push(`${name(control)} is covered by ${hit ? name(hit) : 'nothing'}`);
        }
      }
      return wrong;
    });
    expect(wrong).toEqual([]);
  });
});

test('nothing moves for readers who want less motion', async () => {
  const moving = () =>
    page.evaluate(() => document.querySelector('rostrum-sidebar')!.shadowRoot!.getAnimations().length);
  const moves = async () => {
    await show('full', { drawer: true });
    const sliding = await moving();
    await focus('[role=treeitem]');
    await press('ArrowLeft');
    return [sliding, await moving()].map((count) => count > 0);
  };
  expect(await moves()).toEqual([true, true]);
  await emulate({ 'prefers-reduced-motion': 'reduce' });
  expect(await moves()).toEqual([false, false]);
});

test('a long outline is drawn to its end', async () => {
  await show('full', { items: 300 });
  await expect.poll(rows).toEqual(Array.from({ length: 300 }, (_, i) => `第${i + 1}篇`));
});

describe('keyboard: the tree', () => {
  beforeEach(async () => {
    await show('full');
    await focus('[role=treeitem]');
  });

  test('arrows walk through every row, once each, and stop at the ends', async () => {
    const down = [await focused()];
    for (let i = 1; i < ALL.length; i++) {
      await press('ArrowDown');
      down.push(await focused());
    }
    expect(down).toEqual(ALL);
    await press('ArrowDown');
    expect(await focused()).toBe(ALL.at(-1));
    const up = [await focused()];
    for (let i = 1; i < ALL.length; i++) {
      await press('ArrowUp');
      up.push(await focused());
    }
    expect(up).toEqual([...ALL].reverse());
    await press('ArrowUp');
    expect(await focused()).toBe(FIRST);
    await press('End');
    expect(await focused()).toBe(ALL.at(-1));
    await press('Home');
    expect(await focused()).toBe(FIRST);
  });

  test('right opens and goes in, left folds and goes out', async () => {
    await press('ArrowLeft');
    expect(await rows()).toEqual([ALL[0], ALL[4], ALL[5]]);
    await press('ArrowDown');
    expect(await focused()).toBe(ALL[4]);
    await press('ArrowUp', 'ArrowRight');
    expect([await focused(), await rows()]).toEqual([FIRST, ALL]);
    await press('ArrowRight', 'ArrowRight');
    expect(await focused()).toBe(ALL[2]);
    await press('ArrowLeft');
    expect(await focused()).toBe(ALL[1]);
    await press('ArrowLeft', 'ArrowLeft');
    expect([await focused(), (await rows()).length]).toEqual([FIRST, 5]);
  });

  test('an asterisk unfolds all that stand beside it', async () => {
    await press('ArrowLeft', 'ArrowDown', 'ArrowLeft');
    expect(await rows()).toEqual([ALL[0], ALL[4]]);
    await press('*');
    expect([await focused(), await rows()]).toEqual([ALL[4], ALL]);
  });

  test('Enter and Space go there', async () => {
    await press('ArrowDown', 'Enter', 'ArrowDown', 'Space');
    expect(await asked()).toEqual(['jump 1', 'jump 2']);
  });

  test('it is one stop of the Tab key, at the row that was left', async () => {
    await press('ArrowDown', 'ArrowDown');
    await page.keyboard.down('Shift');
    await press('Tab');
    await page.keyboard.up('Shift');
    expect(await focused()).toBe('collapse-all');
    await press('Tab');
    expect(await focused()).toBe(ALL[2]);
    await press('Tab');
    expect(await focused()).toBe('report');
  });
});

describe('keyboard: the menu of a row', () => {
  const open = async (row: number) => {
    await show('full');
    await focus(`[role=treeitem][data-item="${row}"]`);
    await page.keyboard.down('Shift');
    await press('F10');
    await page.keyboard.up('Shift');
  };

  test('Shift+F10 opens it, arrows go round, Home and End to its ends', async () => {
    await open(1);
    const ENTRIES = ['go', 'copy-heading', 'copy-text', 'copy-link'];
    expect(await focused()).toBe('go');
    const round = [];
    for (let i = 0; i < 4; i++) {
      await press('ArrowDown');
      round.push(await focused());
    }
    expect(round).toEqual([...ENTRIES.slice(1), 'go']);
    await press('ArrowUp');
    expect(await focused()).toBe('copy-link');
    await press('ArrowUp');
    expect(await focused()).toBe('copy-text');
    await press('Home');
    expect(await focused()).toBe('go');
    await press('End');
    expect(await focused()).toBe('copy-link');
    expect(await asked()).toEqual([]);
  });

  test.each(['Escape', 'Tab'] as const)('%s closes it, and the focus is on its row again', async (key) => {
    await open(3);
    await press(key);
    expect(await focused()).toBe(ALL[3]);
    expect(
      await page.evaluate(() => document.querySelector('rostrum-sidebar')!.shadowRoot!.querySelector('.menu')),
    ).toBe(null);
  });

  test('Escape closes the menu alone, not the drawer that it stands in', async () => {
    await show('full', { drawer: true });
    await focus('[role=treeitem][data-item="3"]');
    await press('ContextMenu', 'Escape');
    expect(await focused()).toBe(ALL[3]);
    await press('Escape');
    expect(await focused()).toBe('open-sidebar');
  });

  test('Enter takes an entry, which acts on that row', async () => {
    await open(5);
    await press('ArrowDown', 'ArrowDown', 'Enter');
    expect(await asked()).toEqual(['copy "text" 5']);
    expect(await focused()).toBe(ALL[5]);
  });

  test('is in the window, also for the last row of a low window', async () => {
    await page.setViewport({ width: 1200, height: 500 });
    await open(5);
    const { top, bottom } = await page.evaluate(() => {
      const menu = document.querySelector('rostrum-sidebar')!.shadowRoot!.querySelector('.menu')!;
      return menu.getBoundingClientRect().toJSON() as DOMRect;
    });
    expect(top).toBeGreaterThanOrEqual(0);
    expect(bottom).toBeLessThanOrEqual(500);
  });
});

describe('keyboard: the splitter', () => {
  test.each([
    ['full', 340, { ArrowLeft: 360, ArrowRight: 320, Home: 240, End: 600 }],
    ['on the left', 240, { ArrowLeft: null, ArrowRight: 260, Home: null, End: 600 }],
  ] as const)('moves the edge the way the key points, as far as it goes: %s', async (state, width, keys) => {
    for (const [key, wanted] of Object.entries(keys)) {
      await show(state);
      await focus('[role=separator]');
      const widths = () =>
        page.evaluate(() => {
          const root = document.querySelector('rostrum-sidebar')!.shadowRoot!;
          return [
            Number(root.querySelector('[role=separator]')!.getAttribute('aria-valuenow')),
            root.querySelector('.panel')!.getBoundingClientRect().width,
          ];
        });
      expect(await widths()).toEqual([width, width]);
      await press(key as keyof typeof keys);
      expect(await asked()).toEqual(wanted ? [`changeSettings {"width":${wanted}}`] : []);
      expect(await widths()).toEqual([wanted ?? width, wanted ?? width]);
    }
  });

  test('is dragged by the pointer in steps, and set once, when it is let go', async () => {
    await show('full');
    await page.mouse.move(1200 - 340, 450);
    await page.mouse.down();
    await page.mouse.move(1200 - 395, 450, { steps: 4 });
    expect(await asked()).toEqual([]);
    await page.mouse.up();
    expect(await asked()).toEqual(['changeSettings {"width":400}']);
  });
});

describe('keyboard: the filter', () => {
  test('what is typed filters, with the headings around what matches, and is told', async () => {
    await show('full');
    await typeFilter('抓');
    expect(await rows()).toEqual([ALL[4], ALL[5]]);
    const told = () =>
      page.evaluate(() => {
        const root = document.querySelector('rostrum-sidebar')!.shadowRoot!;
        return [root.querySelector('.found')!.textContent, root.querySelector('mark')?.textContent ?? ''];
      });
    expect(await told()).toEqual(['Found: 1', '抓']);
    await press('Enter');
    expect(await asked()).toEqual(['search "抓"', 'jump 5']);
    await press('ArrowDown');
    expect(await focused()).toBe(ALL[5]);
    await focus('[data-action=filter]');
    await press('Escape');
    expect([await rows(), await told()]).toEqual([ALL, ['', '']]);
    expect(await focused()).toBe('filter');
  });

  test('Enter goes nowhere when nothing matches', async () => {
    await show('full');
    await typeFilter('渔船');
    await press('Enter');
    expect(await rows()).toEqual([]);
    expect((await asked()).filter((what) => what.startsWith('jump'))).toEqual([]);
  });

  test('Escape clears it first; only the next one closes a drawer', async () => {
    await show('full', { drawer: true });
    await typeFilter('抓');
    await press('Escape');
    expect([await focused(), await rows()]).toEqual(['filter', ALL]);
    await press('Escape');
    expect(await focused()).toBe('open-sidebar');
  });
});

describe('the report', () => {
  const ALL_BACK = '[data-action=bring-back-all]';
  const has = (selector: string) =>
    page.evaluate(
      (wanted) => document.querySelector('rostrum-sidebar')!.shadowRoot!.querySelector(wanted) !== null,
      selector,
    );

  test('“all” is all but the kinds that are kept as a whole', async () => {
    await show('full', { open: 'report' });
    await focus(ALL_BACK);
    await press('Enter');
    expect(await asked()).toEqual(['keep ["ad:1","ad:2"] true']);
  });

  test('where every kind is kept, on this site or on all, there is nothing to bring back', async () => {
    await show('in large text', { open: 'report' });
    expect(await has('.findings section')).toBe(true);
    expect(await has(ALL_BACK)).toBe(false);
  });
});

describe('display settings', () => {
  const rate = () =>
    page.evaluate(
      () =>
        document.querySelector('rostrum-sidebar')!.shadowRoot!.querySelector<HTMLInputElement>('[data-action=rate]')!
          .value,
    );
  const setRate = async (text: string) => {
    await show('full', { open: 'display' });
    await focus('[data-action=rate]');
    await page.keyboard.down('Control');
    await press('a');
    await page.keyboard.up('Control');
    await press('Backspace');
    await page.keyboard.type(text);
    await press('Tab');
  };

  test('are drawn when they are opened, and the keys of the commands are looked up', async () => {
    const hasPin = () =>
      page.evaluate(
        () => document.querySelector('rostrum-sidebar')!.shadowRoot!.querySelector('[data-action=pin]') !== null,
      );
    await show('full');
    expect(await hasPin()).toBe(false);
    await focus('[data-action=display]');
    await press('Enter');
    await expect.poll(hasPin).toBe(true);
    expect(await asked()).toEqual(['learnShortcuts']);
  });

  test.each(['40', '401', '9999', '-200', ''])('refuses a speaking rate of "%s"', async (text) => {
    await setRate(text);
    expect(await asked()).toEqual([]);
    expect(await rate()).toBe('220');
  });

  test('takes a speaking rate within bounds, and tells how long a speech then lasts', async () => {
    await setRate('100');
    expect(await asked()).toEqual(['changeSettings {"rate":100}']);
    expect(await rate()).toBe('100');
    const facts = await page.evaluate(
      () =>
        document.querySelector('rostrum-sidebar')!.shadowRoot!.querySelector<HTMLElement>('[data-facts]')!.dataset
          .facts,
    );
    expect(facts).toContain('12 min');
  });

  test('the side is chosen, and whether it takes room, by keyboard', async () => {
    await show('full', { open: 'display' });
    await focus('[data-action=side-left]');
    await press('Enter');
    await focus('[data-action=pin]');
    await press('Space');
    expect(await asked()).toEqual(['changeSettings {"side":"left"}', 'changeSettings {"pinned":false}']);
    const left = await page.evaluate(
      () =>
        document.querySelector('rostrum-sidebar')!.shadowRoot!.querySelector('.panel')!.getBoundingClientRect().left,
    );
    expect(left).toBe(0);
  });
});

test('a drawer is closed by Escape and by a click beside it, and gives the focus to its handle', async () => {
  for (const close of [() => press('Escape'), () => page.mouse.click(40, 450)]) {
    await show('full', { drawer: true });
    await focus('[role=treeitem]');
    await close();
    expect(await focused()).toBe('open-sidebar');
    await press('Enter');
    expect(await focused()).toBe(FIRST);
  }
});
