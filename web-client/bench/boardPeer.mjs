import { asNobodyDroveIt, dragging, POLLED, panning, told } from "./boardPage.mjs";

/** The same of the peer, with as many elements and cursors. */
export async function measurePeer(browser, url, { size, view, ms }) {
  const context = await browser.newContext({ viewport: view });
  const page = await context.newPage();
  const begun = performance.now();
  await page.goto(`${url}/?n=${size}`);
  await page.waitForFunction((n) => (window.excalidraw?.getSceneElements().length ?? 0) >= n, size, POLLED);
  const cold = performance.now() - begun;
  await page.evaluate(() => {
    window.excalidraw.scrollToContent(undefined, { fitToViewport: true });
    window.moved = 0;
    setInterval(() => window.moveCursors(window.moved++), 50);
  });
  await page.waitForFunction(() => window.moved > 5, undefined, POLLED);
  await asNobodyDroveIt(page);
  const pan = await panning(page, ms);
  const note = await page.evaluate(() => {
    const { scrollX, scrollY, zoom } = window.excalidraw.getAppState();
    const all = window.excalidraw.getSceneElements().filter(({ type }) => type === "rectangle");
    const { x, y, width } = all[Math.floor(all.length / 2)];
    return { x: (x + width / 2 + scrollX) * zoom.value, y: (y + 1 + scrollY) * zoom.value };
  });
  const drag = await dragging(page, note, ms);
  await page.keyboard.press("Escape");
  await page.keyboard.press("p");
  const draw = await dragging(page, { x: 500, y: 300 }, ms);
  await context.close();
  return { cold, pan: told(pan), drag: told(drag), draw: told(draw) };
}
