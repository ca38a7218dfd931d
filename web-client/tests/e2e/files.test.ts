import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { clear, kinds, paste, waitForWords } from "./boardPage.ts";
import { Stage, waitForSaved } from "./browser.ts";
import { until } from "./until.ts";

/** Each would set the canary if any of it were taken for code. */
const PAYLOADS = [
  '<img src=x onerror="window.canary=1">',
  '"><svg onload="window.canary=1">',
  "</text></svg><script>window.canary=1</script>",
  "]]><script>window.canary=1</script>",
  "<foreignObject><body onload='window.canary=1'></foreignObject>",
  "javascript:window.canary=1",
];

let stage: Stage;
let page: Page;

beforeAll(async () => {
  stage = await Stage.open();
  page = await stage.leader("Ana", "boston");
  await page.locator(".tool-bar").waitFor();
});

beforeEach(() => clear(page));

afterEach(async () => {
  await page.keyboard.press("Escape");
  expect(stage.complaints).toEqual([]);
});

afterAll(() => stage.close());

it("saves a board as each kind of file, with what is on it", async () => {
  await paste(page, "- rain & <river>\n- sea");
  await waitForWords(page, "sea");
  expect((await saved("PNG")).subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  const pdf = (await saved("PDF")).toString("latin1");
  expect(pdf.startsWith("%PDF-1.")).toBe(true);
  expect(pdf.trimEnd().endsWith("%%EOF")).toBe(true);
  expect((await saved("SVG")).toString()).toContain("rain &amp; &lt;river&gt;");
  expect((await saved("Markdown")).toString()).toMatch(/river/);
  expect((await saved("CSV")).toString()).toContain("rain & <river>");
});

it("brings a board back from its JSON, with every thing on it", async () => {
  await paste(page, "- one\n- two\n- three");
  await waitForWords(page, "three");
  const file = await saved("JSON");
  await clear(page);
  await openFiles();
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "board.json", mimeType: "application/json", buffer: file });
  await until("three notes again", async () => (await kinds(page)).join() === "note,note,note");
  for (const words of ["one", "two", "three"]) await waitForWords(page, words);
  await openFiles();
  const wrong = { name: "board.json", mimeType: "application/json", buffer: Buffer.from('{"format":"other/1"}') };
  await page.locator('input[type="file"]').setInputFiles(wrong);
  await page.getByText("This is no file of a board.").first().waitFor();
});

it("takes an .excalidraw file that is dropped, and what was copied in Excalidraw", async () => {
  const elements = [
    { id: "a", type: "rectangle", x: 0, y: 0, width: 120, height: 60, boundElements: [{ id: "t", type: "text" }] },
    { id: "t", type: "text", x: 10, y: 10, width: 80, height: 20, text: "from elsewhere", containerId: "a" },
    { id: "e", type: "ellipse", x: 200, y: 0, width: 80, height: 60 },
  ];
  await drop("drawing.excalidraw", JSON.stringify({ type: "excalidraw", version: 2, elements }));
  await until("two shapes", async () => (await kinds(page)).join() === "shape,shape");
  await waitForWords(page, "from elsewhere");
  await clear(page);
  await paste(page, JSON.stringify({ type: "excalidraw/clipboard", elements }));
  await until("two shapes again", async () => (await kinds(page)).join() === "shape,shape");
});

it("runs no words of anybody, in whatever field they stand: on the board, in the list, in files", async () => {
  await page.evaluate(() => Object.assign(window, { canary: 0 }));
  for (const payload of PAYLOADS) await everyField(payload);
  const svg = await saved("SVG");
  const other = await page.context().newPage();
  await other.goto(`data:image/svg+xml;base64,${svg.toString("base64")}`);
  expect(await other.evaluate(() => (window as unknown as { canary?: number }).canary ?? 0)).toBe(0);
  await other.setContent(svg.toString());
  expect(await other.evaluate(() => (window as unknown as { canary?: number }).canary ?? 0)).toBe(0);
  await other.close();
  await page.getByRole("button", { name: "List", exact: true }).click();
  await page.locator(".cell-list").first().waitFor();
  expect(await page.evaluate(() => (window as unknown as { canary: number }).canary)).toBe(0);
  await page.getByRole("button", { name: "Circle", exact: true }).click();
  await page.locator(".tool-bar").waitFor();
});

/** A note, a text, a shape, a frame, a link, a tag, a comment, a word at the cursor, and what is looked for. */
async function everyField(words: string): Promise<void> {
  await page.keyboard.press("n");
  await page.keyboard.insertText(words);
  await page.keyboard.press("Escape");
  const tag = page.locator(".chosen-bar .tag-input");
  if (await tag.isVisible()) {
    await tag.fill(words.slice(0, 24));
    await tag.press("Enter");
    await page.locator(".surface").focus();
  }
  for (const key of ["r", "f", "a"]) {
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.keyboard.press(key);
    await page.mouse.move(660, 420);
    await page.mouse.down();
    await page.mouse.move(760, 470, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.press("Enter");
    if (await page.locator(".note-editor").isVisible()) await page.keyboard.insertText(words);
    await page.keyboard.press("Escape");
  }
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await page.locator(".say").fill(words);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+f");
  await page.locator(".find input").fill(words);
  await page.keyboard.press("Escape");
}

async function openFiles(): Promise<void> {
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Shift+P");
  await page.getByRole("combobox").fill("Export");
  await page.keyboard.press("Enter");
  await page.locator(".export-list").waitFor();
}

async function saved(format: string): Promise<Buffer> {
  await waitForSaved(page, "Saved");
  await openFiles();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(".export-list button", { hasText: format }).click(),
  ]);
  const path = await download.path();
  await page.keyboard.press("Escape");
  await page.locator(".export-list").waitFor({ state: "detached" });
  return readFileSync(path);
}

async function drop(name: string, text: string): Promise<void> {
  await page.evaluate(
    ([name, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text], name));
      const at = { dataTransfer: data, clientX: 640, clientY: 400, bubbles: true, cancelable: true };
      document.querySelector(".board .surface")?.dispatchEvent(new DragEvent("drop", at));
    },
    [name, text] as const,
  );
}
