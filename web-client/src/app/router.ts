import { computed, signal } from "@preact/signals";
import type { AccountPlace } from "./AccountPages.tsx";
import { newer } from "./newer.ts";

export type Route =
  /** One of the pages around the sessions: which, the programme's own pages know. */
  | { readonly to: "programme"; readonly path: string }
  | { readonly to: "join" }
  | { readonly to: "joinBoard" }
  | { readonly to: "account"; readonly place: AccountPlace }
  | { readonly to: "session"; readonly id: string }
  | { readonly to: "left"; readonly id: string }
  | { readonly to: "harvest"; readonly id: string }
  | { readonly to: "practices" }
  | { readonly to: "boards" }
  | { readonly to: "board"; readonly id: string }
  | { readonly to: "nowhere" };

const path = signal(location.pathname);

addEventListener("popstate", () => {
  path.value = location.pathname;
});

export const route = computed(() => routeOf(path.value));

const PROGRAMME: readonly string[] = ["calendar", "cohort", "programme", "world"];

/** What a path leads to. */
export function routeOf(path: string): Route {
  const [first, id, rest, ...more] = path.split("/").filter((part) => part !== "");
  if (isAccountPlace(first) && id === undefined) return { to: "account", place: first };
  if (first === undefined || PROGRAMME.includes(first)) return { to: "programme", path };
  if (first === "join" && id === undefined) return { to: "join" };
  if (first === "join-board" && id === undefined) return { to: "joinBoard" };
  if (first === "practices" && id === undefined) return { to: "practices" };
  if (first === "boards" && id === undefined) return { to: "boards" };
  if (first === "board" && id !== undefined && rest === undefined) return { to: "board", id: decoded(id) };
  if (first !== "session" || id === undefined || more.length > 0) return { to: "nowhere" };
  if (rest === undefined) return { to: "session", id: decoded(id) };
  if (rest === "plan") return { to: "programme", path };
  if (rest === "harvest") return { to: "harvest", id: decoded(id) };
  return rest === "left" ? { to: "left", id: decoded(id) } : { to: "nowhere" };
}

export function pathOfSession(id: string): string {
  return `/session/${encodeURIComponent(id)}`;
}

export const BOARDS_PATH = "/boards";

export function pathOfBoard(id: string): string {
  return `/board/${encodeURIComponent(id)}`;
}

export function pathOfLeft(id: string): string {
  return `${pathOfSession(id)}/left`;
}

export function pathOfHarvest(id: string): string {
  return `${pathOfSession(id)}/harvest`;
}

export function go(to: string, how: "push" | "replace" = "push"): void {
  if (newer.peek()) {
    location.assign(to);
    return;
  }
  if (how === "push") history.pushState(null, "", to);
  else history.replaceState(null, "", to);
  path.value = location.pathname;
}

function isAccountPlace(first: string | undefined): first is AccountPlace {
  return first !== undefined && ["sign-in", "account", "tokens", "letters", "audit"].includes(first);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
