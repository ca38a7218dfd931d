interface Field<T> {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
}

export function TextField({
  label,
  value,
  max,
  wide = false,
  onChange,
}: Field<string> & { readonly max: number; readonly wide?: boolean }) {
  return (
    <label class={wide ? "field is-wide" : "field"}>
      {label}
      <input value={value} maxLength={max} onInput={({ currentTarget }) => onChange(currentTarget.value)} />
    </label>
  );
}

export function AreaField({ label, value, max, onChange }: Field<string> & { readonly max: number }) {
  return (
    <label class="field is-wide">
      {label}
      <textarea rows={3} value={value} maxLength={max} onInput={({ currentTarget }) => onChange(currentTarget.value)} />
    </label>
  );
}

/** A line that is spoken: as high as it is long, and without breaks. */
export function LineField({ label, value, max, onChange }: Field<string> & { readonly max: number }) {
  return (
    <label class="field is-wide">
      {label}
      <textarea
        class="is-line"
        rows={1}
        value={value}
        maxLength={max}
        onInput={({ currentTarget }) => onChange(currentTarget.value.replaceAll("\n", " "))}
      />
    </label>
  );
}

/** A number that is being typed may be empty for a moment; then what was there stays. */
export function NumberField({
  label,
  value,
  min,
  max,
  onChange,
}: Field<number> & { readonly min: number; readonly max: number }) {
  return (
    <label class="field is-number">
      {label}
      <input
        type="number"
        inputMode="decimal"
        min={min}
        max={max}
        step="any"
        value={value}
        onInput={({ currentTarget }) => {
          const typed = currentTarget.valueAsNumber;
          if (Number.isFinite(typed)) onChange(typed);
        }}
      />
    </label>
  );
}

/** A number that need not be given. */
export function OptionalNumberField({
  label,
  value,
  min,
  max,
  onChange,
}: Field<number | undefined> & { readonly min: number; readonly max: number }) {
  return (
    <label class="field is-number">
      {label}
      <input
        type="number"
        inputMode="decimal"
        min={min}
        max={max}
        step="any"
        value={value ?? ""}
        onInput={({ currentTarget }) => {
          const typed = currentTarget.valueAsNumber;
          onChange(Number.isFinite(typed) ? typed : undefined);
        }}
      />
    </label>
  );
}

export function SelectField({
  label,
  value,
  options,
  onChange,
}: Field<string> & { readonly options: readonly (readonly [string, string])[] }) {
  return (
    <label class="field">
      {label}
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {options.map(([name, text]) => (
          <option key={name} value={name}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

export function CheckField({
  label,
  checked,
  onChange,
}: {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <label class="practice-check">
      <input type="checkbox" checked={checked} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}
