import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { boxOf, Stage, spokenNotes, waitForNote, waitForSaved } from "./browser.ts";
import { until } from "./until.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let stage: Stage;
let open: Page[] = [];

beforeAll(async () => {
  stage = await Stage.open();
});

afterEach(async () => {
  for (const page of open) await page.context().close();
  open = [];
  expect(stage.complaints).toEqual([]);
});

afterAll(() => stage.close());

it("lets a person in by an invite link, and takes the token out of the address", async () => {
  const page = await opened(stage.page());
  await page.goto(stage.house.links.participant);
  await page.waitForSelector("#name");
  expect(page.url()).toMatch(/\/session\/[a-z0-9-]+$/);
  await page.click("text=Enter");
  await expect.poll(() => page.locator("#name-wrong").textContent()).toBe("Please give a name.");
  await page.fill("#name", "Mei");
  await page.fill("#site", "singap");
  await page.keyboard.press("Enter");
  await page.click("text=Enter");
  await page.locator(".person-name", { hasText: "Mei" }).waitFor();
});

it("says calmly that a link is not known and whom to ask", async () => {
  const page = await opened(stage.page());
  await page.goto(`${stage.house.url}/join#nobody-made-this-one`);
  await page.getByText("This invite is not known here").waitFor();
  await page.getByText("ask the facilitator").waitFor();
});

it("shows a note to the others as it is written, and a drag while it lasts", async () => {
  const [mei, lars] = [await practitioner("Mei", "singapore"), await practitioner("Lars", "copenhagen")];
  await mei.keyboard.press("n");
  await mei.keyboard.type("Sing to the river");
  await mei.keyboard.press("Escape");
  await waitForNote(lars, "note, Practice: Sing to the river");
  const before = await boxOf(lars, "Sing to the river");
  const box = await boxOf(mei, "Sing to the river");
  await mei.mouse.move(box.x + 40, box.y + 20);
  await mei.mouse.down();
  await mei.mouse.move(box.x + 10, box.y + 90, { steps: 4 });
  await lars.locator(".held-by").waitFor();
  await expect.poll(() => lars.locator(".held-by").textContent()).toBe("Mei");
  await mei.mouse.up();
  await lars.locator(".held-by").waitFor({ state: "detached" });
  await expect.poll(() => boxOf(lars, "Sing to the river")).not.toEqual(before);
});

it("shows where others point, by name", async () => {
  const [mei, lars] = [await practitioner("Mei", "singapore"), await practitioner("Lars", "copenhagen")];
  await mei.mouse.move(640, 300);
  await lars.locator(".cursor text").waitFor();
  await expect.poll(() => lars.locator(".cursor text").textContent()).toBe("Mei");
});

it("is worked by keys alone: to a note, into it, across the border, away, and back", async () => {
  const page = await practitioner("Mei", "singapore");
  await write(page, "notes/practice", "By hand");
  await waitForNote(page, "note, Practice: By hand");
  await page.waitForFunction(() => document.activeElement?.matches('[aria-label="note, Practice: By hand"]'));
  for (let press = 0; press < 14; press++) await page.keyboard.press("Shift+ArrowDown");
  await waitForNote(page, "note, Research: By hand");
  await page.waitForFunction(() => document.activeElement?.matches('[aria-label="note, Research: By hand"]'));
  await page.keyboard.press("Delete");
  await expect.poll(() => spokenNotes(page)).not.toContain("note, Research: By hand");
  await page.keyboard.press("Control+z");
  await waitForNote(page, "note, Research: By hand");
});

it("goes through fields and notes in reading order with Tab", async () => {
  const page = await practitioner("Mei", "singapore");
  await write(page, "center/all", "The first of all");
  await page.locator('.outline [aria-label="note, Our work: The first of all"]').waitFor({ state: "attached" });
  const centre = page.locator('[data-cell="center/all"][aria-label="Our work, 1 note"]');
  await centre.waitFor({ state: "attached" });
  await centre.focus();
  const spoken: string[] = [];
  for (let press = 0; press < 3; press++) {
    spoken.push(await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? ""));
    await page.keyboard.press("Tab");
  }
  expect(spoken[0]).toBe("Our work, 1 note");
  expect(spoken[1]).toBe("note, Our work: The first of all");
  expect(spoken[2]).toMatch(/^Practice, \d+ notes?$/);
});

it("keeps what is written without a line, says so, and sends it when the line is back", async () => {
  const [mei, lars] = [await practitioner("Mei", "singapore"), await practitioner("Lars", "copenhagen")];
  await waitForSaved(mei, "Saved");
  await mei.context().setOffline(true);
  await mei.getByText("Reconnecting").waitFor();
  await mei.keyboard.press("n");
  await mei.keyboard.type("Written in a tunnel");
  await mei.keyboard.press("Escape");
  await waitForSaved(mei, "Not saved");
  await mei.context().setOffline(false);
  await waitForSaved(mei, "Saved");
  await lars.locator('.outline [aria-label$="Written in a tunnel"]').waitFor();
});

it("brings unsaved words back after a reload, still as not saved", async () => {
  const page = await practitioner("Mei", "singapore");
  await waitForSaved(page, "Saved");
  await page.route("**/api/v1/tickets", (route) =>
    route.request().postData()?.includes("doc:") ? route.abort() : route.continue(),
  );
  await page.context().setOffline(true);
  await page.getByText("Reconnecting").waitFor();
  await page.context().setOffline(false);
  await page.keyboard.press("n");
  await page.keyboard.type("Still here");
  await page.keyboard.press("Escape");
  await waitForSaved(page, "Not saved");
  // The browser writes its copy a moment after the keys; who reloads within that moment is asked first.
  await until("the copy has the words", async () => (await wordsOfCopies(page)).includes("Still here"));
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await page.locator('.outline [aria-label$="Still here"]').waitFor();
  await waitForSaved(page, "Not saved");
  await page.unroute("**/api/v1/tickets");
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await waitForSaved(page, "Saved");
});

it("tells the others at once who left, and lets them back in by one press", async () => {
  const [mei, lars] = [await practitioner("Mei", "singapore"), await practitioner("Lars", "copenhagen")];
  await lars.locator(".person-name", { hasText: "Mei" }).waitFor();
  await mei.click("text=Leave");
  await mei.getByText("You left").waitFor();
  await lars.locator(".person-name", { hasText: "Mei" }).waitFor({ state: "detached" });
  await mei.click("text=Go back in");
  await lars.locator(".person-name", { hasText: "Mei" }).waitFor();
});

it("offers a practitioner nothing that is a leader's", async () => {
  const page = await practitioner("Mei", "singapore");
  const offered = ["Raise hand", "Sign", "Me", "Add note", "History", "Leave"];
  await expect.poll(() => page.locator(".bar button").allInnerTexts()).toEqual(offered);
});

it("lets a leader make an invite link and withdraw it", async () => {
  const page = await leader("Ana", "boston");
  await page.click("text=Invite");
  await page.click("text=Make a link");
  await expect.poll(() => page.locator(".new-link input").inputValue()).toMatch(/\/join#\S{20}/);
  await page.click("text=Withdraw");
  await page.getByText("withdrawn").waitFor();
});

it("says calmly that a link for one person has been used, and that one was withdrawn", async () => {
  const page = await leader("Ana", "boston");
  const once = await page.evaluate(async () => {
    const session = location.pathname.split("/")[2];
    const answer = await fetch(`/api/v1/sessions/${session}/invites`, {
      method: "POST",
      headers: { "x-mandala-token": document.cookie.split("mandala_token=")[1] ?? "" },
      body: JSON.stringify({ role: "PRACTITIONER", days: 7, maxUses: 1 }),
    });
    return (await answer.json()) as { id: string; token: string };
  });
  const link = `${stage.house.url}/join#${once.token}`;
  await opened(stage.person(link, "Mei", "Singapore"));
  const second = await opened(stage.page());
  await second.goto(link);
  await second.getByText("This invite has been used").waitFor();
  await second.getByText("ask the facilitator").waitFor();
  await page.evaluate(
    (id) =>
      fetch(`/api/v1/invites/${id}`, {
        method: "DELETE",
        headers: { "x-mandala-token": document.cookie.split("mandala_token=")[1] ?? "" },
      }),
    once.id,
  );
  await second.goto(`${stage.house.url}/`);
  await second.goto(link);
  await second.getByText("This invite was withdrawn").waitFor();
});

it("is a list on a phone: add, edit, move to another field, delete", async () => {
  const page = await practitioner("Noa", "vancouver", { viewport: { width: 360, height: 740 }, hasTouch: true });
  await page.click('[aria-label="Add a note to Practice"]');
  await page.keyboard.type("From a bus");
  await page.selectOption(".move-to select", { label: "Move to Community building" });
  const community = page.locator('.cell-list[aria-label="Community building"]');
  await community.locator("textarea").waitFor();
  await community.getByText("Done").click();
  await community.locator(".list-note", { hasText: "From a bus" }).click();
  await community.getByText("Delete").click();
  await community.locator(".list-note", { hasText: "From a bus" }).waitFor({ state: "detached" });
  await page.click("text=People");
  await page.locator(".person-name", { hasText: "Noa" }).waitFor();
});

it("scrolls nowhere sideways at 360 px, and has nothing that axe finds wrong", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    const phone = await practitioner("Noa", "vancouver", { viewport: { width: 360, height: 740 }, colorScheme });
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await violations(phone)).toEqual([]);
    const desk = await leader("Ana", "boston", { colorScheme });
    expect(await violations(desk)).toEqual([]);
    await desk.click("text=Invite");
    expect(await violations(desk)).toEqual([]);
  }
  const doors = await opened(stage.page());
  await doors.goto(stage.house.links.participant);
  await doors.click("#site");
  expect(await violations(doors)).toEqual([]);
});

const leader = (...who: Parameters<Stage["leader"]>): Promise<Page> => opened(stage.leader(...who));
const practitioner = (...who: Parameters<Stage["practitioner"]>): Promise<Page> => opened(stage.practitioner(...who));

/** Writes a note into a cell by keys. */
async function write(page: Page, cell: string, text: string): Promise<void> {
  await page.locator(`[data-cell="${cell}"]`).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type(text);
  await page.keyboard.press("Escape");
}

async function opened(opening: Promise<Page>): Promise<Page> {
  const page = await opening;
  open.push(page);
  return page;
}

interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe };
    const { violations } = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  });
}

/** The content of every document that this browser keeps a copy of, as JSON. */
async function wordsOfCopies(page: Page): Promise<string> {
  const copies = await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const all: number[][][] = [];
    for (const { name } of await indexedDB.databases()) {
      const db = await done(indexedDB.open(name as string));
      if (db.objectStoreNames.contains("updates")) {
        const rows = await done(db.transaction("updates").objectStore("updates").getAll());
        all.push(rows.map((row: Uint8Array) => [...row]));
      }
      db.close();
    }
    return all;
  });
  return JSON.stringify(
    copies.map((updates) => {
      const doc = new Y.Doc();
      for (const update of updates) Y.applyUpdate(doc, Uint8Array.from(update));
      return doc.getMap("items").toJSON();
    }),
  );
}
