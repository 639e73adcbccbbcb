import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { prose as p, pageOf } from '../../test/core/make.ts';
import { runCore } from '../../test/core/run.ts';
import type { SavedPlace } from '../settings/reading-places.ts';
import { readerText } from './analyse.ts';
import { Bookmark, find, type Here, placeAt } from './bookmark.ts';
import { progressAt, type ReaderText } from './text.ts';

function load(lines: string[]): ReaderText {
  const { page, findings } = runCore(pageOf(lines));
  return readerText(page, findings);
}
const first = ['讲话稿 篇1', '同志们:', p(21, 6), '一、修路', p(1, 6), p(22, 6), '二、管账', p(2, 6), '谢谢大家!'];
const second = ['讲话稿 篇2', '乡亲们:', p(4, 6), '一、育林', p(5, 6), p(23, 6), '二、管账', p(24, 6), '谢谢大家!'];
const TEXT = load([...first, ...second]);

/** As someone is who has read so much of the paragraph with this number. */
function at(paragraph: number, share: number, text = TEXT): Here {
  const active = text.items.findLastIndex((item) => item.block <= text.starts[paragraph]!);
  return { text, active, progress: progressAt(text, paragraph, share) };
}

describe('a place', () => {
  test('is found again, to the paragraph', () => {
    for (let n = 0; n < TEXT.starts.length; n++) {
      const place = placeAt(at(n, 0.5));
      if (place) expect(find(TEXT, place)).toEqual({ item: at(n, 0).active, block: TEXT.starts[n] });
    }
    expect(placeAt(at(5, 0.5))).toMatchObject({ label: '一、修路' });
  });
  test('is none before the text and at its very beginning', () => {
    expect(placeAt({ text: TEXT, active: -1, progress: { page: 0, speech: 0, number: 0 } })).toBeNull();
    expect(placeAt(at(0, 0.5))).toBeNull();
    const long = load(['讲话稿', '同志们:', p(1, 40), p(2, 40), p(3, 40), '谢谢大家!']);
    expect(placeAt(at(long.starts.length - 1, 0.5, long))).not.toBeNull();
  });
  test('is still found when the page has more around it, as long as its heading is one of a kind', () => {
    const more = load(['讲话稿 篇0', '朋友们:', p(31, 6), p(32, 6), '谢谢大家!', ...second]);
    const forest = TEXT.items.findIndex(({ label }) => label === '一、育林');
    const { block } = TEXT.items[forest]!;
    const place = placeAt(at(TEXT.starts.indexOf(block), 0))!;
    const found = find(more, { ...place, key: 'gone' });
    expect(more.items[found!.item]!.label).toBe('一、育林');
    const twice = TEXT.items.find(({ label }) => label === '二、管账')!;
    expect(find(TEXT, { key: 'gone', label: twice.label, share: 0 })).toBeNull();
    expect(find(more, { key: 'gone', label: 'gone', share: 0 })).toBeNull();
  });
});

describe('the bookmark', () => {
  const PLACE = placeAt(at(5, 0.5))!;
  const BEGUN = at(0, 0);
  function open(stored: SavedPlace | null, hash = '', navigation = 'https://a.cn/1', url = 'https://a.cn/1') {
    const doc = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    const window = Object.assign(new EventTarget(), {
      document: doc,
      location: { href: url + hash },
      performance: { getEntriesByType: () => [{ name: navigation }] },
      setTimeout: (call: () => void, ms: number) => setTimeout(call, ms),
      clearTimeout: (timer: number) => clearTimeout(timer),
    });
    const page = { here: BEGUN as Here | null, on: true, fail: false };
    const written: [string, SavedPlace | null][] = [];
    const onOffer = vi.fn();
    const onFailure = vi.fn();
    const bookmark = new Bookmark(window as unknown as Window & typeof globalThis, {
      place: async () => stored,
      rememberPlace: async (where, place) => {
        if (page.fail) throw new Error('QUOTA_BYTES');
        written.push([where, place]);
      },
      isOn: () => page.on,
      here: () => page.here,
      onOffer,
      onFailure,
    });
    bookmark.watch(new AbortController().signal);
    const offer = () => bookmark.offer(TEXT, page.here?.active ?? -1);
    const hide = () => {
      doc.visibilityState = 'hidden';
      doc.dispatchEvent(new Event('visibilitychange'));
    };
    return { bookmark, page, written, onOffer, onFailure, offer, hide, window, opened: bookmark.open(url) };
  }
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(console, 'warn').mockImplementation(() => {});
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  test('offers a stored place until it is reached or not wanted', async () => {
    const { opened, offer, onOffer, page } = open(PLACE);
    await opened;
    expect(onOffer).toHaveBeenCalledOnce();
    expect(TEXT.items[offer()!.item]!.label).toBe('一、修路');
    page.here = at(5, 0);
    expect(offer()).toBeNull();
    page.here = BEGUN;
    expect(offer()).toBeNull();
    const other = open(PLACE);
    await other.opened;
    other.bookmark.dismiss();
    expect(other.offer()).toBeNull();
  });

  test.each([
    ['a fragment', '#p2', undefined],
    ['a text fragment', '', 'https://a.cn/1#:~:text=x'],
  ])('offers nothing where the address has %s', async (_what, hash, navigation) => {
    const { opened, offer } = open(PLACE, hash, navigation);
    await opened;
    expect(offer()).toBeNull();
  });

  test.each([
    ['an application’s route', '', 'https://a.cn/#/1'],
    ['an empty fragment', '#', 'https://a.cn/1'],
  ])('offers a place where the address has %s', async (_what, hash, url) => {
    const { opened, offer } = open(PLACE, hash, url, url);
    await opened;
    expect(offer()).not.toBeNull();
  });

  test('offers nothing to someone who is in the text already', async () => {
    const opened = open(PLACE);
    opened.page.here = at(9, 0);
    await opened.bookmark.open('https://a.cn/2');
    expect(opened.offer()).toBeNull();
  });

  test('stores where the reader has scrolled to before the first page was opened', async () => {
    const { bookmark, written, page, hide, opened } = open(null, '', '', '');
    await opened;
    page.here = at(5, 0.5);
    bookmark.scrolled();
    hide();
    expect(written).toEqual([]);
    await bookmark.open('https://a.cn/1');
    await vi.advanceTimersByTimeAsync(2500);
    expect(written).toEqual([['https://a.cn/1', PLACE]]);
  });

  test('stores where the reader has stopped, and on leaving', async () => {
    const { opened, bookmark, written, page, hide, window } = open(null);
    await opened;
    page.here = at(5, 0.5);
    bookmark.scrolled();
    await vi.advanceTimersByTimeAsync(1500);
    bookmark.scrolled();
    await vi.advanceTimersByTimeAsync(1500);
    expect(written).toEqual([]);
    await vi.advanceTimersByTimeAsync(500);
    expect(written).toEqual([['https://a.cn/1', PLACE]]);
    hide();
    expect(written).toHaveLength(1);
    page.here = at(9, 0.5);
    bookmark.scrolled();
    window.dispatchEvent(new Event('pagehide'));
    expect(written).toHaveLength(2);
    // Back at the beginning: there is nothing to come back to.
    page.here = BEGUN;
    bookmark.scrolled();
    hide();
    expect(written[2]).toEqual(['https://a.cn/1', null]);
  });

  test('someone who has come back and not gone on yet does not lose the place', async () => {
    const { opened, bookmark, written } = open(PLACE);
    await opened;
    bookmark.scrolled();
    await vi.advanceTimersByTimeAsync(3000);
    expect(written).toEqual([]);
  });

  test('does nothing when it is switched off, or the text is not on the screen', async () => {
    const { opened, bookmark, written, page, offer } = open(PLACE);
    await opened;
    page.on = false;
    expect(offer()).toBeNull();
    page.here = at(5, 0.5);
    bookmark.scrolled();
    await vi.advanceTimersByTimeAsync(3000);
    page.on = true;
    page.here = null;
    bookmark.scrolled();
    await vi.advanceTimersByTimeAsync(3000);
    expect(written).toEqual([]);
  });

  test('a failing storage is told of once', async () => {
    const { opened, bookmark, page, onFailure } = open(null);
    await opened;
    page.here = at(5, 0.5);
    page.fail = true;
    for (let n = 0; n < 3; n++) {
      bookmark.scrolled();
      await vi.advanceTimersByTimeAsync(3000);
    }
    expect(onFailure).toHaveBeenCalledOnce();
  });
});
