/** Run inside a page by the background (`executeScript`): each function must stand alone. Neither changes the page. */

export const selectedText = (): string => String(getSelection());

/** @returns whether the text is in the clipboard */
export async function copySelected(text: string): Promise<boolean> {
  try {
    // Only there in a secure context.
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // The old way takes what a listener gives it, as something is selected.
    let given = false;
    // The reader keeps the page's handlers from copying (edits/unlock.ts); it runs in the same world.
    const world = globalThis as { [key: symbol]: unknown };
    const copies = Symbol.for('rostrum-copies');
    world[copies] = true;
    const give = (event: ClipboardEvent) => {
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      event.stopImmediatePropagation();
      given = true;
    };
    window.addEventListener('copy', give, { capture: true });
    document.execCommand('copy');
    window.removeEventListener('copy', give, { capture: true });
    world[copies] = false;
    return given;
  }
}
