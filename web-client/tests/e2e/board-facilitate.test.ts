import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { clear, drag, paste, waitForWords } from "./boardPage.ts";
import { Stage, waitForSaved } from "./browser.ts";
import { byPalette } from "./ownBoard.ts";
import { until } from "./until.ts";

/** What those who lead do on a board for everybody, and how one looks closer: at what is chosen, at a field. */
let stage: Stage;
let ana: Page;
let mei: Page;

beforeAll(async () => {
  stage = await Stage.open();
  ana = await stage.leader("Ana", "boston");
  mei = await stage.practitioner("Mei", "singapore");
  for (const page of [ana, mei]) await page.locator(".tool-bar").waitFor();
  await waitForSaved(mei, "Saved");
});

afterEach(async () => {
  expect(stage.complaints).toEqual([]);
  await clear(mei);
});

afterAll(() => stage.close());

it("puts the notes with most dots first, on every screen", async () => {
  await paste(mei, "- apples\n- pears\n- plums");
  await waitForWords(ana, "plums");
  // What was pasted is chosen, all of it: dots go to one thing.
  await mei.keyboard.press("Escape");
  await ana.getByRole("button", { name: "Lead", exact: true }).click();
  await ana.getByRole("button", { name: "Give dots" }).click();
  await mei.getByText("3 dots to give").waitFor();
  await give("plums", 1);
  await give("pears", 2);
  await ana.getByRole("button", { name: "Show the result" }).click();
  await waitForWords(ana, "pears, 2 dots");
  await ana.getByRole("group", { name: "Put notes in order" }).getByRole("button", { name: "by dots" }).click();
  for (const page of [ana, mei])
    await until("pears, plums, apples", async () => (await inOrder(page)) === "pears plums apples");
});

it("counts the leader's timer down on every screen, until the leader ends it", async () => {
  const timer = ana.getByRole("group", { name: "Timer" });
  await timer.getByRole("button", { name: "1 min" }).click();
  for (const page of [ana, mei]) await page.locator(".countdown", { hasText: /^0:[0-5]\d$/ }).waitFor();
  const first = await mei.locator(".countdown").textContent();
  await until("another second", async () => (await mei.locator(".countdown").textContent()) !== first);
  await timer.getByRole("button", { name: "End it" }).click();
  await mei.locator(".countdown").waitFor({ state: "detached" });
  await ana.keyboard.press("Escape");
});

it("draws a tension between two fields, by pointer and by keys, that says which", async () => {
  await mei.keyboard.press("l");
  await mei.getByRole("button", { name: "Tension" }).click();
  await drag(mei, await middleOf("practice"), await middleOf("community"));
  await waitForWords(ana, "tension between Practice and Community");
  await mei.keyboard.press("Escape");
  await mei.locator('.outline [data-cell$="/research"]').focus();
  await byPalette(mei, "Tension to another field");
  await mei.getByRole("combobox", { name: "Where it leads" }).and(mei.locator(":focus")).waitFor();
  await mei.keyboard.type("capacity");
  await mei.locator('#link-list [aria-selected="true"]', { hasText: "Capacity" }).waitFor();
  await mei.keyboard.press("Enter");
  await waitForWords(ana, "tension between Research and Capacity");
  await ana.locator(".picture .says-tension").nth(1).waitFor({ state: "attached" });
});

it("shows what is chosen as large as it fits, then a field, then all", async () => {
  await paste(mei, "one note alone");
  await waitForWords(mei, "one note alone");
  const whole = await shown();
  await mei.keyboard.press("Control+a");
  await mei.keyboard.press("Shift+Digit2");
  await until("the note near", async () => (await shown()) > whole);
  const note = await placeOf(mei.locator(".picture .card").last());
  const surface = await placeOf(mei.locator(".surface"));
  expect(Math.abs(note.y + note.height / 2 - (surface.y + surface.height / 2))).toBeLessThan(40);
  await mei.locator('.outline [data-cell$="/research"]').focus();
  await mei.keyboard.press("Shift+Digit3");
  await until("the field", async () => {
    const field = await placeOf(mei.locator('[data-ground$="/research"]').first());
    const middle = { x: field.x + field.width / 2, y: field.y + field.height / 2 };
    return Math.abs(middle.x - 640) < 120 && Math.abs(middle.y - 400) < 120 && (await shown()) > whole;
  });
  await mei.keyboard.press("Shift+Digit1");
  await until("all of it", async () => (await shown()) === whole);
});

/** Mei gives dots to a note, one after the other. */
async function give(words: string, dots: number): Promise<void> {
  await mei.locator(`.outline [aria-label*="${words}"]`).focus();
  for (let dot = 1; dot <= dots; dot++) {
    await mei.getByRole("button", { name: "One dot more" }).click();
    await waitForWords(mei, `${words}, ${dot} dot`);
  }
}

/** The words of all notes as they lie, from above and from the left. */
function inOrder(page: Page): Promise<string> {
  return page.locator(".world:not(.over) [data-item]").evaluateAll((items) =>
    items
      .map((item) => ({ words: item.textContent ?? "", box: item.querySelector(".card")?.getBoundingClientRect() }))
      .sort((a, b) => Math.round((a.box?.y ?? 0) - (b.box?.y ?? 0)) || (a.box?.x ?? 0) - (b.box?.x ?? 0))
      .map(({ words }) => /[a-z]+/.exec(words)?.[0])
      .join(" "),
  );
}

/** A point in the midst of a field on Mei's screen. */
async function middleOf(sector: string): Promise<readonly [number, number]> {
  const { x, y, width, height } = await placeOf(mei.locator(`[data-ground$="/${sector}"]`).first());
  return [x + width / 2, y + height / 2];
}

async function placeOf(it: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await it.boundingBox();
  if (box === null) throw new Error(`${it} is not drawn`);
  return box;
}

/** How large Mei sees the board, in parts of a hundred. */
async function shown(): Promise<number> {
  return Number.parseInt((await mei.locator(".view-bar .zoom").textContent()) ?? "", 10);
}
