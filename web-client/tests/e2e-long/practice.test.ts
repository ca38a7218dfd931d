import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { onsetsOf } from "../../bench/onsets.mjs";
import { render } from "../../src/practice/bell.ts";
import type { Sound } from "../../src/practice/script.ts";
import { Stage } from "../e2e/browser.ts";
import { SlowLine } from "../e2e/slowLine.ts";
import { until } from "../e2e/until.ts";

// Eight pages on lines that are slow, lopsided and uneven; two who lead; a server that is killed in mid-run.

/** What is one bell, on lines that differ by up to 60 ms between their two ways. */
const ONE_BELL_MS = 100;
const PEOPLE = ["Lea", "Max", "Ana", "Ben", "Cam", "Dee", "Eve", "Fay"];

let stage: Stage;
const lines: SlowLine[] = [];
const pages: Page[] = [];

beforeAll(async () => {
  stage = await Stage.open({ listening: true });
  for (const [i, name] of PEOPLE.entries()) pages.push(await slowPerson(name, i));
});

afterAll(async () => {
  for (const line of lines) line.close();
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
  const beside = await page(7).context().newPage();
  await beside.bringToFront();
  await until("the first bell", async () => (await onsetsOf(page(0))).length > 0, 40_000);
  await stage.house.kill();
  await until("the opening bells", async () => (await allOnsets()).every((onsets) => onsets.length >= 4), 40_000);
  for (const [i, spread] of (await spreads(4)).entries()) expect(spread, `sound ${i}`).toBeLessThan(ONE_BELL_MS);
  await beside.close();
});

it("goes on after the server is back, and a late-comer hears nothing of the past", async () => {
  await stage.house.start();
  await until(
    "everybody back",
    async () => {
      const waiting = await Promise.all(pages.map((each) => each.getByText("Reconnecting").count()));
      return waiting.every((count) => count === 0);
    },
    40_000,
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

for (const sound of ["bowl", "bowl-muffled", "wood", "soft"] as Sound[]) {
  it(`a ${sound} begins on its frame, rings out, and does not clip, three of them on one another neither`, async () => {
    const samples = [...render(sound, 16_000)];
    const heard = await page(2).evaluate(async (samples) => {
      const rate = 16_000;
      const context = new OfflineAudioContext(1, samples.length + 2 * rate, rate);
      const buffer = context.createBuffer(1, samples.length, rate);
      buffer.copyToChannel(Float32Array.from(samples), 0);
      for (const at of [0.5, 1, 1.5]) {
        const source = context.createBufferSource();
        source.buffer = buffer;
        const gain = context.createGain();
        gain.gain.value = 0.7 ** 2;
        source.connect(gain).connect(context.destination);
        source.start(at);
      }
      const data = (await context.startRendering()).getChannelData(0);
      const first = data.findIndex((value) => Math.abs(value) > 1e-6);
      let peak = 0;
      for (const value of data) peak = Math.max(peak, Math.abs(value));
      return { first, peak, end: Math.max(...data.slice(-200).map(Math.abs)) };
    }, samples);
    expect(heard.first).toBeGreaterThanOrEqual(8_000);
    expect(heard.first).toBeLessThan(8_040);
    expect(heard.peak).toBeGreaterThan(0.05);
    expect(heard.peak).toBeLessThan(1);
    expect(heard.end).toBeLessThan(1e-3);
  });
}

async function slowPerson(name: string, i: number): Promise<Page> {
  const line = await SlowLine.open(stage.house.port, { up: 8 * i, down: 16 * i, jitter: 4 * i });
  lines.push(line);
  const link = i < 2 ? stage.house.links.facilitator : stage.house.links.participant;
  return stage.person(link, name, "Copenhagen", { proxy: line.proxy });
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
