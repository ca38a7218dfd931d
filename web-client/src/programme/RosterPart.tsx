import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { RosterLine, RosterView } from "../wire/messages.ts";
import { FormEnd } from "./fields.tsx";
import { PartHead } from "./PartHead.tsx";
import type { StewardPart } from "./Steward.tsx";
import { useForm } from "./useForm.ts";

/** A roster from a spreadsheet: chosen, looked at line by line, and only then written. */
export function RosterPart({ api, register, onRegister }: StewardPart): JSX.Element {
  const form = useForm();
  const open = register.cohorts.filter(({ ended }) => !ended);
  const [cohort, setCohort] = useState(open[0]?.id ?? "");
  const [file, setFile] = useState<Blob | undefined>(undefined);
  const [view, setView] = useState<RosterView | undefined>(undefined);
  const look = (to: string, chosen: Blob): void => {
    setView(undefined);
    void form.send(async () => setView(await api.roster(to, chosen)));
  };
  const write = (): void => {
    if (file === undefined || view === undefined) return;
    void form.send(async () => {
      setView(await api.roster(cohort, file, view.fingerprint));
      onRegister(await api.register());
    });
  };
  return (
    <>
      <PartHead title={t("steward.roster")} why={t("roster.why")} />
      <section class="part-box">
        <div class="roster-choose">
          <label class="field">
            <span>{t("roster.cohort")}</span>
            <select
              class="input"
              value={cohort}
              onChange={(event) => {
                setCohort(event.currentTarget.value);
                if (file) look(event.currentTarget.value, file);
              }}
            >
              {open.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          <label class="field">
            <span>{t("roster.file")}</span>
            <input
              class="input file"
              type="file"
              accept=".csv,.txt,.tsv,text/csv"
              onChange={(event) => {
                const chosen = event.currentTarget.files?.[0];
                setFile(chosen);
                if (chosen) look(cohort, chosen);
              }}
            />
          </label>
        </div>
        <p class="soft small">{t("roster.columns")}</p>
        <FormEnd form={form}>{form.wrong("file") !== "" && <p class="wrong">{form.wrong("file")}</p>}</FormEnd>
      </section>
      {view && <Preview view={view} busy={form.busy} write={write} />}
    </>
  );
}

interface PreviewProps {
  readonly view: RosterView;
  readonly busy: boolean;
  readonly write: () => void;
}

function Preview({ view, busy, write }: PreviewProps): JSX.Element {
  const changes = view.added + view.updated;
  return (
    <section class="part-box" aria-live="polite">
      <h2>{view.written ? t("roster.done") : t("roster.preview")}</h2>
      <p class="roster-sum still">
        {[
          t("roster.added", { n: view.added }),
          t("roster.updated", { n: view.updated }),
          t("roster.same", { n: view.same }),
          t("roster.wrong", { n: view.wrong }),
        ].join(" · ")}
      </p>
      {view.newTeams.length > 0 && <p class="soft">{t("roster.teams", { teams: view.newTeams.join(", ") })}</p>}
      {view.ignored.length > 0 && <p class="soft">{t("roster.ignored", { columns: view.ignored.join(", ") })}</p>}
      {!view.written && (
        <div class="form-buttons">
          <button type="button" class="button lead" disabled={busy || changes === 0} onClick={write}>
            {t("roster.write", { n: changes })}
          </button>
          {view.wrong > 0 && <span class="wrong">{t("roster.leftOut", { n: view.wrong })}</span>}
        </div>
      )}
      <ol class="roster-lines">
        {view.lines.map((line) => (
          <Line key={line.line} line={line} />
        ))}
      </ol>
    </section>
  );
}

function Line({ line }: { line: RosterLine }): JSX.Element {
  const wrong = line.change === "WRONG";
  return (
    <li class={line.change.toLowerCase()}>
      <span class="still soft">{t("roster.line", { n: line.line })}</span>
      <span class="roster-name">
        {line.name} <span class="soft">{line.email}</span>
      </span>
      <span class="change">{changeName(line.change)}</span>
      <span class={wrong ? "wrong" : "soft small"}>{line.notes.join(wrong ? " " : ", ")}</span>
    </li>
  );
}

function changeName(change: string): string {
  const names: Readonly<Record<string, string>> = {
    ADD: t("roster.isNew"),
    UPDATE: t("roster.isChanged"),
    SAME: t("roster.isSame"),
    WRONG: t("roster.isWrong"),
  };
  return names[change] ?? change;
}
