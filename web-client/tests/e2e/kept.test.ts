import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { seriouslyWrong } from "./axe.ts";
import { clear, kinds, paste, waitForWords } from "./boardPage.ts";
import { Stage } from "./browser.ts";

let stage: Stage;
let page: Page;

beforeAll(async () => {
  stage = await Stage.open();
  page = await stage.leader("Ana", "boston");
  await page.locator(".tool-bar").waitFor();
  await clear(page);
  await paste(page, "- rain\n- river");
  await waitForWords(page, "river");
});

afterEach(() => expect(stage.complaints).toEqual([]));

afterAll(() => stage.close());

it("puts the bars away and back by a key or a button, and lets one look without changing anything", async () => {
  await page.keyboard.press("Control+.");
  await page.locator(".tool-side").waitFor({ state: "hidden" });
  expect(await seriouslyWrong(page)).toEqual([]);
  await page.getByRole("button", { name: "Show the bars again" }).click();
  await page.locator(".tool-side").waitFor();
  await page.keyboard.press("Alt+r");
  await page.getByRole("button", { name: "Look only" }).waitFor();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.press("n");
  expect((await kinds(page)).join()).toBe("note,note");
  expect(await seriouslyWrong(page)).toEqual([]);
  await page.getByRole("button", { name: "Look only" }).click();
  await page.getByRole("button", { name: "Note", exact: true }).waitFor();
});

it("keeps a field for some, so that the others only look at it, and says so", async () => {
  const mei = await stage.practitioner("Mei", "singapore");
  await mei.locator(".tool-bar").waitFor();
  await page.getByRole("button", { name: "Lead", exact: true }).click();
  await page.locator("summary", { hasText: "Who writes where" }).click();
  await page.getByLabel("Part of the board").selectOption({ label: "All fields" });
  await page.getByRole("button", { name: "Keep it for them" }).click();
  await mei.locator(".kept-cell.closed").first().waitFor({ state: "attached" });
  expect(await page.locator(".kept-cell.closed").count()).toBe(0);
  await mei.keyboard.press("n");
  await mei.getByText("This part of the board is kept for others.").first().waitFor();
  await mei.locator('.outline [aria-label*="river"]').focus();
  await mei.keyboard.press("Delete");
  expect((await kinds(mei)).join()).toBe("note,note");
  expect(await seriouslyWrong(page)).toEqual([]);
  await page.getByRole("button", { name: "Open to all" }).click();
  await mei.locator(".kept-cell").first().waitFor({ state: "detached" });
  await mei.keyboard.press("Escape");
  await mei.keyboard.press("n");
  await mei.keyboard.type("mine again");
  await mei.keyboard.press("Escape");
  await waitForWords(page, "mine again");
  await mei.context().close();
});
