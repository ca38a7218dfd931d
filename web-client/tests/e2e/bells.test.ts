import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { onsetsOf, pairOnsets } from "../../bench/onsets.mjs";
import { Stage } from "./browser.ts";
import { Tabs } from "./tabs.ts";
import { until } from "./until.ts";

// Fifty bells, heard in two browsers: one in front, one hidden. What is heard is put on the machine's clock.

const CONTENT = new URL("../../bench/content", import.meta.url).pathname;
/** What is one bell, on a busy machine. */
const ONE_BELL_MS = 100;

let stage: Stage;
let tabs: Tabs;
let lea: Page;
let ben: Page;

beforeAll(async () => {
  stage = await Stage.open({ listening: true, env: { MANDALA_CONTENT: CONTENT } });
  tabs = await Tabs.open();
  lea = await stage.leader("Lea", "Copenhagen");
  ben = await tabs.listening();
  await stage.enter(ben, stage.house.links.participant, "Ben", "Oakland");
});

afterAll(async () => {
  await tabs?.close();
  await stage.close();
  expect(stage.complaints).toEqual([]);
});

it("rings in a hidden tab, whose timers hardly run, at the instant at which it rings in front", async () => {
  await lea.click(".bar >> text=Practice");
  await lea.click(".practice-choice >> text=Fifty bells");
  await lea.locator(".practice-ready", { hasText: "2 of 2 ready" }).waitFor();
  await tabs.hideAll();
  await until("the tab to be hidden", async () => (await ben.evaluate(() => document.visibilityState)) === "hidden");
  await lea.click("text=Start for everyone");
  await until("six bells on both", () => bothHeard(6), 30_000);
  await expectOneBell(6);
});

it("rings on in both, hidden or not, while the server is gone", async () => {
  await stage.house.kill();
  const before = Math.max((await onsetsOf(lea)).length, (await onsetsOf(ben)).length);
  await until("six more bells on both", () => bothHeard(before + 6), 30_000);
  await expectOneBell(before + 6);
});

it("P8: a late-comer hears nothing of the past, and the next bell with all others", async () => {
  await stage.house.start();
  const late = await stage.practitioner("Gil", "Singapore");
  await late.locator(".practice-head", { hasText: "Fifty bells" }).waitFor();
  await until("three bells", async () => (await onsetsOf(late)).length >= 3, 15_000);
  const heard = await onsetsOf(late);
  const inFront = () => onsetsOf(lea);
  await until("the last of them in front", async () =>
    (await inFront()).some((at) => at > (heard.at(-1) ?? 0) - ONE_BELL_MS),
  );
  expect(pairOnsets(heard, await inFront(), ONE_BELL_MS).spreads).toHaveLength(heard.length);
});

async function bothHeard(count: number): Promise<boolean> {
  return (await onsetsOf(lea)).length >= count && (await onsetsOf(ben)).length >= count;
}

async function expectOneBell(count: number): Promise<void> {
  const [one, other] = [(await onsetsOf(lea)).slice(0, count), (await onsetsOf(ben)).slice(0, count)];
  const { spreads, missed } = pairOnsets(one, other, ONE_BELL_MS);
  expect([spreads.length, missed]).toEqual([count, 0]);
}
