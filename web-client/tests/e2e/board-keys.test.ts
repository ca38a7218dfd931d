import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { clear, drag, kinds, paste, waitForWords } from "./boardPage.ts";
import { boxOf, Stage, waitForSaved } from "./browser.ts";
import { openOwnBoard } from "./ownBoard.ts";
import { until } from "./until.ts";

// What is done by keys, on a grid, and on a page that runs from right to left.

/** The grid's step, board units. */
const GRID = 20;

let stage: Stage;
let page: Page;

beforeAll(async () => {
  stage = await Stage.open();
  page = await stage.practitioner("Mei", "singapore");
  await page.locator(".tool-bar").waitFor();
  await waitForSaved(page, "Saved");
});

beforeEach(() => clear(page));

afterAll(async () => {
  await stage.close();
  expect(stage.complaints).toEqual([]);
});

it("makes, links, writes the link's word and deletes, without a pointer", async () => {
  await page.locator('[data-cell="notes/practice"]').focus();
  for (const words of ["rain", "river"]) {
    await page.keyboard.press("n");
    await page.keyboard.type(words);
    await page.keyboard.press("Escape");
    await page.locator(`.outline [aria-label$="${words}"]:focus`).waitFor();
  }
  await page.keyboard.press("Control+k");
  await page.keyboard.type("rain");
  await page.keyboard.press("Enter");
  await page.locator(".outline [data-kind=link]:focus").waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.type("fills");
  await page.keyboard.press("Escape");
  await waitForWords(page, "from river to rain (fills)");
  await page.locator(".outline [data-kind=link]:focus").waitFor();
  await page.keyboard.press("Delete");
  await until("no link", async () => (await kinds(page)).join() === "note,note");
});

it("puts a shape, a sign and words where the keys are, by Enter", async () => {
  for (const [tool, kind] of [
    ["r", "shape"],
    ["o", "shape"],
    ["t", "words"],
  ] as const) {
    await page.locator('[data-cell="notes/research"]').focus();
    await page.keyboard.press(tool);
    await page.keyboard.press("Enter");
    if (kind === "words") await page.keyboard.type("free words");
    await until(`a ${tool}`, async () => (await kinds(page)).includes(kind));
    await page.keyboard.press("Escape");
  }
  await expect.poll(() => kinds(page)).toEqual(["shape", "shape", "words"]);
});

it("keeps what is chosen by Ctrl+Space while the keys go on, and does the next thing with all of it", async () => {
  await paste(page, "rain\nriver\nsea");
  await waitForWords(page, "sea");
  await page.keyboard.press("Escape");
  await page.locator('.outline [aria-label$="rain"]').focus();
  await page.keyboard.press("Control+Space");
  await page.locator('.outline [aria-label$="sea"]').focus();
  await page.keyboard.press("Delete");
  await until("the one between", async () => (await kinds(page)).join() === "note");
  await waitForWords(page, "river");
});

it("goes from thing to thing by Ctrl and the arrows, and presses a button where the keys are on one", async () => {
  await paste(page, "left");
  await waitForWords(page, "left");
  await page.mouse.move(900, 260);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "right");
    window.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, cancelable: true }));
  });
  await waitForWords(page, "right");
  await page.locator('.outline [aria-label$="left"]').focus();
  await page.keyboard.press("Control+ArrowRight");
  await page.locator('.outline [aria-label$="right"]:focus').waitFor();
  const zoom = page.locator(".view-bar .zoom");
  const before = await zoom.textContent();
  await page.getByRole("button", { name: "Zoom in" }).press("Enter");
  await until("a nearer view", async () => (await zoom.textContent()) !== before);
  expect(await page.locator(".note-editor").count()).toBe(0);
  await page.getByRole("button", { name: "Show the whole board" }).press("Enter");
});

it("lays free things on a grid, by keys and by pointer, and leaves notes in their cells", async () => {
  await page.keyboard.press("r");
  await drag(page, [431, 561], [527, 624]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+'");
  await page.locator(".grid-dot").waitFor({ state: "attached" });
  await page.keyboard.press("Control+a");
  await page.keyboard.press("ArrowRight");
  await until("the grid", async () => (await placeOf(page, ".figure")).every((at) => at % GRID === 0));
  await page.keyboard.press("Control+'");
  await page.locator(".grid-dot").waitFor({ state: "detached" });
  await page.keyboard.press("ArrowRight");
  expect((await placeOf(page, ".figure"))[0] ?? 0).not.toBe(0);
  await until("off the grid", async () => !(await placeOf(page, ".figure")).every((at) => at % GRID === 0));
});

it("works alike on a page that runs from right to left", async () => {
  const noor = await stage.page();
  await noor.addInitScript(() => {
    addEventListener("DOMContentLoaded", () => {
      document.documentElement.dir = "rtl";
    });
  });
  await stage.enter(noor, stage.house.links.participant, "Noor", "singapore");
  await openOwnBoard(noor, stage.house.url, "mandala-four-fields", "لوحتنا");
  const left = async (part: string): Promise<number> => (await noor.locator(part).first().boundingBox())?.x ?? 0;
  await expect.poll(() => left(".tool-bar")).toBeGreaterThan(1_000);
  await expect.poll(() => left(".view-bar")).toBeLessThan(200);
  await until("the board beside the tools", async () => {
    const whole = await noor.locator(".ground .wash").first().boundingBox();
    return whole && whole.x + whole.width < (await left(".tool-bar"));
  });
  await paste(noor, "ماء");
  await waitForWords(noor, "ماء");
  const before = await boxOf(noor, "ماء");
  await noor.locator('.outline [aria-label$="ماء"]').focus();
  for (let step = 0; step < 3; step++) await noor.keyboard.press("ArrowRight");
  await until("it moved to the right", async () => (await boxOf(noor, "ماء")).x > before.x + 10);
  const { x, y, width, height } = await boxAtRest(noor, "ماء");
  await noor.keyboard.press("Escape");
  await noor.mouse.dblclick(x + width / 2, y + height / 2);
  await noor.locator(".note-editor").waitFor();
  await until("the editor over it", async () => {
    const editor = await noor.locator(".note-editor").boundingBox();
    return editor && Math.abs(editor.x + editor.width / 2 - (x + width / 2)) < 3;
  });
  expect(await noor.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await noor.context().close();
});

/** Where a thing is drawn once it moves no more. */
async function boxAtRest(page: Page, spoken: string): ReturnType<typeof boxOf> {
  let box = await boxOf(page, spoken);
  await until("it at rest", async () => {
    const last = box;
    box = await boxOf(page, spoken);
    return box.x === last.x && box.y === last.y;
  });
  return box;
}

/** Where the middle of a free thing is drawn, board units. */
async function placeOf(page: Page, kind: string): Promise<number[]> {
  const at = await page.locator(`.world:not(.over) ${kind}`).first().getAttribute("transform");
  return [...(at ?? "").matchAll(/-?[\d.]+/g)].map(([number]) => Number(number));
}
