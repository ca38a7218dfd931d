import { signal } from "@preact/signals";
import { render } from "preact";
import { afterEach, expect, it } from "vitest";
import type { AgendaLine, SessionView } from "../wire/messages.ts";
import { Agenda } from "./Agenda.tsx";
import { EMPTY } from "./fold.ts";
import type { RoomModel } from "./model.ts";

const MINUTE = 60_000;
const BEGAN = 1_000 * MINUTE + 20_000;
const LINE: AgendaLine = {
  id: "a",
  kind: "talk",
  title: "Welcome",
  seconds: 600,
  planned: 600,
  grouping: "room",
  skipped: false,
  from: BEGAN,
};

const root = document.createElement("div");
afterEach(() => render(null, root));

it("shows how much of a line has gone, and nothing of it while the minute in which it began lasts", () => {
  expect(shownAt(BEGAN - 20_000)).toBe("0%");
  expect(shownAt(BEGAN + 5 * MINUTE)).toBe("50%");
  expect(shownAt(BEGAN + 15 * MINUTE)).toBe("100%");
});

function shownAt(now: number): string | undefined {
  const session = { start: BEGAN, agenda: [] } as unknown as SessionView;
  const room = { now: signal({ ...EMPTY, agenda: { lines: [LINE], current: "a" } }) } as unknown as RoomModel;
  render(<Agenda session={session} room={room} now={signal(now)} />, root);
  return root.querySelector<HTMLElement>(".along i")?.style.width;
}
