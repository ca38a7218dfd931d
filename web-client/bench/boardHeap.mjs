import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as Y from "yjs";

/** What a page holds after it was tidied, bytes. */
export async function heap(context, page) {
  const cdp = await context.newCDPSession(page);
  await cdp.send("HeapProfiler.collectGarbage");
  const used = await page.evaluate(() => performance.memory.usedJSHeapSize);
  await cdp.detach();
  return used;
}

/** What a document of these updates weighs by itself, in this process, bytes. */
export function docHeap(updates) {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  collect();
  const before = process.memoryUsage().heapUsed;
  const doc = new Y.Doc();
  doc.getMap("items");
  for (const update of updates) Y.applyUpdate(doc, update);
  collect();
  const used = process.memoryUsage().heapUsed - before;
  doc.destroy();
  return used;
}
