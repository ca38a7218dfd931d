import type { Holder, Reserves } from "../board/model/reserves.ts";
import { recall, remember } from "../kit/memory.ts";
import type { Scope } from "../kit/scope.ts";
import type { Api } from "../wire/api.ts";
import type { HomeView } from "../wire/messages.ts";

/** The asking person's own. */
export async function circlesOf(api: Api): Promise<Circles> {
  return (await api.boards()).circles;
}

/** The teams, sites and cohorts that the asking person knows, for which a part of a board may be kept. */
export async function writersOf(api: Api): Promise<readonly Holder[]> {
  const { teams, cohorts, sites } = await api.call<HomeView>("GET", "/home");
  return [
    ...teams.map(({ id, name }) => ({ kind: "TEAM", of: id, name })),
    ...sites.map(({ id, name }) => ({ kind: "SITE", of: id, name })),
    ...cohorts.map(({ id, title }) => ({ kind: "COHORT", of: id, name: title })),
  ];
}

type Circles = readonly { readonly kind: string; readonly id: string }[];

/** Asked for once parts of a board are kept for circles; what was known last serves as long as there is no line. */
export function followCircles(scope: Scope, reserves: Reserves, me: string, ask: () => Promise<Circles>): void {
  const key = `circles ${me}`;
  let asked = false;
  scope.add(
    reserves.parts.subscribe((parts) => {
      if (parts.size === 0 || asked) return;
      asked = true;
      take(reserves, JSON.parse(recall(key) ?? "[]") as readonly string[]);
      ask().then(
        (circles) => {
          const names = circles.map(({ kind, id }) => `${kind}:${id}`);
          remember(key, JSON.stringify(names));
          if (!scope.ended) take(reserves, names);
        },
        () => {
          asked = false;
        },
      );
    }),
  );
}

function take(reserves: Reserves, names: readonly string[]): void {
  reserves.circles.value = new Set(names);
}
