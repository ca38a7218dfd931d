import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { RegisterView } from "../wire/messages.ts";
import { AgreementsPart } from "./AgreementsPart.tsx";
import { CohortsPart } from "./CohortsPart.tsx";
import { Link } from "./Link.tsx";
import { PeoplePart } from "./PeoplePart.tsx";
import type { ProgrammeApi } from "./programmeApi.ts";
import { RosterPart } from "./RosterPart.tsx";
import { SitesPart } from "./SitesPart.tsx";
import { TeamsPart } from "./TeamsPart.tsx";
import { useForm } from "./useForm.ts";

interface Props {
  readonly api: ProgrammeApi;
  readonly section: string;
  readonly onChange: () => void;
}

export interface StewardPart {
  readonly api: ProgrammeApi;
  readonly register: RegisterView;
  readonly onRegister: (register: RegisterView) => void;
}

const SECTIONS = ["people", "teams", "sites", "cohorts", "agreements", "roster"] as const;

/** What stewards look after: people, teams, sites, cohorts, agreements, and the import of a roster. */
export function Steward({ api, section, onChange }: Props): JSX.Element {
  const load = useForm();
  const [register, setRegister] = useState<RegisterView | undefined>(undefined);
  useEffect(() => void load.send(async () => setRegister(await api.register())), [api]);
  const changed = (next: RegisterView): void => {
    setRegister(next);
    onChange();
  };
  return (
    <div class="steward">
      <nav class="sections" aria-label={t("steward.sections")}>
        {SECTIONS.map((name) => (
          <Link key={name} to={`/programme/${name}`} class="section-link" current={name === section}>
            {t(`steward.${name}`)}
          </Link>
        ))}
      </nav>
      <div class="steward-in">
        <p class="wrong" role="alert">
          {load.problem}
        </p>
        {register && <Part section={section} api={api} register={register} onRegister={changed} />}
      </div>
    </div>
  );
}

function Part({ section, ...part }: StewardPart & { section: string }): JSX.Element {
  switch (section) {
    case "teams":
      return <TeamsPart {...part} />;
    case "sites":
      return <SitesPart {...part} />;
    case "cohorts":
      return <CohortsPart {...part} />;
    case "agreements":
      return <AgreementsPart api={part.api} />;
    case "roster":
      return <RosterPart {...part} />;
    default:
      return <PeoplePart {...part} />;
  }
}
