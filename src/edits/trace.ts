/**
 * The trace that stands on the document as long as anything of the page is changed: it tells a later Rostrum, which knows
 * nothing of what an earlier one has written, that this is not the page itself. (Firefox ends the scripts of an extension
 * that is updated without a word.)
 */

/** The trace's attribute. Its value names the document: what a saved copy of a changed page says is no trace here. */
const TRACE = 'data-rostrum-since';

const timeOf = (document: Document): string => String(document.defaultView!.performance.timeOrigin);

/** Whether the page is changed: by this Rostrum, or by an earlier one. */
export const isTraced = (document: Document): boolean =>
  document.documentElement?.getAttribute(TRACE) === timeOf(document);

export function setTrace(document: Document, on: boolean): void {
  if (on === isTraced(document)) return;
  if (on) document.documentElement?.setAttribute(TRACE, timeOf(document));
  else document.documentElement?.removeAttribute(TRACE);
}
