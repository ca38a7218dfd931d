import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Stage, waitForNote } from "./browser.ts";
import { openOwnBoard } from "./ownBoard.ts";
import { until } from "./until.ts";

// The history of a board of one's own, outside any session.

let stage: Stage;
let mei: Page;

beforeAll(async () => {
  stage = await Stage.open();
  mei = await stage.practitioner("Mei", "singapore");
  await openOwnBoard(mei, stage.house.url, "mandala-four-fields", "Our river");
});

afterAll(async () => {
  await stage.close();
  expect(stage.complaints).toEqual([]);
});

it("keeps versions, shows how the board grew, and puts one field back", async () => {
  await write("practice", "rain");
  await keep("One thought");
  await write("practice", "river");
  await write("research", "sea");
  await keep("Three thoughts");
  await openHistory();
  await mei.getByRole("button", { name: "Show how it grew" }).click();
  const shown = mei.locator(".still-cells li");
  await until("the first version", async () => (await shown.allInnerTexts()).join() === "rain");
  await until("the last version", async () => (await shown.allInnerTexts()).length === 3);
  await mei.locator('.play[aria-pressed="false"]').waitFor();
  await mei.locator(".version", { hasText: "One thought" }).click();
  await mei.getByText("Changed since").click();
  await mei.getByRole("button", { name: "Put Practice back as it was" }).click();
  await mei.locator(".history-said", { hasText: "Practice is as it was" }).waitFor();
  await mei.keyboard.press("Escape");
  await waitForNote(mei, "note, Research: sea");
  await waitForNote(mei, "note, Practice: rain");
  await expect.poll(() => mei.locator('.outline [aria-label$="river"]').count()).toBe(0);
});

it("restores all of it as a step that can be taken back, and tells the same after a reload", async () => {
  await openHistory();
  await mei.locator(".version", { hasText: "Three thoughts" }).click();
  await mei.locator(".look .row >> text=Restore").click();
  await mei.getByText("Restore it").click();
  await mei.locator(".history-said", { hasText: "as it was" }).waitFor();
  await mei.keyboard.press("Escape");
  await waitForNote(mei, "note, Practice: river");
  await mei.reload();
  await waitForNote(mei, "note, Practice: river");
  await openHistory();
  await mei.locator(".version", { hasText: "Before a restore" }).waitFor();
});

async function write(sector: string, words: string): Promise<void> {
  await mei.locator(`[data-cell="notes/${sector}"]`).focus();
  await mei.keyboard.press("Enter");
  await mei.keyboard.type(words);
  await mei.keyboard.press("Escape");
  await until("all to be saved", async () => (await mei.locator(".saved").getAttribute("data-changes")) === "0");
}

async function keep(name: string): Promise<void> {
  await openHistory();
  await mei.fill(".keep-now input", name);
  await mei.keyboard.press("Enter");
  await mei.locator(".version.named", { hasText: name }).waitFor();
  await mei.keyboard.press("Escape");
}

async function openHistory(): Promise<void> {
  await mei.getByRole("button", { name: "History" }).click();
  await mei.locator(".versions").waitFor();
}
