/** Every page of ours, in both browsers, as its reader sees it: cleaned, outlined, and given back exactly. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Expected } from '../core/expected.ts';
import {
  BROWSERS,
  flat,
  launch,
  open,
  PAGES,
  pause,
  type Server,
  type SidebarPage,
  serve,
  UNLISTED,
  until,
} from './harness.ts';

const EXPECTED = new Map(
  readdirSync(PAGES)
    .filter((name) => existsSync(join(PAGES, name, 'expected.json')))
    .map((name) => [name, JSON.parse(readFileSync(join(PAGES, name, 'expected.json'), 'utf8')) as Expected]),
);
const SPEECHES = [...EXPECTED.keys()].filter((name) => EXPECTED.get(name)!.speech);
const OTHERS = [...EXPECTED.keys()].filter((name) => !EXPECTED.get(name)!.speech);
/** Longer than a page of ours takes to load in pieces and to be read again, in ms. */
const LATE = 3000;
/**
 * How long pages that are not to be touched are watched, so many at a time, in ms: longer than any page of ours needs to be
 * found, in the background too, where timers are slowed down to one a second.
 */
const SILENCE = 3000;
const AT_A_TIME = 8;
/** Clauses that head a paragraph (`一是…`) are in no list of expectations. */
const CLAUSE = /^\d [一二三四五六七八九十]+[是要靠抓]/;

describe.each(BROWSERS)('%s', (name) => {
  let browser: Browser;
  let server: Server;
  beforeAll(async () => {
    [browser, server] = await Promise.all([launch(name), serve(PAGES)]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test.each(SPEECHES)('%s', async (page) => {
    const expected = EXPECTED.get(page)!;
    const path = `${page}/source.html`;
    const untouched = await open(browser, name, server.url(path, UNLISTED));
    // Timers of a page in the background are slowed down: it loads before the other one is opened.
    if (expected.late) await pause(LATE);
    const tab = await open(browser, name, server.url(path));
    try {
      await tab.ready();
      if (expected.late) await pause(LATE);
      await tab.act('expand-all');
      const outline = (await tab.outline())!.filter((item) => !CLAUSE.test(item));
      const wanted = expected.outline!;
      expect(outline.map((item, i) => (wanted[i] === '1 *' && item.startsWith('1 ') ? '1 *' : item))).toEqual(wanted);

      const lines = (await tab.innerText()).split('\n').map(flat);
      const text = lines.join('');
      for (const kept of expected.keep ?? []) expect(text).toContain(flat(kept));
      for (const gone of expected.hide ?? []) expect(text).not.toContain(flat(gone.text));
      for (const joined of expected.joined ?? []) expect(lines.some((line) => line.includes(flat(joined)))).toBe(true);
      for (const fixed of expected.fixed ?? []) expect(text).toContain(flat(fixed));
      for (const once of expected.once ?? []) expect(text.split(flat(once))).toHaveLength(2);

      await tab.act('restore-page');
      await tab.act('close-sidebar');
      await until('the sidebar to go', async () => !(await tab.sidebar()));
      expect(await tab.outerHTML()).toBe(await untouched.outerHTML());
    } finally {
      await Promise.all([tab.page.close(), untouched.page.close()]);
    }
  });

  const groups = Array.from({ length: Math.ceil(OTHERS.length / AT_A_TIME) }, (_, g) =>
    OTHERS.slice(g * AT_A_TIME, (g + 1) * AT_A_TIME),
  );
  describe.each(groups.map((group) => ({ group, title: `${group[0]} \u2026` })))('$title', ({ group }) => {
    const tabs = new Map<string, SidebarPage>();
    beforeAll(async () => {
      for (const page of group) tabs.set(page, await open(browser, name, server.url(`${page}/source.html`)));
      await pause(SILENCE);
    });
    afterAll(async () => {
      await Promise.all([...tabs.values()].map((tab) => tab.page.close()));
    });

    test.each(group)('%s is left alone', async (page) => {
      const tab = tabs.get(page)!;
      expect(await tab.sidebar()).toBeNull();
      const untouched = await open(browser, name, server.url(`${page}/source.html`, UNLISTED));
      try {
        expect(await tab.outerHTML()).toBe(await untouched.outerHTML());
      } finally {
        await untouched.page.close();
      }
    });
  });
});
