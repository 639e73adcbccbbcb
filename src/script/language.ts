/** Which variant of traditional script a reader gets, and what it is called in `lang`. */
import { type Target, VARIANTS, type Variant, variantFor } from './variant.ts';

/** As set: a variant, or the one that goes with the browser's language. */
export const VARIANT_CHOICES = ['auto', ...VARIANTS] as const;
export type VariantChoice = (typeof VARIANT_CHOICES)[number];

/** @param browserLanguage BCP 47 */
export const variantOf = (choice: VariantChoice, browserLanguage: string): Variant =>
  choice === 'auto' ? variantFor(browserLanguage) : choice;

const TAGS: Record<Variant, string> = { tw: 'zh-Hant-TW', twp: 'zh-Hant-TW', hk: 'zh-Hant-HK', t: 'zh-Hant' };

/** @returns the BCP 47 tag of converted text, which browsers choose fonts by */
export const languageOf = (to: Target, choice: VariantChoice, browserLanguage: string): string =>
  to === 'simplified' ? 'zh-Hans' : TAGS[variantOf(choice, browserLanguage)];
