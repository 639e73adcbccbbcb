/** What the reader can do, in both browsers, on the built extension. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  BROWSERS,
  findAll,
  flat,
  launch,
  open,
  PAGES,
  pause,
  ROOT,
  SAMPLE,
  type Server,
  SILENCE,
  type SidebarPage,
  serve,
  UNLISTED,
  until,
} from './harness.ts';

describe.each(BROWSERS)('%s', (name) => {
  let browser: Browser;
  let server: Server;
  beforeAll(async () => {
    [browser, server] = await Promise.all([launch(name), serve(PAGES)]);
    const fixed = readFileSync(join(PAGES, SAMPLE), 'utf8').replace(
      '<body>',
      '<body><div style="position:sticky;top:0;height:120px;background:#fff;z-index:9">bar</div>',
    );
    server.made.set('/sticky.html', fixed);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const visit = async (path: string, use: (tab: SidebarPage) => Promise<void>, host?: string) => {
    const tab = await open(browser, name, server.url(path, host));
    try {
      await use(tab);
    } finally {
      // The script is remembered for the site: the next page is to start in its own.
      await tab.ownScript();
      await tab.page.close();
    }
  };

  test('stays silent on a site that is not listed', () =>
    visit(
      SAMPLE,
      async (tab) => {
        await pause(SILENCE);
        expect(await tab.sidebar()).toBeNull();
      },
      UNLISTED,
    ));

  test('jumps to a heading, below a bar that is stuck to the top', () =>
    visit('sticky.html', async (tab) => {
      const labels = await tab.ready();
      const wanted = labels.findIndex((label) => label.startsWith('1 ') && labels.indexOf(label) > 6);
      const items = findAll((await tab.sidebar())!, (node) => node.attributes.role === 'treeitem');
      await tab.click((node) => node.handle === items[wanted]!.handle, 'item');
      const top = await tab.page.evaluate((label) => {
        const walker = document.createTreeWalker(document.querySelector('body')!, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode())
          if (node.nodeValue!.trim() === label) return node.parentElement!.getBoundingClientRect().top;
        return Number.NaN;
      }, labels[wanted]!.slice(2));
      expect(top).toBeGreaterThanOrEqual(120);
      expect(top).toBeLessThan(220);
    }));

  test('follows the reader: the section being read is marked in the outline', () =>
    visit(SAMPLE, async (tab) => {
      await tab.ready();
      const current = async () => {
        const item = findAll((await tab.sidebar())!, (node) => node.attributes['aria-current'] === 'location')[0];
        return item ? Number(item.attributes['data-item']) : -1;
      };
      await tab.page.evaluate(() => window.scrollTo(0, 900));
      const first = await until('a marked section', async () => ((await current()) > 0 ? await current() : null));
      await tab.page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
      await until('a later section', async () => (await current()) > first);
    }));

  test('converts the page, its title and the outline, and back', () =>
    visit(SAMPLE, async (tab) => {
      const before = await tab.ready();
      const text = await tab.innerText();
      const title = await tab.page.title();
      await tab.act('script-traditional');
      await until('traditional text', async () => !/[讲话发为这们过个时会来对说开关]/.test(await tab.innerText()));
      const converted = await tab.innerText();
      expect(converted).toContain('工作會議');
      expect(await tab.page.title()).toContain('講話稿');
      expect((await tab.outline())!.join()).toContain('講話稿');
      await tab.act('script-original');
      await until('the original text', async () => (await tab.innerText()) === text);
      expect(await tab.page.title()).toBe(title);
      expect(await tab.outline()).toEqual(before);
    }));

  test('simplifies a traditional page', () =>
    visit('traditional/source.html', async (tab) => {
      await tab.ready();
      await tab.act('script-simplified');
      await until('simplified text', async () => !/[們說這國學會]/.test(await tab.innerText()));
    }));

  test('cleaning and conversion are switched in any order and never undo each other', () =>
    visit(SAMPLE, async (tab) => {
      await tab.ready();
      const untouched = await open(browser, name, server.url(SAMPLE, UNLISTED));
      const original = await untouched.outerHTML();
      await untouched.page.close();
      const cleaned = flat(await tab.innerText());
      await tab.act('script-traditional');
      await until('traditional text', async () => (await tab.innerText()).includes('講話稿'));
      await tab.act('toggle-cleaning');
      // With cleaning off everything is back, and all of it is traditional.
      await until('the adverts', async () => flat(await tab.innerText()).length > cleaned.length);
      await until('all of it traditional', async () => !/[讲话发为这们过个时会来对说开关]/.test(await tab.innerText()));
      await tab.act('script-original');
      await tab.act('toggle-cleaning');
      await until('the cleaned text', async () => flat(await tab.innerText()) === cleaned);
      await tab.act('script-simplified');
      await tab.act('restore-page');
      await tab.act('close-sidebar');
      await until('the page itself', async () => (await tab.outerHTML()) === original);
    }));

  test('brings one finding back and hides it again', () =>
    visit(SAMPLE, async (tab) => {
      await tab.ready();
      const cleaned = flat(await tab.innerText());
      await tab.act('report');
      const report = await until(
        'the report',
        async () => findAll((await tab.sidebar())!, (node) => node.attributes.class === 'findings')[0],
      );
      const first = findAll(report, (node) => node.name === 'li')[0]!;
      const back = findAll(first, (node) => node.name === 'button')[1]!;
      await tab.click((node) => node.handle === back.handle, 'bring back');
      await until('it back', async () => flat(await tab.innerText()).length > cleaned.length);
      const marked = () => tab.page.evaluate(() => document.querySelectorAll('[data-rostrum~="hide"]').length);
      await tab.act('bring-back-all');
      await until('all of it back', async () => (await marked()) === 0);
      await tab.act('bring-back-all');
      await until('all of it gone', async () => flat(await tab.innerText()) === cleaned);
      await tab.click((node) => node.handle === back.handle, 'bring back');
      await until('it back again', async () => flat(await tab.innerText()).length > cleaned.length);
      const again = findAll(
        (await tab.sidebar())!,
        (node) => node.name === 'li' && node.attributes.class === 'kept',
      )[0]!;
      const hide = findAll(again, (node) => node.name === 'button')[1]!;
      await tab.click((node) => node.handle === hide.handle, 'clean again');
      await until('it gone', async () => flat(await tab.innerText()) === cleaned);
    }));

  test('opens collapsed text, and lets it be selected and copied without a tail', () =>
    visit('obfuscated/source.html', async (tab) => {
      const untouched = await open(browser, name, server.url('obfuscated/source.html', UNLISTED));
      const look = (page: SidebarPage) =>
        page.page.evaluate(() => {
          const last = [...document.querySelectorAll('section span')].at(-1)!;
          const { selection, copy } = {
            selection: getComputedStyle(document.body).userSelect,
            copy: last.dispatchEvent(new ClipboardEvent('copy', { bubbles: true, cancelable: true })),
          };
          let clip: Element | null = last;
          while (clip && getComputedStyle(clip).overflowY !== 'hidden') clip = clip.parentElement;
          const bottom = clip?.getBoundingClientRect().bottom ?? Number.POSITIVE_INFINITY;
          return { selection, copy, seen: last.getBoundingClientRect().bottom <= bottom };
        });
      expect(await look(untouched)).toEqual({ selection: 'none', copy: false, seen: false });
      await tab.ready();
      expect(await look(tab)).toEqual({ selection: 'auto', copy: true, seen: true });
      await tab.act('restore-page');
      expect(await look(tab)).toEqual({ selection: 'none', copy: false, seen: false });
      await untouched.page.close();
    }));

  test('what is selected and copied is the cleaned text', () =>
    visit(SAMPLE, async (tab) => {
      await tab.ready();
      const expected = JSON.parse(readFileSync(join(PAGES, 'sample/expected.json'), 'utf8')) as {
        hide: { text: string }[];
        once: string[];
      };
      const copied = flat(
        await tab.page.evaluate(() => {
          const selection = document.getSelection()!;
          selection.selectAllChildren(document.body);
          return selection.toString();
        }),
      );
      for (const { text } of expected.hide) expect(copied).not.toContain(flat(text));
      for (const once of expected.once) expect(copied.split(flat(once))).toHaveLength(2);
      expect(copied).not.toMatch(/与第|與第|Repeats speech/);
    }));

  test('a kind that is kept on a site is kept on its next page too', () =>
    visit(SAMPLE, async (tab) => {
      await tab.ready();
      const cleaned = flat(await tab.innerText());
      const press = async () => {
        await tab.act('report');
        const button = await until('the button', async () =>
          findAll(
            (await tab.sidebar())!,
            (node) =>
              node.name === 'button' &&
              node.attributes['aria-pressed'] !== undefined &&
              node.attributes['data-action'] === undefined,
          ).at(0),
        );
        await tab.click((node) => node.handle === button.handle, 'keep here');
      };
      await press();
      await until('the adverts', async () => flat(await tab.innerText()).length > cleaned.length);
      await tab.page.reload();
      await tab.ready();
      expect(flat(await tab.innerText()).length).toBeGreaterThan(cleaned.length);
      await press();
      await until('the cleaned page', async () => flat(await tab.innerText()) === cleaned);
      await tab.page.reload();
      await tab.ready();
      expect(flat(await tab.innerText())).toBe(cleaned);
    }));

  test('a repeat is folded behind a line that opens it, folds it, or shows the other copy', () =>
    visit(SAMPLE, async (tab) => {
      await tab.ready();
      const { once } = JSON.parse(readFileSync(join(PAGES, 'sample/expected.json'), 'utf8')) as { once: string[] };
      const shown = async () => flat(await tab.innerText()).split(flat(once[0]!)).length - 1;
      const press = (action: string) =>
        tab.click((node) => node.attributes['data-action'] === action, action, 'rostrum-fold');
      const folded = () => tab.page.evaluate(() => document.querySelectorAll('[hidden="until-found"]').length);
      expect(await shown()).toBe(1);
      const count = await folded();
      expect(count).toBeGreaterThan(2);
      await press('toggle');
      await until('both copies', async () => (await shown()) === 2);
      expect(await folded()).toBe(0);
      await press('toggle');
      await until('one copy', async () => (await shown()) === 1);
      const first = await tab.page.evaluate(() => document.querySelector('[hidden="until-found"]')!.textContent);
      await press('swap');
      await until('the other copy', async () => {
        const now = await tab.page.evaluate(() => document.querySelectorAll('[hidden="until-found"]').length);
        return now > 0 && (await shown()) === 1;
      });
      const other = await tab.page.evaluate(() => {
        const all = [...document.querySelectorAll('p')].filter((p) => !p.closest('[hidden]')).map((p) => p.textContent);
        return all;
      });
      expect(other).toContain(first);
      await press('swap');
      // What find-in-page and anchors do: the browser is about to show the text, and says so.
      await tab.page.evaluate(() => {
        const place = document.querySelector('[hidden="until-found"]')!;
        place.id = 'there';
        location.hash = '#there';
      });
      await until('all of the copy', async () => (await shown()) === 2 && (await folded()) === 0);
    }));

  test('closing leaves the page clean; collapse-all leaves the speeches', () =>
    visit(SAMPLE, async (tab) => {
      const all = await tab.ready();
      await tab.act('collapse-all');
      await until('the speeches alone', async () => (await tab.outline())!.every((item) => item.startsWith('1 ')));
      await tab.act('expand-all');
      await until('every item', async () => (await tab.outline())!.length === all.length);
      const cleaned = flat(await tab.innerText());
      await tab.act('close-sidebar');
      await until('no sidebar', async () => !(await tab.sidebar()));
      expect(flat(await tab.innerText())).toBe(cleaned);
      expect(await tab.page.evaluate(() => document.querySelector('rostrum-sidebar'))).toBeNull();
    }));

  test('works under the strictest content security policy', () =>
    visit(`${SAMPLE}?csp`, async (tab) => {
      await tab.ready();
      const panel = findAll((await tab.sidebar())!, (node) => node.name === 'aside');
      expect(panel).toHaveLength(1);
      const text = flat(await tab.innerText());
      const expected = JSON.parse(readFileSync(join(PAGES, 'sample/expected.json'), 'utf8')) as {
        hide: { text: string }[];
      };
      for (const gone of expected.hide) expect(text).not.toContain(flat(gone.text));
      await tab.act('script-traditional');
      await until('traditional text', async () => (await tab.innerText()).includes('講話稿'));
    }));

  test('reads text again that arrives long after the page was cleaned', () =>
    visit('p-h2/source.html', async (tab) => {
      const before = await tab.ready();
      await tab.page.evaluate(() => {
        const place = [...document.querySelectorAll('p')].at(-1)!;
        const last = [...document.querySelectorAll('p')].filter((p) => p.textContent!.length > 60).at(-1)!;
        for (const text of [
          '晚来的开幕式讲话稿 篇9',
          '同志们：',
          '今天，我们在这里举行开幕式。我代表组委会，向各位的到来表示热烈的欢迎，并向筹备人员表示衷心的感谢！',
          '一、办好赛事，展示风采。',
          '各代表队要赛出风格、赛出水平，把每一场比赛都当作一次学习和交流的机会，共同享受运动带来的快乐。',
          '二、确保安全，搞好服务。',
          '工作人员要各负其责、密切配合，从严从细抓好每一个环节，最后预祝本次运动会取得圆满成功！谢谢大家！',
        ]) {
          const p = place.cloneNode() as HTMLElement;
          p.textContent = text;
          p.className = last.className;
          last.parentElement!.append(p);
        }
      });
      await until('a longer outline', async () => (await tab.outline())!.length >= before.length + 3);
      expect((await tab.outline())!.join()).toContain('二、确保安全，搞好服务');
    }));
});

describe('chromium', () => {
  let browser: Browser;
  let server: Server;
  beforeAll(async () => {
    [browser, server] = await Promise.all([launch('chromium'), serve(PAGES)]);
    // A command before the background has run for the first time is lost: no one listens yet.
    await until('the background', async () => {
      const worker = await background();
      return worker.evaluate('!!globalThis.chrome?.commands?.onCommand?.hasListeners()') as Promise<boolean>;
    });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  const background = async () => {
    const target = await browser.waitForTarget((t) => t.type() === 'service_worker');
    return (await target.worker())!;
  };
  /** What the toolbar button says for the tab in front. */
  const button = async () =>
    (await background()).evaluate(async () => {
      const { action, tabs } = (globalThis as unknown as { chrome: typeof import('webextension-polyfill') }).chrome;
      const [tab] = await tabs.query({ active: true, currentWindow: true });
      return {
        badge: await action.getBadgeText({ tabId: tab!.id! }),
        title: await action.getTitle({ tabId: tab!.id! }),
      };
    });
  /** As the browser tells of the command’s keys, which a driver cannot press. */
  const toggleByKeys = async () =>
    (await background()).evaluate(async () => {
      interface Dispatching {
        tabs: { query(which: object): Promise<object[]> };
        commands: { onCommand: { dispatch(command: string, tab: object): void } };
      }
      const { tabs, commands } = (globalThis as unknown as { chrome: Dispatching }).chrome;
      const [tab] = await tabs.query({ active: true, currentWindow: true });
      commands.onCommand.dispatch('toggle-sidebar', tab!);
    });

  test('the command’s keys start it, and close and open the sidebar', async () => {
    const tab = await open(browser, 'chromium', server.url('not-novel/source.html'));
    await tab.page.bringToFront();
    await pause(SILENCE);
    expect(await tab.sidebar()).toBeNull();
    await toggleByKeys();
    await until('the sidebar', () => tab.sidebar());
    await toggleByKeys();
    await until('no sidebar', async () => !(await tab.sidebar()));
    await toggleByKeys();
    await until('the sidebar', () => tab.sidebar());
    await tab.page.close();
  });

  test.each([
    ['a page of the browser', 'chrome://version/'],
    ['an empty page', 'about:blank'],
  ])('says on the button that it cannot run on %s, and throws nothing', async (_what, url) => {
    const page = await browser.newPage();
    await page.goto(url);
    await page.bringToFront();
    await toggleByKeys();
    const said = await until('the badge', async () => {
      const now = await button();
      return now.badge ? now : null;
    });
    expect(said.badge).toBe('!');
    expect(said.title).toMatch(/讲台|講台|Rostrum/);
    await page.close();
  });

  test('says so where a page has no text', async () => {
    server.made.set('/empty.html', '<!doctype html><title>x</title><p>short</p>');
    const tab = await open(browser, 'chromium', server.url('empty.html'));
    await tab.page.bringToFront();
    await toggleByKeys();
    await until('the badge', async () => (await button()).badge === '!');
    expect(await tab.sidebar()).toBeNull();
    await tab.page.close();
  });
});

test('what is packed never asks the network for anything, and no page can reach into it', () => {
  for (const dist of ['chrome', 'firefox']) {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'dist', dist, 'manifest.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    expect(manifest.web_accessible_resources).toBeUndefined();
    for (const script of ['src/detect.iife.js', 'src/reader.iife.js']) {
      const code = readFileSync(join(ROOT, 'dist', dist, script), 'utf8');
      expect(code).not.toMatch(/\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|EventSource|innerHTML\s*=[^=]/);
    }
  }
});
