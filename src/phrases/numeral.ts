/** Reads the numbers that Chinese headings are counted with. */

const HAN: Record<string, number> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  参: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
const STEMS = '甲乙丙丁戊己庚辛壬癸';
/** Characters of the numbers `numeral` reads, as the inside of a character class. */
export const NUMERAL = '〇零一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾\\d';

/**
 * The value of a number written in digits, Han numerals (up to 999), formal numerals or heavenly stems; NaN for
 * anything else. `十二` → 12 · `二十` → 20 · `一百零三` → 103 · `庚` → 7.
 */
export function numeral(text: string): number {
  // Most numbers are one character.
  if (text.length === 1 && HAN[text] !== undefined) return HAN[text];
  if (/^\d{1,3}$/.test(text)) return Number(text);
  if (text.length === 1 && STEMS.includes(text)) return STEMS.indexOf(text) + 1;
  if (!text || text.length > 6) return Number.NaN;
  let total = 0;
  let digit = Number.NaN;
  for (const c of text) {
    const unit = c === '百' ? 100 : c === '十' || c === '拾' ? 10 : 0;
    if (unit) {
      total += (Number.isNaN(digit) ? 1 : digit) * unit;
      digit = Number.NaN;
    } else {
      const value = HAN[c];
      if (value === undefined) return Number.NaN;
      // Plain digit strings (二〇二四) are years, not ordinals.
      if (!Number.isNaN(digit) && digit !== 0) return Number.NaN;
      digit = value;
    }
  }
  return total + (Number.isNaN(digit) ? 0 : digit);
}
