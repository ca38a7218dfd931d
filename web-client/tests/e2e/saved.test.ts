import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { Stage, waitForNote, waitForSaved } from "./browser.ts";
import { copied } from "./copied.ts";

// What the page promises of one's work: rules W1 to W9 of docs/protocol.md.

let stage: Stage;
const open: Page[] = [];

beforeAll(async () => {
  stage = await Stage.open();
});

afterEach(async () => {
  for (const page of open.splice(0)) await page.context().close();
});

afterAll(async () => {
  await stage.close();
  expect(stage.complaints).toEqual([]);
});

it("keeps what is written offline through a closed tab, a killed server and a restart, and says Saved only then", async () => {
  const ana = await practitioner("Ana", "Boston");
  await waitForSaved(ana, "Saved");
  await ana.context().setOffline(true);
  await write(ana, "notes/research", "written in a tunnel");
  await waitForSaved(ana, "Not saved");
  await strip(ana, "1 change not yet sent. This device keeps a copy.");
  await pause(1_100);
  await write(ana, "notes/practice", "and another");
  await strip(ana, "2 changes not yet sent.");
  await copied(ana);
  const [context, room] = [ana.context(), ana.url()];
  await ana.close();
  await stage.house.kill();
  await stage.house.start();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(room);
  await again.click("text=Enter");
  await waitForNote(again, "note, Research: written in a tunnel");
  await waitForNote(again, "note, Practice: and another");
  await waitForSaved(again, "Saved");
  const ben = await practitioner("Ben", "Oakland");
  await waitForNote(ben, "note, Research: written in a tunnel");
  await waitForNote(ben, "note, Practice: and another");
});

it("brings two people and two tabs of one of them to the same board after everybody wrote offline", async () => {
  const ana = await practitioner("Ana", "Boston");
  const ben = await practitioner("Ben", "Oakland");
  const tab = await ana.context().newPage();
  await tab.goto(ana.url());
  await tab.click("text=Enter");
  const pages = [ana, tab, ben];
  for (const page of pages) await waitForSaved(page, "Saved");
  for (const context of [ana.context(), ben.context()]) await context.setOffline(true);
  await write(ana, "notes/research", "from the first tab");
  await write(tab, "notes/research", "from the second tab");
  await write(ben, "notes/research", "from Ben");
  for (const page of pages) await waitForSaved(page, "Not saved");
  for (const context of [ana.context(), ben.context()]) await context.setOffline(false);
  for (const page of pages) {
    for (const words of ["from the first tab", "from the second tab", "from Ben"]) {
      await waitForNote(page, `note, Research: ${words}`);
    }
    await waitForSaved(page, "Saved");
  }
});

it("holds the tab only while something is not saved", async () => {
  const ana = await practitioner("Ana", "Boston");
  await waitForSaved(ana, "Saved");
  expect(await asksBeforeLeaving(ana)).toBe(false);
  await ana.context().setOffline(true);
  await write(ana, "notes/research", "held");
  expect(await asksBeforeLeaving(ana)).toBe(true);
  await ana.context().setOffline(false);
  await waitForSaved(ana, "Saved");
  expect(await asksBeforeLeaving(ana)).toBe(false);
});

it("says that a browser keeps no copy, and goes on", async () => {
  const page = await stage.page();
  open.push(page);
  await page.addInitScript(() => Object.defineProperty(window, "indexedDB", { value: undefined }));
  const said = page.locator(".status.shown", { hasText: "keeps no copy of the board" }).waitFor();
  await Promise.all([said, stage.enter(page, stage.house.links.participant, "Cam", "Boston")]);
  await page.context().setOffline(true);
  await write(page, "notes/research", "held by the tab alone");
  await strip(page, "This browser keeps no copy of its own.");
  await page.context().setOffline(false);
  await waitForSaved(page, "Saved");
});

it("goes on, and says so, when the disk of this device is full", async () => {
  const page = await practitioner("Cam", "Boston");
  await waitForSaved(page, "Saved");
  await page.context().setOffline(true);
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
      const request = put.apply(this, args);
      this.transaction.abort();
      return request;
    };
  });
  await write(page, "notes/research", "on a full disk");
  await strip(page, "This browser keeps no copy of its own.");
  await page.context().setOffline(false);
  await waitForSaved(page, "Saved");
  // The browser itself complains of the write that failed.
  expect(stage.complaints.splice(0).filter((complaint) => !complaint.includes("AbortError"))).toEqual([]);
});

it("warns of unsent work before signing out, and leaves nothing on the device after it", async () => {
  const ana = await practitioner("Ana", "Boston");
  await waitForSaved(ana, "Saved");
  await ana.context().setOffline(true);
  await write(ana, "notes/research", "unsent");
  await waitForSaved(ana, "Not saved");
  const home = await ana.context().newPage();
  await ana.close();
  await ana.context().setOffline(false);
  await home.goto(stage.house.url);
  await home.click("text=Sign out");
  await home.getByText("1 change on this device was not sent yet").waitFor();
  open.push(home);
  await home.click("text=Sign out and lose them");
  await home.getByText("You are welcome with an invite").waitFor();
  const left = () =>
    home.evaluate(async () => [...(await indexedDB.databases()).map(({ name }) => name), ...Object.keys(localStorage)]);
  await expect.poll(left).toEqual([]);
});

async function practitioner(name: string, site: string): Promise<Page> {
  const page = await stage.practitioner(name, site);
  open.push(page);
  return page;
}

/** Writes a note into a cell by keys. */
async function write(page: Page, cell: string, text: string): Promise<void> {
  await page.locator(`[data-cell="${cell}"]`).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type(text);
  await page.keyboard.press("Escape");
}

/** Somebody thinks: what they do after it is another change. */
async function pause(ms: number): Promise<void> {
  const until = performance.now() + ms;
  while (performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
}

function strip(page: Page, words: string): Promise<void> {
  return page.locator(".strip", { hasText: words }).waitFor();
}

/** Whether the page asks when it is left; it is not left. */
async function asksBeforeLeaving(page: Page): Promise<boolean> {
  return page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
}
