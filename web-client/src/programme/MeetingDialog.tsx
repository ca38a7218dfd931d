import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { SessionForm } from "../wire/messages.ts";
import { FormDialog } from "./FormDialog.tsx";
import type { ProgrammeApi } from "./programmeApi.ts";
import { SessionFields } from "./SessionFields.tsx";
import { useForm } from "./useForm.ts";

interface Props {
  readonly api: ProgrammeApi;
  readonly cohort: string;
  readonly zone: string;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

const IN_THREE_MONTHS_MS = 90 * 86_400_000;

/** Adds one session, or a meeting in person of several days. */
export function MeetingDialog({ api, cohort, zone, onSaved, onClose }: Props): JSX.Element {
  const form = useForm();
  const [wish, setWish] = useState<SessionForm>({
    title: "",
    kind: "IN_PERSON",
    localStart: `${new Date(Date.now() + IN_THREE_MONTHS_MS).toISOString().slice(0, 10)}T09:30`,
    zone,
    days: 5,
    minutes: 420,
    place: "",
    boardTemplate: "mandala-four-fields",
  });
  return (
    <FormDialog
      title={t("plan.oneMeeting")}
      form={form}
      save={async () => {
        await api.addSession(cohort, wish);
        onSaved();
      }}
      onClose={onClose}
    >
      <SessionFields form={form} wish={wish} onChange={setWish} />
    </FormDialog>
  );
}
