import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { AgreementForm, AgreementView } from "../wire/messages.ts";
import { FormDialog } from "./FormDialog.tsx";
import { FormEnd, TextField } from "./fields.tsx";
import { PartHead } from "./PartHead.tsx";
import type { ProgrammeApi } from "./programmeApi.ts";
import { useForm } from "./useForm.ts";

export function AgreementsPart({ api }: { api: ProgrammeApi }): JSX.Element {
  const form = useForm();
  const [all, setAll] = useState<readonly AgreementView[]>([]);
  const [edited, setEdited] = useState<AgreementView | "new" | undefined>(undefined);
  const run = (act: () => Promise<readonly AgreementView[]>): void => {
    void form.send(async () => setAll(await act()));
  };
  useEffect(() => run(() => api.agreements()), [api]);
  return (
    <>
      <PartHead title={t("steward.agreements")} why={t("agreements.why")}>
        <button type="button" class="button lead" onClick={() => setEdited("new")}>
          {t("agreements.new")}
        </button>
      </PartHead>
      <FormEnd form={form}>{null}</FormEnd>
      <ul class="cards wide-cards">
        {all.map((agreement) => (
          <li key={`${agreement.id} ${agreement.version}`} class={`card ${isOver(agreement, all) ? "ended" : ""}`}>
            <h2>{agreement.title}</h2>
            <p class="soft still">{standing(agreement, all)}</p>
            <details>
              <summary>{t("agreements.read")}</summary>
              <p class="agreement-text">{agreement.text}</p>
            </details>
            <div class="card-actions">
              {isNewest(agreement, all) && (
                <button type="button" class="button compact framed" onClick={() => setEdited(agreement)}>
                  {agreement.publishedAt === undefined ? t("form.edit") : t("agreements.next")}
                </button>
              )}
              {agreement.publishedAt === undefined && (
                <button
                  type="button"
                  class="button compact lead"
                  disabled={form.busy}
                  onClick={() => run(() => api.publish(agreement))}
                >
                  {t("agreements.publish")}
                </button>
              )}
              {binds(agreement, all) && (
                <button
                  type="button"
                  class="button compact"
                  disabled={form.busy}
                  onClick={() => run(() => api.retire(agreement))}
                >
                  {t("agreements.retire")}
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {edited !== undefined && (
        <AgreementDialog
          api={api}
          agreement={edited === "new" ? undefined : edited}
          onSaved={setAll}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}

function isNewest({ id, version }: AgreementView, all: readonly AgreementView[]): boolean {
  return all.every((other) => other.id !== id || other.version <= version);
}

/** The newest published version binds, unless it was withdrawn. */
function binds(agreement: AgreementView, all: readonly AgreementView[]): boolean {
  const newer = all.some(
    ({ id, version, publishedAt }) => id === agreement.id && version > agreement.version && publishedAt !== undefined,
  );
  return agreement.publishedAt !== undefined && agreement.retiredAt === undefined && !newer;
}

function isOver(agreement: AgreementView, all: readonly AgreementView[]): boolean {
  return agreement.publishedAt !== undefined && !binds(agreement, all);
}

function standing(agreement: AgreementView, all: readonly AgreementView[]): string {
  const version = t("agreements.version", { n: agreement.version });
  if (agreement.publishedAt === undefined) return `${version} · ${t("agreements.draft")}`;
  const accepted = t("agreements.accepted", { n: agreement.accepted });
  return `${version} · ${binds(agreement, all) ? t("agreements.binds") : t("agreements.over")} · ${accepted}`;
}

interface DialogProps {
  readonly api: ProgrammeApi;
  readonly agreement: AgreementView | undefined;
  readonly onSaved: (all: readonly AgreementView[]) => void;
  readonly onClose: () => void;
}

function AgreementDialog({ api, agreement, onSaved, onClose }: DialogProps): JSX.Element {
  const form = useForm();
  const [wish, setWish] = useState<AgreementForm>({ title: agreement?.title ?? "", text: agreement?.text ?? "" });
  return (
    <FormDialog
      title={agreement ? agreement.title : t("agreements.new")}
      form={form}
      save={async () => onSaved(await api.draftAgreement(agreement?.id, wish))}
      onClose={onClose}
    >
      <TextField
        form={form}
        name="title"
        label={t("agreements.title")}
        value={wish.title}
        onChange={(title) => setWish({ ...wish, title })}
      />
      <TextField
        form={form}
        name="text"
        lines={12}
        label={t("agreements.text")}
        hint={t("agreements.textHint")}
        value={wish.text}
        onChange={(text) => setWish({ ...wish, text })}
      />
    </FormDialog>
  );
}
