/** The scripts that a page can be shown in, and the forms that traditional script takes. Free of dependencies. */

export const SCRIPTS = ['original', 'simplified', 'traditional'] as const;
export type Script = (typeof SCRIPTS)[number];

/** A script that text is converted to. */
export type Target = Exclude<Script, 'original'>;

/**
 * Forms of traditional script, by OpenCC's names: Taiwan's, Hong Kong's, OpenCC's own standard, and Taiwan's with its
 * words for things (打印机 → 印表機). The last rewrites what was said (项目 → 專案, 文件 → 檔案): never a default.
 */
export const VARIANTS = ['tw', 'hk', 't', 'twp'] as const;
export type Variant = (typeof VARIANTS)[number];

/** The variants that change words, not only characters: to be offered with a warning. */
export const changesWords = (variant: Variant): boolean => variant === 'twp';

/** The variant of traditional script for a reader whose browser speaks `language`: Hong Kong's there, else Taiwan's. */
export const variantFor = (language: string): 'hk' | 'tw' => (/^zh-(Hant-)?(HK|MO)\b/i.test(language) ? 'hk' : 'tw');
