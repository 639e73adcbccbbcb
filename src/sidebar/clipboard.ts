/** Copies text, on pages without a secure context, too, and on those that forbid it. */

/**
 * Needs a user gesture, as browsers ask for.
 * @param root where a field may stand for a moment, out of the page's sight
 * @returns whether the text is in the clipboard
 */
export async function copyText(root: ShadowRoot, text: string): Promise<boolean> {
  const { ownerDocument: document } = root.host;
  // Only there in a secure context; many of these sites are not served over HTTPS.
  const { clipboard } = document.defaultView!.navigator as { clipboard?: Clipboard };
  if (clipboard) {
    try {
      await clipboard.writeText(text);
      return true;
    } catch (error) {
      // A permissions policy of the page, or no focus: the old way asks for neither.
      console.debug('Rostrum:', error);
    }
  }
  const field = document.createElement('textarea');
  field.value = text;
  field.style.cssText = 'position:fixed;inset:0 auto auto 0;inline-size:1px;block-size:1px;opacity:0';
  const focused = root.activeElement as HTMLElement | null;
  const own = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.defaultView!.addEventListener('copy', own, { capture: true });
  root.append(field);
  field.select();
  const done = document.execCommand('copy');
  document.defaultView!.removeEventListener('copy', own, { capture: true });
  field.remove();
  focused?.focus({ preventScroll: true });
  return done;
}
