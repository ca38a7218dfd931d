import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import type { SessionForm } from "../wire/messages.ts";
import { SelectField, TextField } from "./fields.tsx";
import type { FormState } from "./useForm.ts";
import { ZONES } from "./words.ts";

interface Props {
  readonly form: FormState;
  readonly wish: SessionForm;
  readonly onChange: (wish: SessionForm) => void;
}

/** When and where a session is, and what it is called. */
export function SessionFields({ form, wish, onChange }: Props): JSX.Element {
  const change = (part: Partial<SessionForm>): void => onChange({ ...wish, ...part });
  const inPerson = wish.kind === "IN_PERSON";
  return (
    <>
      <TextField
        form={form}
        name="title"
        label={t("session.title")}
        value={wish.title}
        onChange={(title) => change({ title })}
      />
      <SelectField
        form={form}
        name="kind"
        label={t("session.kind")}
        value={wish.kind}
        options={[
          ["VIRTUAL", t("session.virtual")],
          ["IN_PERSON", t("session.inPerson")],
        ]}
        onChange={(kind) => change({ kind, ...(kind === "VIRTUAL" ? { days: 1 } : {}) })}
      />
      {inPerson && (
        <TextField
          form={form}
          name="place"
          label={t("event.place")}
          value={wish.place}
          onChange={(place) => change({ place })}
        />
      )}
      <div class="form-pair">
        <TextField
          form={form}
          name="localStart"
          type="datetime-local"
          label={t("event.start")}
          value={wish.localStart}
          onChange={(localStart) => change({ localStart })}
        />
        <TextField
          form={form}
          name="minutes"
          type="number"
          label={inPerson ? t("session.minutesADay") : t("event.minutes")}
          value={String(wish.minutes)}
          onChange={(minutes) => change({ minutes: Number(minutes) })}
        />
        {inPerson && (
          <TextField
            form={form}
            name="days"
            type="number"
            label={t("event.days")}
            value={String(wish.days)}
            onChange={(days) => change({ days: Number(days) })}
          />
        )}
      </div>
      <TextField
        form={form}
        name="zone"
        list={ZONES}
        label={t("plan.zone")}
        value={wish.zone}
        onChange={(zone) => change({ zone })}
      />
    </>
  );
}
