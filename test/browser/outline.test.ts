/** The outline in a page: follows the reader, leads to places and back, stays out of the text's way, is filtered and copied. */
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prose, wide } from '../core/make.ts';
import {
  BROWSERS,
  find,
  findAll,
  LISTED,
  launch,
  open,
  type Server,
  type SidebarPage,
  serve,
  textOf,
  UNLISTED,
  until,
} from './harness.ts';
import { Popup } from './popup-harness.ts';

const TITLE = '工作会议讲话稿（精选3篇）';
const NUMERALS = '一二三四五六七八九';
/** Headings without their ordinal. */
const TOPICS = [
  '把握大局，提高意识',
  '修好水渠，守住农时',
  '管好仓库，算清细账',
  '办好食堂，照顾老人',
  '维护管道，保证供暖',
  '开放书店，丰富生活',
  '粉刷围墙，美化街道',
  '登记渔船，出海平安',
  '检查锅炉，消除隐患',
];

const p = (text: string): string => `<p>${text}</p>`;
const text = (seed: number, sentences: number): string => wide(prose(seed, sentences));
const ADVERT = '年度总结不会写？写作助手三分钟出稿';
const advert = `<div class="adbox"><i>广告</i><a href="/go/1">${ADVERT}</a></div>`;

interface Look {
  sections?: number;
  /** Sentences a paragraph, of some 17 characters each. */
  sentences?: number;
  /** Heading by number, from 0. */
  topic?: (i: number) => string;
  /** A section's paragraph, by number, from 0. */
  section?: (i: number, heading: string) => string | undefined;
}

/** A speech with its title, salutation, headings in bold and thanks. */
function speech(n: number, { sections = 3, sentences = 12, topic, section }: Look = {}): string {
  const paragraph = (i: number) => text(n * 100 + i, sentences);
  return [
    `<h2>工作会议讲话稿 篇${n}</h2>`,
    p('同志们：'),
    p(paragraph(0)),
    ...Array.from({ length: sections }, (_, i) => {
      const title = topic?.(i) ?? TOPICS[((n - 1) * sections + i) % TOPICS.length];
      const heading = `${NUMERALS[i]}、${title}`;
      return section?.(i, heading) ?? `${p(`<strong>${heading}</strong>`)}\n${p(paragraph(i + 1))}`;
    }),
    p('谢谢大家！'),
  ].join('\n');
}
const speeches = (look?: Look): string => [1, 2, 3].map((n) => speech(n, look)).join('\n');

interface Layout {
  title?: string;
  /** Rules of the page's own. */
  style?: string;
  /** Stands before the text. */
  head?: string;
  /** Stands behind it. */
  foot?: string;
}

/** A page whose text is 700 px wide and stands in the middle. */
const pageOf = (body: string, { title = TITLE, style = '', head = '', foot = '' }: Layout = {}): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title>
<style>body { margin: 0; font: 16px/24px sans-serif } #text { width: 700px; margin: 0 auto } ${style}</style></head>
<body>${head}<div id="text">${body}</div>${foot}</body></html>`;

/** The text fills the window: it leaves no room beside it. */
const FULL_WIDTH = '#text { width: auto; margin: 0 20px }';

/** How far below the window's top the text begins that starts so, in px. */
const topOf = (tab: SidebarPage, start: string, nth = 0): Promise<number> =>
  tab.page.evaluate(
    (wanted, skip) => {
      const walker = document.createTreeWalker(document.querySelector('#text')!, NodeFilter.SHOW_TEXT);
      let left = skip;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.nodeValue!.trim().startsWith(wanted) || left-- > 0) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        return range.getClientRects()[0]?.top ?? Number.NaN;
      }
      return Number.NaN;
    },
    start,
    nth,
  );
const scrollY = (tab: SidebarPage): Promise<number> => tab.page.evaluate(() => window.scrollY);
/** How far the page can be scrolled, in px. */
const bottomOf = (tab: SidebarPage): Promise<number> =>
  tab.page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
const dockOf = (tab: SidebarPage) =>
  tab.page.evaluate(() => {
    const { marginLeft, marginRight } = getComputedStyle(document.documentElement);
    const host = document.querySelector<HTMLElement>('rostrum-sidebar');
    return { dock: host?.dataset.dock ?? null, left: marginLeft, right: marginRight };
  });
const hasAction = async (tab: SidebarPage, action: string): Promise<boolean> =>
  findAll((await tab.sidebar())!, (node) => node.attributes['data-action'] === action).length > 0;
const press = async (tab: SidebarPage, ...keys: Parameters<typeof tab.page.keyboard.press>[0][]) => {
  for (const key of keys) await tab.page.keyboard.press(key);
};
const focusRow = (tab: SidebarPage, id: number) =>
  tab.focusOn((node) => node.attributes.role === 'treeitem' && node.attributes['data-item'] === String(id), 'row');
const readyRows = async (tab: SidebarPage) => {
  await tab.ready();
  return tab.rows();
};
const focusedItem = async (tab: SidebarPage): Promise<number> => Number((await tab.focused())?.['data-item'] ?? -1);

describe.each(BROWSERS)('%s', (name) => {
  let browser: Browser;
  let server: Server;
  let made = 0;
  beforeAll(async () => {
    [browser, server] = await Promise.all([launch(name), serve('/nowhere')]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const put = (html: string): string => {
    const path = `made-${++made}.html`;
    server.made.set(`/${path}`, html);
    return path;
  };
  const visitPath = async (path: string, use: (tab: SidebarPage) => Promise<void>, width?: number, host?: string) => {
    const tab = await open(browser, name, server.url(path, host), width);
    try {
      await use(tab);
    } finally {
      await tab.page.close();
    }
  };
  const visit = (html: string, use: (tab: SidebarPage) => Promise<void>, width?: number) =>
    visitPath(put(html), use, width);
  /** The page as it is without the extension. */
  const untouched = async (path: string, prepare: (tab: SidebarPage) => Promise<unknown> = async () => {}) => {
    let html = '';
    const look = async (tab: SidebarPage) => {
      await prepare(tab);
      html = await tab.outerHTML();
    };
    await visitPath(path, look, undefined, UNLISTED);
    return html;
  };

  describe('what is being read', () => {
    const RUN_IN = `二、${TOPICS[1]}`;
    const long = pageOf(
      [
        speech(1, { section: (i, heading) => (i === 1 ? p(`${heading}。${text(7, 90)}`) : undefined) }),
        speech(2),
        speech(3),
      ].join('\n'),
    );

    test('each heading is marked in its turn and none again while the page is scrolled down', () =>
      visit(long, async (tab) => {
        const labels = await tab.ready();
        expect(labels).toHaveLength(12);
        const bottom = await bottomOf(tab);
        const seen: number[] = [];
        let inside = 0;
        for (let y = 0; y < bottom + 40; y += y < bottom - 600 ? 80 : 40) {
          await tab.scrollTo(y);
          const current = (await tab.rows()).find((row) => row.current);
          seen.push(current?.id ?? -1);
          const top = await topOf(tab, RUN_IN);
          const next = await topOf(tab, `三、${TOPICS[2]}`);
          // The heading has passed the top of the window, and its own paragraph of 1500 characters has not.
          if (top > 0 || next < 160) continue;
          expect(current?.label).toBe(RUN_IN);
          inside++;
        }
        expect(inside).toBeGreaterThan(5);
        expect(seen).toEqual([...seen].sort((a, b) => a - b));
        expect([...new Set(seen)].filter((id) => id >= 0)).toEqual(labels.map((_, i) => i));
      }));

    test('the last headings are marked when they are gone to, and at the bottom, however short their sections are', () =>
      visit(pageOf(`${speech(1)}${speech(2)}${speech(3, { sentences: 1 })}`), async (tab) => {
        const rows = await readyRows(tab);
        const last = rows.slice(-4);
        for (const { label } of [...last].reverse()) {
          await tab.jump(label);
          await tab.drawn();
          expect(await tab.current()).toBe(label);
        }
        await tab.scrollTo(0);
        expect(await tab.current()).not.toBe(last[3]!.label);
        await tab.scrollTo(await bottomOf(tab));
        expect(await tab.current()).toBe(last[3]!.label);
      }));
  });

  describe('going to a heading', () => {
    const WANTED = `二、${TOPICS[4]}`;
    const NAV = ['首页', '讲话稿', '心得体会'].map((name) => `<a href="/${name}">${name}</a>`).join(' ');
    const BAR = 'top: 0; left: 0; right: 0; height: 120px; background: #fff; z-index: 9';

    test.each([
      ['a bar that sticks to the top', `<div style="position: sticky; ${BAR}">${NAV}</div>`],
      [
        'a bar that shows itself on scrolling',
        `<div id="bar" hidden style="position: fixed; ${BAR}">${NAV}</div>
        <script>addEventListener('scroll', () => { document.querySelector('#bar').hidden = scrollY < 100; });</script>`,
      ],
      [
        'a bar that slides in on scrolling',
        `<div id="bar" style="position: fixed; ${BAR}; transform: translateY(-100%); transition: transform 0.2s">${NAV}</div>
        <script>addEventListener('scroll', () => {
          document.querySelector('#bar').style.transform = scrollY < 100 ? 'translateY(-100%)' : '';
        });</script>`,
      ],
      [
        'a bar that shows itself when scrolling has ended',
        `<div id="bar" hidden style="position: fixed; ${BAR}">${NAV}</div>
        <script>
          let timer;
          addEventListener('scroll', () => {
            clearTimeout(timer);
            timer = setTimeout(() => { document.querySelector('#bar').hidden = scrollY < 100; }, 150);
          });
        </script>`,
      ],
    ])('puts it below %s', (_what, head) =>
      visit(pageOf(speeches(), { head }), async (tab) => {
        await tab.ready();
        await tab.jump(WANTED);
        await tab.drawn();
        const bar = () => tab.page.evaluate(() => document.body.firstElementChild!.getBoundingClientRect().bottom);
        await until('the bar', async () => (await bar()) === 120);
        const top = await until(
          'the heading below the bar',
          async () => {
            const now = await topOf(tab, WANTED);
            return now >= 120 ? now : null;
          },
          1000,
        );
        expect(top).toBeLessThan(220);
      }),
    );

    test('gives it the keyboard’s focus, of which nothing is left in the page afterwards', () =>
      visit(pageOf(speeches()), async (tab) => {
        await tab.ready();
        const path = new URL(tab.page.url()).pathname.slice(1);
        const before = await untouched(path);
        await tab.page.bringToFront();
        await tab.act('restore-page');
        await tab.jump(WANTED);
        const focus = () =>
          tab.page.evaluate(() => [document.activeElement!.localName, document.activeElement!.textContent]);
        expect((await focus())[1]).toBe(WANTED);
        await tab.page.evaluate(() => (document.activeElement as HTMLElement).blur());
        expect(await focus()).not.toContain(WANTED);
        expect(await tab.page.evaluate(() => document.querySelectorAll('[tabindex]').length)).toBe(0);
        await tab.act('close-sidebar');
        expect(await tab.outerHTML()).toBe(before);
      }));

    test('puts the caret there where lines are parted by <br> alone', () => {
      const lines = (n: number) =>
        speech(n)
          .replace(/<h2>(.*?)<\/h2>/, '$1<br>')
          .replace(/<p>(?:<strong>)?(.*?)(?:<\/strong>)?<\/p>/g, '　　$1<br>');
      return visit(pageOf([1, 2, 3].map(lines).join('\n')), async (tab) => {
        await tab.ready();
        await tab.jump(WANTED);
        const caret = await tab.page.evaluate(() => {
          const { anchorNode, anchorOffset } = document.getSelection()!;
          return anchorNode?.nodeValue?.slice(anchorOffset).trim() ?? '';
        });
        expect(caret.startsWith(WANTED)).toBe(true);
        expect(await tab.page.evaluate(() => document.querySelectorAll('[tabindex]').length)).toBe(0);
      });
    });

    test.each([
      ['the browser holds the place too', ''],
      ['the browser does not', 'html { overflow-anchor: none }'],
      ['on a page that is as high as the window', 'html, body { height: 100%; overflow-anchor: none }'],
    ])('stays there while an image above it loads: %s', (_what, style) =>
      visit(pageOf(speeches(), { head: '<img id="late" style="display: block">', style }), async (tab) => {
        await tab.ready();
        await tab.jump(WANTED);
        await tab.drawn();
        const before = await topOf(tab, WANTED);
        const height = await bottomOf(tab);
        await tab.page.evaluate(() => {
          setTimeout(() => {
            document.querySelector<HTMLImageElement>('#late')!.style.height = '400px';
          }, 500);
        });
        await until('the image', async () => (await bottomOf(tab)) >= height + 400);
        // It is put back by the clock: the image may just have been drawn.
        await until('the place', async () => Math.abs((await topOf(tab, WANTED)) - before) <= 2);
      }),
    );

    test('lets go of it as soon as the reader scrolls', () =>
      visit(
        pageOf(speeches(), {
          head: '<img id="late" style="display: block">',
          style: 'html { overflow-anchor: none }',
        }),
        async (tab) => {
          await tab.ready();
          await tab.jump(WANTED);
          await tab.drawn();
          const there = await scrollY(tab);
          await tab.page.mouse.move(400, 500);
          await tab.page.mouse.wheel({ deltaY: 100 });
          const own = await until('the wheel', async () => {
            const now = await scrollY(tab);
            await tab.drawn();
            return now > there && now === (await scrollY(tab)) ? now : null;
          });
          await tab.page.evaluate(() => {
            document.querySelector<HTMLImageElement>('#late')!.style.height = '400px';
          });
          await tab.drawn();
          expect(await scrollY(tab)).toBe(own);
        },
      ));

    test('and back to the text that was left, though more has arrived above it meanwhile', () =>
      visit(pageOf(speeches()), async (tab) => {
        const rows = await readyRows(tab);
        const first = `二、${TOPICS[1]}`;
        await tab.scrollTo(437);
        const left = await topOf(tab, first);
        await tab.jump(WANTED);
        await tab.page.evaluate(
          (html) => {
            const early = document.createElement('div');
            early.innerHTML = html;
            document.querySelector('#text')!.prepend(early);
          },
          speech(4, { topic: (i) => `${TOPICS[i]}，再上新台阶` }),
        );
        await until('the new speech', async () => (await tab.rows()).length > rows.length);
        await tab.act('go-back');
        await tab.drawn();
        expect(Math.abs((await topOf(tab, first, 1)) - left)).toBeLessThanOrEqual(2);
      }));

    const inBox = pageOf(speeches(), {
      head: '<div style="height: 100px">bar</div>',
      style: '#text { height: 800px; overflow: auto }',
    });
    const scrollBox = (tab: SidebarPage, to?: number) =>
      tab.page.evaluate((y) => {
        const text = document.querySelector('#text')!;
        if (y !== undefined) text.scrollTop = y;
        return text.scrollTop;
      }, to);

    test('and back again where the text scrolls in a box of its own', () =>
      visit(inBox, async (tab) => {
        await tab.ready();
        await scrollBox(tab, 437);
        await tab.jump(WANTED);
        await tab.drawn();
        expect(await topOf(tab, WANTED)).toBeGreaterThanOrEqual(100);
        expect(await topOf(tab, WANTED)).toBeLessThan(200);
        expect(await tab.current()).toBe(WANTED);
        await tab.act('go-back');
        await tab.drawn();
        expect(Math.abs((await scrollBox(tab)) - 437)).toBeLessThanOrEqual(2);
      }));

    test('marks what is being read in such a box', () =>
      visit(inBox, async (tab) => {
        const rows = await readyRows(tab);
        await scrollBox(tab, 437);
        await until('a heading marked', async () => ((await tab.current()) ?? rows[0]!.label) !== rows[0]!.label, 2000);
        const first = (await tab.rows()).findIndex((row) => row.current);
        await scrollBox(tab, 1600);
        await until('a later one', async () => (await tab.rows()).findIndex((row) => row.current) > first, 2000);
        await scrollBox(tab, 1_000_000);
        await until('the last one', async () => (await tab.current()) === rows.at(-1)!.label, 2000);
      }));

    test('and back to where the reader was, place by place', () =>
      visit(pageOf(speeches()), async (tab) => {
        await tab.ready();
        const canGoBack = async () => {
          const [button] = findAll((await tab.sidebar())!, (node) => node.attributes['data-action'] === 'go-back');
          return button!.attributes.disabled === undefined;
        };
        expect(await canGoBack()).toBe(false);
        await tab.scrollTo(437);
        await tab.jump(WANTED);
        await tab.drawn();
        const there = await scrollY(tab);
        expect(there).toBeGreaterThan(600);
        expect(await canGoBack()).toBe(true);
        await tab.jump('工作会议讲话稿 篇1');
        await tab.drawn();
        expect(await scrollY(tab)).toBeLessThan(300);
        await tab.act('go-back');
        await tab.drawn();
        expect(Math.abs((await scrollY(tab)) - there)).toBeLessThanOrEqual(2);
        await tab.act('go-back');
        await tab.drawn();
        expect(Math.abs((await scrollY(tab)) - 437)).toBeLessThanOrEqual(2);
        expect(await canGoBack()).toBe(false);
      }));
  });

  test('the keyboard walks through the whole tree, finds a heading by its first characters and goes there', () =>
    visit(pageOf(speeches()), async (tab) => {
      const rows = await readyRows(tab);
      await focusRow(tab, 0);
      const walked = [await focusedItem(tab)];
      for (let i = 1; i < rows.length; i++) {
        await press(tab, 'ArrowDown');
        walked.push(await focusedItem(tab));
      }
      expect(walked).toEqual(rows.map((row) => row.id));
      await press(tab, 'ArrowDown');
      expect(await focusedItem(tab)).toBe(rows.at(-1)!.id);
      await press(tab, 'Home');
      expect(await focusedItem(tab)).toBe(0);
      await press(tab, 'End');
      expect(await focusedItem(tab)).toBe(rows.at(-1)!.id);
      await press(tab, 'Home', 'ArrowLeft');
      expect(await tab.rows()).toHaveLength(9);
      await press(tab, 'ArrowDown', 'ArrowLeft');
      expect(await tab.rows()).toHaveLength(6);
      await press(tab, '*');
      expect(await tab.rows()).toHaveLength(12);
      await tab.typeKeys('维护');
      const wanted = rows.find((row) => row.label === `二、${TOPICS[4]}`)!;
      expect(await focusedItem(tab)).toBe(wanted.id);
      await press(tab, 'Enter');
      await tab.drawn();
      expect(await topOf(tab, wanted.label)).toBeLessThan(100);
      expect(await tab.current()).toBe(wanted.label);
      // The page has no shortcuts of its own here, but what is typed in the tree must not scroll it.
      expect(await tab.page.evaluate(() => document.activeElement!.textContent)).toBe(wanted.label);
    }));

  test('what is typed in the sidebar is none of the page’s own shortcuts', () =>
    visit(
      pageOf(speeches(), {
        foot: `<script>
          window.heard = [];
          for (const name of ['keydown', 'keypress', 'keyup'])
            document.addEventListener(name, (event) => heard.push(name + ' ' + event.key));
        </script>`,
      }),
      async (tab) => {
        await tab.ready();
        const heard = () => tab.page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
        await focusRow(tab, 0);
        await press(tab, 'ArrowRight', 'n');
        await tab.focusOn((node) => node.attributes['data-action'] === 'filter', 'filter');
        await press(tab, 'j', 'ArrowLeft');
        expect(await heard()).toEqual([]);
        await tab.page.mouse.click(400, 300);
        await press(tab, 'j');
        expect(await heard()).toContain('keydown j');
      },
    ));

  test('in a narrow window it is a drawer behind a handle, which takes the focus and gives it back', () =>
    visit(
      pageOf(speeches(), { style: FULL_WIDTH }),
      async (tab) => {
        await until('the handle', async () => (await tab.sidebar()) && (await hasAction(tab, 'open-sidebar')));
        expect(await tab.outline()).toBeNull();
        await tab.act('open-sidebar');
        const [first] = await tab.ready();
        expect((await tab.focused())?.role).toBe('treeitem');
        expect(await dockOf(tab)).toEqual({ dock: null, left: '0px', right: '0px' });
        await press(tab, 'Escape');
        await until('the handle', () => hasAction(tab, 'open-sidebar'));
        expect(await tab.outline()).toBeNull();
        expect((await tab.focused())?.['data-action']).toBe('open-sidebar');
        await press(tab, 'Enter');
        expect((await tab.ready())[0]).toBe(first);
        await tab.jump(`二、${TOPICS[4]}`);
        await until('the handle', () => hasAction(tab, 'open-sidebar'));
        await tab.drawn();
        expect(await topOf(tab, `二、${TOPICS[4]}`)).toBeLessThan(100);
        // The reader goes on in the text.
        expect(await tab.page.evaluate(() => document.activeElement!.textContent)).toBe(`二、${TOPICS[4]}`);
      },
      600,
    ));

  describe('room for the sidebar', () => {
    test('is there already beside text that leaves it', () =>
      visit(pageOf(speeches()), async (tab) => {
        await tab.ready();
        expect(await dockOf(tab)).toEqual({ dock: null, left: '0px', right: '0px' });
      }));

    test('is taken from text that fills the window, on the side and as wide as was chosen, and given back', async () => {
      const path = put(pageOf(speeches(), { style: FULL_WIDTH }));
      const docked = (tab: SidebarPage, side: 'left' | 'right', width: number) =>
        until(`room for ${width} px on the ${side}`, async () => {
          const { dock, ...margins } = await dockOf(tab);
          return dock === `${side}-${width}` && margins[side] === `${width}px`;
        });
      const html = await untouched(path);
      await visitPath(path, async (tab) => {
        await tab.ready();
        await docked(tab, 'right', 340);
        await tab.openDisplay();
        await tab.act('side-left');
        await docked(tab, 'left', 340);
        expect((await dockOf(tab)).right).toBe('0px');
        await tab.act('side-right');
        await docked(tab, 'right', 340);
        await tab.focusOn((node) => node.attributes.role === 'separator', 'separator');
        await press(tab, 'ArrowLeft', 'ArrowLeft');
        await docked(tab, 'right', 380);
        await tab.page.reload();
        await tab.ready();
        await docked(tab, 'right', 380);
        await tab.focusOn((node) => node.attributes.role === 'separator', 'separator');
        await press(tab, 'ArrowRight', 'ArrowRight');
        await docked(tab, 'right', 340);
        await tab.act('restore-page');
        await tab.act('close-sidebar');
        expect(await tab.outerHTML()).toBe(html);
        expect((await dockOf(tab)).right).toBe('0px');
      });
    });
  });

  test('without the wish for room it waits behind its handle where the page has none, and takes room when it is opened', async () => {
    const path = put(pageOf(speeches(), { style: FULL_WIDTH }));
    await visitPath(path, async (tab) => {
      await tab.ready();
      await tab.openDisplay();
      await tab.act('pin');
      try {
        await tab.page.reload();
        await until('the handle', async () => (await tab.sidebar()) && (await hasAction(tab, 'open-sidebar')));
        expect((await dockOf(tab)).dock).toBeNull();
        await tab.act('open-sidebar');
        await tab.ready();
        expect((await dockOf(tab)).dock).toBe('right-340');
      } finally {
        await tab.openDisplay();
        await tab.act('pin');
      }
      await tab.page.reload();
      await until('room', async () => (await dockOf(tab)).dock === 'right-340');
    });
  });

  test('filters headings by words of either script', () => {
    const topics = ['學習講話，聯繫實際', '關心幹部，愛護群眾', '修繕橋樑，疏浚溝渠'];
    const traditional = [1, 2]
      .map((n) => speech(n, { sections: 3, topic: (i) => `${topics[i]}${n === 1 ? '' : '，再上臺階'}` }))
      .join('\n')
      .replaceAll('工作会议讲话稿', '工作會議演說')
      .replaceAll('同志们', '同志們')
      .replaceAll('谢谢大家', '謝謝大家');
    return visit(pageOf(traditional, { title: '工作會議演說（精選2篇）' }), async (tab) => {
      const rows = await readyRows(tab);
      expect(rows).toHaveLength(8);
      const labels = async () => (await tab.rows()).map((row) => row.label);
      const clear = async () => {
        await press(tab, 'Escape');
        await until('every row', async () => (await labels()).length === rows.length);
      };
      // What matches, with the speeches around it.
      const found = [0, 1, 4, 5].map((i) => rows[i]!.label);
      for (const query of ['讲话', '講話']) {
        await tab.focusOn((node) => node.attributes['data-action'] === 'filter', 'filter');
        await tab.page.keyboard.type(query);
        await until(`what ${query} finds`, async () => (await labels()).join() === found.join());
        await clear();
      }
      await tab.page.keyboard.type('桥梁');
      const bridge = rows[3]!.label;
      await until('what 桥梁 finds', async () => (await labels())[1] === bridge);
      await press(tab, 'Enter');
      await tab.drawn();
      expect(await tab.current()).toBe(bridge);
      expect(await topOf(tab, bridge)).toBeLessThan(100);
      await tab.focusOn((node) => node.attributes['data-action'] === 'filter', 'filter');
      await clear();
    });
  });

  test('text that arrives late joins the outline; what is folded stays so, and the reader’s place too', () =>
    visit(pageOf(`${advert}${speeches()}`), async (tab) => {
      const rows = await readyRows(tab);
      await tab.jump(`二、${TOPICS[4]}`);
      await tab.page.mouse.move(400, 500);
      await tab.page.mouse.wheel({ deltaY: 100 });
      await tab.drawn();
      await until('the wheel', async () => (await topOf(tab, `二、${TOPICS[4]}`)) < 0);
      const twist = async () => {
        const [row] = await tab.rows();
        return findAll(row!.node, (node) => node.attributes.class === 'twist')[0]!;
      };
      const handle = (await twist()).handle;
      await tab.click((node) => node.handle === handle, 'twist');
      expect((await tab.rows()).map((row) => row.expanded)[0]).toBe('false');
      await tab.drawn();
      const before = [await topOf(tab, `二、${TOPICS[4]}`), await scrollY(tab)] as const;
      await tab.page.evaluate(
        (html) => {
          const late = document.createElement('div');
          late.innerHTML = html;
          setTimeout(() => document.querySelector('#text')!.append(late), 1000);
        },
        speech(4, { topic: (i) => `${TOPICS[i]}，再上新台阶` }),
      );
      await until('the late speech', async () => (await tab.rows()).some((row) => row.label.includes('篇4')));
      await tab.drawn();
      const after = await tab.rows();
      // The three headings of the first speech are still folded away.
      expect(after.map((row) => row.label)).toEqual([
        rows[0]!.label,
        ...rows.slice(4).map((row) => row.label),
        '工作会议讲话稿 篇4',
        ...[0, 1, 2].map((i) => `${NUMERALS[i]}、${TOPICS[i]}，再上新台阶`),
      ]);
      expect(after.filter((row) => row.expanded).map((row) => row.expanded)).toEqual(['false', 'true', 'true', 'true']);
      expect(Math.abs((await topOf(tab, `二、${TOPICS[4]}`)) - before[0])).toBeLessThanOrEqual(2);
      expect(Math.abs((await scrollY(tab)) - before[1])).toBeLessThanOrEqual(2);
    }));

  test('follows a site that changes its pages by script, and leaves those alone that hold no speeches', async () => {
    const list = Array.from(
      { length: 30 },
      (_, i) => `<p><a href="/n/${i}.html">${TOPICS[i % 9]}（第${i + 1}期）</a></p>`,
    );
    const views = {
      first: [TITLE, `${advert}${speeches()}`],
      second: [
        '运动会致辞（精选2篇）',
        [5, 6]
          .map((n) => speech(n))
          .join('\n')
          .replaceAll('工作会议讲话稿', '运动会致辞'),
      ],
      list: ['栏目首页', `<h1>栏目首页</h1><div class="adbox">${list.join('\n')}</div>`],
    };
    const path = put(
      pageOf('', {
        foot: `<script>
          const views = ${JSON.stringify(views)};
          const show = () => {
            const [title, html] = views[new URLSearchParams(location.search).get('view') ?? 'first'];
            document.title = title;
            document.querySelector('#text').innerHTML = html;
          };
          window.go = (view) => { history.pushState({}, '', '?view=' + view); show(); };
          addEventListener('popstate', show);
          show();
        </script>`,
      }),
    );
    const go = (tab: SidebarPage, view: keyof typeof views) =>
      tab.page.evaluate((to) => (globalThis as unknown as { go(view: string): void }).go(to), view);
    const list0 = await untouched(path, async (tab) => {
      await go(tab, 'second');
      await go(tab, 'list');
    });
    await visitPath(path, async (tab) => {
      expect((await tab.ready())[0]).toBe('1 工作会议讲话稿 篇1');
      expect(await tab.innerText()).not.toContain(ADVERT);
      await go(tab, 'second');
      await until('the second page’s outline', async () => (await tab.outline())?.[0] === '1 运动会致辞 篇5');
      expect(await tab.outline()).toHaveLength(8);
      await go(tab, 'list');
      await until('no sidebar', async () => !(await tab.sidebar()));
      expect(await tab.outerHTML()).toBe(list0);
      await tab.page.evaluate(() => history.back());
      await until('the outline again', async () => (await tab.outline())?.[0] === '1 运动会致辞 篇5');
      await tab.page.evaluate(() => history.back());
      await until('the first page’s outline', async () => (await tab.outline())?.[0] === '1 工作会议讲话稿 篇1');
      await until('it cleaned', async () => !(await tab.innerText()).includes(ADVERT));
    });
  });

  // Firefox's driver presses the toolbar button only when the browser was started for it.
  test.runIf(name === 'chromium')('asked for on a page that a script has led to, it shows that page', async () => {
    const other = Array.from({ length: 6 }, (_, i) => p(text(700 + i, 5))).join('\n');
    const path = put(pageOf(speeches()));
    await visitPath(path, async (tab) => {
      await tab.ready();
      await tab.page.bringToFront();
      await tab.page.evaluate((html) => {
        history.pushState({}, '', '?view=other');
        document.title = '生活随笔';
        document.querySelector('#text')!.innerHTML = html;
      }, other);
      await until('no sidebar', async () => !(await tab.sidebar()));
      const popup = await Popup.open(browser, name, tab.page);
      await popup.click('[data-action=open]');
      await until('the sidebar', () => tab.sidebar());
      await tab.drawn();
      // Nothing of the page before.
      expect((await tab.outline())?.join() ?? '').not.toMatch(/讲话稿|[一二三]、/);
    });
  });

  describe('copies', () => {
    /** The same three headings in every speech. */
    const same: Look = {
      sentences: 4,
      topic: (i) => TOPICS[i]!,
    };
    const section = (i: number, heading: string) =>
      i === 1 ? `${p(`<strong>${heading}</strong>`)}${p(text(900, 4))}${advert}${p(text(901, 4))}` : undefined;
    const html = pageOf(
      `${speech(1, { sentences: 40 })}${speech(2, { ...same, section })}${speech(3, { ...same, sentences: 40 })}`,
    );
    const HEADING = `二、${TOPICS[1]}`;
    const COPIED = /^(已复制。|已複製。|Copied\.)$/;
    const openMenu = async (tab: SidebarPage) => {
      await tab.page.keyboard.down('Shift');
      await press(tab, 'F10');
      await tab.page.keyboard.up('Shift');
      await until('the menu', async () => (await tab.focused())?.role === 'menuitem');
    };
    /** Opens the menu of the nth row with that heading by keyboard, and takes its entry. */
    const copy = async (tab: SidebarPage, label: string, entry: number, nth = 0) => {
      const before = await tab.pasted();
      const row = (await tab.rows()).filter((one) => one.label === label)[nth]!;
      await focusRow(tab, row.id);
      await openMenu(tab);
      for (let i = 0; i < entry; i++) await press(tab, 'ArrowDown');
      await press(tab, 'Enter');
      return until('another text in the clipboard', async () => {
        const now = await tab.pasted();
        return now === before ? null : now;
      });
    };

    test('a heading, and a section as clean text, in the script that the page is shown in', () =>
      visit(html, async (tab) => {
        await tab.ready();
        expect(await copy(tab, HEADING, 1, 1)).toBe(HEADING);
        expect(textOf(find((await tab.sidebar())!, (node) => node.attributes.class === 'notice')!)).toMatch(COPIED);
        const clean = [HEADING, text(900, 4), text(901, 4)].join('\n');
        expect(await copy(tab, HEADING, 2, 1)).toBe(clean);
        await tab.act('script-traditional');
        try {
          await until('traditional text', async () => (await tab.innerText()).includes('講話稿'));
          const heading = '二、修好水渠，守住農時';
          expect(await copy(tab, heading, 1, 1)).toBe(heading);
          const converted = await copy(tab, heading, 2, 1);
          expect(converted.split('\n')[0]).toBe(heading);
          expect(converted).toHaveLength(clean.length);
          expect(converted).not.toMatch(/[们检查库农书电档这时会车运费]/);
        } finally {
          // The choice outlasts the page: the next one is to be as the others are.
          await tab.act('script-original');
          await until('the original text', async () => (await tab.innerText()).includes('讲话稿'));
          await tab.page.reload();
          expect((await tab.ready())[0]).toBe('1 工作会议讲话稿 篇1');
        }
      }));

    test('by the row’s own button too, on a page that spoils copies', () => {
      const spoil = `<script>document.addEventListener('copy', (event) => {
        event.clipboardData.setData('text/plain', '转载请注明出处');
        event.preventDefault();
      });</script>`;
      return visit(html.replace('</body>', `${spoil}</body>`), async (tab) => {
        await tab.ready();
        const row = (await tab.rows())[2]!;
        const more = findAll(row.node, (node) => node.attributes.class === 'more')[0]!;
        await tab.click((node) => node.handle === more.handle, 'more');
        await until('the menu', () => hasAction(tab, 'copy-heading'));
        await tab.act('copy-heading');
        await until('no menu', async () => !(await hasAction(tab, 'copy-heading')));
        expect(await tab.pasted()).toBe(row.label);
      });
    });

    test('the row whose menu it is, though the outline has grown meanwhile', () =>
      visit(html, async (tab) => {
        const rows = await readyRows(tab);
        const row = rows[4]!;
        await focusRow(tab, row.id);
        await openMenu(tab);
        await tab.page.evaluate((early) => {
          const box = document.createElement('div');
          box.innerHTML = early;
          document.querySelector('#text')!.prepend(box);
        }, speech(4));
        await until('the new speech', async () => (await tab.rows()).length > rows.length);
        // A menu that has closed meanwhile is right too.
        if (await hasAction(tab, 'copy-heading')) {
          await tab.act('copy-heading');
          expect(await tab.pasted()).toBe(row.label);
        }
      }));

    test('a link that leads a browser without the extension to the right one of two equal headings', () =>
      visit(html, async (tab) => {
        await tab.ready();
        const link = await copy(tab, HEADING, 3, 2);
        const { host, hash } = new URL(link);
        expect(host).toContain(LISTED);
        expect(hash).toContain(':~:text=');
        await visitPath(
          link.slice(link.indexOf('made-')),
          async (other) => {
            await until('the third speech', async () => (await scrollY(other)) > 0, 3000);
            await other.drawn();
            const height = 1000;
            expect(await topOf(other, HEADING, 2)).toBeGreaterThanOrEqual(0);
            expect(await topOf(other, HEADING, 2)).toBeLessThan(height);
            expect(await topOf(other, HEADING, 1)).toBeLessThan(0);
          },
          undefined,
          UNLISTED,
        );
      }));
  });

  // No driver presses a browser's own shortcuts; what they send is sent from Chromium's background instead, which
  // Firefox's driver cannot reach.
  test.runIf(name === 'chromium')(
    'the commands move on and back, by heading and by speech, and close and open it',
    () =>
      visit(pageOf(speeches()), async (tab) => {
        const rows = await readyRows(tab);
        const target = await browser.waitForTarget((one) => one.type() === 'service_worker');
        const worker = (await target.worker())!;
        const command = async (wanted: string) => {
          const answer = await worker.evaluate(async (asked) => {
            const { tabs } = (globalThis as unknown as { chrome: typeof import('webextension-polyfill') }).chrome;
            const [front] = await tabs.query({ active: true, currentWindow: true });
            return tabs.sendMessage(front!.id!, { type: 'command', command: asked });
          }, wanted);
          expect(answer).toBe(true);
          await tab.drawn();
        };
        const at = async (wanted: string) => {
          await command(wanted);
          const label = await tab.current();
          return rows.findIndex((row) => row.label === label);
        };
        await tab.page.bringToFront();
        await tab.jump(rows[0]!.label);
        await tab.drawn();
        const all = rows.map((row) => row.id);
        const forward: number[] = [0];
        while (forward.length < all.length) forward.push(await at('next-section'));
        expect(forward).toEqual(all);
        const back: number[] = [all.length - 1];
        while (back.length < all.length) back.push(await at('previous-section'));
        expect(back).toEqual([...all].reverse());
        expect([await at('next-speech'), await at('next-speech'), await at('next-speech')]).toEqual([4, 8, 8]);
        expect([await at('previous-speech'), await at('next-section')]).toEqual([4, 5]);
        expect([await at('previous-speech'), await at('previous-speech'), await at('next-section')]).toEqual([4, 0, 1]);
        // Some way into a section, one goes back to its beginning first.
        await tab.scrollTo((await scrollY(tab)) + 120);
        expect(await tab.current()).toBe(rows[1]!.label);
        expect(await at('previous-section')).toBe(1);
        await command('toggle-sidebar');
        expect(await tab.sidebar()).toBeNull();
        await command('toggle-sidebar');
        await tab.ready();
        expect((await tab.focused())?.role).toBe('treeitem');
      }),
  );
});
