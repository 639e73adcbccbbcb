import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/*.test.ts', 'test/{pages,fuzz}/*.test.ts'],
          environment: 'node',
          // As many as the machines have that this is checked on: the default leaves one core to whoever watches.
          maxWorkers: 2,
          // What a file loads (jsdom above all) is loaded once; no test leaves anything behind in a module.
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        // More at a time than cores: tests wait for pages as much as they compute, and each file starts browsers of its own.
        test: {
          name: 'browser',
          include: ['test/browser/*.test.ts'],
          environment: 'node',
          maxWorkers: 3,
          testTimeout: 60_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
});
