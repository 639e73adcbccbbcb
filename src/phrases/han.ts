/** Tells Han characters by their code. `\p{Script=Han}` says the same, but costs more where every character is asked. */

/** A Han character beyond the first 65,536 code points. */
const ASTRAL_HAN = /^\p{Script=Han}/u;

/** True for a UTF-16 unit that is a Han character by itself (Unicode, Scripts.txt, `Script=Han`; stable since 14.0). */
export function isHan(unit: number): boolean {
  if (unit >= 0x4e00) return unit <= 0x9fff || (unit >= 0xf900 && unit <= 0xfad9 && unit !== 0xfa6e && unit !== 0xfa6f);
  if (unit >= 0x3400) return unit <= 0x4dbf;
  if (unit < 0x2e80) return false;
  if (unit <= 0x2fd5) return unit <= 0x2ef3 ? unit !== 0x2e9a : unit >= 0x2f00;
  return unit === 0x3005 || unit === 0x3007 || (unit >= 0x3021 && unit <= 0x3029) || (unit >= 0x3038 && unit <= 0x303b);
}

/** True when a Han character begins at `i`. */
export function isHanAt(text: string, i: number): boolean {
  const unit = text.charCodeAt(i);
  return isHan(unit) || (isHigh(unit) && ASTRAL_HAN.test(text.slice(i, i + 2)));
}

/** True when a Han character ends right before `i`. */
export function isHanBefore(text: string, i: number): boolean {
  const unit = text.charCodeAt(i - 1);
  return isHan(unit) || (isLow(unit) && isHigh(text.charCodeAt(i - 2)) && ASTRAL_HAN.test(text.slice(i - 2, i)));
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;
