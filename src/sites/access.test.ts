import { describe, expect, test } from 'vitest';
import { EVERYWHERE, grantedOrigins, hostOf, isListed, originOf, type Registry, registerGranted } from './access.ts';
import { hostPatterns } from './hosts.ts';

const LISTED = ['*://*.a.cn/*', '*://*.b.com.cn/*'];

test.each([
  ['https://www.a.cn/1.html', 'www.a.cn'],
  ['http://127.0.0.1:8080/', '127.0.0.1'],
  ['file:///home/a.html', null],
  ['about:blank', null],
  ['chrome://extensions/', null],
  ['', null],
])('the host of %s is %s', (url, host) => {
  expect(hostOf(url)).toBe(host);
});

test('a site is listed with all below it', () => {
  expect(isListed('a.cn', LISTED)).toBe(true);
  expect(isListed('m.b.com.cn', LISTED)).toBe(true);
  expect(isListed('ba.cn', LISTED)).toBe(false);
  expect(isListed('com.cn', LISTED)).toBe(false);
  expect(hostPatterns().every((pattern) => isListed(pattern.slice(6, -2), hostPatterns()))).toBe(true);
});

test('what is let in is what is not listed, and is on the web', () => {
  expect(grantedOrigins([...LISTED, '*://x.cn/*', 'file:///*', '*://x.cn/*'], LISTED)).toEqual(['*://x.cn/*']);
  expect(grantedOrigins(['<all_urls>', 'https://y.cn/*'], LISTED)).toEqual([EVERYWHERE, 'https://y.cn/*']);
});

describe('the content script', () => {
  function browserWith(...granted: string[]) {
    type Scripts = Parameters<Registry['scripting']['registerContentScripts']>[0];
    let registered: Scripts = [];
    const calls: string[] = [];
    const registry: Registry = {
      permissions: { getAll: async () => ({ origins: [...LISTED, ...granted] }) },
      scripting: {
        getRegisteredContentScripts: async () => registered,
        async registerContentScripts(scripts) {
          calls.push('register');
          if (registered.length) throw new Error('Duplicate script ID');
          registered = scripts;
        },
        async unregisterContentScripts() {
          calls.push('unregister');
          registered = [];
        },
      },
      script: { js: ['src/detect.iife.js'], matches: LISTED },
    };
    return { registry, granted, calls, registered: () => registered };
  }

  test('is not registered as long as nothing is granted', async () => {
    const { registry, calls } = browserWith();
    await registerGranted(registry);
    expect(calls).toEqual([]);
  });

  test('is registered where it is let in, once, and not for the listed sites again', async () => {
    const { registry, calls, registered } = browserWith(originOf('x.cn'));
    await registerGranted(registry);
    await registerGranted(registry);
    expect(calls).toEqual(['register']);
    expect(registered()).toMatchObject([
      { js: ['src/detect.iife.js'], matches: ['*://x.cn/*'], excludeMatches: LISTED },
    ]);
  });

  test('follows what is granted and taken back', async () => {
    const { registry, granted, registered } = browserWith(originOf('x.cn'));
    await registerGranted(registry);
    granted.push(EVERYWHERE);
    await registerGranted(registry);
    expect(registered()[0]?.matches).toEqual([EVERYWHERE, '*://x.cn/*']);
    granted.length = 0;
    await registerGranted(registry);
    expect(registered()).toEqual([]);
  });

  test('of an older version is replaced', async () => {
    const { registry, registered } = browserWith(originOf('x.cn'));
    await registry.scripting.registerContentScripts([{ id: 'granted', js: ['old.js'], matches: ['*://x.cn/*'] }]);
    await registerGranted(registry);
    expect(registered()[0]?.js).toEqual(['src/detect.iife.js']);
  });
});
