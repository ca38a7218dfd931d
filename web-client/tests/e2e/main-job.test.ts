import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { onsetsOf } from "../../bench/onsets.mjs";
import { boxOf, Stage, waitForNote, waitForSaved } from "./browser.ts";
import { until } from "./until.ts";

// The main job: two people come in by links, fill a board together, and hear one bell; the server is killed in between.

/** On one machine the bells are a few ms apart; a busy one gets some more. */
const HEARD_AS_ONE_MS = 30;

let stage: Stage;
let lea: Page;
let ben: Page;

beforeAll(async () => {
  stage = await Stage.open({ listening: true });
  lea = await stage.leader("Lea", "Copenhagen");
  ben = await stage.practitioner("Ben", "Singapore");
});

afterAll(async () => {
  await stage.close();
  expect(stage.complaints).toEqual([]);
});

it("shows both who is here, by site, with each site's own time", async () => {
  for (const page of [lea, ben]) {
    await page.locator(".person-name", { hasText: "Lea" }).waitFor();
    await page.locator(".person-name", { hasText: "Ben" }).waitFor();
    const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: "Asia/Singapore" });
    await until("Singapore's time", async () => {
      const site = await page.locator(".site", { hasText: "Singapore" }).innerText();
      return site.includes(time.format(new Date()));
    });
  }
});

it("shows a closed tab after two seconds, and a reload not at all", async () => {
  const cam = await stage.practitioner("Cam", "Boston");
  const here = lea.locator(".person-name", { hasText: "Cam" });
  await here.waitFor();
  const leaving = watchLeaving(lea, "Cam");
  await cam.reload();
  await cam.locator(".person-name", { hasText: "Lea" }).waitFor();
  const patience = performance.now() + 3_000;
  await until("3 s", () => performance.now() > patience);
  expect(await (await leaving)()).toBe(false);
  const before = performance.now();
  await cam.close();
  await here.waitFor({ state: "detached" });
  expect(performance.now() - before).toBeGreaterThan(1_500);
  expect(performance.now() - before).toBeLessThan(4_000);
});

it("lets both fill the board: add, edit, move, delete, undo one's own alone, see each other point", async () => {
  await write(lea, "notes/research", "What did pupils notice?");
  await waitForNote(ben, "note, Research: What did pupils notice?");
  await write(ben, "notes/practice", "Walk the river");
  await waitForNote(lea, "note, Practice: Walk the river");
  await edit(ben, "note, Practice: Walk the river", " with year 5");
  await waitForNote(lea, "note, Practice: Walk the river with year 5");
  const moved = await carry(ben, "note, Practice: Walk the river with year 5", "notes/community");
  await waitForNote(lea, moved);
  await write(lea, "center/all", "A school that listens");
  await ben.locator('.outline [aria-label="note, Our work: A school that listens"]').waitFor();
  await ben.keyboard.press("Control+z");
  await waitForNote(lea, "note, Practice: Walk the river with year 5");
  await waitForNote(lea, "note, Our work: A school that listens");
  await lea.locator('.outline [aria-label="note, Research: What did pupils notice?"]').focus();
  await lea.keyboard.press("Delete");
  await ben.locator('.outline [aria-label="note, Research: What did pupils notice?"]').waitFor({ state: "detached" });
  await ben.mouse.move(600, 320);
  await lea.locator(".cursor text", { hasText: "Ben" }).waitFor();
});

it("rings the same bells for both, shows the same step, and obeys the leader on both at one instant", async () => {
  await lea.click(".bar >> text=Practice");
  await lea.click(".practice-choice >> text=Arriving");
  await lea.click("text=Start for everyone");
  for (const page of [lea, ben]) await page.locator(".practice-head", { hasText: "Arriving" }).waitFor();
  await until("the first step on both", async () => (await centre(lea)) === (await centre(ben)), 15_000);
  await until("equal remaining time", async () => (await timeLeft(lea)) === (await timeLeft(ben)), 10_000);
  const [first, second] = [await firstOnset(lea), await firstOnset(ben)];
  expect(Math.abs(first - second)).toBeLessThan(HEARD_AS_ONE_MS);
  await lea.click("text=Pause");
  for (const page of [lea, ben]) await page.getByText("Pausing", { exact: false }).first().waitFor();
  const late = await stage.practitioner("Dee", "Oakland");
  await late.locator(".practice-head", { hasText: "Arriving" }).waitFor();
  const before = await timeLeft(ben);
  await lea.click(".practice >> text=+30 s");
  await until("the longer time on all three", async () => {
    const [a, b, c] = await Promise.all([timeLeft(lea), timeLeft(ben), timeLeft(late)]);
    return a === b && b === c && a !== before;
  });
  expect(await onsetsOf(late)).toEqual([]);
  await lea.click("text=Go on");
  await until("both going on", async () => (await centre(lea)) === (await centre(ben)));
  await late.context().close();
});

it("keeps everything through a kill of the server and a restart, the run and the board", async () => {
  await ben.click("text=Step out");
  await waitForSaved(ben, "Saved");
  await stage.house.kill();
  await ben.getByText("Reconnecting").waitFor();
  await stage.house.start();
  await ben.getByText("Reconnecting").waitFor({ state: "detached" });
  await waitForNote(ben, "note, Our work: A school that listens");
  const fresh = await stage.practitioner("Eve", "Zürich");
  await fresh.locator(".practice-head", { hasText: "Arriving" }).waitFor();
  await fresh.click("text=Step out");
  await waitForNote(fresh, "note, Practice: Walk the river with year 5");
  await lea.click(".practice-lead >> text=End");
  await lea.click("text=End for everyone");
  await lea.locator(".practice-centre", { hasText: "It ended early" }).waitFor();
  await fresh.locator(".practice-out").waitFor({ state: "detached" });
  await fresh.context().close();
});

it("shows at once who left by the button", async () => {
  const cam = await stage.practitioner("Cam", "Boston");
  const here = ben.locator(".person-name", { hasText: "Cam" });
  await here.waitFor();
  const before = performance.now();
  await cam.click("text=Leave");
  await here.waitFor({ state: "detached" });
  expect(performance.now() - before).toBeLessThan(1_500);
});

async function write(page: Page, cell: string, text: string): Promise<void> {
  await page.locator(`[data-cell="${cell}"]`).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type(text);
  await page.keyboard.press("Escape");
}

async function edit(page: Page, note: string, more: string): Promise<void> {
  await page.locator(`.outline [aria-label="${note}"]`).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("End");
  await page.keyboard.type(more);
  await page.keyboard.press("Escape");
}

/** Drags a note into another cell; gives its new spoken name. */
async function carry(page: Page, note: string, cell: string): Promise<string> {
  const from = await boxOf(page, note);
  const to = await page.locator(`[data-ground="${cell}"]`).boundingBox();
  if (to === null) throw new Error("nothing to drag");
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 6 });
  await page.mouse.up();
  return note.replace("Practice", "Community building");
}

/** The first bell sounds 16 s after the start, which is 5 s after the order. */
function firstOnset(page: Page): Promise<number> {
  return until("the first bell", async () => (await onsetsOf(page))[0], 30_000);
}

const centre = (page: Page): Promise<string> => page.locator(".practice-centre").innerText();
const timeLeft = (page: Page): Promise<string> => page.locator(".practice-left").innerText();

/** Whether a person was ever missing from the list since now. */
async function watchLeaving(page: Page, name: string): Promise<() => Promise<boolean>> {
  await page.evaluate((name) => {
    const seen = window as unknown as { leftOnce: boolean };
    seen.leftOnce = false;
    const look = (): void => {
      const names = [...document.querySelectorAll(".person-name")].map((each) => each.textContent);
      if (!names.some((each) => each?.includes(name))) seen.leftOnce = true;
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
  }, name);
  return () => page.evaluate(() => (window as unknown as { leftOnce: boolean }).leftOnce);
}
