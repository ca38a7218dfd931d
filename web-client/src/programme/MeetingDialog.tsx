import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { Dialog } from "../kit/Dialog.tsx";
import type { SessionForm } from "../wire/messages.ts";
import { FormEnd } from "./fields.tsx";
import type { ProgrammeApi } from "./programmeApi.ts";
import { SessionFields } from "./SessionFields.tsx";
import { useForm } from "./useForm.ts";

interface Props {
  readonly api: ProgrammeApi;
  readonly cohort: string;
  readonly zone: string;
  readonly onClose: (made: boolean) => void;
}

const IN_THREE_MONTHS_MS = 90 * 86_400_000;

/** Adds one session, or a meeting in person of several days. */
export function MeetingDialog({ api, cohort, zone, onClose }: Props): JSX.Element {
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
  const save = async (): Promise<void> => {
    const sent = await form.send(async () => {
      await api.addSession(cohort, wish);
    });
    if (sent) onClose(true);
  };
  return (
    <Dialog title={t("plan.oneMeeting")} onClose={() => onClose(false)}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <SessionFields form={form} wish={wish} onChange={setWish} />
        <FormEnd form={form}>
          <button type="submit" class="button lead" disabled={form.busy}>
            {t("form.save")}
          </button>
        </FormEnd>
      </form>
    </Dialog>
  );
}
