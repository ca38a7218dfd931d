import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Stage, spokenNotes, waitForNote, waitForSaved } from "./browser.ts";
import { until } from "./until.ts";

// The history of the room's board: rules D40 to D46 and W11 of docs/protocol.md.

let stage: Stage;
let ana: Page;
let ben: Page;

beforeAll(async () => {
  stage = await Stage.open();
  ana = await stage.practitioner("Ana", "Boston");
  ben = await stage.practitioner("Ben", "Oakland");
});

afterAll(async () => {
  await stage.close();
  expect(stage.complaints).toEqual([]);
});

it("keeps the board by a name, and shows it as it was after others went on", async () => {
  await write(ana, "notes/research", "What did pupils notice?");
  await write(ana, "notes/practice", "Walk the river");
  await waitForSaved(ana, "Saved");
  await openHistory(ana);
  await ana.fill(".keep-now input", "Before the break");
  await ana.keyboard.press("Enter");
  await ana.locator(".version.named", { hasText: "Before the break" }).waitFor();
  await expect.poll(() => ana.locator(".version.named small").first().innerText()).toMatch(/, \d\d:\d\d, by Ana$/);
  await ana.keyboard.press("Escape");

  await edit(ben, "note, Practice: Walk the river", " with year 5");
  await write(ben, "notes/community", "Ask the elders");
  await ben.locator('.outline [aria-label="note, Research: What did pupils notice?"]').focus();
  await ben.keyboard.press("Delete");
  await waitForSaved(ben, "Saved");

  await openHistory(ana);
  await ana.locator(".version", { hasText: "Before the break" }).click();
  await ana.locator(".still-picture .note").first().waitFor({ state: "attached" });
  const cells = ana.locator(".still-cells li");
  const asItWas = expect.arrayContaining(["What did pupils notice?", "Walk the river"]);
  await expect.poll(() => cells.allInnerTexts()).toEqual(asItWas);
  expect(await cells.allInnerTexts()).not.toContain("Ask the elders");
});

it("tells what changed since, item by item, with who", async () => {
  await ana.click("text=Changed since");
  const told = async (): Promise<string[]> =>
    (await ana.locator(".change").allInnerTexts()).map((text) => text.replace(/\s+/g, " ").trim());
  await expect
    .poll(told)
    .toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Added in Community building, by Ben Ask the elders$/),
        expect.stringMatching(/^Changed in Practice, by Ben .*with year 5/),
        expect.stringMatching(/^Removed in Research.* What did pupils notice\?$/),
      ]),
    );
});

it("puts one field back as it was, for everybody, leaves the others, and takes that back", async () => {
  await ana.getByRole("button", { name: "Put Community building back as it was" }).click();
  await ana.locator(".history-said", { hasText: "Community building is as it was" }).waitFor();
  await until(
    "Ben's note to go",
    async () => !(await spokenNotes(ben)).some((note) => note.includes("Ask the elders")),
  );
  expect((await spokenNotes(ben)).some((note) => note.includes("with year 5"))).toBe(true);
  await ana.locator(".history-said >> text=Undo").click();
  await waitForNote(ben, "note, Community building: Ask the elders");
});

it("restores after asking, for everybody, and takes it back", async () => {
  await ana.locator(".look .row >> text=Restore").click();
  await ana.locator(".ask", { hasText: "for everybody?" }).waitFor();
  await ana.click("text=Restore it");
  await ana.locator(".history-said", { hasText: "The board is as it was" }).waitFor();
  await waitForNote(ben, "note, Research: What did pupils notice?");
  await waitForNote(ben, "note, Practice: Walk the river");
  await expect.poll(() => spokenNotes(ben)).not.toContain("note, Community building: Ask the elders");
  await ana.locator(".version", { hasText: "Before a restore" }).waitFor();
  await ana.locator(".history-said >> text=Undo").click();
  await ana.getByText("The restore is undone.").waitFor();
  await waitForNote(ben, "note, Community building: Ask the elders");
});

it("is worked by keys alone", async () => {
  await ana.keyboard.press("Escape");
  await ana.locator("dialog.wide").waitFor({ state: "detached" });
  await ana.locator(".bar button", { hasText: "History" }).focus();
  await ana.keyboard.press("Enter");
  await ana.locator(".version", { hasText: "Before the break" }).waitFor();
  await ana.locator(".version", { hasText: "Before the break" }).focus();
  await ana.keyboard.press("Enter");
  await ana.waitForFunction(() => document.activeElement?.textContent === "Before the break");
  await ana.locator(".look .row button", { hasText: "Name" }).focus();
  await ana.keyboard.press("Enter");
  await ana.locator(".look .ask input:focus").waitFor();
  await ana.keyboard.press("Control+a");
  await ana.keyboard.type("After the morning");
  await ana.keyboard.press("Enter");
  await ana.locator(".version", { hasText: "After the morning" }).waitFor();
  await ana.keyboard.press("Escape");
  await ana.locator("dialog.wide").waitFor({ state: "detached" });
  await ana.locator(".bar button:focus", { hasText: "History" }).waitFor();
});

it("fits a phone, with the versions first and one of them in their place", async () => {
  const cam = await stage.practitioner("Cam", "Boston", { viewport: { width: 360, height: 740 } });
  await cam.click(".bar >> text=More");
  await cam.click('[role=menuitem]:has-text("History")');
  await cam.locator(".version", { hasText: "After the morning" }).click();
  await cam.locator(".still-picture").waitFor();
  await cam.locator(".versions").waitFor({ state: "hidden" });
  expect(await cam.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await cam.click("text=All versions");
  await cam.locator(".versions").waitFor();
  await cam.context().close();
});

async function openHistory(page: Page): Promise<void> {
  await page.click(".bar >> text=History");
  await page.locator(".versions").waitFor();
}

async function write(page: Page, cell: string, text: string): Promise<void> {
  await page.locator(`[data-cell="${cell}"]`).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type(text);
  await page.keyboard.press("Escape");
}

async function edit(page: Page, spoken: string, text: string): Promise<void> {
  await page.locator(`.outline [aria-label="${spoken}"]`).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type(text);
  await page.keyboard.press("Escape");
}
