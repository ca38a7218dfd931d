import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import { fieldsOf } from "./fields.tsx";
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
  const field = fieldsOf(form, wish, onChange);
  return (
    <div class="form-pair">
      {field.text("localStart", t("event.start"), { type: "datetime-local", hint: wish.zone })}
      {field.number("minutes", days && wish.days > 1 ? t("session.minutesADay") : t("event.minutes"))}
      {days && field.number("days", t("event.days"))}
    </div>
  );
}
