/** Small makers that the unit tests share: paragraphs, prose of any length, marks of the other width. */
import type { Paragraph } from '../../src/findings/repair.ts';
import { fold } from '../../src/phrases/fold.ts';
import { wordCount } from '../../src/phrases/length.ts';
import { Memo } from '../../src/phrases/line.ts';

/** Without white space and invisible characters, marks half-width: how texts are compared here. */
export const flat = (text: string): string =>
  text
    .replace(/[\s\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));

/** The same text with full-width marks, as most sites write them. */
export const wide = (text: string): string =>
  text.replace(/[,:;!?()]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

export const widths: [name: string, set: (text: string) => string][] = [
  ['half-width', (text) => text],
  ['full-width', wide],
];

/** A paragraph as `repair` gives it; `block` is its place in the list. */
export function para(text: string, look: Partial<Paragraph> = {}, block = 0): Paragraph {
  return {
    blocks: [block],
    text,
    folded: fold(text),
    wordCount: wordCount(text),
    memo: new Memo(),
    heading: 0,
    bold: false,
    centred: false,
    inPage: false,
    ...look,
  };
}

/** A line of text, or one with a look: `['致辞', { bold: true }]`. */
export type Line = string | [text: string, look: Partial<Paragraph>];

export const paras = (lines: readonly Line[]): Paragraph[] =>
  lines.map((line, i) => (typeof line === 'string' ? para(line, {}, i) : para(line[0], line[1], i)));

const WHO = '街道 车间 村里 班组 学校 医院 社区 窗口 工地 站点 农场 渔港 林场 书店 剧团 码头'.split(' ');
const DID =
  '改造了 修好了 清理了 登记了 检查了 增设了 维护了 粉刷了 更换了 疏通了 搬迁了 核对了 整理了 租用了 开放了 扩建了'.split(
    ' ',
  );
const WHAT =
  '路灯 水渠 仓库 档案 围墙 锅炉 管道 操场 食堂 机床 渔船 苗圃 书架 舞台 堤坝 果园 电梯 礼堂 花坛 泵房'.split(' ');
const THEN =
  '邻居都说方便 账目清清楚楚 工期没有耽误 老人看在眼里 花费比往年少 孩子跑来帮忙 夜里也亮堂堂 雨季不再积水'.split(' ');

/** Running text that no rule knows: sentences of 14 to 18 characters, another text for another seed. */
export function prose(seed: number, sentences = 4): string {
  let state = (seed * 2654435761) >>> 0;
  const pick = (list: string[]): string => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return list[(state >>> 12) % list.length]!;
  };
  return Array.from({ length: sentences }, () => `${pick(WHO)}${pick(DID)}${pick(WHAT)},${pick(THEN)}。`).join('');
}

/** A page of paragraphs, a `<p>` each, under a title. */
export const pageOf = (lines: readonly string[], title = '工作会议讲话稿'): string =>
  `<!doctype html><html><head><title>${title}</title></head><body><div id="main">${lines
    .map((line) => (line.startsWith('<') ? line : `<p>${line}</p>`))
    .join('\n')}</div></body></html>`;
