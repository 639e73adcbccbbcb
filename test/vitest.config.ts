import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'test/{pages,fuzz}/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
        },
      },
      {
        // One browser at a time: two cores, and each file starts both browsers.
        test: {
          name: 'browser',
          include: ['test/browser/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 40_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
