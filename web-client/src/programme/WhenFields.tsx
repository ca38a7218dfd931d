import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import { TextField } from "./fields.tsx";
import type { FormState } from "./useForm.ts";

/** When something begins, in local hours, and how long it lasts. */
export interface When {
  readonly localStart: string;
  readonly zone: string;
  readonly days: number;
  readonly minutes: number;
}

interface Props {
  readonly form: FormState;
  readonly wish: When;
  /** Whether it may last for several days. */
  readonly days: boolean;
  readonly onChange: (part: Partial<When>) => void;
}

export function WhenFields({ form, wish, days, onChange }: Props): JSX.Element {
  return (
    <div class="form-pair">
      <TextField
        form={form}
        name="localStart"
        type="datetime-local"
        label={t("event.start")}
        hint={wish.zone}
        value={wish.localStart}
        onChange={(localStart) => onChange({ localStart })}
      />
      <TextField
        form={form}
        name="minutes"
        type="number"
        label={days && wish.days > 1 ? t("session.minutesADay") : t("event.minutes")}
        value={String(wish.minutes)}
        onChange={(minutes) => onChange({ minutes: Number(minutes) })}
      />
      {days && (
        <TextField
          form={form}
          name="days"
          type="number"
          label={t("event.days")}
          value={String(wish.days)}
          onChange={(number) => onChange({ days: Number(number) })}
        />
      )}
    </div>
  );
}
