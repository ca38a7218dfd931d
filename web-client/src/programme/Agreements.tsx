import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { Mark } from "../kit/icons.tsx";
import type { AgreementEntry } from "../wire/messages.ts";
import { FormEnd } from "./fields.tsx";
import type { ProgrammeApi } from "./programmeApi.ts";
import { useForm } from "./useForm.ts";

interface Props {
  readonly api: ProgrammeApi;
  readonly agreements: readonly AgreementEntry[];
  readonly onAccepted: () => void;
}

/** What is accepted before anything else: one text after another, in full, with one button. */
export function Agreements({ api, agreements, onAccepted }: Props): JSX.Element | null {
  const form = useForm();
  const agreement = agreements[0];
  useEffect(() => {
    document.title = `${agreement?.title ?? ""} · ${t("app.name")}`;
  }, [agreement]);
  if (agreement === undefined) return null;
  const accept = async (): Promise<void> => {
    if (await form.send(() => api.accept(agreement.id, agreement.version))) onAccepted();
  };
  return (
    <div class="page">
      <main class="page-in agreement">
        <Mark size={56} />
        <p class="soft">{t("agreement.before")}</p>
        <h1>{agreement.title}</h1>
        <div class="agreement-text">
          {agreement.text.split(/\n{2,}/).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
        <FormEnd form={form}>
          <button type="button" class="button lead wide" disabled={form.busy} onClick={() => void accept()}>
            {t("agreement.accept")}
          </button>
        </FormEnd>
        <p class="soft small">{t("agreement.ask")}</p>
      </main>
    </div>
  );
}
