import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The browser tests' files that take longest, the longest first. */
const LONG = ['pages', 'hostile', 'popup', 'welcome', 'outline'].map((name) => `/test/browser/${name}.test.ts`);

/** On a fresh clone nobody knows how long files take: the longest would begin last, and the rest of the machine wait. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((name) => moduleId.endsWith(name));
      return at < 0 ? LONG.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
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
