import { expect, test, vi } from 'vitest';
import en from '../../_locales/en/messages.json' with { type: 'json' };
import type { Translate } from './state.ts';
import { messagesOf, remembering } from './translate.ts';

const MESSAGES: Record<string, string> = { plain: '大纲', two: '第 $1 篇，共 $2 篇，第 $1 篇', dollar: '$1' };

/** As the browser looks messages up. */
const browserOf = (messages: Readonly<Record<string, string>>) =>
  vi.fn<Translate>((key, ...parts) =>
    (messages[key] ?? '').replace(/\$(\d)/g, (_all, n) => String(parts[Number(n) - 1])),
  );

test('a message is looked up once, and says what it says', () => {
  const translate = browserOf(MESSAGES);
  const t = remembering(translate, new Map());
  expect([t('plain'), t('two', 1, 20), t('two', 2, 20), t('plain'), t('dollar', '$1 $&')]).toEqual([
    '大纲',
    '第 1 篇，共 20 篇，第 1 篇',
    '第 2 篇，共 20 篇，第 2 篇',
    '大纲',
    '$1 $&',
  ]);
  expect(translate).toHaveBeenCalledTimes(3);
});

test('messages that are known are not looked up', () => {
  const translate = browserOf(MESSAGES);
  const known = JSON.parse(JSON.stringify(messagesOf(['plain', 'two'], browserOf(MESSAGES))));
  const t = remembering(translate, new Map(Object.entries(known)));
  expect([t('plain'), t('two', 3, 20), t('dollar', 7)]).toEqual(['大纲', '第 3 篇，共 20 篇，第 3 篇', '7']);
  expect(translate).toHaveBeenCalledOnce();
});

test('what could not be looked up is asked for again', () => {
  const translate = vi.fn<Translate>().mockReturnValueOnce('').mockReturnValue('大纲');
  const t = remembering(translate, new Map());
  expect([t('plain'), t('plain'), t('plain')]).toEqual(['', '大纲', '大纲']);
  expect(translate).toHaveBeenCalledTimes(2);
});

test('no message has more parts than are remembered, nor what stands for them', () => {
  for (const { message, placeholders = {} } of Object.values(
    en as Record<string, { message: string; placeholders?: Record<string, { content: string }> }>,
  )) {
    expect(message).not.toMatch(/[\ue000-\uf8ff]/);
    const parts = [message, ...Object.values(placeholders).map(({ content }) => content)].join();
    expect(parts).not.toMatch(/\$[5-9]/);
  }
});
