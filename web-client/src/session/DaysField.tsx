import type { JSX } from "preact";
import { t } from "../i18n/t.ts";

interface Props {
  readonly value: number;
  readonly choices: readonly number[];
  readonly onChange: (days: number) => void;
}

/** How long a link lasts, of a few choices. */
export function DaysField({ value, choices, onChange }: Props): JSX.Element {
  return (
    <label class="field">
      <span>{t("invites.days")}</span>
      <select class="input" value={String(value)} onChange={(event) => onChange(Number(event.currentTarget.value))}>
        {choices.map((n) => (
          <option key={n} value={String(n)}>
            {t("invites.daysN", { n })}
          </option>
        ))}
      </select>
    </label>
  );
}
