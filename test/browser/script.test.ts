/** Conversion in a page, on the built extension: what it converts, what it gives back, and what it survives. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { convertAll } from '../core/convert.ts';
import { prose, wide } from '../core/make.ts';
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
  type SidebarPage,
  serve,
  textOf,
  until,
} from './harness.ts';

const SHARED = join(ROOT, '../shared/pages');
/** Where the real page's layouts are, they are converted, too. */
const sharedPage = existsSync(join(SHARED, 'source-p.html'))
  ? readFileSync(join(SHARED, 'source-p.html'), 'utf8')
  : null;

const SIMPLIFIED_ONLY = /[讲话发为这们过个时会来对说开关]/;
const toTraditional = (line: string): string =>
  convertAll([[line]], { to: 'traditional', variant: 'tw', quotes: false, ownWords: [], page: 'simplified' })
    .flat()
    .join('');

const speechPage = (body: string, head = ''): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>工作会议讲话稿</title>${head}</head><body>
<h1>工作会议讲话稿</h1><p>同志们：</p>${[1, 2, 3, 4, 5].map((n) => `<p>${wide(prose(n, 8))}</p>`).join('')}${body}<p>谢谢大家！</p></body></html>`;

/** What official OpenCC makes of it, as its own test cases say; and how it stands in a page. */
const OFFICIAL: readonly [html: string, traditional: string][] = [
  ['<p>夸夸其谈 夸父逐日</p>', '誇誇其談 夸父逐日'],
  ['<p>我干什么不干你事。</p>', '我幹什麼不干你事。'],
  ['<p>太后的头<b>发</b>很干燥。</p>', '太后的頭髮很乾燥。'],
  ['<p>燕燕于飞，差池其羽。</p>', '燕燕于飛，差池其羽。'],
  ['<p>请<i>皇</i><b>后</b>先走，我<u>后</u>走。</p>', '請皇后先走，我後走。'],
  ['<p>维护发展中国家共同利益</p>', '維護發展中國家共同利益'],
  ['<p>据研究，里海的水比湖里的水咸</p>', '據研究，裡海的水比湖裡的水鹹'],
];

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

  const visit = async (path: string, use: (tab: SidebarPage) => Promise<void>) => {
    const tab = await open(browser, name, server.url(path));
    try {
      await tab.ready();
      await use(tab);
    } finally {
      // The choice is remembered for the site: the next page starts in its own script again.
      await tab.ownScript();
      await tab.page.close();
    }
  };
  const converted = (tab: SidebarPage) =>
    until(
      'traditional text',
      async () => /講話稿/.test(await tab.innerText()) && !SIMPLIFIED_ONLY.test(await tab.innerText()),
    );

  test('what OpenCC says of words comes out in a page, across its tags', async () => {
    const cases = OFFICIAL.map(([html], i) => `<div id="case${i}">${html}</div>`).join('');
    server.made.set('/cases.html', speechPage(cases));
    await visit('cases.html', async (tab) => {
      await tab.act('script-traditional');
      await converted(tab);
      const texts = await tab.page.evaluate(() =>
        [...document.querySelectorAll('[id^=case]')].map((e) => e.textContent),
      );
      expect(texts).toEqual(OFFICIAL.map(([, traditional]) => traditional));
    });
  });

  test('all text of the page, its attributes and its language go along, and come back byte for byte', async () => {
    server.made.set(
      '/all.html',
      speechPage(
        `<nav title="会员">导航</nav><img alt="图书" src="data:,"><input placeholder="查询" value="国"><textarea>国</textarea>
        <code>国</code><span class="notranslate">国</span><div contenteditable>国</div><ruby>汉<rt>会</rt></ruby>
        <select><option>国</option></select><p lang="zh-CN">国</p><p>שלום 👍🏽 𠮷 国</p><footer>版权</footer>`,
      ),
    );
    await visit('all.html', async (tab) => {
      await tab.act('toggle-cleaning');
      const before = await tab.page.evaluate(
        () => document.body.outerHTML + document.title + document.documentElement.lang,
      );
      await tab.act('script-traditional');
      await until('traditional text', async () => (await tab.innerText()).includes('版權'));
      const seen = await tab.page.evaluate(() => ({
        nav: document.querySelector('nav')!.outerHTML,
        alt: document.querySelector('img')!.alt,
        placeholder: document.querySelector('input')!.placeholder,
        ruby: document.querySelector('ruby')!.textContent,
        bidi: document.querySelector('p[lang] + p')!.textContent,
        language: [document.documentElement.lang, document.querySelector('p[lang]')!.getAttribute('lang')],
        title: document.title,
        never: ['textarea', 'code', '.notranslate', '[contenteditable]', 'option'].map(
          (one) => document.querySelector(one)!.textContent,
        ),
        value: document.querySelector('input')!.value,
      }));
      expect(seen).toEqual({
        nav: '<nav title="會員">導航</nav>',
        alt: '圖書',
        placeholder: '查詢',
        ruby: '漢會',
        bidi: 'שלום 👍🏽 𠮷 國',
        language: ['zh-Hant-TW', 'zh-Hant-TW'],
        title: '工作會議講話稿',
        never: ['国', '国', '国', '国', '国'],
        value: '国',
      });
      await tab.act('script-original');
      await until(
        'the page’s own',
        async () =>
          (await tab.page.evaluate(() => document.body.outerHTML + document.title + document.documentElement.lang)) ===
          before,
      );
    });
  });

  test.skipIf(!sharedPage)(
    'the whole shared page is what the converter makes of its lines, and comes back',
    async () => {
      server.made.set('/shared.html', sharedPage!);
      await visit('shared.html', async (tab) => {
        await tab.act('toggle-cleaning');
        const [text, html] = [await tab.innerText(), await tab.outerHTML()];
        await tab.act('script-traditional');
        await until('traditional text', async () => !SIMPLIFIED_ONLY.test(await tab.innerText()), 20_000);
        expect((await tab.innerText()).split('\n')).toEqual(text.split('\n').map(toTraditional));
        await tab.act('script-original');
        await until('the page’s own', async () => (await tab.innerText()) === text);
        expect(await tab.outerHTML()).toBe(html);
      });
    },
  );

  test('the choice is remembered for the site', () =>
    visit(SAMPLE, async (tab) => {
      await tab.act('script-traditional');
      await converted(tab);
      await tab.page.reload();
      await tab.ready();
      await converted(tab);
      await tab.act('script-original');
      await until('the page’s own', async () => SIMPLIFIED_ONLY.test(await tab.innerText()));
      await tab.page.reload();
      await tab.ready();
      expect(await tab.innerText()).toMatch(SIMPLIFIED_ONLY);
    }));

  test('five thousand small nodes', async () => {
    server.made.set('/small.html', speechPage('<p><b>头</b><i>发</i>。</p>'.repeat(2500)));
    await visit('small.html', async (tab) => {
      await tab.act('script-traditional');
      await until('all of them', async () => (await tab.innerText()).split('頭髮').length === 2501, 20_000);
    });
  });

  test('text that comes later is converted, too; a page that rewrites its own has it back in the end', async () => {
    const script = `<script>
      let n = 0;
      setInterval(() => { document.querySelector('#clock').firstChild.data = '国库 ' + (n++ % 7) }, 100);
      addEventListener('click', () => document.body.insertAdjacentHTML('beforeend', '<p id="later">后来的话</p>'), { once: true });
    </script>`;
    server.made.set('/clock.html', speechPage(`<p id="clock">国库</p>${script}`));
    await visit('clock.html', async (tab) => {
      await tab.act('script-traditional');
      await converted(tab);
      await tab.page.evaluate(() => document.body.click());
      await until('the later text', async () => (await tab.innerText()).includes('後來的話'));
      // The clock is converted some times, and then left to the page; the rest stays as it is.
      await until('the notice', async () => JSON.stringify(await tab.sidebar()).includes('keeps changing'), 15_000);
      await pause(600);
      expect(await tab.page.evaluate(() => document.querySelector('#clock')!.textContent)).toContain('国库');
      expect(await tab.innerText()).toContain('講話稿');
      await tab.act('script-original');
      await until('the page’s own', async () => (await tab.innerText()).includes('后来的话'));
    });
  });

  test('another converter that turns the page back is not fought for ever', async () => {
    const script = `<script>
      const own = new Map();
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let t = walk.nextNode(); t; t = walk.nextNode()) own.set(t, t.data);
      let writes = 0;
      new MutationObserver(() => setTimeout(() => {
        for (const [t, data] of own) if (t.data !== data) { t.data = data; writes++ }
        document.documentElement.dataset.writes = writes;
      }, 10)).observe(document.body, { characterData: true, subtree: true });
    </script>`;
    server.made.set('/rival.html', speechPage(script));
    await visit('rival.html', async (tab) => {
      const writes = () => tab.page.evaluate(() => Number(document.documentElement.dataset.writes ?? 0));
      await tab.act('script-traditional');
      let before = -1;
      await until(
        'peace',
        async () => {
          const now = await writes();
          const isStill = now > 0 && now === before;
          before = now;
          await pause(1200);
          return isStill;
        },
        30_000,
      );
      await tab.act('script-original');
      expect(await tab.innerText()).toMatch(SIMPLIFIED_ONLY);
    });
  });

  test('what the sidebar says goes along, and what is opened in it later', () =>
    visit(SAMPLE, async (tab) => {
      const labels = async () => (await tab.rows()).map((row) => row.label);
      const pressed = async () =>
        findAll((await tab.sidebar())!, (node) => node.attributes['aria-pressed'] === 'true').map(
          (node) => node.attributes['data-action'],
        );
      const reported = async () =>
        findAll((await tab.sidebar())!, (node) => node.name === 'li').map((node) => textOf(node.children[0]!));
      const own = await labels();
      const traditional = own.map(toTraditional);
      expect(own.join()).toMatch(SIMPLIFIED_ONLY);
      const convert = async () => {
        await tab.act('script-traditional');
        await until('the headings', async () => (await labels()).join('\n') === traditional.join('\n'));
        expect(await pressed()).toEqual(['script-traditional']);
      };
      const giveBack = async () => {
        await tab.act('script-original');
        await until('its own headings', async () => (await labels()).join('\n') === own.join('\n'));
        expect(await pressed()).toEqual(['script-original']);
      };
      await convert();
      // A heading that no key of the page's own script leads to.
      const wanted = traditional.findLastIndex((label) => /^一、[^一、]/.test(label) && !own.includes(label));
      await tab.focusOn((node) => node.attributes['data-item'] === '0', 'row');
      await tab.typeKeys(traditional[wanted]!.slice(2));
      await until(
        'the row',
        async () => (await tab.focused())?.['data-item'] === String((await tab.rows())[wanted]!.id),
      );
      await giveBack();
      await convert();
      // Drawn only now, from what is said now.
      await tab.act('report');
      await until('the report', async () => (await reported()).length);
      expect((await reported()).join()).not.toMatch(SIMPLIFIED_ONLY);
      await giveBack();
      expect((await reported()).join()).toMatch(SIMPLIFIED_ONLY);
    }));

  test('cleaned and converted in any order', () =>
    visit(SAMPLE, async (tab) => {
      await tab.act('script-traditional');
      await converted(tab);
      const text = flat(await tab.innerText());
      await tab.act('toggle-cleaning');
      await until('the adverts', async () => flat(await tab.innerText()).length > text.length);
      await tab.act('toggle-cleaning');
      await until('the same again', async () => flat(await tab.innerText()) === text);
    }));

  // The background of Firefox cannot be stopped through the driver.
  test.runIf(name === 'chromium')('the background may be stopped at any moment', () =>
    visit(SAMPLE, async (tab) => {
      const stop = async () => {
        const target = browser.targets().find((one) => one.type() === 'service_worker');
        await (await target?.worker())?.close();
      };
      await stop();
      await tab.act('script-traditional');
      await converted(tab);
      await tab.act('script-original');
      await until('the page’s own', async () => SIMPLIFIED_ONLY.test(await tab.innerText()));
      const click = tab.act('script-traditional');
      await stop();
      await click;
      await converted(tab);
    }),
  );

  test.runIf(name === 'chromium')('the menus: a script for the page, what is selected to the clipboard', () =>
    visit(SAMPLE, async (tab) => {
      // As the browser does when an entry is clicked; the background may just be starting again.
      const choose = (menuItemId: string, selectionText = '') =>
        until('the background', async () => {
          const target = await browser.waitForTarget((one) => one.type() === 'service_worker');
          const worker = await target.worker();
          const choice = worker?.evaluate(
            async (id, text) => {
              const api = (globalThis as unknown as { chrome: Chrome }).chrome;
              const [active] = await api.tabs.query({ active: true, lastFocusedWindow: true });
              api.contextMenus.onClicked.dispatch({ menuItemId: id, selectionText: text, frameId: 0 }, active);
              return true;
            },
            menuItemId,
            selectionText,
          );
          return choice?.catch(() => false);
        });
      await tab.page.bringToFront();
      await choose('script-traditional');
      await converted(tab);
      await choose('script-original');
      await until('the page’s own', async () => SIMPLIFIED_ONLY.test(await tab.innerText()));
      await tab.page.evaluate(() => document.getSelection()!.selectAllChildren(document.querySelector('h1')!));
      await tab.page.mouse.click(500, 150, { button: 'right' });
      await tab.page.evaluate(() => document.getSelection()!.selectAllChildren(document.querySelector('h1')!));
      await choose('copy-traditional');
      await until('the copy', async () => (await tab.pasted()).includes('講話稿'));
    }),
  );
});

interface Chrome {
  tabs: { query(filter: object): Promise<object[]> };
  contextMenus: { onClicked: { dispatch(info: object, tab: object | undefined): void } };
}
