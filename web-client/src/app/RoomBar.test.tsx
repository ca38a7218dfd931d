import { render } from "preact";
import { afterEach, expect, it, vi } from "vitest";
import { RoomBar } from "./RoomBar.tsx";

const root = document.createElement("div");
document.body.append(root);
afterEach(() => render(null, root));

it("shows a button for each thing that can be done, and none for what cannot", () => {
  const actions = { addNote: vi.fn(), practice: vi.fn(), history: vi.fn(), invite: undefined, leave: vi.fn() };
  render(<RoomBar actions={actions} />, root);
  expect(words()).toEqual(["Add note", "History", "Practice", "Leave"]);
  button("Practice").click();
  expect(actions.practice).toHaveBeenCalledOnce();
});

function words(): string[] {
  return [...root.querySelectorAll("button")].map((button) => button.textContent ?? "");
}

function button(word: string): HTMLButtonElement {
  return [...root.querySelectorAll("button")].find(({ textContent }) => textContent === word) as HTMLButtonElement;
}
