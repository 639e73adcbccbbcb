/**
 * The pages that are measured: made of this repository's test pages, the same on every machine, and longer ones made of
 * them. Where the project's shared pages lie beside the repository, the page of twenty speeches is taken from there.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';

const ROOT = join(import.meta.dirname, '../..');
const PAGES = join(ROOT, 'test/pages');
const SHARED = join(ROOT, '../shared/pages/source-p.html');

const SPEECHES = 20;
const CHARS = 60_000;
/** A page that is no speech page is this long at least: longer than what the detector reads of any page. */
const OTHER_CHARS = 60_000;

/** The part of a page that is repeated in longer ones: it stands between these two. */
const OPEN = '<div class="content" id="content">';
const CLOSE = '</div>\n<div class="download"';

/** @typedef {{ name: string, html: string, speech: boolean }} TestPage */

/** @returns {TestPage[]} */
function testPages() {
  return readdirSync(PAGES)
    .sort()
    .flatMap((name) => {
      const file = join(PAGES, name, 'expected.json');
      if (!existsSync(file)) return [];
      const { speech, late } = JSON.parse(readFileSync(file, 'utf8'));
      return late ? [] : [{ name, html: readFileSync(join(PAGES, name, 'source.html'), 'utf8'), speech }];
    });
}

/**
 * The page that all figures are of, and where it is from.
 * @returns {{ html: string, from: string }}
 */
export function speechPage() {
  if (existsSync(SHARED)) return { html: readFileSync(SHARED, 'utf8'), from: 'a page of 20 speeches in `<p>` layout' };
  return { html: madePage(), from: 'a page made of the test pages: 20 speeches in `<p>` layout' };
}

/** Twenty speeches of three thousand characters, from the test pages' own paragraphs, with what such pages have around them. */
export function madePage() {
  const paragraphs = testPages()
    .filter((page) => page.speech)
    .flatMap(({ html }) => [...new JSDOM(html).window.document.querySelectorAll('p')])
    .map((p) => (p.textContent ?? '').replace(/\s+/g, ' ').trim())
    .filter((text) => text.length >= 4 && /[\u4e00-\u9fff]/.test(text));
  if (!paragraphs.length) throw new Error('There are no speech pages under test/pages.');
  const pool = hanOf(paragraphs.join(''));
  let next = 0;
  let rounds = 0;
  const take = () => {
    if (next === paragraphs.length) {
      next = 0;
      rounds++;
    }
    const text = paragraphs[next++] ?? '';
    return rounds ? shifted(text, rounds, pool) : text;
  };
  /** @type {string[][]} */
  const speeches = [];
  for (let n = 0; n < SPEECHES - 1; n++) {
    const lines = ['同志们：'];
    for (let chars = 0; chars < CHARS / SPEECHES; ) {
      const text = take();
      lines.push(text);
      chars += text.length;
    }
    speeches.push([...lines, '我的讲话完了，谢谢大家！']);
  }
  // One stands there twice.
  speeches.push(speeches[3] ?? []);
  const parts = speeches.map((lines, n) => {
    const body = lines.map((line) => `<p>　　${line}</p>`);
    // An advertisement in the middle of every second speech, a list of other pages in every fifth.
    const inside =
      n % 5 === 2
        ? `<div class="related"><b>相关推荐</b><ul><li><a href="/f/${n}1.html">年会邀请函格式</a></li><li><a href="/f/${n}2.html">述职报告的写法</a></li></ul></div>`
        : `<div class="adbox"><a href="https://ad.example.com/x?c=${n}" target="_blank" rel="nofollow">公文写作会员限时五折 点击领取优惠券</a></div>`;
    if (n % 5 === 2 || n % 2 === 0) body.splice(body.length >> 1, 0, inside);
    return `<h2>在年度工作会议上的讲话稿 篇${n + 1}</h2>\n${body.join('\n')}`;
  });
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>在年度工作会议上的讲话稿(精选${SPEECHES}篇)_范文大全</title>
<style>.main{width:900px;margin:0 auto}.fl{position:fixed;right:0;bottom:0}</style></head><body>
<div class="top"><a href="/">首页</a><a href="/jianghuagao/">讲话稿</a><a href="/zongjie/">工作总结</a></div>
<div class="main"><h1>在年度工作会议上的讲话稿(精选${SPEECHES}篇)</h1>
${OPEN}<p>　　下面是小编为大家整理的在年度工作会议上的讲话稿，仅供参考，希望对大家有所帮助！</p>
${parts.join('\n')}
${CLOSE}><a href="/down/1.doc">将本文的Word文档下载到电脑</a></div>
<div class="xg"><h3>相关文章</h3><ul><li><a href="/f/1.html">部门例会主持词</a></li><li><a href="/f/2.html">年终述职报告</a></li></ul></div></div>
<div class="fl">客服在线 立即咨询</div><div class="footer"><a href="/about">关于我们</a></div></body></html>
`;
}

/** @param {string} text */
const hanOf = (text) => text.match(/[\u4e00-\u9fff]/g) ?? [];

/**
 * Every fourth Han character of a text another one: as long, and nowhere the same six characters in a row.
 * @param {string} text
 * @param {number} round
 * @param {readonly string[]} pool
 */
function shifted(text, round, pool) {
  let count = 0;
  return text.replace(/[\u4e00-\u9fff]/g, (char) =>
    ++count % 4 === round % 4
      ? (pool[(round * 7919 + count * 104_729 + text.length * 17) % pool.length] ?? char)
      : char,
  );
}

/**
 * The same page with its body so many times. What repeats is no plain duplicate: characters of its paragraphs differ.
 * @param {string} html
 * @param {number} times
 */
export function longer(html, times) {
  if (times === 1) return html;
  const { head, body, tail } = split(html);
  const pool = hanOf(body);
  const parts = [body];
  for (let n = 1; n < times; n++) parts.push(body.replace(/[^<>]{60,}/g, (text) => shifted(text, n, pool)));
  return head + parts.join('\n') + tail;
}

/**
 * A page of so many paragraphs and headings, the furniture around them not counted.
 * @param {string} html
 * @param {number} blocks
 */
export function withBlocks(html, blocks) {
  const ends = /<\/(?:p|h\d)>/g;
  const each = split(html).body.match(ends)?.length ?? 0;
  const { head, body, tail } = split(longer(html, Math.ceil(blocks / each)));
  ends.lastIndex = 0;
  for (let n = 0; n < blocks; n++) if (!ends.exec(body)) break;
  return head + body.slice(0, ends.lastIndex) + tail;
}

/** @param {string} html */
function split(html) {
  const from = html.indexOf(OPEN) + OPEN.length;
  const to = html.indexOf(CLOSE, from);
  if (from < OPEN.length || to < 0) throw new Error('The page has no body to repeat.');
  return { head: html.slice(0, from), body: html.slice(from, to), tail: html.slice(to) };
}

/** The largest test page that is not one of speeches, repeated, and ten times that. @returns {[string, string]} */
export function otherPages() {
  const largest = testPages()
    .filter((page) => !page.speech)
    .reduce((a, b) => (b.html.length > a.html.length ? b : a)).html;
  const open = /<body[^>]*>/.exec(largest);
  const to = largest.lastIndexOf('</body>');
  if (!open || to < 0) throw new Error('The page has no body to repeat.');
  const from = open.index + open[0].length;
  const body = largest.slice(from, to);
  const chars = body.replace(/<[^>]*>|\s/g, '').length;
  /** @param {number} times */
  const repeated = (times) => largest.slice(0, from) + body.repeat(times) + largest.slice(to);
  const times = Math.ceil(OTHER_CHARS / chars);
  return [repeated(times), repeated(10 * times)];
}
