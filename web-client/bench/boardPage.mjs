/** What runs in a page to measure it: frames, the work of the main thread in each, and drags by the mouse. */

/** How a page is asked for something again and again: by a timer, since one that draws no frames must not stop the run. */
export const POLLED = { polling: 50, timeout: 60_000 };

/**
 * The driver of the browser listens for touches on the window, in the page's world of scripts and in one of its own, and not passively. Then
 * Chromium keeps a region of touch for each thing that it draws and merges them in every frame: 25 ms with 2,000 notes, which nobody has who is
 * not driven. Takes those listeners away; to be called when the page stands and was last asked for an element.
 */
export async function asNobodyDroveIt(page) {
  const devtools = await page.context().newCDPSession(page);
  const worlds = [];
  devtools.on("Runtime.executionContextCreated", ({ context }) => worlds.push(context.id));
  await devtools.send("Runtime.enable");
  for (const contextId of worlds) {
    await devtools.send("Runtime.evaluate", { contextId, includeCommandLineAPI: true, expression: `(${unlisten})()` });
  }
  await devtools.detach();
}

/* global getEventListeners -- the console of Chromium gives it */
function unlisten() {
  for (const [type, all] of Object.entries(getEventListeners(window))) {
    if (!/^(touch|wheel)/.test(type)) continue;
    for (const { listener, useCapture, passive } of all)
      if (!passive) window.removeEventListener(type, listener, useCapture);
  }
}

/** Begins to count frames in a page; what it returns ends it, and gives their intervals and work, ms, and what the main thread took in all, ms of CPU. */
async function countFrames(page) {
  const spent = await mainThread(page);
  await page.evaluate(() => {
    const found = { intervals: [], work: [], on: true };
    window.frameCount = found;
    let last = 0;
    const after = new MessageChannel();
    let began = 0;
    // The message comes after the frame's styles, layout and paint: what lies between is the work of the main thread.
    after.port1.onmessage = () => found.work.push(performance.now() - began);
    const frame = (now) => {
      if (!found.on) return;
      if (last > 0) found.intervals.push(now - last);
      last = now;
      began = performance.now();
      after.port2.postMessage(0);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  return async () => {
    const { intervals, work } = await page.evaluate(() => {
      window.frameCount.on = false;
      return window.frameCount;
    });
    return { intervals, work, cpu: await spent() };
  };
}

/** Begins to count what the main thread takes of its processor; what other programs take meanwhile is not in it. */
async function mainThread(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  const now = async () => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration").value * 1_000;
  };
  const before = await now();
  return async () => {
    const ms = (await now()) - before;
    await devtools.detach();
    return ms;
  };
}

/** What of a measured while is told. */
export function told({ intervals, work, cpu }) {
  return { interval: p95(intervals), work: p95(work), cpu: cpu / work.length };
}

function p95(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? Number.NaN;
}

/** Sends pointer or wheel events at the pace of a screen for a while. */
export async function steadily(ms, step) {
  const until = performance.now() + ms;
  for (let tick = 0; performance.now() < until; tick++) {
    const begun = performance.now();
    await step(tick);
    const wait = 16 - (performance.now() - begun);
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
  }
}

/** Frames while the view is panned with the wheel. */
export async function panning(page, ms) {
  await page.mouse.move(640, 400);
  const counted = await countFrames(page);
  await steadily(ms, (tick) => page.mouse.wheel(tick % 120 < 60 ? 6 : -6, tick % 60 < 30 ? 4 : -4));
  return counted();
}

/** Frames while the mouse is dragged from a point, whatever tool is in the hand. */
export async function dragging(page, from, ms) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const counted = await countFrames(page);
  await steadily(ms, (tick) => page.mouse.move(from.x + 120 * Math.sin(tick / 12), from.y + 90 * Math.sin(tick / 17)));
  const found = await counted();
  await page.mouse.up();
  return found;
}
