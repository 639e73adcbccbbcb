/** What is found out about a page in which no reader runs. */
import type { Verdict } from '../detect/judge.ts';
import { isVerdict } from '../messages.ts';

export interface Glance {
  verdict: Verdict;
  /** The page is not there as a whole yet. */
  loading: boolean;
  /** A web page; not a PDF file or an image that the browser shows in a page of its own. */
  html: boolean;
  /** Any text at all that can be seen. */
  hasText: boolean;
}

export function isGlance(answer: unknown): answer is Glance {
  if (typeof answer !== 'object' || answer === null) return false;
  const { verdict, loading, html, hasText } = answer as Record<keyof Glance, unknown>;
  return isVerdict(verdict) && [loading, html, hasText].every((value) => typeof value === 'boolean');
}
