/** A choice of one among a few. */
import type { ComponentChildren } from 'preact';
import type { SettingName } from '../settings/settings.ts';
import { failureId } from './FailureNote.tsx';

interface Choice<V extends string> {
  value: V;
  label: string;
  /** What it is like. */
  how?: ComponentChildren;
}

interface Props<V extends string> {
  name: SettingName;
  legend: string;
  value: V;
  choices: readonly Choice<V>[];
  onChange(value: V): void;
  /** Stands in one line. */
  short?: boolean;
  children?: ComponentChildren;
}

export function Radios<V extends string>({ name, legend, value, choices, onChange, short, children }: Props<V>) {
  return (
    <fieldset aria-describedby={failureId(name)}>
      <legend>{legend}</legend>
      <div class={short ? 'radios short' : 'radios'}>
        {choices.map((choice) => (
          <div class="radio" key={choice.value}>
            <label>
              <input
                type="radio"
                name={name}
                value={choice.value}
                checked={choice.value === value}
                aria-describedby={choice.how ? `${name}-${choice.value}-how` : undefined}
                onChange={() => onChange(choice.value)}
              />
              <span>{choice.label}</span>
            </label>
            {choice.how && (
              <div class="how" id={`${name}-${choice.value}-how`}>
                {choice.how}
              </div>
            )}
          </div>
        ))}
      </div>
      {children}
    </fieldset>
  );
}
