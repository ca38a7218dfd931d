import type { Api } from "../wire/api.ts";
import type { BoardPage, MeView } from "../wire/messages.ts";
import type { Route } from "./router.ts";

type Answer = readonly [MeView, BoardPage];

let early: { readonly id: string; readonly answer: Promise<Answer> } | undefined;

/** Asks for the board that the page was opened at while the scripts that show it are still on their way. */
export function askEarly(api: Api, to: Route): void {
  if (to.to !== "board") return;
  const answer = ask(api, to.id);
  // Whoever takes it hears of a failure.
  answer.catch(() => undefined);
  early = { id: to.id, answer };
}

/** Who one is and what the board is: what was asked early is taken once, by the first who asks. */
export function askBoard(api: Api, id: string): Promise<Answer> {
  const asked = early?.id === id ? early.answer : undefined;
  early = undefined;
  return asked ?? ask(api, id);
}

function ask(api: Api, id: string): Promise<Answer> {
  return Promise.all([api.me(), api.board(id)]);
}
