import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/t.ts";
import { MOST_RINGS, MOST_SECTORS, rering } from "../facilitate.ts";
import type { Easel } from "../tools/tool.ts";

/** Other rings and sectors for a living board; a name a line. */
export function Rering({ easel }: { easel: Easel }): JSX.Element {
  const { board, layout, desk } = easel;
  const [rings, setRings] = useState(layout.rings.map(({ label }) => label).join("\n"));
  const [sectors, setSectors] = useState(layout.sectors.map(({ label }) => label).join("\n"));
  const names = [...new Set(desk.hands.others.value.map(({ name }) => name))].filter((name) => name !== "");
  return (
    <details class="rering">
      <summary>{t("board.rering")}</summary>
      <p class="small soft">{t("board.reringWhy")}</p>
      <Lines label={t("board.rings", { n: MOST_RINGS })} value={rings} onInput={setRings} />
      <Lines label={t("board.sectors", { n: MOST_SECTORS })} value={sectors} onInput={setSectors} />
      {names.length > 1 && (
        <button
          type="button"
          class="button compact framed"
          onClick={() => setSectors(names.slice(0, MOST_SECTORS).join("\n"))}
        >
          {t("board.seats")}
        </button>
      )}
      <button
        type="button"
        class="button compact lead"
        onClick={() => rering(board, layout, { rings: lines(rings), sectors: lines(sectors) })}
      >
        {t("board.reringDo")}
      </button>
    </details>
  );
}

function Lines({
  label,
  value,
  onInput,
}: {
  label: string;
  value: string;
  onInput: (text: string) => void;
}): JSX.Element {
  return (
    <label class="field">
      <span>{label}</span>
      <textarea
        class="input"
        rows={4}
        dir="auto"
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  );
}

/** A line each; an empty one is a part without a name, and there is one at least. */
function lines(text: string): readonly string[] {
  const all = text
    .replace(/\n+$/, "")
    .split("\n")
    .map((line) => line.trim());
  return all.length === 0 ? [""] : all;
}
