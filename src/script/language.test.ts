import { expect, test } from 'vitest';
import { languageOf, variantOf } from './language.ts';

test.each([
  ['auto', 'zh-TW', 'tw', 'zh-Hant-TW'],
  ['auto', 'zh-HK', 'hk', 'zh-Hant-HK'],
  ['auto', 'zh-Hant-MO', 'hk', 'zh-Hant-HK'],
  ['auto', 'en-GB', 'tw', 'zh-Hant-TW'],
  ['hk', 'zh-TW', 'hk', 'zh-Hant-HK'],
  ['t', 'zh-HK', 't', 'zh-Hant'],
  ['twp', 'zh-HK', 'twp', 'zh-Hant-TW'],
] as const)('%s in a browser of %s: %s, %s', (choice, browser, variant, tag) => {
  expect(variantOf(choice, browser)).toBe(variant);
  expect(languageOf('traditional', choice, browser)).toBe(tag);
  expect(languageOf('simplified', choice, browser)).toBe('zh-Hans');
});
