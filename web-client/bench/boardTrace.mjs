import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { asNobodyDroveIt, dragging } from "./boardPage.mjs";

/** Chrome's own account of a second of drawing is kept in this folder, if one is named. */
const TRACES = process.env.TRACES;
const DRAWN_MS = 1_000;

/** How long Chrome lays out layers and paints in a frame of drawing, ms, by its own trace. */
export async function tracedDrawing(browser, { state, url, size, view, allDrawn }) {
  const context = await browser.newContext({ viewport: view, storageState: state });
  const page = await context.newPage();
  await page.goto(url);
  await allDrawn(page, size);
  await page.waitForSelector(".tool-bar");
  await asNobodyDroveIt(page);
  await page.mouse.move(640, 400);
  await page.keyboard.press("p");
  await dragging(page, { x: 500, y: 300 }, DRAWN_MS);
  await browser.startTracing(page, { categories: ["devtools.timeline", "disabled-by-default-devtools.timeline"] });
  const { work } = await dragging(page, { x: 500, y: 300 }, DRAWN_MS);
  const trace = await browser.stopTracing();
  if (TRACES) writeFileSync(join(TRACES, `draw-${size}.json`), trace);
  const events = JSON.parse(trace).traceEvents;
  const ms = (name) =>
    events.filter((event) => event.name === name).reduce((sum, { tdur, dur }) => sum + (tdur ?? dur ?? 0), 0) / 1e3;
  return { layerize: ms("Layerize") / work.length, paint: (ms("Paint") + ms("PrePaint")) / work.length };
}
