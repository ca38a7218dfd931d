import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { CohortEntry, CohortForm } from "../wire/messages.ts";
import { FormDialog } from "./FormDialog.tsx";
import { Check, TextField } from "./fields.tsx";
import { Link } from "./Link.tsx";
import { PartHead } from "./PartHead.tsx";
import { planPath } from "./paths.ts";
import { currentOf } from "./register.ts";
import type { StewardPart } from "./Steward.tsx";
import { useForm } from "./useForm.ts";

export function CohortsPart({ api, register, onRegister }: StewardPart): JSX.Element {
  const [edited, setEdited] = useState<CohortEntry | "new" | undefined>(undefined);
  return (
    <>
      <PartHead title={t("steward.cohorts")} why={t("cohorts.why")}>
        <button type="button" class="button lead" onClick={() => setEdited("new")}>
          {t("cohorts.new")}
        </button>
      </PartHead>
      <ul class="cards">
        {register.cohorts.map((cohort) => (
          <li key={cohort.id} class={`card ${cohort.ended ? "ended" : ""}`}>
            <h2>{cohort.title}</h2>
            <p class="soft">
              {t("cohorts.people", { n: currentOf(register, "COHORT", cohort.id).length })}
              {cohort.ended && ` · ${t("form.ended")}`}
            </p>
            <div class="card-actions">
              <button type="button" class="button compact framed" onClick={() => setEdited(cohort)}>
                {t("form.edit")}
              </button>
              {!cohort.ended && (
                <Link class="button compact" to={planPath(cohort.id)}>
                  {t("calendar.planYear")}
                </Link>
              )}
            </div>
          </li>
        ))}
      </ul>
      {edited !== undefined && (
        <CohortDialog
          api={api}
          register={register}
          onRegister={onRegister}
          cohort={edited === "new" ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}

interface DialogProps extends StewardPart {
  readonly cohort: CohortEntry | undefined;
  readonly onClose: () => void;
}

function CohortDialog({ api, onRegister, cohort, onClose }: DialogProps): JSX.Element {
  const form = useForm();
  const [wish, setWish] = useState<CohortForm>({ title: cohort?.title ?? "", ended: cohort?.ended ?? false });
  return (
    <FormDialog
      title={cohort ? cohort.title : t("cohorts.new")}
      form={form}
      save={async () => onRegister(await api.putCohort(cohort?.id, wish))}
      onClose={onClose}
    >
      <TextField
        form={form}
        name="title"
        label={t("cohorts.title")}
        value={wish.title}
        onChange={(title) => setWish({ ...wish, title })}
      />
      {cohort && (
        <Check label={t("cohorts.over")} checked={wish.ended} onChange={(ended) => setWish({ ...wish, ended })} />
      )}
    </FormDialog>
  );
}
