import type { JSX } from "preact";

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly on: (text: string) => void;
  /** Characters. */
  readonly most: number;
  readonly required?: boolean;
  readonly wide?: boolean;
}

export function TextField({ label, value, on, most, required = false, wide = false }: TextProps): JSX.Element {
  return (
    <label class={wide ? "field wide-field" : "field"}>
      <span>{label}</span>
      <input
        class="input"
        required={required}
        maxLength={most}
        value={value}
        onInput={(event) => on(event.currentTarget.value)}
      />
    </label>
  );
}

interface NumberProps {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  readonly on: (value: number) => void;
}

/** A whole number from 1. */
export function NumberField({ label, value, most, on }: NumberProps): JSX.Element {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        class="input"
        type="number"
        min={1}
        max={most}
        value={value}
        onInput={(event) => on(Math.max(1, Math.round(Number(event.currentTarget.value)) || 1))}
      />
    </label>
  );
}

interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly on: (value: T) => void;
}

export function SelectField<T extends string>({ label, value, options, on }: SelectProps<T>): JSX.Element {
  return (
    <label class="field">
      <span>{label}</span>
      <select class="input" value={value} onChange={(event) => on(event.currentTarget.value as T)}>
        {options.map(([id, word]) => (
          <option key={id} value={id}>
            {word}
          </option>
        ))}
      </select>
    </label>
  );
}
