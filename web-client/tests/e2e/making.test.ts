import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Stage } from "./browser.ts";

// A practice is made, looked at, kept, offered, and led.

const EVERYTHING = new URL("../content/scripts/everything.json", import.meta.url).pathname;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let stage: Stage;
let lea: Page;
let room = "";

beforeAll(async () => {
  stage = await Stage.open();
  lea = await stage.leader("Lea", "Copenhagen");
  room = lea.url();
});

afterAll(async () => {
  await stage.close();
  expect(stage.complaints).toEqual([]);
});

it("finds practices in the library by their words", async () => {
  await lea.goto(`${stage.house.url}/practices`);
  await expect.poll(() => lea.locator(".practice-library article").count()).toBe(6);
  await lea.fill('input[type="search"]', "listening");
  await lea.locator(".practice-library [role=status]", { hasText: "1 practice" }).waitFor();
});

it("P52: says in words what is missing, and what the server finds", async () => {
  await lea.fill('input[type="search"]', "");
  await lea.click("text=Make a practice");
  await lea.locator(".mend", { hasText: "The practice needs a title." }).waitFor();
  await lea.click(".editor-ends >> text=Save");
  await lea.locator(".editor-ends .mend li").first().waitFor();
});

it("makes a practice with a bell and a line, and sees it ten times as fast", async () => {
  await lea.getByLabel("Title of the practice").fill("Two minutes");
  await lea.getByLabel("What it is, in two sentences").fill("A short rest.");
  await lea.getByLabel("Care notice").fill("Nothing to get right.");
  await lea.locator("section.step").nth(1).getByLabel("Title", { exact: true }).fill("Rest");
  await lea.click("text=Add the cue");
  await lea.locator(".cue").getByLabel("Text").fill("Let the day rest.");
  await lea.getByLabel("New cue").selectOption("bell");
  await lea.click("text=Add the cue");
  await lea.getByText("Sounds of the bells").click();
  const soft = lea.locator(".bell-pattern", { hasText: "One soft bell" });
  await soft.getByText("A pattern of its own").click();
  await soft.getByLabel("Sound").selectOption("wood");
  await soft.getByLabel("Strokes").fill("3");
  await soft.getByLabel("Seconds between them").fill("0.5");
  await expect.poll(() => soft.locator(".strokes i").count()).toBe(3);
  await soft.getByRole("button", { name: "Hear it" }).click();
  await lea.locator("text=Nothing is missing").waitFor();
  await lea.click("text=See it, ten times as fast");
  await lea.locator(".preview .practice-say", { hasText: "Let the day rest." }).waitFor();
  await lea.click("text=End the preview");
});

it("P50, P51: keeps it, changes it as the same version, offers it", async () => {
  await lea.click(".editor-ends >> text=Save");
  await lea.locator(".editor-ends", { hasText: "Saved as version 1" }).waitFor();
  await expect.poll(keptFile).toMatchObject({ bells: { mark: { sound: "wood", count: 3, gap: 0.5 } } });
  await lea.getByLabel("Intention").fill("Rest.");
  await lea.click(".editor-ends >> text=Save");
  await lea.locator(".editor-ends", { hasText: "Saved as version 1" }).waitFor();
  await lea.click("text=Back to all practices");
  const card = lea.locator(".practice-library article", { hasText: "Two minutes" });
  await card.getByText("Offer it to the library").click();
  await card.getByText("Take it back").waitFor();
});

it("gives back a file that uses every field of the format, but for what was changed in it", async () => {
  await lea.goto(`${stage.house.url}/practices`);
  await lea.setInputFiles('.practice-library input[type="file"]', EVERYTHING);
  await lea.getByLabel("Title of the practice").fill("Everything else");
  await lea.locator("text=Nothing is missing").waitFor();
  const whole = JSON.parse(readFileSync(EVERYTHING, "utf8"));
  await expect.poll(keptFile).toEqual({ ...whole, title: "Everything else" });
});

it("P52, P56: the server refuses a step into groups where everybody is together, and says what to do", async () => {
  await lea.getByLabel("Who does it together").selectOption("room");
  await lea.click(".editor-ends >> text=Save");
  await lea.locator(".editor-ends .mend li", { hasText: "choose pairs, threes or home groups" }).waitFor();
  await lea.getByLabel("Who does it together").selectOption("2");
  await lea.click(".editor-ends >> text=Save");
  await lea.locator(".editor-ends", { hasText: "Saved as version 1" }).waitFor();
});

it("P53: leads it; by then it never changes again", async () => {
  await lea.goto(room);
  await lea.waitForSelector(".surface");
  await lead("Two minutes");
  await lea.locator(".practice-say", { hasText: "Let the day rest." }).waitFor();
  await lea.click("text=Until I go on");
});

it("shows everybody the care notice as it begins, and satisfies axe: for the leader, on a phone, in the dark, without motion", async () => {
  const phone = { viewport: { width: 360, height: 740 }, colorScheme: "dark", reducedMotion: "reduce" } as const;
  const ben = await stage.practitioner("Ben", "Singapore", phone);
  await ben.locator(".practice-care-card", { hasText: "Nothing to get right." }).waitFor();
  await ben.getByText("I have read it").click();
  await ben.locator(".practice-care-card").waitFor({ state: "detached" });
  await ben.locator(".practice-own summary").click();
  await lea.locator(".practice-lead summary").click();
  expect(await ben.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await complaintsOf(ben)).toEqual([]);
  expect(await complaintsOf(lea)).toEqual([]);
  await ben.getByText("Use this device to feel the bells").click();
  await ben.locator(".practice-felt").waitFor();
  expect(await complaintsOf(ben)).toEqual([]);
  await ben.context().close();
});

it("plays the bells as a track that a locked screen shows, as the security policy allows", async () => {
  await lea.click(".practice-lead >> text=/^End$/");
  await lea.click("text=End for everyone");
  await lea.click("text=Back to the room");
  await lead("Arriving");
  await lea.locator(".practice-own summary").click();
  await lea.getByText("Ring with a locked screen").click();
  await lea.waitForFunction(() => navigator.mediaSession.playbackState === "playing");
  await expect.poll(() => lea.evaluate(() => navigator.mediaSession.metadata?.title)).toBe("Arriving");
  await lea.getByText("Ring with a locked screen").click();
  await lea.waitForFunction(() => navigator.mediaSession.metadata === null);
});

it("works on a phone, and satisfies axe", async () => {
  const phone = await stage.practitioner("Ben", "Singapore", { viewport: { width: 360, height: 740 } });
  await phone.goto(`${stage.house.url}/practices`);
  await phone.locator(".practice-library article").first().waitFor();
  await phone.locator("text=Make your own from it").first().click();
  await phone.locator(".editor-ends").waitFor();
  for (const more of await phone.locator("details.more > summary").all()) await more.click();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await complaintsOf(phone)).toEqual([]);
});

/** What a person would keep as a file. */
async function keptFile(): Promise<unknown> {
  const href = (await lea.getByText("Save as a file").getAttribute("href")) ?? "";
  return JSON.parse(decodeURIComponent(href.slice(href.indexOf(",") + 1)));
}

async function lead(title: string): Promise<void> {
  await lea.click(".bar >> text=Practice");
  await lea.click(`.practice-choice >> text=${title}`);
  await lea.click("text=Start for everyone");
  await lea.locator(".practice-head", { hasText: title }).waitFor();
}

/** What axe finds wrong. */
async function complaintsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ""}`);
  });
}
