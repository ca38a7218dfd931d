import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { TeamEntry, TeamForm } from "../wire/messages.ts";
import { FormDialog } from "./FormDialog.tsx";
import { Check, SelectField, TextField } from "./fields.tsx";
import { PartHead } from "./PartHead.tsx";
import { namesOf } from "./register.ts";
import type { StewardPart } from "./Steward.tsx";
import { useForm } from "./useForm.ts";
import { teamKindName } from "./words.ts";

const KINDS = ["HOME", "PROJECT", "FACULTY"] as const;

export function TeamsPart({ api, register, onRegister }: StewardPart): JSX.Element {
  const open = register.cohorts.filter(({ ended }) => !ended);
  const [cohort, setCohort] = useState(open[0]?.id ?? register.cohorts[0]?.id ?? "");
  const [edited, setEdited] = useState<TeamEntry | "new" | undefined>(undefined);
  const teams = register.teams.filter((team) => team.cohort === cohort);
  return (
    <>
      <PartHead title={t("steward.teams")} why={t("teams.why")}>
        {register.cohorts.length > 1 && (
          <select
            class="input"
            aria-label={t("teams.cohort")}
            value={cohort}
            onChange={(event) => setCohort(event.currentTarget.value)}
          >
            {register.cohorts.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        )}
        <button type="button" class="button lead" disabled={cohort === ""} onClick={() => setEdited("new")}>
          {t("teams.new")}
        </button>
      </PartHead>
      {KINDS.filter((kind) => teams.some((team) => team.kind === kind)).map((kind) => (
        <section key={kind} class="card-group">
          <h2>{teamKindName(kind)}</h2>
          <ul class="cards">
            {teams
              .filter((team) => team.kind === kind)
              .map((team) => (
                <TeamCard
                  key={team.id}
                  team={team}
                  names={namesOf(register, "TEAM", team.id)}
                  onEdit={() => setEdited(team)}
                />
              ))}
          </ul>
        </section>
      ))}
      {edited !== undefined && (
        <TeamDialog
          api={api}
          register={register}
          onRegister={onRegister}
          cohort={cohort}
          team={edited === "new" ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}

interface CardProps {
  readonly team: TeamEntry;
  readonly names: readonly string[];
  readonly onEdit: () => void;
}

function TeamCard({ team, names, onEdit }: CardProps): JSX.Element {
  return (
    <li class={`card ${team.ended ? "ended" : ""}`}>
      <h3>{team.name}</h3>
      <p class="soft">{names.length === 0 ? t("teams.nobody") : names.join(", ")}</p>
      {team.ended && <p class="soft">{t("form.ended")}</p>}
      <div class="card-actions">
        <button
          type="button"
          class="button compact framed"
          aria-label={t("form.editOf", { name: team.name })}
          onClick={onEdit}
        >
          {t("form.edit")}
        </button>
      </div>
    </li>
  );
}

interface DialogProps extends StewardPart {
  readonly cohort: string;
  readonly team: TeamEntry | undefined;
  readonly onClose: () => void;
}

function TeamDialog({ api, register, onRegister, cohort, team, onClose }: DialogProps): JSX.Element {
  const form = useForm();
  const [wish, setWish] = useState<TeamForm>({
    cohort,
    kind: team?.kind ?? "PROJECT",
    name: team?.name ?? "",
    site: team?.site ?? "",
    ended: team?.ended ?? false,
  });
  const change = (part: Partial<TeamForm>): void => setWish({ ...wish, ...part });
  return (
    <FormDialog
      title={team ? team.name : t("teams.new")}
      form={form}
      save={async () => onRegister(await api.putTeam(team?.id, wish))}
      onClose={onClose}
    >
      <TextField
        form={form}
        name="name"
        label={t("teams.name")}
        value={wish.name}
        onChange={(name) => change({ name })}
      />
      <SelectField
        form={form}
        name="kind"
        label={t("teams.kind")}
        value={wish.kind}
        options={KINDS.map((kind) => [kind, teamKindName(kind)])}
        onChange={(kind) => change({ kind })}
      />
      <SelectField
        form={form}
        name="site"
        label={t("teams.site")}
        value={wish.site ?? ""}
        options={[
          ["", t("teams.noSite")],
          ...register.sites.filter(({ ended }) => !ended).map(({ id, name }) => [id, name] as const),
        ]}
        onChange={(site) => change({ site })}
      />
      {team && <Check label={t("teams.ended")} checked={wish.ended} onChange={(ended) => change({ ended })} />}
    </FormDialog>
  );
}
