import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Stage, spokenNotes, waitForSaved } from "../e2e/browser.ts";
import { until } from "../e2e/until.ts";

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
  for (let i = 0; i < 40 && !(await told(ana)); i++) {
    await write(ana, `Note ${i}: ${"what pupils notice by the river ".repeat(14)}`.trim());
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
  await settled(ana);
  const ben = await stage.practitioner("Ben", "Oakland");
  await putBack(ana, async () => (await spokenNotes(ben)).includes(`note, Research: ${words[0]}`));
  await until("nothing to be offered any more", async () => (await ana.locator(".strip > p").count()) === 0);
});

/** Puts the words on the board again, until they stay: how full it is is measured once a second. */
async function putBack(page: Page, arrived: () => Promise<boolean>): Promise<void> {
  do {
    await page.click(".strip >> text=Show");
    await page.click("text=Put on the board again");
    await until("the words to be taken or refused", async () => (await arrived()) || told(page), 30_000);
  } while (!(await arrived()));
}

async function told(page: Page): Promise<boolean> {
  return (await page.locator(".strip", { hasText: "could not be put on the board" }).count()) > 0;
}

/** Until the last note is saved or refused. */
async function settled(page: Page): Promise<void> {
  const asks = (): Promise<boolean> =>
    page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
  await until("the last note to be saved or refused", async () => (await told(page)) || !(await asks()), 30_000);
}

async function write(page: Page, text: string): Promise<void> {
  await page.locator('[data-cell="notes/research"]').focus();
  await page.keyboard.press("Enter");
  await page.keyboard.insertText(text);
  await page.keyboard.press("Escape");
}
