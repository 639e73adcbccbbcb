/** A number within limits. What cannot be is taken to the nearest that can; nothing at all changes nothing. */
import { nearest } from './number.ts';

interface Props {
  name: 'width' | 'rate';
  limits: { least: number; most: number; step: number };
  value: number;
  describedBy: string;
  onChange(value: number): void;
}

export function NumberField({ name, limits, value, describedBy, onChange }: Props) {
  return (
    <input
      type="number"
      id={name}
      min={limits.least}
      max={limits.most}
      step={limits.step}
      value={value}
      aria-describedby={describedBy}
      onChange={(event) => {
        const { currentTarget } = event;
        const typed = currentTarget.valueAsNumber;
        const number = Number.isNaN(typed) ? value : nearest(typed, limits);
        // When it is the value that stands already, nothing is drawn anew.
        currentTarget.value = String(number);
        if (number !== value) onChange(number);
      }}
    />
  );
}
