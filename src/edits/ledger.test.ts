import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { Ledger } from './ledger.ts';

const { document } = new JSDOM('').window;
const made = (text = '原来的话') => ({ ledger: new Ledger(), node: document.createTextNode(text) as Text });

describe('one value is written: the conversion of the mended text', () => {
  test('mending and giving back', () => {
    const { ledger, node } = made();
    ledger.mend(node, '修过的话');
    expect([node.data, ledger.original(node), ledger.base(node)]).toEqual(['修过的话', '原来的话', '修过的话']);
    ledger.mend(node, null);
    expect([node.data, ledger.nodes()]).toEqual(['原来的话', []]);
  });
  test('converting and giving back', () => {
    const { ledger, node } = made('讲话');
    ledger.convert(node, { from: '讲话', to: '講話' });
    expect([node.data, ledger.original(node), ledger.base(node)]).toEqual(['講話', '讲话', '讲话']);
    ledger.convert(node, null);
    expect([node.data, ledger.nodes()]).toEqual(['讲话', []]);
  });
  test('a conversion made from other text than the base is not shown', () => {
    const { ledger, node } = made('讲.话');
    ledger.convert(node, { from: '讲.话', to: '講.話' });
    ledger.mend(node, '讲话');
    expect(node.data).toBe('讲话');
    ledger.convert(node, { from: '讲话', to: '講話' });
    expect(node.data).toBe('講話');
    ledger.mend(node, null);
    expect(node.data).toBe('讲.话');
  });
  test('cleaning off while converted leaves neither behind', () => {
    const { ledger, node } = made('讲.话');
    ledger.mend(node, '讲话');
    ledger.convert(node, { from: '讲话', to: '講話' });
    ledger.mend(node, null);
    ledger.convert(node, null);
    expect([node.data, ledger.nodes()]).toEqual(['讲.话', []]);
  });
  test('nothing to write makes no entry', () => {
    const { ledger, node } = made('话');
    ledger.mend(node, null);
    ledger.mend(node, '话');
    ledger.convert(node, null);
    ledger.convert(node, { from: '话', to: '话' });
    expect(ledger.nodes()).toEqual([]);
  });
});

describe('a node that the page has rewritten', () => {
  const rewritten = () => {
    const { ledger, node } = made();
    ledger.mend(node, '修过的话');
    node.data = '网页的话';
    return { ledger, node };
  };
  test('is known', () => {
    const { ledger, node } = rewritten();
    expect(ledger.isOurs(node)).toBe(false);
  });
  test('is ours while it holds what was written', () => {
    const { ledger, node } = made();
    expect(ledger.isOurs(node)).toBe(false);
    ledger.mend(node, '修过的话');
    expect(ledger.isOurs(node)).toBe(true);
  });
  test('keeps its text when everything is taken back', () => {
    const { ledger, node } = rewritten();
    ledger.restore();
    expect(node.data).toBe('网页的话');
  });
  test('keeps its text when the mending is dropped', () => {
    const { ledger, node } = rewritten();
    ledger.mend(node, null);
    expect(node.data).toBe('网页的话');
  });
  test('is read anew', () => {
    const { ledger, node } = rewritten();
    expect([ledger.original(node), ledger.base(node)]).toEqual(['网页的话', '网页的话']);
    ledger.convert(node, { from: '网页的话', to: '網頁的話' });
    expect(node.data).toBe('網頁的話');
    ledger.restore();
    expect(node.data).toBe('网页的话');
  });
});

test('whatever is mended and converted, in whatever order, restoring gives each node its own text', () => {
  const text = fc.string({ unit: fc.constantFrom(...'讲话会议講話會議.'), minLength: 1, maxLength: 4 });
  const step = fc.record({
    node: fc.nat(2),
    what: fc.constantFrom('mend', 'unmend', 'convert', 'unconvert', 'page'),
    text,
  });
  fc.assert(
    fc.property(fc.array(text, { minLength: 3, maxLength: 3 }), fc.array(step, { maxLength: 20 }), (texts, steps) => {
      const ledger = new Ledger();
      const nodes = texts.map((data) => document.createTextNode(data) as Text);
      const want = [...texts];
      for (const { node: n, what, text: next } of steps) {
        const node = nodes[n]!;
        if (what === 'mend') ledger.mend(node, next);
        if (what === 'unmend') ledger.mend(node, null);
        if (what === 'convert') ledger.convert(node, { from: ledger.base(node), to: next });
        if (what === 'unconvert') ledger.convert(node, null);
        if (what === 'page' && next !== node.data) {
          node.data = next;
          want[n] = next;
        }
        expect(ledger.original(node)).toBe(want[n]);
      }
      ledger.restore();
      expect(nodes.map(({ data }) => data)).toEqual(want);
      expect(ledger.nodes()).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
