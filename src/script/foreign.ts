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

const SELECTOR = FOREIGN.map(({ selector }) => selector).join(', ');
/** Element names among the selectors: for an element without attributes nothing else can fit. */
const NAMES = new Set(SELECTOR.split(/,\s*/).filter((one) => /^[\w-]+$/.test(one)));

/** @param element as `unclobbered` gives it, with its name, which is read already */
export const isForeign = (element: Element, name: string): boolean =>
  NAMES.has(name) || (element.hasAttributes() && element.matches(SELECTOR));

/** Whether an element, or one around it, is foreign. */
export const isInForeign = (element: Element | null): boolean =>
  element !== null && unclobbered(element).closest(SELECTOR) !== null;
