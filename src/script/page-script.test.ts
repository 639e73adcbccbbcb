import { JSDOM } from 'jsdom';
import { describe, expect, test, vi } from 'vitest';
import { Attributes } from '../edits/attributes.ts';
import { Ledger } from '../edits/ledger.ts';
import { convertPacked } from './converter.ts';
import { piecesOf } from './packed.ts';
import { type ConvertRemotely, PageScript, type PageScriptPorts } from './page-script.ts';

const remote: ConvertRemotely = async (runs, to) =>
  piecesOf(convertPacked(runs, { to, variant: 'tw', quotes: false, ownWords: [] }), runs.lengths.length)!;

function load(body: string, ports: Partial<PageScriptPorts> = {}) {
  const { window } = new JSDOM(
    `<!doctype html><html lang="zh-CN"><head><title>讲话</title></head><body>${body}</body></html>`,
  );
  const { document } = window;
  // Without layout nothing is on the screen.
  document.elementFromPoint = () => null;
  const ledger = new Ledger();
  const page = new PageScript(document, ledger, new Attributes(), {
    convert: remote,
    write: (write) => write(),
    languageOf: (to) => (to === 'simplified' ? 'zh-Hans' : 'zh-Hant-TW'),
    onProgress: () => {},
    onRestless: () => {},
    ...ports,
  });
  return {
    document,
    page,
    ledger,
    text: () => document.body.textContent,
    html: () => document.documentElement.outerHTML,
  };
}

test('the whole page is converted and comes back, with its attributes and its title', async () => {
  const { document, page, text, html } = load(
    '<nav title="会员">讲话</nav><p>理<b>头</b><i>发</i></p><img alt="图书"><input placeholder="查询" value="国"><p lang="zh">国</p>',
  );
  const before = html();
  await page.show('traditional', []);
  expect(text()).toBe('講話理頭髮國');
  expect(document.title).toBe('講話');
  expect(document.querySelector('nav')!.title).toBe('會員');
  expect(document.querySelector('img')!.alt).toBe('圖書');
  expect(document.querySelector('input')!.placeholder).toBe('查詢');
  expect(document.querySelector('input')!.value).toBe('国');
  expect(document.documentElement.lang).toBe('zh-Hant-TW');
  expect(document.querySelector('p[lang]')!.getAttribute('lang')).toBe('zh-Hant-TW');
  await page.show(null, []);
  expect(html()).toBe(before);
});

test.each<[string, string, string]>([
  ['line breaks', '头<br>发<br>国', '頭發國'],
  ['ruby', '<ruby>国<rt>汉语</rt></ruby>', '國漢語'],
  ['right-to-left, emoji, Ext-B', '<p>国שלום👍🏽𠮷国</p>', '國שלום👍🏽𠮷國'],
  ['a surrogate pair across elements', '<p>国\ud842<b>\udfb7国</b></p>', '國\ud842\udfb7國'],
  ['what is never converted', '<code>国</code><span translate="no">国</span>国', '国国國'],
])('%s', async (_, html, expected) => {
  const { page, text } = load(html);
  await page.show('traditional', []);
  expect(text()).toBe(expected);
});

test('five thousand small nodes', async () => {
  const { page, text } = load('<p><b>头</b><i>发</i>。</p>'.repeat(2500));
  await page.show('traditional', []);
  expect(text()).toBe('頭髮。'.repeat(2500));
});

describe('the background is out of reach', () => {
  const failing = (from: number): { convert: ConvertRemotely; calls: () => number } => {
    let calls = 0;
    return {
      convert: async (...args) => {
        if (++calls >= from) throw new Error('gone');
        return remote(...args);
      },
      calls: () => calls,
    };
  };
  // Long enough for three messages; two are under way at once.
  const long = '<p>国家的讲话，说了很多，也做了很多，成绩来之不易，经验弥足珍贵。</p>'.repeat(8000);

  test.each([1, 2, 3])('at message %i: the page is as it was', async (from) => {
    const { convert, calls } = failing(from);
    const { page, html } = load(long, { convert });
    const before = html();
    await expect(page.show('traditional', [])).rejects.toThrow('gone');
    expect(calls()).toBeGreaterThanOrEqual(from);
    expect(calls()).toBeLessThanOrEqual(3);
    expect(html()).toBe(before);
    expect(page.shown).toBeNull();
  });

  test('behind what is on the screen: that goes back, too', async () => {
    const { convert } = failing(2);
    const { document, page, html } = load(long, { convert });
    const first = document.querySelector('p')!;
    document.elementFromPoint = () => first;
    const before = html();
    const seen: string[] = [];
    new document.defaultView!.MutationObserver(() => seen.push(first.textContent!)).observe(first, {
      characterData: true,
      subtree: true,
    });
    await expect(page.show('traditional', [])).rejects.toThrow('gone');
    expect(seen[0]).toContain('國家');
    expect(html()).toBe(before);
  });

  test('while another script is shown: the page stays in that one', async () => {
    let works = true;
    const { page, text } = load('<p>国家</p><p>民國</p>', {
      convert: (...args) => (works ? remote(...args) : Promise.reject(new Error('gone'))),
    });
    await page.show('traditional', []);
    works = false;
    await expect(page.show('simplified', [])).rejects.toThrow('gone');
    expect([page.shown, text()]).toEqual(['traditional', '國家民國']);
  });
});

describe('what is on the screen', () => {
  const onScreen = (paragraphs: number) => {
    const convert = vi.fn(remote);
    const loaded = load('<p>国家的讲话，说了很多，也做了很多，成绩来之不易，经验弥足珍贵。</p>'.repeat(paragraphs), {
      convert,
    });
    const second = loaded.document.querySelectorAll('p')[1]!;
    loaded.document.elementFromPoint = () => second;
    return { ...loaded, sizes: () => convert.mock.calls.map(([runs]) => runs.counts.length) };
  };

  test('comes first on a long page', async () => {
    const { page, sizes } = onScreen(5000);
    await page.show('traditional', []);
    expect([sizes()[0], sizes().reduce((sum, count) => sum + count)]).toEqual([1, 5001]);
  });
  test('comes with all else where one message holds the page', async () => {
    const { page, sizes } = onScreen(500);
    await page.show('traditional', []);
    expect(sizes()).toEqual([501]);
  });
});

test('of two wishes the later one holds', async () => {
  const { page, text } = load('<p>国家</p><p>民國</p>');
  const [first, second] = await Promise.all([page.show('traditional', []), page.show('simplified', [])]);
  expect([first, second, text()]).toEqual([false, true, '国家民国']);
});

test('what the page writes meanwhile stays the page’s', async () => {
  const { document, page, text } = load('<p>国家</p><p>讲话</p>');
  const [one] = document.querySelectorAll('p');
  await page.show('traditional', []);
  (one!.firstChild as Text).data = '新的国';
  await page.show(null, []);
  expect(text()).toBe('新的国讲话');
});

describe('text that arrives later', () => {
  const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

  test('is converted, too', async () => {
    const { document, page, text } = load('<p>国</p>');
    await page.show('traditional', []);
    document.body.insertAdjacentHTML('beforeend', '<p>讲话</p>');
    page.changed();
    await vi.waitFor(() => expect(text()).toBe('國講話'), 3000);
  });

  test('is converted, too, when it comes while the page is being converted', async () => {
    const convert: ConvertRemotely = async (...args) => {
      await wait(100);
      return remote(...args);
    };
    const { document, page, text } = load('<p>国</p>', { convert });
    const shown = page.show('traditional', []);
    await wait(30);
    document.body.insertAdjacentHTML('beforeend', '<p>讲话</p>');
    page.changed();
    await shown;
    await vi.waitFor(() => expect(text()).toBe('國講話'), 3000);
  });

  test('is left alone when the page, or another converter, keeps rewriting it; and that is said', async () => {
    const onRestless = vi.fn();
    const { document, page } = load('<p>国</p><p>讲话</p>', { onRestless });
    await page.show('traditional', []);
    const node = document.querySelector('p')!.firstChild as Text;
    let writes = 0;
    const timer = setInterval(() => {
      if (node.data !== '国') writes++;
      node.data = '国';
      page.changed();
    }, 20);
    await vi.waitFor(() => expect(onRestless).toHaveBeenCalled(), 8000);
    const after = writes;
    await wait(1000);
    clearInterval(timer);
    // Given up: not one more round.
    expect(writes).toBe(after);
    expect(after).toBeGreaterThan(2);
    expect(after).toBeLessThan(12);
    expect(document.querySelectorAll('p')[1]!.textContent).toBe('講話');
  }, 15_000);

  test('that is the same in both scripts is asked for once', async () => {
    const convert = vi.fn(remote);
    const { page } = load('<p>国</p><p>人民</p>', { convert });
    await page.show('traditional', []);
    convert.mockClear();
    await page.refresh([]);
    expect(convert).not.toHaveBeenCalled();
  });
});

test('texts beside the page’s own are known converted, and in their own script when it goes back', async () => {
  const { page } = load('<p>国</p>');
  await page.show('traditional', ['讲话']);
  expect(page.text('讲话')).toBe('講話');
  await page.learn(['会议']);
  expect(page.text('会议')).toBe('會議');
  await page.show(null, []);
  expect(page.text('讲话')).toBe('讲话');
});

describe('a wish that another one overtakes', () => {
  /** A background that answers a question when it is told to. */
  function waiting() {
    const asked: (() => void)[] = [];
    const convert: ConvertRemotely = (...args) =>
      new Promise((resolve) => {
        asked.push(() => resolve(remote(...args)));
      });
    const answer = async () => {
      await vi.waitFor(() => expect(asked).not.toHaveLength(0));
      asked.shift()!();
    };
    return { convert, answer };
  }

  test('is over when the page goes back to its own script', async () => {
    const shares: (number | null)[] = [];
    const { convert, answer } = waiting();
    const { page } = load(`<p>${'国'.repeat(70_000)}</p>`.repeat(4), {
      convert,
      onProgress: (share) => shares.push(share),
    });
    const first = page.show('traditional', []);
    await answer();
    await vi.waitFor(() => expect(shares.at(-1)).toBeGreaterThan(0));
    await page.show(null, []);
    expect(shares.at(-1)).toBe(null);
    await answer();
    expect(await first).toBe(false);
    expect(shares.at(-1)).toBe(null);
  });
  test('leaves what has changed meanwhile to the one that came after it', async () => {
    const { convert, answer } = waiting();
    const { page, document, text } = load('<p>国</p>', { convert });
    const shown = page.show('traditional', []);
    await answer();
    await shown;
    const first = page.show('simplified', []);
    const second = page.show('simplified', []);
    await answer();
    await first;
    document.body.insertAdjacentHTML('beforeend', '<p>會</p>');
    page.changed();
    // So long a change waits before it is asked for.
    await new Promise((done) => setTimeout(done, 200));
    await answer();
    await second;
    await answer();
    await vi.waitFor(() => expect(text()).toBe('国会'));
  });
  test('leaves a change that was waiting no less room for the next one', async () => {
    const { page, document, text } = load('<p>国</p>');
    await page.show('simplified', []);
    page.changed();
    await page.show('traditional', []);
    document.body.insertAdjacentHTML('beforeend', '<p>会</p>');
    page.changed();
    await vi.waitFor(() => expect(text()).toBe('國會'), 3000);
  });
});

test('what is known in one script is asked for anew in another', async () => {
  const { page } = load('<p>国</p>');
  await page.show('traditional', []);
  await page.learn(['国会國會']);
  const before = page.text('国会國會');
  await page.show('simplified', []);
  await page.learn(['国会國會']);
  expect([before, page.text('国会國會')]).toEqual(['國會國會', '国会国会']);
});
