import { JSDOM } from 'jsdom';
import { describe, expect, test, vi } from 'vitest';
import { steadily } from './steady.ts';

/** A document without layout, in which each text stands where it is told to. */
function load(body: string, tops: ReadonlyMap<string, number | null> = new Map()) {
  const { window } = new JSDOM(`<body>${body}</body>`);
  const { document } = window;
  const scrollBy = vi.fn();
  Object.assign(window, { scrollY: 500, scrollBy });
  vi.stubGlobal('getComputedStyle', window.getComputedStyle.bind(window));
  const texts = () => {
    const walker = document.createTreeWalker(document.body, 4 /* text */);
    const all: Text[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) all.push(node as Text);
    return all;
  };
  const topOf = (text: Text) => tops.get(text.data.trim()) ?? null;
  window.Range.prototype.getClientRects = function () {
    const top = topOf(this.startContainer as Text);
    return (top === null ? [] : [{ top, bottom: top + 20 }]) as unknown as DOMRectList;
  };
  document.elementFromPoint = () => null;
  Object.assign(document, {
    // What a browser answers for a point: the last text that begins above it.
    caretPositionFromPoint: (_x: number, y: number) => {
      const above = texts().filter((text) => (topOf(text) ?? Number.POSITIVE_INFINITY) <= y);
      return { offsetNode: above.pop() ?? document.body, offset: 0 };
    },
  });
  return { document, scrollBy };
}

describe('the text that is read stays where it is', () => {
  test('between line breaks, in an element that stays where it is', () => {
    const tops = new Map<string, number | null>([
      ['甲', -300],
      ['广告', -40],
      ['乙', 50],
    ]);
    const { document, scrollBy } = load('<div>甲<br>广告<br>乙</div>', tops);
    steadily(document, () => {
      tops.set('广告', null);
      tops.set('乙', 10);
    });
    expect(scrollBy.mock.calls).toEqual([[{ top: -40, behavior: 'instant' }]]);
  });

  test('when the first one in sight is hidden, the next one', () => {
    const tops = new Map<string, number | null>([
      ['广告', 40],
      ['乙', 100],
    ]);
    const { document, scrollBy } = load('<div>广告</div><div>乙</div>', tops);
    steadily(document, () => {
      tops.set('广告', null);
      tops.set('乙', 75);
    });
    expect(scrollBy.mock.calls).toEqual([[{ top: -25, behavior: 'instant' }]]);
  });

  test('when all that was looked up is cut off, what stands behind it in the window', () => {
    const lines = [50, 80, 110, 150, 190, 240, 310, 410, 510];
    const tops = new Map<string, number | null>([...lines.map((top) => [`第${top}行`, top] as const), ['乙', 600]]);
    const { document, scrollBy } = load(
      `<div>${lines.map((top) => `<p>第${top}行</p>`).join('')}</div><p>乙</p>`,
      tops,
    );
    const box = document.querySelector('div')!;
    box.getBoundingClientRect = () => ({ bottom: 40 }) as DOMRect;
    steadily(document, () => {
      box.style.overflowY = 'hidden';
      tops.set('乙', 60);
    });
    expect(scrollBy.mock.calls).toEqual([[{ top: -540, behavior: 'instant' }]]);
  });
});

test('when all that was looked up is cut off, and nothing stands behind it, what stands in front of it', () => {
  const tops = new Map<string, number | null>([
    ['页首', -900],
    ['甲', -10],
    ['折起', -5],
    ['乙', 55],
    ['丙', 85],
  ]);
  const { document, scrollBy } = load('<p>页首</p><p>甲</p><p>折起</p><div><p>乙</p><p>丙</p></div>', tops);
  const box = document.querySelector('div')!;
  box.getBoundingClientRect = () => ({ bottom: 40 }) as DOMRect;
  steadily(document, () => {
    box.style.overflowY = 'hidden';
    tops.set('折起', null);
    tops.set('甲', 790);
  });
  expect(scrollBy.mock.calls).toEqual([[{ top: 800, behavior: 'instant' }]]);
});

test('when all in the flow that was looked up is cut off, what stands in front of it, rather than what is laid over it', () => {
  const tops = new Map<string, number | null>([
    ['甲', -10],
    ['乙', 15],
    ['阅读全文', 150],
  ]);
  const { document, scrollBy } = load(
    '<p>甲</p><div><p>乙</p></div><div style="position:absolute">阅读全文</div>',
    tops,
  );
  const box = document.querySelector('div')!;
  box.getBoundingClientRect = () => ({ bottom: 10 }) as DOMRect;
  steadily(document, () => {
    box.style.overflowY = 'hidden';
    tops.set('甲', 90);
    tops.set('阅读全文', -100);
  });
  expect(scrollBy.mock.calls).toEqual([[{ top: 100, behavior: 'instant' }]]);
});

test('when no text is met where one is looked for, what stands beside an element that is in sight', () => {
  const tops = new Map<string, number | null>([
    ['页首', -900],
    ['折起', 20],
    ['乙', 230],
  ]);
  const { document, scrollBy } = load('<p>页首</p><p data-rostrum="fold">折起</p><hr><p>乙</p>', tops);
  const line = document.querySelector('hr')!;
  line.getBoundingClientRect = () => ({ top: 20 }) as DOMRect;
  Object.assign(document, { caretPositionFromPoint: () => null, elementFromPoint: () => line });
  steadily(document, () => void tops.set('乙', 700));
  expect(scrollBy.mock.calls).toEqual([[{ top: 470, behavior: 'instant' }]]);
});

describe('what a write has put back, the next one goes on with', () => {
  /** Scrolls as a window does: by whole pixels, and no further than `most`. */
  const scrolling = (
    tops: Map<string, number | null>,
    scrollBy: ReturnType<typeof vi.fn>,
    most: () => number,
    round = Math.round,
  ) => {
    const by = (top: number) => Math.min(round(top), most());
    scrollBy.mockImplementation(({ top }: { top: number }) => {
      for (const [text, at] of tops) if (at !== null) tops.set(text, at - by(top));
    });
  };

  test('the same text, whatever stands above it by then', () => {
    const tops = new Map<string, number | null>([
      ['甲', -40],
      ['广告', 60],
      ['乙', 200],
    ]);
    const { document, scrollBy } = load('<p>甲</p><p>广告</p><p>乙</p>', tops);
    scrolling(tops, scrollBy, () => 1000);
    steadily(document, () => {
      tops.set('广告', null);
      tops.set('乙', 100);
    });
    expect(tops.get('甲')).toBe(60);
    steadily(document, () => tops.set('乙', 220));
    expect(tops.get('乙')).toBe(200);
  });

  test('parts of a pixel', () => {
    const tops = new Map<string, number | null>([['甲', 60]]);
    const { document, scrollBy } = load('<p>甲</p>', tops);
    scrolling(tops, scrollBy, () => 1000);
    for (let i = 0; i < 8; i++) steadily(document, () => tops.set('甲', tops.get('甲')! + 0.4));
    expect(Math.abs(tops.get('甲')! - 60)).toBeLessThanOrEqual(0.5);
  });

  // Firefox at times takes the pixel that is further off.
  test.each([Math.round, Math.floor, Math.ceil])('never more than half a pixel off: %o', (round) => {
    const tops = new Map<string, number | null>([['甲', 60]]);
    const { document, scrollBy } = load('<p>甲</p>', tops);
    scrolling(tops, scrollBy, () => 1000, round);
    for (const by of [0.45, 22.4, -0.17, -22.4, 73.6, 0.3, -873.23, 0.45, 289.63]) {
      steadily(document, () => tops.set('甲', tops.get('甲')! + by));
      expect(Math.abs(tops.get('甲')! - 60)).toBeLessThanOrEqual(0.5);
    }
  });

  test('but not what had no room at the end of the page', () => {
    const tops = new Map<string, number | null>([['甲', 160]]);
    const { document, scrollBy } = load('<p>甲</p>', tops);
    let most = 0;
    scrolling(tops, scrollBy, () => most);
    steadily(document, () => tops.set('甲', 300));
    most = 1000;
    steadily(document, () => tops.set('甲', 350));
    expect(tops.get('甲')).toBe(300);
  });

  test('nor when the reader has scrolled since', () => {
    const tops = new Map<string, number | null>([['甲', 60]]);
    const { document, scrollBy } = load('<p>甲</p>', tops);
    scrolling(tops, scrollBy, () => 1000);
    steadily(document, () => tops.set('甲', 60.4));
    tops.set('甲', 200);
    steadily(document, () => tops.set('甲', 200.4));
    expect(scrollBy).not.toHaveBeenCalled();
  });
});

describe('what does not move with the text is not held on to', () => {
  test.each(['fixed', 'sticky', 'absolute'])('a bar: %s', (position) => {
    const tops = new Map<string, number | null>([
      ['栏目', 10],
      ['乙', 100],
    ]);
    const { document, scrollBy } = load(`<div style="position:${position}">栏目</div><p>乙</p>`, tops);
    steadily(document, () => {
      tops.set('乙', 75);
    });
    expect(scrollBy.mock.calls).toEqual([[{ top: -25, behavior: 'instant' }]]);
  });

  test('a text above the window, which stands nearest to where one is looked for', () => {
    const tops = new Map<string, number | null>([
      ['甲', -40],
      ['乙', 100],
    ]);
    const { document, scrollBy } = load('<p>甲</p><p>乙</p>', tops);
    steadily(document, () => {
      tops.set('甲', -60);
      tops.set('乙', 75);
    });
    expect(scrollBy.mock.calls).toEqual([[{ top: -25, behavior: 'instant' }]]);
  });

  test('a text below the window, likewise', () => {
    const tops = new Map<string, number | null>([
      ['甲', 900],
      ['乙', 700],
    ]);
    const { document, scrollBy } = load('<p>甲</p><p>乙</p>', tops);
    const [below, inSight] = [...document.querySelectorAll('p')].map((p) => p.firstChild);
    const caretPositionFromPoint = (_x: number, y: number) => ({ offsetNode: y > 500 ? inSight : below, offset: 0 });
    Object.assign(document, { caretPositionFromPoint });
    steadily(document, () => {
      tops.set('甲', 950);
      tops.set('乙', 710);
    });
    expect(scrollBy.mock.calls).toEqual([[{ top: 10, behavior: 'instant' }]]);
  });

  test('a text that was folded, and is opened', () => {
    const tops = new Map<string, number | null>([
      ['甲', 60],
      ['乙', 160],
    ]);
    const { document, scrollBy } = load('<div data-rostrum="fold">甲</div><p>乙</p>', tops);
    steadily(document, () => {
      document.querySelector('div')!.removeAttribute('data-rostrum');
      tops.set('甲', 0);
      tops.set('乙', 180);
    });
    expect(scrollBy.mock.calls).toEqual([[{ top: 20, behavior: 'instant' }]]);
  });

  test('a text that is folded', () => {
    const tops = new Map<string, number | null>([
      ['甲', 60],
      ['乙', 160],
    ]);
    const { document, scrollBy } = load('<div>甲</div><p>乙</p>', tops);
    steadily(document, () => {
      document.querySelector('div')!.setAttribute('data-rostrum', 'fold');
      tops.set('乙', 80);
    });
    expect(scrollBy.mock.calls).toEqual([[{ top: -80, behavior: 'instant' }]]);
  });

  test('a text that was cut off, and is seen', () => {
    const tops = new Map<string, number | null>([
      ['甲', 60],
      ['乙', 160],
    ]);
    const { document, scrollBy } = load('<div style="overflow:hidden;overflow-y:hidden">甲</div><p>乙</p>', tops);
    const box = document.querySelector('div')!;
    box.getBoundingClientRect = () => ({ bottom: 20 }) as DOMRect;
    steadily(document, () => {
      box.getBoundingClientRect = () => ({ bottom: 90 }) as DOMRect;
      tops.set('乙', 180);
    });
    expect(scrollBy.mock.calls).toEqual([[{ top: 20, behavior: 'instant' }]]);
  });

  test('a text that is cut off when its box is collapsed again', () => {
    const tops = new Map<string, number | null>([
      ['甲', 60],
      ['乙', 160],
    ]);
    const { document, scrollBy } = load('<div>甲</div><p>乙</p>', tops);
    const box = document.querySelector('div')!;
    box.getBoundingClientRect = () => ({ bottom: 20 }) as DOMRect;
    steadily(document, () => {
      box.style.overflow = 'hidden';
      box.style.overflowY = 'hidden';
      tops.set('乙', 40);
    });
    expect(scrollBy.mock.calls).toEqual([[{ top: -120, behavior: 'instant' }]]);
  });
});

describe('the selection is what it was', () => {
  const ends = (document: Document) => {
    const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection()!;
    return [anchorNode, anchorOffset, focusNode, focusOffset];
  };

  test('when its text is shortened and comes back', () => {
    const { document } = load('<p>讲.了.话</p>');
    const text = document.querySelector('p')!.firstChild as Text;
    document.getSelection()!.setBaseAndExtent(text, 5, text, 1);
    const before = ends(document);
    const put = (data: string) =>
      steadily(document, () => {
        text.data = data;
      });
    put('讲了话');
    expect(ends(document)).toEqual([text, 3, text, 1]);
    put('講了話');
    put('讲.了.话');
    expect(ends(document)).toEqual(before);
  });

  test('one that was made meanwhile is not replaced', () => {
    const { document } = load('<p>讲.了.话</p>');
    const text = document.querySelector('p')!.firstChild as Text;
    document.getSelection()!.setBaseAndExtent(text, 0, text, 5);
    steadily(document, () => {
      text.data = '讲了话';
    });
    document.getSelection()!.setBaseAndExtent(text, 1, text, 2);
    steadily(document, () => {
      text.data = '讲.了.话';
    });
    expect(ends(document)).toEqual([text, 1, text, 2]);
  });

  test('when what stands between its ends is wrapped and unwrapped', () => {
    const { document } = load('<div>甲<br>广告<br>乙</div>');
    const div = document.querySelector('div')!;
    document.getSelection()!.setBaseAndExtent(div, 2, div, 5);
    const before = ends(document);
    const run = document.createElement('rostrum-run');
    const text = div.childNodes[2]!;
    steadily(document, () => {
      text.replaceWith(run);
      run.append(text);
    });
    steadily(document, () => run.replaceWith(text));
    expect(ends(document)).toEqual(before);
  });

  test('a caret, but not that of a field', () => {
    const { document } = load('<p>讲话</p><input value="会">');
    const text = document.querySelector('p')!.firstChild as Text;
    document.getSelection()!.collapse(text, 2);
    steadily(document, () => {
      text.data = '講話';
    });
    expect(ends(document)).toEqual([text, 2, text, 2]);
    document.querySelector('input')!.focus();
    const set = vi.spyOn(document.getSelection()!, 'setBaseAndExtent');
    steadily(document, () => {
      text.data = '讲话';
    });
    expect(set).not.toHaveBeenCalled();
  });
});
