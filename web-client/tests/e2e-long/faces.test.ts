import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seriouslyWrong } from "../e2e/axe.ts";
import { Stage } from "../e2e/browser.ts";

// Every face of a practice, on a phone and a laptop, light and dark, with and without motion. PICTURES=folder keeps a picture of each.

const CONTENT = new URL("../content", import.meta.url).pathname;
const PICTURES = process.env.PICTURES;
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true } as const;
const LAPTOP = { viewport: { width: 1024, height: 720 } } as const;

let stage: Stage;
const faces: { name: string; page: Page }[] = [];

beforeAll(async () => {
  if (PICTURES) await mkdir(PICTURES, { recursive: true });
  stage = await Stage.open({ env: { MANDALA_CONTENT: CONTENT } });
  await add("Lea", { ...LAPTOP }, true);
  await add("Max", { ...PHONE, colorScheme: "dark" }, true);
  await add("Ana", { ...PHONE, reducedMotion: "reduce" });
  await add("Ben", { ...LAPTOP, colorScheme: "dark" });
});

afterAll(async () => {
  await stage.close();
  expect(stage.complaints).toEqual([]);
});

it("before it begins: the choice, who is ready, the care notice", async () => {
  const lea = page("Lea");
  await lea.click(".bar >> text=Practice");
  await lea.click(".practice-choice >> text=Every face");
  await lea.locator(".practice-ready").waitFor();
  await look("choice");
  await lea.click("text=Start for everyone");
  await page("Ana").locator(".practice-care-card").waitFor();
  await look("care");
  for (const name of ["Max", "Ana", "Ben"]) await page(name).getByText("I have read it").click();
});

it("settling, silence, breath", async () => {
  await shows("Settling");
  await page("Ana").locator(".practice-say", { hasText: "carry you" }).waitFor();
  await look("settle");
  await goOn("Silence");
  await look("silence");
  await goOn("Breathing", /In|Out/);
  await look("breath");
});

it("pairs, turns, a round, and who came late", async () => {
  await goOn("Into pairs");
  await page("Ana")
    .locator(".practice-with", { hasText: /You are with .*Ben/ })
    .waitFor();
  await look("groups");
  await add("Cam", { ...PHONE, colorScheme: "dark", reducedMotion: "reduce" });
  await page("Cam").locator(".practice-with", { hasText: "You are here with Lea" }).waitFor();
  await goOn("Turns", /alive|Only listen/);
  await look("turns");
  await page("Lea").locator(".practice-lead summary").click();
  await look("leader-more");
  await page("Lea").keyboard.press("Escape");
  await goOn("One word", /One word/);
  await look("round");
});

it("P62: who came late is with all others again where there are no turns", async () => {
  await goOn("Back to everyone");
  await page("Cam").locator(".practice-with").waitFor({ state: "detached" });
  await look("back");
});

it("writing, the board, talk", async () => {
  await goOn("Writing", /remember/);
  await page("Ana").locator(".practice textarea").fill("A tree by the water.");
  await look("write");
  await goOn("At the board", null);
  await page("Ana").locator(".practice-out", { hasText: "At the board" }).waitFor();
  await look("board");
  await goOn("Open talk", /surprised/, "At the board");
  await look("talk");
});

it("one's own choices, reading it all, stepping out, a pause, the end", async () => {
  await page("Ana").locator(".practice-own summary").click();
  await page("Ben").getByText("Read it all").click();
  await look("own");
  await page("Ana").keyboard.press("Escape");
  await page("Ben").keyboard.press("Escape");
  await page("Ana").getByRole("button", { name: "Step out" }).click();
  await page("Lea").locator(".practice-lead >> text=Pause").click();
  await page("Ben").locator(".practice-centre", { hasText: "Pausing" }).waitFor();
  await look("pause");
  await page("Ana").getByRole("button", { name: "Come back" }).click();
  await page("Lea").locator(".practice-lead >> text=/^End$/").click();
  await page("Lea").click("text=End for everyone");
  await page("Ben").locator(".practice-centre", { hasText: "It ended early" }).waitFor();
  await look("end");
});

it("the library and the editor", async () => {
  for (const { page } of faces) {
    await page.goto(`${stage.house.url}/practices`);
    await page.locator(".practice-library article").first().waitFor();
  }
  await look("library");
  for (const { page } of faces) {
    await page
      .locator(".practice-library article", { hasText: "Listening pairs" })
      .getByText("Make your own from it")
      .click();
    await page.locator(".editor-ends").waitFor();
    for (const more of await page.locator("details.more > summary").all()) await more.click();
  }
  await look("editor");
});

async function add(name: string, options: BrowserContextOptions, leads = false): Promise<void> {
  const link = leads ? stage.house.links.facilitator : stage.house.links.participant;
  faces.push({ name, page: await stage.person(link, name, "Copenhagen", options) });
}

function page(name: string): Page {
  const found = faces.find((face) => face.name === name);
  if (!found) throw new Error(`${name} is not here`);
  return found.page;
}

/** The leader goes on, and everybody is there. */
async function goOn(title: string, centre: RegExp | null = new RegExp(title), from?: string): Promise<void> {
  const lea = page("Lea");
  if (from) await lea.getByText("To the practice").click();
  await lea
    .locator(".practice-orders")
    .getByText(/^(Next step|Go on now)$/)
    .click();
  if (centre) await page("Ana").locator(".practice-centre", { hasText: centre }).waitFor();
}

function shows(title: string): Promise<void> {
  return page("Ana").locator(".practice-centre", { hasText: title }).waitFor();
}

/** Nothing serious for who hears or touches the page, nothing wider than it. */
async function look(face: string): Promise<void> {
  for (const { name, page } of faces) {
    await page.waitForFunction(stands);
    if (PICTURES) await page.screenshot({ path: join(PICTURES, `${face}-${name}.png`) });
    expect(await seriouslyWrong(page), `${face} of ${name}`).toEqual([]);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider, `${face} of ${name} is wider than the screen`).toBeLessThanOrEqual(0);
  }
}

/** Nothing fades in any more: half shown, words have no contrast yet. What goes on for ever counts as standing. */
function stands(): boolean {
  return document.getAnimations().every(({ playState, effect }) => {
    const { iterations = 1 } = effect?.getTiming() ?? {};
    return playState !== "running" || iterations === Number.POSITIVE_INFINITY || effect?.getTiming().duration === 0;
  });
}
