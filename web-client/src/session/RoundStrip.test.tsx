import { signal } from "@preact/signals";
import { render } from "preact";
import { afterEach, beforeEach, expect, it } from "vitest";
import texts from "../i18n/en.sessionLate.json";
import { addTexts } from "../i18n/t.ts";
import type { SpeakingRound } from "../wire/messages.ts";
import type { Order } from "./orders.ts";
import { RoundStrip } from "./RoundStrip.tsx";
import type { Seat } from "./seat.ts";

const ROUND: SpeakingRound = {
  where: "room",
  order: ["ana:1", "mei", "ana"],
  turn: 0,
  each: 60,
  since: 0,
  passed: [],
};
const NAMES: Readonly<Record<string, string>> = { ana: "Ana", "ana:1": "Kim", mei: "Mei" };
addTexts(texts);

const root = document.createElement("div");
document.body.append(root);

let given: Order[] = [];

beforeEach(() => {
  given = [];
});
afterEach(() => render(null, root));

it("says whose turn it is of several at one device, and passes for them (L14, L32)", () => {
  render(<RoundStrip seat={seatIn(ROUND)} />, root);
  expect(root.textContent).toContain("Kim, it is your turn");
  button("Pass").click();
  expect(given).toEqual([{ type: "passRound", where: "room", as: "ana:1" }]);
});

it("takes the next turn for who of them has yet to speak (L32)", () => {
  render(<RoundStrip seat={seatIn(ROUND)} />, root);
  button("Mine next").click();
  expect(given).toEqual([{ type: "takeNext", where: "room" }]);
});

/** Ana's device, which Kim shares. */
function seatIn(round: SpeakingRound): Seat {
  return {
    me: "ana",
    leads: false,
    round: signal(round),
    now: signal(10_000),
    atDevice: signal([
      { id: "ana", name: "Ana" },
      { id: "ana:1", name: "Kim" },
    ]),
    isMine: (person: string) => person.startsWith("ana"),
    isHere: () => true,
    nameOf: (person: string) => NAMES[person] ?? "",
    order: (order: Order) => {
      given.push(order);
      return Promise.resolve(true);
    },
  } as unknown as Seat;
}

function button(word: string): HTMLButtonElement {
  return [...root.querySelectorAll("button")].find(({ textContent }) => textContent === word) as HTMLButtonElement;
}
