import { render } from "preact";
import { afterEach, expect, it, vi } from "vitest";
import { SiteField } from "./SiteField.tsx";

const root = document.createElement("div");
document.body.append(root);
afterEach(() => render(null, root));

const SITES = [
  { id: "aarhus", name: "Aarhus", country: "DK", zone: "Europe/Copenhagen" },
  { id: "copenhagen", name: "Copenhagen", country: "DK", zone: "Europe/Copenhagen" },
  { id: "zurich", name: "Zürich", country: "CH", zone: "Europe/Zurich" },
];

it("takes the site whose name was typed whole, not the first of the list", async () => {
  const onChoose = vi.fn();
  render(<SiteField sites={SITES} site="copenhagen" wrong={false} onChoose={onChoose} />, root);
  await type("Copenhagen");
  await press("Enter");
  expect(onChoose).toHaveBeenLastCalledWith("copenhagen");
});

it("finds a site without its accents, and by its country", async () => {
  render(<SiteField sites={SITES} site={undefined} wrong={false} onChoose={vi.fn()} />, root);
  await type("zuri");
  expect(offered()).toEqual(["zurich"]);
  await type("denm");
  expect(offered()).toEqual(["aarhus", "copenhagen"]);
});

it("says when nothing is found", async () => {
  render(<SiteField sites={SITES} site={undefined} wrong={false} onChoose={vi.fn()} />, root);
  await type("atlantis");
  expect(offered()).toEqual([]);
  expect(root.textContent).toContain("No site of this name");
});

const field = (): HTMLInputElement => root.querySelector("input") as HTMLInputElement;
const offered = (): string[] => [...root.querySelectorAll('[role="option"]')].map(({ id }) => id.replace("site-", ""));

async function type(text: string): Promise<void> {
  field().value = text;
  field().dispatchEvent(new Event("input", { bubbles: true }));
  await rendered();
}

async function press(key: string): Promise<void> {
  field().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  await rendered();
}

/** Preact renders in the next turn. */
const rendered = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
