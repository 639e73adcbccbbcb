/**
 * What a page says when it is opened: the sidebar before anything in it is opened, and the lines beside folded copies. These
 * texts are sent along with what is stored for the page. In Chromium a page's first question for a text stops the page until
 * another process has answered, and each one takes its time.
 */
import { SCRIPTS } from '../script/variant.ts';

/** Keys of `_locales`. */
export const FIRST_MESSAGES: readonly string[] = [
  'shortName',
  'sidebar',
  'openSidebar',
  'closeSidebar',
  'goBack',
  'lastRead',
  'goOn',
  'dismissPlace',
  'cleaning',
  'script',
  ...SCRIPTS.flatMap((script) => [`script_${script}`, `script_${script}_short`]),
  'pageProgress',
  'speechProgress',
  'notBegun',
  'filter',
  'found',
  'expandAll',
  'collapseAll',
  'noMatch',
  'noOutline',
  'outline',
  'speeches',
  'speechLength',
  'missing',
  'copies',
  'foldedParts',
  'cleaned',
  'cleaningOff',
  'display',
  'restorePage',
  'width',
  'foldNote',
  'unfold',
  'foldAgain',
  'foldSwap',
  'foldGo',
];
