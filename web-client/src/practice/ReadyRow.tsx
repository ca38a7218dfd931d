import { t } from "../i18n/t.ts";
import type { Readiness } from "./readiness.ts";

interface Props {
  readonly readiness: Readiness;
  readonly nameOf: (person: string) => string;
}

/** How the room's devices stand, in one line, and whom to help, by name. */
export function ReadyRow({ readiness, nameOf }: Props) {
  const { ready, all, spread, unarmed, coming, missed } = readiness;
  const names = (people: readonly string[]) => people.map(nameOf).join(", ");
  return (
    <div class="practice-ready" role="status">
      <p>
        <strong>{t("practice.ready", { n: ready, all })}</strong>
        {spread !== null && ` ${t("practice.spread", { ms: Math.round(spread) })}`}
      </p>
      {unarmed.length > 0 && <p>{t("practice.unarmed", { names: names(unarmed), n: unarmed.length })}</p>}
      {coming.length > 0 && <p>{t("practice.coming", { names: names(coming), n: coming.length })}</p>}
      {missed > 0 && <p>{t("practice.missed", { n: missed })}</p>}
    </div>
  );
}
