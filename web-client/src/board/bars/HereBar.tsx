import { useComputed } from "@preact/signals";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/t.ts";
import { initials, personClass } from "../../kit/person.tsx";
import type { Other } from "../model/hands.ts";
import type { Easel } from "../tools/tool.ts";
import type { Following } from "./Following.ts";
import { RoundButton } from "./ViewBar.tsx";

const MOST = 5;

interface Props {
  readonly easel: Easel;
  readonly following: Following;
  readonly mayCall: boolean;
  readonly onLead: () => void;
}

/** Who else is on the board: a press follows them. Those who lead can bring everybody to where they are. */
export function HereBar({ easel, following, mayCall, onLead }: Props): JSX.Element | null {
  const [calling, setCalling] = useState(false);
  const key = useComputed(() => JSON.stringify(firstOfEach(easel.desk.hands.others.value)));
  const others = JSON.parse(key.value) as Pick<Other, "client" | "person" | "name">[];
  if (others.length === 0 && !mayCall) return null;
  const followed = following.client.value;
  const call = (): void => {
    following.call(!calling);
    setCalling(!calling);
  };
  return (
    <div class="board-bar here-bar" role="toolbar" aria-label={t("board.here")}>
      {others.slice(0, MOST).map(({ client, person, name }) => (
        <button
          key={client}
          type="button"
          class={`avatar ${personClass(person)}`}
          aria-pressed={followed === client}
          aria-label={followed === client ? t("board.unfollow", { name }) : t("board.follow", { name })}
          title={followed === client ? t("board.unfollow", { name }) : t("board.follow", { name })}
          onClick={() => following.follow(followed === client ? undefined : client)}
        >
          <span aria-hidden="true">{initials(name)}</span>
        </button>
      ))}
      {others.length > MOST && <span class="small soft">+{others.length - MOST}</span>}
      {mayCall && <RoundButton icon="lead" label={t("board.lead")} run={onLead} />}
      {mayCall && others.length > 0 && (
        <RoundButton icon="call" label={calling ? t("board.callEnd") : t("board.call")} pressed={calling} run={call} />
      )}
    </div>
  );
}

/** One line a person, however many tabs they have. */
function firstOfEach(others: readonly Other[]): readonly Pick<Other, "client" | "person" | "name">[] {
  const seen = new Map(others.map(({ client, person, name }) => [person || String(client), { client, person, name }]));
  return [...seen.values()].filter(({ name }) => name !== "");
}
