import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COURTESY_TABLES, greeting } from './courtesy.ts';
import { matches } from './rule.ts';

test('what is looked for first passes over no greeting', () => {
  const words = ['大家', '各位', '早上', '早', '午', '晚', '好', '安', '!', ',', '。'];
  let greetings = 0;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 6 }), (parts) => {
      const line = parts.join('');
      if (greeting(line)) greetings++;
      expect(greeting(line)).toBe(matches(COURTESY_TABLES.GREETINGS, line));
    }),
    { numRuns: 5000, seed: 1 },
  );
  expect(greetings).toBeGreaterThan(20);
});
