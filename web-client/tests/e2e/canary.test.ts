import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { PAYLOADS } from "../../src/board/testPayloads.ts";
import { Stage } from "./browser.ts";
import { byPalette, openOwnBoard } from "./ownBoard.ts";
import { until } from "./until.ts";

// What anybody may write stands in every field in which words can stand; a canary tells if any of it were run as code.

/** Fields of an item that hold words, and one of each kind of thing. */
const KINDS = ["note", "text", "shape", "frame", "stamp", "image", "stroke", "link"] as const;
/** What is no word at all where a word is due. */
const ODD = [7, null, true, [], {}, ["<script>canary()</script>"], { toString: "canary()" }] as const;

let stage: Stage;
let mei: Page;
const ran: string[] = [];

beforeAll(async () => {
  stage = await Stage.open();
  mei = await watched();
  await stage.enter(mei, stage.house.links.participant, PAYLOADS[1] as string, "singapore");
  await openOwnBoard(mei, stage.house.url, "mandala-four-fields", PAYLOADS[0] as string);
  await byPalette(mei, "Export");
  await mei.locator('input[type="file"]').setInputFiles({ name: "x.json", mimeType: "", buffer: Buffer.from(file()) });
  await mei.locator(".export-list").waitFor({ state: "detached" });
  await until("all things", async () => (await mei.locator(".outline [data-item]").count()) > KINDS.length);
});

afterAll(async () => {
  await stage.close();
  expect(ran).toEqual([]);
  expect(stage.complaints).toEqual([]);
});

it("runs nothing in the picture, the outline, the list, the menus, and what finds, links and tells of things", async () => {
  await nothingRan();
  for (const item of (await mei.locator(".outline [data-kind=note]").all()).slice(0, 3)) {
    await item.focus();
    await mei.keyboard.press("Shift+F10");
    await mei.locator(".board-menu").waitFor();
    await mei.keyboard.press("Escape");
    await mei.locator(".board-menu").waitFor({ state: "detached" });
    await mei.locator(".outline [data-kind=note]:focus").waitFor({ state: "attached" });
  }
  await mei.keyboard.press("Control+k");
  await mei.locator("#link-list [role=option]").first().waitFor();
  await mei.keyboard.press("Escape");
  await mei.locator("#link-list").waitFor({ state: "detached" });
  await mei.keyboard.press("Control+f");
  await mei.keyboard.type("canary");
  await mei.keyboard.press("Enter");
  await mei.locator(".board-bar.find [role=status]", { hasText: /[1-9]/ }).waitFor();
  await mei.locator(".board-bar.find input:focus").press("Escape");
  await mei.locator(".outline [data-item]:focus").waitFor({ state: "attached" });
  await mei.locator('.outline [aria-label*="1 comment"]').first().focus();
  await byPalette(mei, "Comment");
  await mei.locator(".comment").first().waitFor();
  await nothingRan();
  await mei.keyboard.press("Escape");
  await mei.getByRole("button", { name: "List", exact: true }).click();
  await mei.locator(".list-note").first().click();
  await nothingRan();
  await mei.reload();
  await mei.locator(".list-note, .tool-bar").first().waitFor();
  await nothingRan();
});

it("runs nothing in names of rings and sectors, of boards and of persons, also for others", async () => {
  await mei.getByRole("button", { name: "Circle", exact: true }).click();
  await mei.locator(".tool-bar").waitFor();
  await mei.getByRole("button", { name: "Lead", exact: true }).click();
  await mei.getByText("Other rings and sectors").click();
  for (const [at, from] of [0, 2].entries())
    await mei
      .locator(".rering textarea")
      .nth(at)
      .fill(PAYLOADS.slice(from, from + 2).join("\n"));
  await mei.getByRole("button", { name: "Change the board" }).first().click();
  await until("the new names", async () =>
    (await mei.locator(".ground .name").first().textContent())?.includes("canary"),
  );
  await nothingRan();
  await mei.getByRole("button", { name: "History" }).click();
  await mei.locator(".keep-now input").fill(PAYLOADS[2] as string);
  await mei.keyboard.press("Enter");
  await mei.locator(".version.named").first().click();
  await mei.locator(".still-picture").waitFor();
  await nothingRan();
  await mei.keyboard.press("Escape");
  await mei.goto(`${stage.house.url}/boards`);
  await mei.locator(".board-card").first().waitFor();
  await nothingRan();
  await mei.goBack();
  await mei.locator(".tool-bar").waitFor();
});

it("runs nothing in an SVG of it, opened by itself or put into a page", async () => {
  await byPalette(mei, "Export");
  const made = mei.waitForEvent("download");
  await mei.locator(".export-list").getByRole("button", { name: /^SVG/ }).click();
  const path = await (await made).path();
  const svg = readFileSync(path, "utf8");
  expect(svg).toContain("canary");
  const page = await watched();
  await page.goto(`data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`);
  expect(await page.evaluate(() => document.documentElement.tagName)).toBe("svg");
  await page.goto("about:blank");
  await page.setContent(`<!doctype html><body>${svg}</body>`);
  for (const each of (await page.locator("svg text").all()).slice(0, 5)) await each.hover({ force: true });
  expect(await strangers(page, "svg")).toEqual([]);
});

/** A page in which any call of `canary()` is noted. */
async function watched(): Promise<Page> {
  const page = await stage.page();
  await page.context().exposeFunction("canary", () => ran.push(page.url()));
  return page;
}

async function nothingRan(): Promise<void> {
  expect(await strangers(mei, "#app")).toEqual([]);
  expect(ran).toEqual([]);
}

/** Elements that nobody but an attacker would have put there. */
function strangers(page: Page, within: string): Promise<string[]> {
  return page.evaluate((within) => {
    const bad =
      "script, iframe, object, embed, foreignObject, [onload], [onerror], [onmouseover], [href^='javascript']";
    return [...document.querySelectorAll(within)].flatMap((root) =>
      [...root.querySelectorAll(bad)].map((each) => each.outerHTML.slice(0, 100)),
    );
  }, within);
}

/** A board's file with one of each kind for each payload, and with odd values where words are due. */
function file(): string {
  const items = [...PAYLOADS, ...ODD].flatMap((words, at) => KINDS.map((kind) => item(kind, words, at)));
  const comments = Object.fromEntries(
    PAYLOADS.map((text, at) => [`c${at}`, { on: `note ${at}`, text, by: text, at: at + 1 }]),
  );
  return JSON.stringify({ format: "mandala-board/1", title: PAYLOADS[0], items, comments });
}

function item(kind: (typeof KINDS)[number], words: unknown, at: number): object {
  const pos =
    kind === "note" ? ["notes", ["practice", "research"][at % 2], 0.3 + at / 100, 0.5] : [at * 20 - 200, at * 9];
  return {
    ...{ id: `${kind} ${at}`, kind, pos, text: words, by: words, at: 1, tags: [words], glyph: words },
    // One kind alone, so that nothing else is chosen along with it.
    ...(kind === "frame" && { group: words }),
    ...{ colour: words, form: words, says: words, file: words, w: 60, h: 40, points: [0, 0, 50, 90, 40, 50], width: 4 },
    ...{ from: ["item", `note ${at}`], to: ["cell", words, words] },
  };
}
