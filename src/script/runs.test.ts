import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { runAll } from '../page/steps.ts';
import { FOREIGN } from './foreign.ts';
import { runSteps } from './runs.ts';

const bodyOf = (html: string) => new JSDOM(`<body>${html}</body>`).window.document.body;
const runsOf = (html: string) =>
  runAll(runSteps(bodyOf(html), { base: (node) => node.data })).map(({ nodes, pieces }) => {
    expect(nodes.map((node) => node.data)).toEqual(pieces);
    return pieces.join('|');
  });

test.each<[string, string, string[]]>([
  ['a word across elements', '<p>理<b>头</b><i>发</i>的</p>', ['理|头|发|的']],
  ['paragraphs', '<p>头</p><p>发</p>', ['头', '发']],
  ['line breaks', '头<br>发<br><br>理', ['头', '发', '理']],
  ['nested blocks', '<div>头<div>发</div>理</div>', ['头', '发', '理']],
  ['table cells', '<table><tr><td>头<td>发</table>', ['头', '发']],
  ['ruby: the line goes on past its annotation', '<p>皇<ruby>后<rp>(<rt>汉字<rp>)</ruby>头</p>', ['汉字', '皇|后|头']],
  ['no Han, nothing to convert', '<p>abc</p><p>👍🏽 שלום</p>', []],
  ['quotation marks alone', '<p>say “yes”</p>', ['say “yes”']],
  ['rare characters alone', '<p>\u{20bb7}</p><p>\u3400</p><p>。、</p>', ['\u{20bb7}', '\u3400']],
  ['a hidden menu', '<ul hidden><li>国</li></ul>', ['国']],
  ['an image in a line ends it', '<p>头<img>发</p>', ['头', '发']],
  ['unknown elements end a line', '<x-card>头</x-card>发', ['头', '发']],
])('%s', (_, html, expected) => {
  expect(runsOf(html)).toEqual(expected);
});

describe('what is not converted', () => {
  test.each(FOREIGN)('$why: $selector', ({ case: html }) => {
    expect(
      runsOf(`<div>前${html}后</div>`)
        .join('')
        .replace(/[前后|]/g, ''),
    ).toBe('');
    // The same words elsewhere are.
    expect(runsOf('<div>前<em>国</em>后</div>')).toEqual(['前|国|后']);
  });
});

test('every node stands in one run, however deep it stands', () => {
  const body = bodyOf(`${'<div><span>国'.repeat(200)}`);
  const runs = runAll(runSteps(body, { base: (node) => node.data }));
  const nodes = runs.flatMap((run) => run.nodes);
  expect(new Set(nodes).size).toBe(nodes.length);
  expect(nodes.length).toBe(200);
});
