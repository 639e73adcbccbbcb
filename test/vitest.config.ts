import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/*.test.ts', 'test/{pages,fuzz}/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
        },
      },
      {
        // Two at a time: tests wait for pages more than they compute, and each file starts browsers of its own.
        test: {
          name: 'browser',
          include: ['test/browser/*.test.ts'],
          environment: 'node',
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
});
