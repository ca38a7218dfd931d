import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { paste, waitForWords } from "./boardPage.ts";
import { Stage, waitForSaved } from "./browser.ts";
import { until } from "./until.ts";

let stage: Stage;
let ana: Page;
let mei: Page;

beforeAll(async () => {
  stage = await Stage.open();
  ana = await stage.leader("Ana", "boston");
  mei = await stage.practitioner("Mei", "singapore");
  await mei.locator(".tool-bar").waitFor();
});

afterAll(() => stage.close());

it("gives the board a column for each line of the agenda, and loses no note", async () => {
  await paste(mei, "- rain\n- river");
  await waitForWords(mei, "river");
  await waitForSaved(mei, "Saved");
  await waitForWords(ana, "river");
  await ana.getByRole("button", { name: "Lead", exact: true }).click();
  await ana.getByText("A column for each line of the agenda").click();
  await ana.locator("details[open]").getByRole("button", { name: "Change the board" }).click();
  await mei.locator('.outline section[aria-label="Welcome and agreements"]').waitFor({ state: "attached" });
  for (const words of ["rain", "river"]) await waitForWords(mei, words);
});

it("shows Arabic, Hebrew and Persian from the right, in the picture and in the list", async () => {
  await paste(mei, "- السلام عليكم\n- שלום לכולם\n- سلام دوستان");
  await waitForWords(ana, "سلام دوستان");
  for (const words of ["السلام", "שלום", "دوستان"]) {
    const text = ana.locator(".world:not(.over) .note-text", { hasText: words });
    expect(await text.getAttribute("direction")).toBe("rtl");
    const card = ana.locator(".world:not(.over) .note", { hasText: words }).locator(".card");
    const [ink, paper] = [await text.boundingBox(), await card.boundingBox()];
    if (!ink || !paper) throw new Error(`${words} is not drawn`);
    expect(paper.x + paper.width - (ink.x + ink.width)).toBeLessThan(ink.x - paper.x);
  }
  await mei.getByRole("button", { name: "List", exact: true }).click();
  const listed = mei.locator('.cell-list [dir="auto"]', { hasText: "دوستان" }).first();
  await listed.waitFor();
  expect(await listed.evaluate((node) => getComputedStyle(node).direction)).toBe("rtl");
  await mei.getByRole("button", { name: "Picture", exact: true }).click();
});

it("walks all from board to board of the groups together, with a timer, and takes their stamps", async () => {
  await mei.reload();
  await mei.locator(".tool-bar").waitFor();
  for (const name of ["Lars", "Noa", "Joy"]) await stage.practitioner(name, "vancouver");
  await ana.keyboard.press("Escape");
  await ana.locator(".bar").getByRole("button", { name: "Groups", exact: true }).click();
  await ana.getByText("Pairs", { exact: true }).click();
  await ana.getByLabel("A board for each").selectOption({ index: 1 });
  await ana.getByRole("button", { name: "Open now" }).click();
  await mei.locator(".group-strip.open").waitFor();
  await mei.getByRole("button", { name: "To the room" }).click();
  await ana.keyboard.press("Escape");
  await ana.locator(".bar").getByRole("button", { name: "Session", exact: true }).click();
  await ana.getByRole("button", { name: /^Walk through/ }).click();
  for (const page of [ana, mei]) {
    await page.getByText(/^Gallery walk: .*, 1 of \d/).waitFor();
    await page.locator(".walk-strip .group-time").waitFor();
  }
  await until("an empty board of a group", async () => (await mei.locator(".world:not(.over) .note").count()) === 0);
  await mei.locator(".tool-bar").waitFor();
  await paste(mei, "- seen by all");
  await waitForWords(ana, "seen by all");
  await ana.locator(".walk-strip").getByRole("button", { name: "Next board" }).click();
  for (const page of [ana, mei]) {
    await page.getByText(/^Gallery walk: .*, 2 of \d/).waitFor();
    await until("the next board", async () => (await page.locator(".world:not(.over) .note").count()) === 0);
  }
  await ana.locator(".walk-strip").getByRole("button", { name: "End the walk" }).click();
  await mei.locator(".walk-strip").waitFor({ state: "detached" });
  await waitForWords(mei, "rain");
});
