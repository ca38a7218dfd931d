import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { SiteEntry } from "../wire/messages.ts";
import { PartHead } from "./PartHead.tsx";
import { currentOf } from "./register.ts";
import { SiteDialog } from "./SiteDialog.tsx";
import type { StewardPart } from "./Steward.tsx";
import { hourOf } from "./times.ts";
import { siteKindName } from "./words.ts";

export function SitesPart({ api, register, onRegister }: StewardPart): JSX.Element {
  const [edited, setEdited] = useState<SiteEntry | "new" | undefined>(undefined);
  const sites = [...register.sites].sort((a, b) => Number(a.ended) - Number(b.ended) || a.name.localeCompare(b.name));
  const hub = (id: string | undefined): string | undefined => register.sites.find((site) => site.id === id)?.name;
  return (
    <>
      <PartHead title={t("steward.sites")} why={t("sites.why")}>
        <button type="button" class="button lead" onClick={() => setEdited("new")}>
          {t("sites.new")}
        </button>
      </PartHead>
      <ul class="cards">
        {sites.map((site) => (
          <li key={site.id} class={`card ${site.ended ? "ended" : ""}`}>
            <h2>{site.name}</h2>
            <p class="soft">
              {siteKindName(site.kind)}
              {hub(site.parent) && ` · ${t("sites.of", { hub: hub(site.parent) ?? "" })}`}
              {site.ended && ` · ${t("form.ended")}`}
            </p>
            <p class="soft still">
              {t("sites.now", { time: hourOf(Date.now(), site.zone) })} ·{" "}
              {t("cohorts.people", {
                n: new Set(currentOf(register, "SITE", site.id).map(({ person }) => person)).size,
              })}
            </p>
            {site.contacts.length > 0 && <p class="soft">{site.contacts.map(({ name }) => name).join(", ")}</p>}
            <div class="card-actions">
              <button
                type="button"
                class="button compact framed"
                aria-label={t("form.editOf", { name: site.name })}
                onClick={() => setEdited(site)}
              >
                {t("form.edit")}
              </button>
            </div>
          </li>
        ))}
      </ul>
      {edited !== undefined && (
        <SiteDialog
          api={api}
          register={register}
          onRegister={onRegister}
          site={edited === "new" ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}
