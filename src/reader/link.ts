/**
 * Makes links that lead to a place in a page: text fragments (`#:~:text=`, WICG "URL Fragment Text Directives"), which
 * browsers find by the words themselves, without Rostrum. Pure.
 */
import { addressOf } from '../settings/keys.ts';

/** Longest text, and longest context, that a fragment gives, in characters. */
const START_MOST = 60;
const CONTEXT_MOST = 24;

/**
 * @param url the page's own, as the browser has it
 * @param fragment as `textFragment` gives it
 * @returns the link, without a name and password that the address may hold
 */
export function linkTo(url: string, fragment: string): string {
  const link = new URL(addressOf(url));
  link.username = '';
  link.password = '';
  return link.href + (link.hash ? fragment.slice(1) : fragment);
}

/**
 * @param texts the page's blocks as they stand in it, white space squeezed
 * @param at the block to lead to
 * @param label how it begins
 * @returns the link's fragment, `#` included; browsers go to the first place that it fits, so where the words stand
 * elsewhere before, it also gives what follows, and what comes before
 */
export function textFragment(texts: readonly string[], at: number, label: string): string {
  const own = texts[at]!;
  const start = own.startsWith(label) ? label : cut(own, START_MOST);
  const isFirst = (text: string) => texts.findIndex((other) => other.includes(text)) === at;
  if (isFirst(start)) return `#:~:text=${encode(start)}`;
  const rest = own.slice(start.length).trimStart();
  const suffix = cut(rest || (texts[at + 1] ?? ''), CONTEXT_MOST);
  const follows = (i: number) => {
    const text = texts[i]!;
    const from = text.indexOf(start);
    if (from < 0) return false;
    const behind = text.slice(from + start.length).trimStart() || (texts[i + 1] ?? '');
    return behind.startsWith(suffix);
  };
  const same = texts.findIndex((_text, i) => follows(i));
  const before = same === at || at === 0 ? '' : lastOf(texts[at - 1]!, CONTEXT_MOST);
  return `#:~:text=${before ? `${encode(before)}-,` : ''}${encode(start)}${suffix ? `,-${encode(suffix)}` : ''}`;
}

/** Percent-encoded, with the directive's own marks (`-`, `&`, `,`), too. */
const encode = (text: string): string => encodeURIComponent(text.toWellFormed()).replaceAll('-', '%2D');

/** The beginning of a text up to a word's end: browsers match whole words only, as the segmenter tells them. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  for (const { index, segment } of words(text.slice(0, most + 12))) {
    if (index + segment.length > most) break;
    end = index + segment.length;
  }
  return text.slice(0, end || most);
}

/** The end of a text, from a word's beginning. */
function lastOf(text: string, most: number): string {
  if (text.length <= most) return text;
  const slack = 12;
  const tail = text.slice(-most - slack);
  for (const { index } of words(tail)) if (index >= slack) return tail.slice(index);
  return text.slice(-most);
}

const words = (text: string) => new Intl.Segmenter('zh', { granularity: 'word' }).segment(text);
