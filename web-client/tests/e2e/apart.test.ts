import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Stage } from "./browser.ts";
import { until } from "./until.ts";

// A practice that leads people into groups and back, and one in groups that are open already: rules P46 and P56 to P60.

const CONTENT = new URL("../content", import.meta.url).pathname;
const NAMES = ["Ana", "Ben", "Cam", "Dee"];

let stage: Stage;
let lea: Page;
const people: Page[] = [];

beforeAll(async () => {
  stage = await Stage.open({ env: { MANDALA_CONTENT: CONTENT } });
  lea = await stage.leader("Lea", "Copenhagen");
  for (const name of NAMES) people.push(await stage.practitioner(name, "Oakland"));
});

afterAll(async () => {
  await stage.close();
  expect(stage.complaints).toEqual([]);
});

it("P56: leads people into pairs, each of whom has the other, while the leader stays in the room", async () => {
  await begin();
  for (const [i, page] of people.entries()) {
    await page.locator(".group-strip.open").waitFor({ state: "attached" });
    const other = await otherOf(page);
    expect(NAMES).toContain(other);
    expect(await otherOf(people[NAMES.indexOf(other)] as Page)).toBe(NAMES[i]);
  }
  await expect.poll(() => lea.locator(".practice-with").innerText()).toBe("You stay in the room.");
});

it("P58: gives each pair its own turns, and has everybody back at the step back", async () => {
  await goOn();
  await expect.poll(() => people[0]?.locator(".practice-turns li").count()).toBe(2);
  await goOn();
  for (const page of people) {
    await page.locator(".practice-centre", { hasText: "Back to everyone" }).waitFor();
    await page.locator(".group-strip").waitFor({ state: "detached" });
  }
});

it("P58: a stop in a step into groups brings everybody home", async () => {
  await stop();
  await begin();
  for (const page of people) await page.locator(".group-strip.open").waitFor({ state: "attached" });
  await stop();
  for (const page of people) await page.locator(".group-strip").waitFor({ state: "detached" });
});

it("P46, P57: is done in groups that are open already, and leaves them open", async () => {
  await lea.click(".bar >> text=Groups");
  await lea.locator("dialog").getByText("Threes", { exact: true }).click();
  await lea.locator("dialog >> text=Open now").click();
  await lea.keyboard.press("Escape");
  for (const page of people) await page.locator(".group-strip.open").waitFor();
  await begin();
  await goOn();
  for (const page of people) await expect.poll(() => page.locator(".practice-turns li").count()).toBe(4);
  await stop();
  expect(await people[0]?.locator(".group-strip.open").count()).toBe(1);
});

async function begin(): Promise<void> {
  await lea.click(".bar >> text=Practice");
  await lea.click(".practice-choice >> text=Short pairs");
  await lea.click("text=Start for everyone");
}

/** Each step of it waits for that, so that a slow machine misses none. */
async function goOn(): Promise<void> {
  await lea
    .locator(".practice-orders")
    .getByText(/^(Next step|Go on now)$/)
    .click();
}

async function stop(): Promise<void> {
  await lea.click(".practice-lead >> text=End");
  await lea.click("text=End for everyone");
  for (const page of [lea, ...people]) await page.click("text=Back to the room");
}

async function otherOf(page: Page): Promise<string> {
  const said = page.locator(".practice-with");
  return until("the name of the other", async () => /^You are with (\w+)$/.exec(await said.innerText())?.[1]);
}
