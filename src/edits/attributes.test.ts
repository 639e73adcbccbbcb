import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { Attributes } from './attributes.ts';

const load = () => {
  const { document } = new JSDOM('<html lang="zh"><body><img alt="国" title="会" class="x"><p>国</p></body></html>')
    .window;
  return {
    document,
    image: document.querySelector('img')!,
    paragraph: document.querySelector('p')!,
    attributes: new Attributes(),
  };
};

test('what was set comes back in its place, what was added goes', () => {
  const { document, image, paragraph, attributes } = load();
  const before = document.documentElement.outerHTML;
  attributes.set(image, 'alt', '國');
  attributes.set(image, 'alt', '国国');
  attributes.set(paragraph, 'lang', 'zh-Hant');
  expect(image.alt).toBe('国国');
  expect(attributes.original(image, 'alt')).toBe('国');
  attributes.restore();
  expect(document.documentElement.outerHTML).toBe(before);
});

test('what the page sets meanwhile stays the page’s', () => {
  const { image, attributes } = load();
  attributes.set(image, 'alt', '國');
  image.alt = '新';
  expect(attributes.original(image, 'alt')).toBe('新');
  attributes.restore();
  expect(image.alt).toBe('新');
});

test('whatever is set in any order, the page comes back', () => {
  const step = fc.record({
    which: fc.nat(2),
    name: fc.constantFrom('alt', 'title', 'lang'),
    value: fc.constantFrom('国', '國', ''),
  });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const { document, image, paragraph, attributes } = load();
      const before = document.documentElement.outerHTML;
      for (const { which, name, value } of steps)
        attributes.set([image, paragraph, document.documentElement][which]!, name, value);
      attributes.restore();
      expect(document.documentElement.outerHTML).toBe(before);
    }),
  );
});
