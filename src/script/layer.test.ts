import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, test, vi } from 'vitest';
import { Ledger } from '../edits/ledger.ts';
import { ScriptLayer, split } from './layer.ts';
import type { Target } from './variant.ts';

const WORDS: Record<string, string> = {
  头发: '頭髮',
  发展: '發展',
  发: '發',
  头: '頭',
  讲话: '講話',
  国: '國',
  们: '們',
};
/** Stands for the background: knows words, and otherwise characters. */
const convert = (text: string): string =>
  text.replace(new RegExp(Object.keys(WORDS).join('|'), 'g'), (word) => WORDS[word]!);
const remote = (answer: (text: string) => string = convert) =>
  vi.fn((texts: string[], _to: Target) => Promise.resolve(texts.map(answer)));

/** The text nodes of a paragraph, and a layer with a ledger of its own. */
function load(html: string, ask = remote()) {
  const { document } = new JSDOM(`<p>${html}</p>`).window;
  const nodes: Text[] = [];
  const walker = document.createTreeWalker(document.querySelector('p')!, 4);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text);
  const ledger = new Ledger();
  return { document, nodes, ledger, ask, layer: new ScriptLayer(ledger, ask) };
}
const data = (nodes: Text[]): string[] => nodes.map((node) => node.data);

describe('a run of text nodes', () => {
  test.each([
    ['头<b>发</b>', ['頭', '髮']],
    ['<i>国</i>人的头<b>发</b>展', ['國', '人的頭', '髮', '展']],
    ['讲话', ['講話']],
    ['讲<b></b>话', ['講', '話']],
    ['𠮷头<b>发𠮷</b>', ['𠮷頭', '髮𠮷']],
    [' 头\n<b> </b>', [' 頭\n', ' ']],
  ])('%s is converted whole, and put back where it was', async (html, want) => {
    const { nodes, layer } = load(html);
    await layer.prepare([nodes], [], 'traditional');
    layer.write([nodes], 'traditional');
    expect(data(nodes)).toEqual(want);
    layer.write([nodes], null);
    expect(data(nodes)).toEqual(data(load(html).nodes));
  });

  test('whose length changes is converted node by node', async () => {
    const longer = remote((text) => text.replace('头发', '一頭烏髮').replace(/^头$/, '頭').replace(/^发$/, '髮'));
    const { nodes, layer } = load('头<b>发</b>', longer);
    await layer.prepare([nodes], [], 'traditional');
    layer.write([nodes], 'traditional');
    expect(data(nodes)).toEqual(['頭', '髮']);
  });

  test('in one node may change its length', async () => {
    const { nodes, layer } = load(
      '头发',
      remote(() => '一頭烏髮'),
    );
    await layer.prepare([nodes], [], 'traditional');
    layer.write([nodes], 'traditional');
    expect(data(nodes)).toEqual(['一頭烏髮']);
  });

  test('is converted as it was mended', async () => {
    const { nodes, ledger, layer } = load('讲.<b>话</b>');
    ledger.mend(nodes[0]!, '讲');
    await layer.prepare([nodes], [], 'traditional');
    layer.write([nodes], 'traditional');
    expect(data(nodes)).toEqual(['講', '話']);
  });

  test('that is not known is left as it is, and given back where it was written', async () => {
    const { nodes, ledger, layer } = load('讲话');
    await layer.prepare([nodes], [], 'traditional');
    layer.write([nodes], 'traditional');
    ledger.mend(nodes[0]!, '另一句国话');
    layer.write([nodes], 'traditional');
    expect(data(nodes)).toEqual(['另一句国话']);
  });
});

describe('asking', () => {
  test('is done once for each text, and once for each script', async () => {
    const { nodes, ask, layer } = load('讲话');
    await layer.prepare([nodes, nodes], ['讲话'], 'traditional');
    await layer.prepare([nodes], ['讲话'], 'traditional');
    await layer.prepare([nodes], [], 'simplified');
    expect(ask.mock.calls).toEqual([
      [['讲话'], 'traditional'],
      [['讲话'], 'simplified'],
    ]);
  });
  test('is not done for text without Han characters', async () => {
    const { nodes, ask, layer } = load('abc 123');
    await layer.prepare([nodes], ['20xx', ''], 'traditional');
    expect(ask).not.toHaveBeenCalled();
  });
  test('that is answered with another number of texts fails, and nothing is written', async () => {
    const { nodes, layer } = load('讲话', vi.fn(() => Promise.resolve([])) as never);
    await expect(layer.prepare([nodes], [], 'traditional')).rejects.toThrow('number of texts');
    layer.write([nodes], 'traditional');
    expect(data(nodes)).toEqual(['讲话']);
  });
});

test('other texts are answered as far as they are known', async () => {
  const { layer } = load('');
  await layer.prepare([], ['讲话'], 'traditional');
  expect([layer.text('讲话', 'traditional'), layer.text('讲话', null), layer.text('国', 'traditional')]).toEqual([
    '講話',
    '讲话',
    '国',
  ]);
});

describe('split', () => {
  test.each<[converted: string, bases: string[], parts: string[] | null]>([
    ['頭髮', ['头', '发'], ['頭', '髮']],
    ['頭髮', ['头发', ''], ['頭髮', '']],
    ['一頭烏髮', ['头', '发'], null],
    ['', [''], ['']],
    ['𠮷頭', ['吉', '头'], ['𠮷', '頭']],
    ['吉頭', ['𠮷', '头'], ['吉', '頭']],
    ['吉𠮷', ['𠮷', '吉'], ['吉', '𠮷']],
  ])('%s over %j', (converted, bases, parts) => {
    expect(split(converted, bases)).toEqual(parts);
  });
  test('never cuts a character in two, and loses none', () => {
    const text = fc.string({ unit: fc.constantFrom(...'头发讲话a𠮷𪜀。'), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (bases) => {
        const swapped = bases.join('').replace(/头/gu, '𠮷').replace(/讲/gu, '講');
        const parts = split(swapped, bases)!;
        expect(parts.join('')).toBe(swapped);
        expect(parts.map((part) => [...part].length)).toEqual(bases.map((base) => [...base].length));
        expect(parts.every((part) => !/^[\udc00-\udfff]/.test(part))).toBe(true);
      }),
    );
  });
});
