/** What a reader needs from outside and a test of its reading does not look at: nothing is stored, all pages are speeches. */
import type { Ports } from '../../src/reader/reader.ts';

export const QUIET_PORTS = {
  translate: (key) => key,
  rememberKept: async () => {},
  rememberScript: async () => {},
  rememberSettings: async () => {},
  place: async () => null,
  rememberPlace: async () => {},
  shortcuts: async () => [],
  openShortcuts: () => {},
  detects: async () => true,
  onSpeeches: () => {},
  onEvicted: () => {},
  language: () => 'zh-CN',
} as const satisfies Partial<Ports>;
