/** The sidebar by itself: no violation of the accessibility rules, in any state, light and dark; the tree's keys. */
import axe from 'axe-core';
import type { Browser, Page } from 'puppeteer-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, ROOT } from './harness.ts';

const STATES = ['full', 'cleaning off', 'with a notice', 'nothing found'];

let browser: Browser;
let page: Page;
beforeAll(async () => {
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome127',
      lib: { entry: 'test/browser/sidebar-harness.tsx', formats: ['iife'], name: 'harness' },
    },
  });
  const [{ output }] = built as unknown as [{ output: { code: string }[] }];
  browser = await launch('chromium');
  page = await browser.newPage();
  await page.setContent(
    '<!doctype html><html lang="en"><title>t</title><body><main><h1>page</h1></main></body></html>',
  );
  await page.addScriptTag({ content: output[0]!.code });
  await page.addScriptTag({ content: axe.source });
});
afterAll(async () => {
  await browser?.close();
});

const show = (state: string, report = false, folded = false) =>
  page.evaluate(
    (...args) => (globalThis as unknown as { showSidebar(...a: unknown[]): void }).showSidebar(...args),
    state,
    report,
    folded,
  );

describe.each(['light', 'dark'])('axe-core, %s', (scheme) => {
  test.each([
    ...STATES.flatMap((state) => [[state, false, false] as const, [state, true, false] as const]),
    ['full', false, true] as const,
  ])('%s, report open: %s, folded: %s', async (state, report, folded) => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await show(state, report, folded);
    const violations = await page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run('rostrum-sidebar');
      return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(' | ')}`);
    });
    expect(violations).toEqual([]);
  });
});

describe('keyboard', () => {
  const focused = () =>
    page.evaluate(() => {
      const root = document.querySelector('rostrum-sidebar')!.shadowRoot!;
      return root.activeElement?.querySelector('.label')?.textContent ?? '';
    });
  const press = async (...keys: Parameters<Page['keyboard']['press']>[0][]) => {
    for (const key of keys) await page.keyboard.press(key);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    return focused();
  };

  test('walks through the whole tree and folds it', async () => {
    await show('full');
    await page.evaluate(() => {
      const root = document.querySelector('rostrum-sidebar')!.shadowRoot!;
      root.querySelector<HTMLElement>('[role=treeitem]')!.focus();
    });
    expect(await press('ArrowDown')).toBe('一、肯定成绩，坚定信心');
    expect(await press('ArrowRight')).toBe('（一）项目建设有新进展');
    expect(await press('ArrowLeft')).toBe('一、肯定成绩，坚定信心');
    expect(await press('End')).toBe('一、抓质量');
    expect(await press('Home')).toBe('在年度工作会议上的讲话稿 篇1');
    await press('ArrowLeft');
    expect(await press('ArrowDown')).toBe('在年度工作会议上的讲话稿 · 2');
    expect(await press('ArrowUp')).toBe('在年度工作会议上的讲话稿 篇1');
    expect(await press('*', 'ArrowDown', 'ArrowDown', 'ArrowDown')).toBe('二、正视不足');
  });
});
