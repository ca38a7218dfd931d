import { signal } from "@preact/signals";
import { render } from "preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import texts from "../i18n/en.session.json";
import { addTexts } from "../i18n/t.ts";
import { Scope } from "../kit/scope.ts";
import { FakeWorld } from "../wire/fakeSocket.ts";
import type { RosterPerson, ServerMessage } from "../wire/messages.ts";
import { RoomModel } from "./model.ts";
import { People } from "./People.tsx";
import type { Seat } from "./seat.ts";

const ANA: RosterPerson = { id: "ana", name: "Ana", site: "boston", role: "FACILITATOR" };
const APART = "Who is here at other sites may be out of date";
addTexts(texts);

const root = document.createElement("div");
document.body.append(root);

let scope: Scope;
let world: FakeWorld;

beforeEach(async () => {
  vi.useFakeTimers();
  scope = new Scope();
  world = new FakeWorld();
  const room = new RoomModel(scope, world, "s1", "tab1");
  await vi.advanceTimersByTimeAsync(0);
  world.socket.open();
  const [isHere, isMine, nameOf] = [(): boolean => true, (): boolean => true, (): string => ANA.name];
  const seat = { me: "ana", leads: false, room, now: signal(0), isHere, isMine, nameOf } as unknown as Seat;
  render(<People seat={seat} sites={[]} now={signal(0)} />, root);
});

afterEach(() => {
  render(null, root);
  scope.end();
  vi.useRealTimers();
});

it("says that others may be out of date while the line between the sites is down, and shows whom it knows (N9)", async () => {
  await hear({ type: "welcome", me: "ana", people: [ANA], gone: [], seq: 0 });
  expect(root.textContent).not.toContain(APART);
  await hear({ type: "apart", apart: true });
  expect(root.querySelector('[role="status"]')?.textContent).toContain(APART);
  expect(root.textContent).toContain("Ana");
  await hear({ type: "apart", apart: false });
  expect(root.textContent).not.toContain(APART);
});

it("does not go on saying so at another node, which knows the others (N9)", async () => {
  await hear({ type: "welcome", me: "ana", people: [ANA], gone: [], seq: 0 });
  await hear({ type: "apart", apart: true });
  await hear({ type: "welcome", me: "ana", people: [ANA], gone: [], seq: 0 });
  expect(root.textContent).not.toContain(APART);
});

it("says of whose hand is up also who they are", async () => {
  await hear({ type: "welcome", me: "mei", people: [ANA], gone: [], seq: 0 });
  await hear({ type: "event", seq: 1, at: 5, actor: "ana", body: { type: "handRaised", person: "ana" } });
  expect(root.querySelector(".site small")?.textContent).toContain("hand is up");
  expect(root.querySelector(".site small")?.textContent).toContain("you");
});

async function hear(message: ServerMessage): Promise<void> {
  world.socket.hear(JSON.stringify(message));
  await vi.advanceTimersByTimeAsync(20);
}
