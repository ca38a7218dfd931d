import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { onsetsOf } from "../../bench/onsets.mjs";
import { Stage } from "../e2e/browser.ts";
import { SlowLine } from "../e2e/slowLine.ts";
import { Tabs } from "../e2e/tabs.ts";
import { until } from "../e2e/until.ts";

// Eight pages on lines that are slow, lopsided and uneven; two who lead; a server that is killed in mid-run.

/** What is one bell, on lines of up to 200 ms that differ by up to 98 ms between their two ways. */
const ONE_BELL_MS = 100;
/** Eight pages leave the server little of two processors. */
const START_WITHIN_MS = 120_000;
const PEOPLE = ["Lea", "Max", "Ana", "Ben", "Cam", "Dee", "Eve", "Fay"];

let stage: Stage;
/** Of the last of them: its page can be hidden. */
let tabs: Tabs;
const lines: SlowLine[] = [];
const pages: Page[] = [];

beforeAll(async () => {
  stage = await Stage.open({ listening: true, startWithinMs: START_WITHIN_MS });
  for (const [i, name] of PEOPLE.entries()) pages.push(await slowPerson(name, i));
});

afterAll(async () => {
  for (const line of lines) line.close();
  await tabs?.close();
  await stage.close();
  expect(stage.complaints).toEqual([]);
});

it("K11: says before the start how many are ready", async () => {
  const lea = page(0);
  await lea.click(".bar >> text=Practice");
  await lea.click(".practice-choice >> text=Arriving");
  await lea.locator(".practice-ready", { hasText: "8 of 8 ready" }).waitFor();
  expect(await lea.locator(".practice-ready").innerText()).toMatch(/within \d+ ms/);
});

it("rings one bell on all, and rings on while the server is gone and a tab is hidden", async () => {
  await page(0).click("text=Start for everyone");
  await Promise.all(pages.map((each) => each.locator(".practice-head", { hasText: "Arriving" }).waitFor()));
  await tabs.hideAll();
  await until("the tab to be hidden", async () => (await visibility(page(7))) === "hidden");
  await until("the first bell", async () => (await onsetsOf(page(0))).length > 0, 40_000);
  await stage.house.kill();
  await until("the opening bells", async () => (await allOnsets()).every((onsets) => onsets.length >= 4), 40_000);
  for (const [i, spread] of (await spreads(4)).entries()) expect(spread, `sound ${i}`).toBeLessThan(ONE_BELL_MS);
});

it("goes on after the server is back, and a late-comer hears nothing of the past", async () => {
  await stage.house.start();
  await page(7).bringToFront();
  await Promise.all(
    pages.map((each) =>
      each.locator(".room:not(:has-text('Reconnecting'))").waitFor({ state: "attached", timeout: 120_000 }),
    ),
  );
  const late = await stage.practitioner("Gil", "Oakland");
  await late.locator(".practice-head", { hasText: "Arriving" }).waitFor();
  expect(await onsetsOf(late)).toEqual([]);
  await late.context().close();
});

it("P41: two who press at once collide in nothing, and everybody ends with the same time left", async () => {
  const [lea, max] = [page(0), page(1)];
  for (let i = 0; i < 4; i++) {
    await Promise.all([
      lea.locator(".practice-lead >> text=/^(Pause|Go on)$/").first().click(),
      max.locator(".practice-lead >> text=+30 s").click(),
      max.locator(".practice-lead >> text=/^(Pause|Go on)$/").first().click(),
    ]);
  }
  await until(
    "the same for all",
    async () => {
      const left = await Promise.all(pages.map((each) => each.locator(".practice-left").first().innerText()));
      const centre = await Promise.all(pages.map((each) => each.locator(".practice-centre > p").first().innerText()));
      return new Set(left).size === 1 && new Set(centre).size === 1;
    },
    20_000,
  );
  for (const each of [lea, max]) expect(await each.getByText("Only those who lead").count()).toBe(0);
  await lea.click(".practice-lead >> text=End");
  await lea.click("text=End for everyone");
  await Promise.all(pages.map((each) => each.locator(".practice-centre", { hasText: "It ended early" }).waitFor()));
});

async function slowPerson(name: string, i: number): Promise<Page> {
  const line = await SlowLine.open(stage.house.port, { up: 14 * i, down: 28 * i, jitter: 4 * i });
  lines.push(line);
  const link = i < 2 ? stage.house.links.facilitator : stage.house.links.participant;
  if (i < PEOPLE.length - 1) return stage.person(link, name, "Copenhagen", { proxy: line.proxy });
  tabs = await Tabs.open(line.proxy);
  const tab = await tabs.listening();
  await stage.enter(tab, link, name, "Copenhagen");
  return tab;
}

function visibility(each: Page): Promise<string> {
  return each.evaluate(() => document.visibilityState);
}

function page(i: number): Page {
  return pages[i] as Page;
}

function allOnsets(): Promise<number[][]> {
  return Promise.all(pages.map((each) => onsetsOf(each) as Promise<number[]>));
}

/** How far apart each of the first sounds is between the first and the last page. */
async function spreads(count: number): Promise<number[]> {
  const all = await allOnsets();
  return Array.from({ length: count }, (_, i) => {
    const instants = all.map((onsets) => onsets[i] ?? Number.POSITIVE_INFINITY);
    return Math.max(...instants) - Math.min(...instants);
  });
}
