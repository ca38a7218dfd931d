import { render } from "preact";
import { afterEach, expect, it, vi } from "vitest";
import { PhoneBar, RoomBar } from "./RoomBar.tsx";

const root = document.createElement("div");
document.body.append(root);
afterEach(() => render(null, root));

it("shows a button for each thing that can be done, and none for what cannot", () => {
  const actions = { addNote: vi.fn(), practice: vi.fn(), invite: undefined, leave: vi.fn() };
  render(<RoomBar actions={actions} onStage={false} />, root);
  expect(words()).toEqual(["Add note", "Practice", "Leave"]);
  button("Practice").click();
  expect(actions.practice).toHaveBeenCalledOnce();
});

it("leaves only the way out while a practice has the room", () => {
  const actions = { addNote: vi.fn(), practice: vi.fn(), invite: vi.fn(), leave: vi.fn() };
  render(<RoomBar actions={actions} onStage={true} />, root);
  expect(words()).toEqual(["Leave"]);
  render(<PhoneBar actions={actions} onStage={true} part="board" onPart={vi.fn()} />, root);
  expect(words()).toEqual(["More"]);
});

function words(): string[] {
  return [...root.querySelectorAll("button")].map((button) => button.textContent ?? "");
}

function button(word: string): HTMLButtonElement {
  return [...root.querySelectorAll("button")].find(({ textContent }) => textContent === word) as HTMLButtonElement;
}
