/**
 * Memory for many numbers that is used again from page to page: fresh memory of this size costs more than what is done
 * with it, since the system hands it out page by page.
 */

/** What was given back. */
const spare: Int32Array[] = [];
/** So many are kept, and none longer than this, in numbers: a quarter of a megabyte each. */
const SPARE_MOST = 4;
const LENGTH_MOST = 65_536;

/** @returns memory for so many numbers or more, with whatever was in it. Others may borrow meanwhile: they get other memory */
export function borrow(length: number): Int32Array {
  const at = spare.findIndex((one) => one.length >= length);
  if (at >= 0) return spare.splice(at, 1)[0]!;
  return new Int32Array(length);
}

/** Gives it back: nothing may look into it any more. What is never given back is only not used again. */
export function giveBack(memory: Int32Array): void {
  if (memory.length > LENGTH_MOST) return;
  // The longest are of use to most.
  spare.push(memory);
  spare.sort((a, b) => a.length - b.length);
  if (spare.length > SPARE_MOST) spare.shift();
}
