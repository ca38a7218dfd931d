import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import type { SessionForm } from "../wire/messages.ts";
import { fieldsOf, SelectField } from "./fields.tsx";
import type { FormState } from "./useForm.ts";
import { WhenFields } from "./WhenFields.tsx";
import { ZONES } from "./words.ts";

interface Props {
  readonly form: FormState;
  readonly wish: SessionForm;
  readonly onChange: (wish: SessionForm) => void;
}

/** When and where a session is, and what it is called. */
export function SessionFields({ form, wish, onChange }: Props): JSX.Element {
  const change = (part: Partial<SessionForm>): void => onChange({ ...wish, ...part });
  const field = fieldsOf(form, wish, change);
  const inPerson = wish.kind === "IN_PERSON";
  return (
    <>
      {field.text("title", t("session.title"))}
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
      {inPerson && field.text("place", t("event.place"))}
      <WhenFields form={form} wish={wish} days={inPerson} onChange={change} />
      {field.text("zone", t("plan.zone"), { list: ZONES })}
    </>
  );
}
