/** What a test page's `expected.json` says. */
export interface Expected {
  /** It is a page of speeches. All that follows is said of such pages only. */
  speech: boolean;
  /** Its text arrives by script, in pieces. */
  late?: boolean;
  /** Excerpts that stay visible. */
  keep?: string[];
  /** Texts that are gone once the page is cleaned. */
  hide?: { kind: string; text: string }[];
  /** Texts that stand in one paragraph once it is mended. */
  joined?: string[];
  /** Texts as they read without stray marks. */
  fixed?: string[];
  /** Excerpts of what stands on the page twice, and is seen once. */
  once?: string[];
  /** Level and label of each heading, in order; `1 *` is a speech whose name is not the page's. */
  outline?: string[];
}
