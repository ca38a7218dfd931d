import type { ComponentChildren, JSX } from "preact";
import { useId, useRef } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { tell } from "../kit/status.tsx";

interface Props {
  readonly label: string;
  readonly text: string;
  readonly hint: string;
  readonly children?: ComponentChildren;
}

/** A text that is shown once, to be copied. */
export function CopyField({ label, text, hint, children }: Props): JSX.Element {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      tell(t("own.copied"));
    } catch {
      field.current?.select();
    }
  };
  return (
    <div class="copy-field">
      <label class="field" for={id}>
        <span>{label}</span>
        <input
          id={id}
          ref={field}
          class="input"
          readOnly
          value={text}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      <button type="button" class="button framed" onClick={() => void copy()}>
        {t("own.copy")}
      </button>
      {children}
      <p class="soft small">{hint}</p>
    </div>
  );
}
