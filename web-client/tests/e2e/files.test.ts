import { readFileSync } from "node:fs";
import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { kinds, paste, waitForWords } from "./boardPage.ts";
import { Stage } from "./browser.ts";
import { byPalette, comment, openOwnBoard } from "./ownBoard.ts";
import { until } from "./until.ts";

// Files of a board: each is made as a person makes it, then opened and read.

/** A page of A3 at 200 dots an inch, px. */
const PRINT_PX = 3_308;

let stage: Stage;
let mei: Page;

beforeAll(async () => {
  stage = await Stage.open();
  mei = await stage.practitioner("Mei", "singapore");
  await openOwnBoard(mei, stage.house.url, "mandala-four-fields", "Our river");
  await fill(mei);
});

afterAll(async () => {
  await stage.close();
  expect(stage.complaints).toEqual([]);
});

it("brings a board back from its JSON to another one that is equal, with ink, links, groups, tags and comments", async () => {
  const first = await saved(mei, "JSON");
  const other = await opened("Elsewhere");
  await bring(other, "river.json", first);
  await until("all of it", async () => (await kinds(other)).length === (await kinds(mei)).length);
  expect(withoutIds(await saved(other, "JSON"))).toEqual(withoutIds(first));
  await other.context().close();
});

it("takes an Excalidraw file and its clipboard", async () => {
  const other = await opened("Drawn elsewhere");
  await bring(other, "loop.excalidraw", JSON.stringify({ type: "excalidraw", elements: LOOP }));
  await until("the file", async () => (await kinds(other)).join() === "link,shape,shape,words");
  await waitForWords(other, "from trust to meetings");
  await paste(other, JSON.stringify({ type: "excalidraw/clipboard", elements: LOOP }));
  await until("the clipboard as well", async () => (await kinds(other)).length === 8);
  await other.context().close();
});

it("writes the words by field as Markdown, and all notes as a table", async () => {
  const outline = await saved(mei, "Markdown");
  expect(outline).toMatch(/^# Our river\n/);
  expect(outline).toMatch(/## Practice[^#]*- Walk the \\\*river\\\* · \\#water \(Mei\)/);
  const table = await saved(mei, "CSV");
  expect(table).toContain("\ufeffkind,field,text,tags,author,written,dots\r\n");
  expect(table).toMatch(/\r\nnote,Practice,Walk the \*river\*,#water,Mei,20\d\d-[^,]*,\r\n/);
  expect(table).toMatch(/\r\nnote,[^,]*,'=1\+1,,Mei,/);
});

it("draws an SVG that any program can open by itself", async () => {
  const svg = await saved(mei, "SVG");
  expect(svg).not.toMatch(/foreignObject|<script|<a\b|\son\w+=/i);
  const fetched = [...svg.matchAll(/(?:href=["']|url\()([^"')]{0,8})/g)].map(([, to]) => to ?? "");
  expect(fetched.filter((to) => !to.startsWith("data:"))).toEqual([]);
  const drawn = await sizeOf(svg, "image/svg+xml");
  expect(drawn.w).toBeGreaterThan(500);
  expect(drawn.colours).toBeGreaterThan(8);
});

it("draws a PNG and a PDF for a page of A3", async () => {
  const png = await saved(mei, "PNG", "base64");
  const { w, h, colours } = await sizeOf(png, "image/png");
  expect(Math.max(w, h)).toBe(PRINT_PX);
  expect(colours).toBeGreaterThan(8);
  const pdf = await getDocument({ data: Uint8Array.from(Buffer.from(await saved(mei, "PDF", "base64"), "base64")) })
    .promise;
  expect(pdf.numPages).toBe(1);
  const page = await pdf.getPage(1);
  expect(page.view.map(Math.round).slice(2).sort()).toEqual([1191, 842]);
  expect((await page.getOperatorList()).fnArray).toContain(OPS.paintImageXObject);
  expect(((await pdf.getMetadata()).info as { Title?: string }).Title).toBe("Our river");
  await pdf.destroy();
});

/** A board with one of each kind of thing that people make by hand. */
async function fill(page: Page): Promise<void> {
  await page.locator('.outline [data-cell$="/practice"]').first().focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Walk the *river*");
  await page.keyboard.press("Escape");
  await page.locator(".outline [data-kind=note]:focus").waitFor();
  await page.getByRole("button", { name: "Tags" }).click();
  await page
    .getByRole("textbox", { name: "Add a tag" })
    .or(page.getByRole("combobox", { name: "Add a tag" }))
    .fill("water");
  await page.keyboard.press("Enter");
  await page.locator('.outline [aria-label*="#water"]').focus();
  await comment(page, "With the school?");
  await page.keyboard.press("Escape");
  await paste(page, "=1+1\nrain");
  await page.keyboard.press("Control+g");
  await page.keyboard.press("Control+k");
  await until("a link", async () => (await kinds(page)).includes("link"));
  await page.keyboard.press("Escape");
  await page.keyboard.press("p");
  await page.selectOption(".symmetry select", "6");
  await page.mouse.move(700, 330);
  await page.mouse.down();
  await page.mouse.move(760, 300, { steps: 6 });
  await page.mouse.up();
  await page.keyboard.press("Escape");
  for (const tool of ["r", "f"]) {
    await page.keyboard.press(tool);
    await page.mouse.move(420, 560);
    await page.mouse.down();
    await page.mouse.move(520, 640, { steps: 6 });
    await page.mouse.up();
    await page.keyboard.press("Escape");
  }
  await until("all kinds", async () => (await kinds(page)).join() === "frame,link,note,note,note,shape,stroke");
}

async function opened(title: string): Promise<Page> {
  const page = await stage.practitioner("Mei", "singapore");
  await openOwnBoard(page, stage.house.url, "mandala-four-fields", title);
  return page;
}

async function saved(page: Page, format: string, as: BufferEncoding = "utf8"): Promise<string> {
  await page.keyboard.press("Escape");
  await byPalette(page, "Export");
  const made = page.waitForEvent("download");
  await page
    .locator(".export-list")
    .getByRole("button", { name: new RegExp(`^${format},`) })
    .click();
  const path = await (await made).path();
  await page.keyboard.press("Escape");
  await page.locator(".export-list").waitFor({ state: "detached" });
  return readFileSync(path, as);
}

async function bring(page: Page, name: string, text: string): Promise<void> {
  await byPalette(page, "Export");
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType: "", buffer: Buffer.from(text) });
  await page.locator(".export-list").waitFor({ state: "detached" });
}

interface SavedItem {
  readonly id: string;
  readonly group?: string;
  readonly from?: readonly unknown[];
  readonly to?: readonly unknown[];
}

/** A saved board with its items called by their places in the list, since a new one gives them new ids. */
function withoutIds(file: string): unknown {
  const { items, comments } = JSON.parse(file) as { items: SavedItem[]; comments: Record<string, { on: string }> };
  const place = new Map(items.map(({ id }, index) => [id, index]));
  const groups = [...new Set(items.map(({ group }) => group))];
  const end = (to: readonly unknown[] | undefined): unknown => to?.map((each) => place.get(String(each)) ?? each);
  return {
    items: items.map((item) => ({
      ...item,
      id: place.get(item.id),
      group: groups.indexOf(item.group),
      from: end(item.from),
      to: end(item.to),
    })),
    comments: Object.values(comments).map((comment) => ({ ...comment, on: place.get(comment.on) })),
  };
}

/** How large a picture is, and of how many colours, as a browser shows it that knows nothing of Mandala. */
async function sizeOf(picture: string, type: string): Promise<{ w: number; h: number; colours: number }> {
  const page = await stage.page();
  const url = `data:${type};base64,${type === "image/png" ? picture : Buffer.from(picture).toString("base64")}`;
  const size = await page.evaluate(async (url) => {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [400, Math.round((400 * image.naturalHeight) / image.naturalWidth)];
    const pen = canvas.getContext("2d") as CanvasRenderingContext2D;
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    const colours = new Set<string>();
    for (let at = 0; at < data.length; at += 4) colours.add(`${data.slice(at, at + 3)}`);
    return { w: image.naturalWidth, h: image.naturalHeight, colours: colours.size };
  }, url);
  await page.context().close();
  return size;
}

const LOOP = [
  { id: "r", type: "rectangle", x: 0, y: 0, width: 120, height: 60 },
  { id: "l", type: "text", containerId: "r", text: "trust", x: 0, y: 0 },
  { id: "e", type: "ellipse", x: 260, y: 0, width: 120, height: 60 },
  { id: "m", type: "text", containerId: "e", text: "meetings", x: 0, y: 0 },
  {
    id: "a",
    type: "arrow",
    x: 120,
    y: 30,
    points: [
      [0, 0],
      [140, 0],
    ],
    startBinding: { elementId: "r" },
    endBinding: { elementId: "e" },
  },
  { id: "t", type: "text", x: 0, y: 120, text: "more of both", fontSize: 20 },
];
