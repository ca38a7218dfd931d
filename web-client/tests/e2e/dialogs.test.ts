import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { seriouslyWrong } from "./axe.ts";
import { clear, kinds, paste, waitForWords } from "./boardPage.ts";
import { Stage } from "./browser.ts";
import { until } from "./until.ts";

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

it("has nothing that axe finds serious in any panel of the board", async () => {
  const panels: readonly (readonly [string, () => Promise<void>, string])[] = [
    ["palette", () => page.keyboard.press("Control+Shift+P"), ".palette"],
    ["keys", () => page.keyboard.press("?"), ".help"],
    ["find", () => page.keyboard.press("Control+f"), ".find"],
    ["words at the cursor", () => page.keyboard.press("/"), ".say"],
    ["files", () => byPalette("Export"), ".export-list"],
    ["what those who lead do", () => page.getByRole("button", { name: "Lead", exact: true }).click(), ".lead-row"],
    ["comments", commentOn, ".comment-form, .board-panel"],
    ["the menu", menu, ".board-menu"],
  ];
  for (const [name, open, shown] of panels) {
    await open();
    await page.locator(shown).first().waitFor();
    for (const more of await page.locator(".board-panel summary").all()) await more.click();
    expect(await seriouslyWrong(page), name).toEqual([]);
    await putAway();
  }
});

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

it("keeps what lies freely to a grid while that is on", async () => {
  await page.keyboard.press("Control+'");
  await page.keyboard.press("r");
  await page.mouse.move(653, 377);
  await page.mouse.down();
  await page.mouse.move(730, 431, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.press("Escape");
  await until("a shape", async () => (await kinds(page)).includes("shape"));
  await page.locator('.outline [data-kind="shape"]').focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  const shape = page.locator(".world:not(.over) [data-item] .figure").first();
  await until("a place on the grid", async () => {
    const [, x, y] = /translate\(([-\d.]+)[ ,]([-\d.]+)\)/.exec((await shape.getAttribute("transform")) ?? "") ?? [];
    return x !== undefined && Number(x) % 20 === 0 && Number(y) % 20 === 0;
  });
  await page.keyboard.press("Delete");
  await page.keyboard.press("Control+'");
});

it("stands the other way round where one reads from the right, and the picture stays as it is", async () => {
  const side = async (bar: string): Promise<"left" | "right"> => {
    const box = await page.locator(bar).boundingBox();
    const board = await page.locator(".board").boundingBox();
    if (!box || !board) throw new Error(`${bar} is not shown`);
    return box.x + box.width / 2 < board.x + board.width / 2 ? "left" : "right";
  };
  expect([await side(".tool-bar"), await side(".view-bar")]).toEqual(["left", "right"]);
  const before = await page.locator(".world:not(.over)").first().getAttribute("style");
  await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
  expect([await side(".tool-bar"), await side(".view-bar")]).toEqual(["right", "left"]);
  expect(await page.locator(".world:not(.over)").first().getAttribute("style")).toBe(before);
  await page.evaluate(() => document.documentElement.removeAttribute("dir"));
});

it("has nothing that axe finds serious in the list on a phone, reading, writing and leading", async () => {
  const phone = await stage.practitioner("Mei", "singapore", { viewport: { width: 360, height: 740 }, hasTouch: true });
  await phone.locator(".cell-list").first().waitFor();
  const there = phone.locator(".list-note").first();
  await there.waitFor();
  expect(await seriouslyWrong(phone)).toEqual([]);
  await there.click();
  await phone.locator(".list-edit").waitFor();
  expect(await seriouslyWrong(phone)).toEqual([]);
  await phone.getByRole("button", { name: "Comment", exact: true }).click();
  await phone.locator(".board-panel").waitFor();
  expect(await seriouslyWrong(phone)).toEqual([]);
  await phone.context().close();
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

async function byPalette(words: string): Promise<void> {
  await page.keyboard.press("Control+Shift+P");
  await page.getByRole("combobox").fill(words);
  await page.keyboard.press("Enter");
}

async function commentOn(): Promise<void> {
  await page.locator('.outline [data-kind="note"]').first().focus();
  await page.getByRole("button", { name: "Comment", exact: true }).click();
}

async function menu(): Promise<void> {
  await page.locator('.outline [data-kind="note"]').first().focus();
  await page.keyboard.press("Shift+F10");
}

async function putAway(): Promise<void> {
  for (let press = 0; press < 3; press++) await page.keyboard.press("Escape");
  const close = page.locator(".board-panel").getByRole("button", { name: "Close" });
  if (await close.isVisible()) await close.click();
}
