/** Keeps the reader's place and selection while edits are written. */

/** How far down the window a place to hold on to is looked for, in px. */
const LOOK = [60, 160, 320, 520] as const;

/**
 * Runs `write`, then puts the text that stood at the top of the window back where it stood (browsers' own scroll
 * anchoring differs), and the selection, which writing into a text node collapses.
 */
export function steadily(document: Document, write: () => void): void {
  const window = document.defaultView!;
  const anchor = window.scrollY > 0 ? anchorOf(document) : null;
  const before = anchor?.getBoundingClientRect().top ?? 0;
  const selection = document.getSelection();
  const kept =
    selection && !selection.isCollapsed && selection.anchorNode && selection.focusNode
      ? ([selection.anchorNode, selection.anchorOffset, selection.focusNode, selection.focusOffset] as const)
      : null;
  write();
  if (kept && selection) {
    const [from, fromOffset, to, toOffset] = kept;
    if (from.isConnected && to.isConnected)
      selection.setBaseAndExtent(from, Math.min(fromOffset, lengthOf(from)), to, Math.min(toOffset, lengthOf(to)));
  }
  if (!anchor?.isConnected) return;
  const moved = anchor.getBoundingClientRect().top - before;
  if (Math.abs(moved) >= 1) window.scrollBy({ top: moved, behavior: 'instant' });
}

const lengthOf = (node: Node): number => (node.nodeType === 3 ? (node as Text).length : node.childNodes.length);

/** An element of the text near the top of the window that no edit is about to hide, as far as can be told. */
function anchorOf(document: Document): Element | null {
  const x = document.documentElement.clientWidth / 3;
  for (const y of LOOK) {
    const element = document.elementFromPoint(x, y);
    if (element && element !== document.body && element !== document.documentElement && element.textContent)
      return element;
  }
  return null;
}
