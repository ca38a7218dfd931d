import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";
import type { FormState } from "./useForm.ts";

interface Common {
  readonly label: string;
  readonly hint?: string;
  readonly form: FormState;
  readonly name: string;
  readonly class?: string;
}

interface TextProps extends Common {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: "text" | "email" | "number" | "time" | "month" | "datetime-local";
  readonly lines?: number;
  readonly list?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly placeholder?: string;
}

/** A field with its label above, a hint, and what is wrong with it beneath. */
export function TextField(props: TextProps): JSX.Element {
  const { value, onChange, type = "text", lines, list, name, placeholder, min, max } = props;
  const id = useId();
  const wrong = props.form.wrong(name);
  const shared = {
    id,
    class: "input",
    value,
    placeholder,
    "aria-invalid": wrong !== "",
    "aria-describedby": `${id}-more`,
    onInput: (event: Event) => onChange((event.currentTarget as HTMLInputElement).value),
  };
  return (
    <Field {...props} id={id} wrong={wrong}>
      {lines === undefined ? (
        <input {...shared} type={type} min={min} max={max} list={list && `${id}-list`} autocomplete="off" />
      ) : (
        <textarea {...shared} rows={lines} />
      )}
      {list && (
        <datalist id={`${id}-list`}>
          {list.map((entry) => (
            <option key={entry} value={entry} />
          ))}
        </datalist>
      )}
    </Field>
  );
}

export type Option = readonly [value: string, label: string];

interface SelectProps extends Common {
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
}

export function SelectField(props: SelectProps): JSX.Element {
  const { value, options, onChange, name } = props;
  const id = useId();
  const wrong = props.form.wrong(name);
  return (
    <Field {...props} id={id} wrong={wrong}>
      <select
        id={id}
        class="input"
        value={value}
        aria-invalid={wrong !== ""}
        aria-describedby={`${id}-more`}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map(([key, label]) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface FieldProps extends Common {
  readonly id: string;
  readonly wrong: string;
  readonly children: ComponentChildren;
}

function Field({ id, label, hint, wrong, children, class: className = "" }: FieldProps): JSX.Element {
  return (
    <div class={`field ${className}`}>
      <label for={id}>{label}</label>
      {children}
      <span id={`${id}-more`} class={wrong === "" ? "soft small" : "wrong"} aria-live="polite">
        {wrong || hint}
      </span>
    </div>
  );
}

interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Check({ label, checked, onChange }: CheckProps): JSX.Element {
  return (
    <label class="check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}

/** What went wrong with the whole form, and its buttons. */
export function FormEnd({ form, children }: { form: FormState; children: ComponentChildren }): JSX.Element {
  return (
    <div class="form-end">
      <p class="wrong" role="alert">
        {form.problem}
      </p>
      <div class="form-buttons">{children}</div>
    </div>
  );
}

type More = Omit<Partial<TextProps>, "form" | "name" | "value" | "onChange">;

/** Fields of one form, each bound by its name to a part of what the form makes. */
export interface FieldsOf<T> {
  readonly text: (name: keyof T & string, label: string, more?: More) => JSX.Element;
  readonly number: (name: keyof T & string, label: string, more?: More) => JSX.Element;
  readonly select: (
    name: keyof T & string,
    label: string,
    options: readonly (readonly [value: string, text: string])[],
  ) => JSX.Element;
}

export function fieldsOf<T extends object>(
  form: FormState,
  wish: T,
  onChange: (part: Partial<T>) => void,
): FieldsOf<T> {
  type Name = keyof T & string;
  const bound = (name: Name, read: (text: string) => unknown = (text) => text) => ({
    form,
    name,
    value: String(wish[name]),
    onChange: (text: string) => onChange({ [name]: read(text) } as Partial<T>),
  });
  return {
    text: (name, label, more = {}) => <TextField {...bound(name)} {...more} label={label} />,
    number: (name, label, more = {}) => <TextField {...bound(name, Number)} type="number" {...more} label={label} />,
    select: (name, label, options) => <SelectField {...bound(name)} label={label} options={options} />,
  };
}
