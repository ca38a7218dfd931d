import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Stage, spokenNotes, waitForNote, waitForSaved } from "../e2e/browser.ts";

// W8: what the server refuses is dropped with its doc and offered as a copy. Here a board is full.

const FULL_BYTES = 6_000;
let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open({ env: { MANDALA_LIMITS_DOCUMENT_BYTES: String(FULL_BYTES) } });
});

afterAll(async () => {
  await stage.close();
  expect(stage.complaints).toEqual([]);
});

it("offers refused words as a copy, keeps them through a reload, and puts them on the board when there is room", async () => {
  const ana = await stage.practitioner("Ana", "Boston");
  await ana.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  for (let i = 0; i < 20 && !(await told(ana)); i++) {
    await write(ana, `Note ${i}: ${"what pupils notice by the river ".repeat(14)}`.slice(0, 480));
    await settled(ana);
  }
  await ana.locator(".strip", { hasText: "could not be put on the board" }).waitFor();
  await ana.reload();
  await ana.locator(".strip", { hasText: "could not be put on the board" }).waitFor();
  await ana.click(".strip >> text=Show");
  await ana.locator("dialog", { hasText: "This board is full" }).waitFor();
  const words = await ana.locator(".refused li").allInnerTexts();
  await ana.click("text=Copy all");
  expect(await ana.evaluate(() => navigator.clipboard.readText())).toBe(words.join("\n\n"));
  await ana.keyboard.press("Escape");
  await waitForSaved(ana, "Saved");

  // Room is made by deleting: that is taken from a full board.
  for (const spoken of (await spokenNotes(ana)).slice(0, 6)) {
    await ana.locator(`.outline [aria-label="${spoken}"]`).focus();
    await ana.keyboard.press("Delete");
  }
  await waitForSaved(ana, "Saved");
  await ana.waitForTimeout(1_500);
  await ana.click(".strip >> text=Show");
  await ana.click("text=Put on the board again");
  await waitForSaved(ana, "Saved");
  const ben = await stage.practitioner("Ben", "Oakland");
  await waitForNote(ben, `note, Research: ${words[0]}`);
  expect(await ana.locator(".strip > p").count()).toBe(0);
});

async function told(page: Page): Promise<boolean> {
  return (await page.locator(".strip", { hasText: "could not be put on the board" }).count()) > 0;
}

/** Until the last note is saved or refused. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(1_100);
  await waitForSaved(page, "Saved");
}

async function write(page: Page, text: string): Promise<void> {
  await page.locator('[data-cell="notes/research"]').focus();
  await page.keyboard.press("Enter");
  await page.keyboard.insertText(text);
  await page.keyboard.press("Escape");
}
