import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { seriouslyWrong } from "./axe.ts";
import { clear, paste, waitForWords } from "./boardPage.ts";
import { Stage } from "./browser.ts";
import { byPalette, comment, openOwnBoard } from "./ownBoard.ts";
import { until } from "./until.ts";

// Whatever opens over a board: by keys alone, with nothing in it that axe finds serious, and the keys find back from it.

let stage: Stage;
let open: Page[] = [];

beforeAll(async () => {
  stage = await Stage.open();
});

afterEach(async () => {
  for (const page of open) await page.context().close();
  open = [];
});

afterAll(async () => {
  await stage.close();
  expect(stage.complaints).toEqual([]);
});

/** What is opened, from where by which keys, and how it is known. */
interface Opened {
  readonly what: string;
  readonly from: string;
  readonly keys?: readonly string[];
  /** Chosen from all that can be done, instead of by keys. */
  readonly palette?: string;
  readonly shown: string;
}

const NOTE = ".outline [data-kind=note]";
const CELL = ".outline [data-cell]";
const OPENED: readonly Opened[] = [
  { what: "the menu of a note", from: NOTE, keys: ["Shift+F10"], shown: ".board-menu" },
  { what: "the menu of the board", from: CELL, keys: ["Shift+F10"], shown: ".board-menu" },
  { what: "where a link leads", from: NOTE, keys: ["Control+k"], shown: "#link-list" },
  { what: "all that can be done", from: NOTE, keys: ["Control+/"], shown: "#palette-list" },
  { what: "the keys", from: NOTE, keys: ["?"], shown: ".help" },
  { what: "find", from: NOTE, keys: ["Control+f"], shown: ".find" },
  { what: "words at the cursor", from: NOTE, keys: ["/"], shown: ".say" },
  { what: "files", from: NOTE, palette: "Export", shown: ".export-list" },
  { what: "the editor of a note", from: NOTE, keys: ["Enter"], shown: ".note-editor" },
  { what: "what those who lead do", from: '.here-bar [aria-label="Lead"]', keys: ["Enter"], shown: ".board-panel" },
  { what: "more tools", from: '.tool-bar [aria-label="More tools"]', keys: ["Enter"], shown: ".tool-more" },
  { what: "how a line is drawn", from: CELL, keys: ["p"], shown: ".style-row" },
  { what: "what a link says", from: CELL, keys: ["a"], shown: ".style-row" },
  { what: "how a box is drawn", from: CELL, keys: ["r"], shown: ".style-row" },
  { what: "the history", from: '.bar button:has-text("History")', keys: ["Enter"], shown: ".versions" },
];

for (const colorScheme of ["light", "dark"] as const) {
  it(`opens and closes every menu, dialog and panel of the board by keys, ${colorScheme}`, async () => {
    const page = await opened(stage.leader("Ana", "boston", { colorScheme }));
    await page.locator(".tool-bar").waitFor();
    await clear(page);
    await paste(page, "one\ntwo");
    await waitForWords(page, "two");
    for (const each of OPENED) await check(page, each);
  });
}

it("has nothing serious in what opens next to a chosen note, nor in comments", async () => {
  const page = await opened(stage.practitioner("Mei", "singapore"));
  await page.locator(".tool-bar").waitFor();
  await paste(page, "three");
  await page.locator('.outline [aria-label*="three"]').focus();
  for (const name of ["Colour", "Tags"]) {
    const button = page.locator(".chosen-bar").getByRole("button", { name, exact: true });
    await button.focus();
    await page.keyboard.press("Enter");
    await page.locator('.chosen-bar [aria-expanded="true"]').waitFor();
    expect(await seriouslyWrong(page), name).toEqual([]);
  }
  await page.locator('.outline [aria-label*="three"]').focus();
  await comment(page, "well said");
  expect(await seriouslyWrong(page), "comments").toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Small map of the board" }).press("Enter");
  await page.locator(".minimap").waitFor();
  await page.keyboard.press("Control+.");
  await page.locator(".zen-end").waitFor();
  expect(await seriouslyWrong(page), "only the board").toEqual([]);
});

it("has nothing serious in the list of a phone, as it is read and as it is written", async () => {
  const page = await opened(stage.leader("Ana", "boston", { viewport: { width: 360, height: 740 } }));
  await page.locator(".cell-list").first().waitFor();
  await page.locator(".cell-list header button").first().press("Enter");
  await page.keyboard.type("from a bus");
  await page.locator(".swatches").waitFor();
  expect(await seriouslyWrong(page), "writing").toEqual([]);
  await page.keyboard.press("Escape");
  const listed = page.getByRole("button", { name: /^note, .+: from a bus ?by Ana$/ });
  await listed.waitFor();
  expect(await seriouslyWrong(page), "reading").toEqual([]);
  await page.getByRole("button", { name: "Find" }).press("Enter");
  await page.locator(".find").waitFor();
  expect(await seriouslyWrong(page), "finding").toEqual([]);
});

it("has nothing serious in a word for nobody's name, nor around boards of one's own", async () => {
  const page = await opened(stage.practitioner("Mei", "singapore"));
  await openOwnBoard(page, stage.house.url, "wheel-of-feelings", "How we are");
  await page.locator(CELL).first().focus();
  await page.keyboard.press("Enter");
  await page.locator("form.anonymous").waitFor();
  expect(await seriouslyWrong(page), "anonymous").toEqual([]);
  await page.keyboard.press("Escape");
  await page.goto(`${stage.house.url}/boards`);
  await page.getByRole("button", { name: "New board" }).first().press("Enter");
  await page.getByRole("dialog").waitFor();
  expect(await seriouslyWrong(page), "new board").toEqual([]);
  await page.keyboard.press("Escape");
  for (const doing of ["Rename", "Share"]) {
    await page
      .getByRole("button", { name: /^What can be done with/ })
      .first()
      .press("Enter");
    await page.getByRole("menuitem", { name: doing }).waitFor();
    expect(await seriouslyWrong(page), "menu").toEqual([]);
    await page.getByRole("menuitem", { name: doing }).press("Enter");
    await page.getByRole("dialog").waitFor();
    expect(await seriouslyWrong(page), doing).toEqual([]);
    await page.keyboard.press("Escape");
  }
});

async function check(page: Page, { what, from, keys = [], palette, shown }: Opened): Promise<void> {
  await page.locator(from).first().focus();
  for (const key of keys) await page.keyboard.press(key);
  if (palette) await byPalette(page, palette);
  await page.locator(shown).waitFor();
  for (const more of await page.locator(`${shown} summary`).all()) await more.press("Enter");
  expect(await seriouslyWrong(page), what).toEqual([]);
  await page.keyboard.press("Escape");
  await page.locator(shown).waitFor({ state: "detached" });
  const hasKeys = (): Promise<boolean> => page.evaluate(() => document.activeElement?.localName === "button");
  await until(`the keys to be back from ${what}`, hasKeys);
}

async function opened(opening: Promise<Page>): Promise<Page> {
  const page = await opening;
  open.push(page);
  return page;
}
