/** What all that rewrites code for the build works with: the syntax tree as plain nodes, and edits in the text. */

export interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

/** What is put in a stretch's place (offsets in UTF-16 units). */
export type Edit = [from: number, to: number, text: string];

/** A stretch of the code with the edits that lie in it. */
export function apply(code: string, edits: readonly Edit[], from = 0, to = code.length): string {
  let text = '';
  let at = from;
  const own = edits.filter((edit) => edit[0] >= from && edit[1] <= to).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  for (const [start, end, put] of own) {
    text += code.slice(at, start) + put;
    at = end;
  }
  return text + code.slice(at, to);
}

/** Visits each node, the outer ones first. */
export function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) for (const one of node) walk(one, visit);
  else if (typeof node === 'object' && node !== null) {
    if ('type' in node) visit(node as Node);
    for (const value of Object.values(node)) walk(value, visit);
  }
}
