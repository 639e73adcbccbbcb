/** The measure of the place on the screen, on a page whose layout is made up. */
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { Hold } from './hold.ts';

/** Three paragraphs: the first begins above the window. */
function page() {
  const { window } = new JSDOM('<p>甲</p><p>乙</p><p>丙</p>');
  const { document } = window;
  const paragraphs = [...document.querySelectorAll('p')];
  const tops = new Map(paragraphs.map((p, i) => [p.firstChild!, -5 + 40 * i]));
  window.Range.prototype.getClientRects = function () {
    const top = tops.get(this.startContainer as ChildNode)!;
    return [{ top, bottom: top + 40 }] as unknown as DOMRectList;
  };
  Object.defineProperties(document.documentElement, { scrollHeight: { value: 2000 }, clientHeight: { value: 300 } });
  Object.defineProperty(window, 'scrollY', { value: 500 });
  return {
    hold: new Hold(document),
    /** Each written in a task of its own. @param moves how far each paragraph moves, in px; null: it is hidden */
    async write(...moves: (number | null)[]) {
      paragraphs.forEach((p, i) => {
        const by = moves[i]!;
        p.toggleAttribute('hidden', by === null);
        p.setAttribute('data-written', '');
        tops.set(p.firstChild!, tops.get(p.firstChild!)! + (by ?? 0));
      });
      await new Promise((done) => setTimeout(done));
    },
  };
}

test('one text that stays is enough', async () => {
  const { hold, write } = page();
  await write(28, 0, 0);
  await write(0, 28, 0.5);
  expect(hold.check('then')).toBe(true);
});

test.each<[string, (number | null)[][]]>([
  ['at once', [[28, 28, 28]]],
  [
    'one after the other',
    [
      [0, 28, 28],
      [28, 0, 0],
    ],
  ],
  [
    'with one that stayed, and is hidden',
    [
      [0, 28, 28],
      [null, 28, 28],
    ],
  ],
  [
    'when the one that is hidden had moved, too',
    [
      [28, 28, 28],
      [null, 0, 0],
    ],
  ],
])('all that are shown have moved: %s', async (_how, writes) => {
  const { hold, write } = page();
  for (const moves of writes) await write(...moves);
  expect(() => hold.check('then')).toThrow('has moved on the screen');
});

test('what stands beside a text that stayed, and is hidden, is to stay from then on', async () => {
  const { hold, write } = page();
  await write(0, 28, 28);
  await write(null, 0, 0);
  expect(hold.check('then')).toBe(true);
});

test('where all are hidden there is nothing to look for', async () => {
  const { hold, write } = page();
  await write(null, null, null);
  expect(hold.check('then')).toBe(false);
});
