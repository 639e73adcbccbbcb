/** Runs the pure core over a page's HTML, without a browser: what the unit tests and the comparison share. */
import { JSDOM } from 'jsdom';
import type { Found } from '../../src/findings/find.ts';
import { findAll } from '../../src/findings/find.ts';
import { type Paragraph, paragraphs, repair } from '../../src/findings/repair.ts';
import { buildOutline, type OutlineItem } from '../../src/outline/outline.ts';
import type { Page, Source } from '../../src/page/page.ts';
import { readPage } from '../../src/page/read.ts';
import { pageTitle } from '../../src/page/title.ts';

export interface CoreRun extends Found {
  page: Page;
  source: Source;
  list: Paragraph[];
  outline: OutlineItem[];
  /** All text that stays, a paragraph a line: nearly what `innerText` would give. */
  text: string;
}

export function runCore(html: string, url = 'http://www.example.cn/a.html'): CoreRun {
  const { document } = new JSDOM(html, { url }).window;
  const { page, source } = readPage(document);
  const found = findAll(page);
  const fixed = repair(page, found.findings);
  const list = paragraphs(page, fixed);
  const shown = new Map(list.map((p) => [p.blocks[0]!, p.text]));
  const inside = new Set(list.flatMap((p) => p.blocks.slice(1)));
  const lines: string[] = [];
  page.blocks.forEach((block, i) => {
    if (!fixed.hidden[i] && !inside.has(i)) lines.push(shown.get(i) ?? block.text);
  });
  return { ...found, page, source, list, outline: buildOutline(list, pageTitle(page)), text: lines.join('\n') };
}
