import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { Seat } from "./seat.ts";

export const SIGNS: readonly (readonly [string, string, () => string])[] = [
  ["heart", "🤍", () => t("signs.heart")],
  ["thanks", "🙏", () => t("signs.thanks")],
  ["yes", "👍", () => t("signs.yes")],
  ["laugh", "😊", () => t("signs.laugh")],
  ["wow", "✨", () => t("signs.wow")],
  ["slow", "🐢", () => t("signs.slow")],
];

/** A sign is seen for this long, ms. */
const SHOWN_MS = 4_000;
const AT_ONCE = 8;

interface Shown {
  readonly key: number;
  readonly sign: string;
  readonly name: string;
}

/** Signs of others, for a moment at the edge of the stage. Nothing is counted. */
export function Signs({ seat }: { seat: Seat }): JSX.Element {
  useEffect(
    () =>
      seat.room.onSign((person, what) => {
        const sign = SIGNS.find(([id]) => id === what)?.[1];
        if (sign) show({ sign, name: seat.nameOf(person) });
      }),
    [seat],
  );
  return (
    <div class="signs" aria-hidden="true">
      {shown.value.map(({ key, sign, name }) => (
        <span key={key}>
          {sign} <small>{name}</small>
        </span>
      ))}
    </div>
  );
}

const shown = signal<readonly Shown[]>([]);
let count = 0;

function show(sign: Omit<Shown, "key">): void {
  const key = count++;
  shown.value = [...shown.value, { ...sign, key }].slice(-AT_ONCE);
  setTimeout(() => {
    shown.value = shown.value.filter((each) => each.key !== key);
  }, SHOWN_MS);
}
