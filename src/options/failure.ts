/** Why the browser's storage did not take something, by what it says. Pure. */
import type { Failure } from './state.ts';

/** Chrome: “QUOTA_BYTES quota exceeded”, “This request exceeds the MAX_WRITE_OPERATIONS_PER_MINUTE quota.” Firefox: “QuotaExceededError: …”. */
export function failureOf(error: unknown): Failure {
  const text = String(error);
  if (/MAX_WRITE_OPERATIONS/.test(text)) return 'busy';
  return /quota/i.test(text) ? 'full' : 'failed';
}
