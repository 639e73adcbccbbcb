/** The scripts that a page can be shown in. */

export const SCRIPTS = ['original', 'simplified', 'traditional'] as const;
export type Script = (typeof SCRIPTS)[number];

/** A script that text is converted to. */
export type Target = Exclude<Script, 'original'>;

/** The variant of traditional script for a reader whose browser speaks `language`: Hong Kong's there, else Taiwan's. */
export const variantFor = (language: string): 'hk' | 'tw' => (/^zh-(Hant-)?(HK|MO)\b/i.test(language) ? 'hk' : 'tw');
