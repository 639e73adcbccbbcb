/** What of a page is not converted, as selectors. */
import { unclobbered } from '../unclobbered.ts';

interface Foreign {
  selector: string;
  why: string;
  /** A piece of HTML that it fits, for the test. */
  case: string;
}

export const FOREIGN: readonly Foreign[] = [
  { selector: 'script, style, noscript, template', why: 'no text for readers', case: '<style>a{}</style>' },
  { selector: 'textarea, input, select', why: 'what is sent with a form', case: '<select><option>国</select>' },
  {
    selector: '[contenteditable]:not([contenteditable="false"])',
    why: 'what is being written',
    case: '<p contenteditable>国</p>',
  },
  { selector: 'code, pre, kbd, samp, var', why: 'code', case: '<code>国</code>' },
  { selector: '[translate="no"], .notranslate', why: 'the page says so', case: '<b class="notranslate">国</b>' },
  { selector: '.skiptranslate, #goog-gt-tt', why: 'Google Translate', case: '<div class="skiptranslate">国</div>' },
  {
    selector: '[id^="immersive-translate"], .immersive-translate-target-wrapper',
    why: 'Immersive Translate',
    case: '<div id="immersive-translate-popup">国</div>',
  },
  {
    selector: 'grammarly-extension, grammarly-desktop-integration',
    why: 'Grammarly',
    case: '<grammarly-extension>国</grammarly-extension>',
  },
  {
    selector: 'tongwentang-switch, #tongwen-font',
    why: 'New Tongwentang, another converter',
    case: '<div id="tongwen-font">国</div>',
  },
  { selector: 'rostrum-sidebar, rostrum-fold', why: 'our own', case: '<rostrum-fold>国</rostrum-fold>' },
];

interface Told {
  names: ReadonlySet<string>;
  /** A selector for what is not told by an element's name. */
  byAttributes: string;
}

/** Made when first needed: most pages are never converted. */
let told: Told | null = null;

function tellApart(): Told {
  const parts = FOREIGN.flatMap(({ selector }) => selector.split(/,\s*/));
  const isName = (part: string): boolean => /^[\w-]+$/.test(part);
  return { names: new Set(parts.filter(isName)), byAttributes: parts.filter((part) => !isName(part)).join() };
}

/** @param element as `unclobbered` gives it, with its name, which is read already */
export function isForeign(element: Element, name: string): boolean {
  told ??= tellApart();
  return told.names.has(name) || (element.hasAttributes() && element.matches(told.byAttributes));
}

/** Whether an element, or one around it, is foreign. */
export function isInForeign(element: Element | null): boolean {
  for (let around = element; around; around = unclobbered(around).parentElement) {
    const self = unclobbered(around);
    if (isForeign(self, self.localName)) return true;
  }
  return false;
}
