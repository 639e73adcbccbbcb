/** What is measured inside a page: our pure core, and the two extractors that it is compared with. Bundled for the page. */
import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';
import { isWorthALook } from '../../src/detect/hope.ts';
import { readLines } from '../../src/detect/lines.ts';
import { Ledger } from '../../src/edits/ledger.ts';
import { findAll } from '../../src/findings/find.ts';
import { paragraphs, repair } from '../../src/findings/repair.ts';
import { buildOutline } from '../../src/outline/outline.ts';
import { readPage } from '../../src/page/read.ts';
import { pageTitle } from '../../src/page/title.ts';
import { probeThrough } from '../../src/reader/probe.ts';

/** Both extractors take the document apart: each run needs a copy of its own, made beforehand. */
let copies: Document[] = [];
const copy = (): Document => {
  const one = copies.pop();
  if (!one) throw new Error('no copy of the document is left');
  return one;
};

const inPage = {
  prepare(count: number): void {
    copies = Array.from({ length: count }, () => document.cloneNode(true) as Document);
  },
  /** Reads the page, finds what is wrong with it, and outlines it. @returns how many blocks it has */
  core(): number {
    const { page } = readPage(document, probeThrough(new Ledger()));
    const { findings } = findAll(page);
    buildOutline(paragraphs(page, repair(page, findings)), pageTitle(page));
    return page.blocks.length;
  },
  /** What the content script does with a page by itself. */
  detector(): boolean {
    return isWorthALook(readLines(document));
  },
  readability(): number {
    return new Readability(copy()).parse()?.textContent?.length ?? 0;
  },
  defuddle(): number {
    return new Defuddle(copy(), { url: location.href }).parse().content.length;
  },
};

Object.assign(globalThis, { inPage });
