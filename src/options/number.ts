/** The nearest number that a setting can be. Pure. */
export const nearest = (value: number, { least, most, step }: { least: number; most: number; step: number }): number =>
  Math.min(most, Math.max(least, Math.round(value / step) * step));
