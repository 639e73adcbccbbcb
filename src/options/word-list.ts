/** What the page does with a list of own words as a text: joining two lists, telling its size. Pure. */

/** Adds the lines of `more` that `list` does not have yet. None is taken out: lines that contradict each other stay, and are reported. */
export function addLines(list: string, more: string): string {
  const have = new Set(list.split('\n').map((line) => line.trim()));
  const added = more.split('\n').filter((line) => line.trim() && !have.has(line.trim()));
  if (!added.length) return list;
  return `${list}${list && !list.endsWith('\n') ? '\n' : ''}${added.join('\n')}\n`;
}

/** Where a line of a text begins and ends. @param line counted from 1 */
export function lineRange(text: string, line: number): { from: number; to: number } {
  const lines = text.split('\n');
  const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return { from, to: from + (lines[line - 1]?.length ?? 0) };
}
