import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { waitForWords } from "./boardPage.ts";
import { Stage, waitForSaved } from "./browser.ts";
import { until } from "./until.ts";

// The page without network, and a page that is older than its server: rule H21.

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open();
});

afterAll(async () => {
  await stage.close();
  expect(stage.complaints).toEqual([]);
});

it("opens without network, comes back by itself, and goes on opening after signing out", async () => {
  const page = await stage.practitioner("Ana", "Singapore", { serviceWorkers: "allow" });
  await page.goto(`${stage.house.url}/`);
  await page.waitForSelector(".hero-title");
  await until("the worker", () => page.evaluate(() => navigator.serviceWorker.controller !== null), 20_000);
  await stage.house.kill();
  await page.goto(`${stage.house.url}/calendar`);
  await page.getByText("The server cannot be reached just now").waitFor();
  await page.goto(`${stage.house.url}/account`);
  await page.getByText("The server cannot be reached just now").waitFor();
  await stage.house.start();
  await page.click("text=Try again");
  await page.waitForSelector("#logins");
  await page.goto(`${stage.house.url}/`);
  await page.waitForSelector(".hero-title");
  await page.click("text=Sign out");
  await page.getByText("You are welcome with an invite").waitFor();
  await stage.house.kill();
  await page.reload();
  await page.getByText("The server cannot be reached just now").waitFor();
  await stage.house.start();
  await page.context().close();
});

it("opens a session and a board without network that were opened with it, and sends what is written there when it is back", async () => {
  const page = await stage.practitioner("Dora", "Boston", { serviceWorkers: "allow" });
  const session = page.url();
  await until("the worker", () => page.evaluate(() => navigator.serviceWorker.controller !== null), 20_000);
  const board = await ownBoard(page, "River");
  await page.goto(board);
  await page.waitForSelector(".surface");
  await page.getByText("Saved", { exact: true }).waitFor();
  await page.goto(session);
  await page.waitForSelector(".surface");
  await waitForSaved(page, "Saved");
  await stage.house.kill();

  await page.goto(`${stage.house.url}/`);
  await page.getByRole("link", { name: "River" }).click();
  await page.getByText("There is no line to the server").waitFor();
  await writeNote(page, "from the river");

  await page.goto(session);
  await page.getByText("There is no line to the server").waitFor();
  await writeNote(page, "from the room");

  await stage.house.start();
  await waitForSaved(page, "Saved");
  await page.getByText("There is no line to the server").waitFor({ state: "detached" });
  await page.goto(board);
  await page.getByText("Saved", { exact: true }).waitFor();
  const elsewhere = await stage.page();
  await elsewhere.context().addCookies(await page.context().cookies());
  await elsewhere.goto(board);
  await waitForWords(elsewhere, "from the river");
  await elsewhere.context().close();
  await page.context().close();
});

it("never keeps an answer of the server for later", async () => {
  const page = await stage.practitioner("Ben", "Boston", { serviceWorkers: "allow" });
  await until("the worker", () => page.evaluate(() => navigator.serviceWorker.controller !== null), 20_000);
  const kept = await page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept.filter((path) => path !== "/" && path !== "/mark.svg" && !path.startsWith("/assets/"))).toEqual([]);
  expect(kept.length).toBeGreaterThan(10);
  await page.context().close();
});

it("loads itself anew when it was just opened and the server is newer, and else says so", async () => {
  const page = await stage.practitioner("Cleo", "Zürich");
  let loads = 0;
  page.on("load", () => loads++);
  await asOf(page, "index-newer.js");
  await page.goto(`${stage.house.url}/`);
  await page.getByText("There is a newer Mandala.").waitFor();
  await expect.poll(() => loads).toBe(2);
  await page.getByRole("link", { name: "Calendar" }).first().click();
  await page.waitForSelector(".month");
  await expect.poll(() => loads).toBe(3);
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.click("text=Load it");
  await expect.poll(() => loads).toBe(4);
  await page.waitForSelector(".month");
  expect(await page.getByText("There is a newer Mandala.").count()).toBe(0);
  await page.context().close();
});

/** Writes a note, and waits until this device's copy has it: who leaves in the same moment is asked first, which a test never is. */
async function writeNote(page: Page, text: string): Promise<void> {
  await page.waitForSelector(".surface");
  const before = await rowsKept(page);
  await page.keyboard.press("n");
  await page.keyboard.type(text);
  await page.keyboard.press("Escape");
  await waitForWords(page, text);
  let seen = before;
  await until("the copy to have it", async () => {
    const last = seen;
    seen = await rowsKept(page);
    return seen > before && seen === last;
  });
}

/** How many updates the copies on this device hold. */
function rowsKept(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const counts = (await indexedDB.databases()).map(
      ({ name = "" }) =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open(name);
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const rows = opening.result.transaction("updates").objectStore("updates").count();
            rows.onerror = () => reject(rows.error);
            rows.onsuccess = () => {
              opening.result.close();
              resolve(rows.result);
            };
          };
        }),
    );
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  });
}

/** A board of one's own; its address. */
async function ownBoard(page: Page, title: string): Promise<string> {
  await page.goto(`${stage.house.url}/boards`);
  await page.getByRole("button", { name: "New board" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(title);
  await page.getByRole("button", { name: "Make the board" }).click();
  await page.waitForURL(/\/board\//);
  return page.url();
}

/** The server says that another build of the page is its own. */
async function asOf(page: Page, build: string): Promise<void> {
  await page.route("**/api/v1/home", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "x-mandala-page": build } });
  });
}
