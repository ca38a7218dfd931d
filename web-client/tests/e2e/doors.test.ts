import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seriouslyWrong } from "./axe.ts";
import { Stage } from "./browser.ts";
import { until } from "./until.ts";

let stage: Stage;
let lea: Page;

beforeAll(async () => {
  stage = await Stage.open();
  lea = await stage.leader("Lea", "copenhagen");
});

afterAll(async () => {
  await stage.close();
  expect(stage.complaints).toEqual([]);
});

it("shows those who lead who is at the doors, with a name or without one yet, until they come in or go (L47)", async () => {
  const tom = await stage.page();
  await tom.goto(stage.house.links.participant);
  await tom.getByText("Those who lead see that you are at the doors.").waitFor();
  await part("At the doors, getting ready").getByText("somebody without a name yet").waitFor();
  await stage.enter(tom, stage.house.links.participant, "Tom", "boston");
  await lea.locator(".people .person-name", { hasText: "Tom" }).waitFor();
  await until("nobody at the doors", async () => (await part("At the doors, getting ready").count()) === 0);
  expect(await tom.getByText("At the doors").count(), "only those who lead see it").toBe(0);
  await tom.context().close();
});

it("lets those who wait in, one by one and all, says quietly that somebody waits, and who has not come (L36, L46)", async () => {
  await lea.locator(".bar").getByRole("button", { name: "Session", exact: true }).click();
  await lea.getByLabel("Who comes waits until let in").check();
  await lea.keyboard.press("Escape");
  const [ana, ben, joy] = await Promise.all([waiting("Ana"), waiting("Ben"), waiting("Joy")]);
  const strip = lea.locator(".lead-offer[role=status]");
  await until("three wait", async () => ((await strip.textContent()) ?? "").includes("wait at the door"));
  await part("Waiting to be let in").getByRole("button", { name: "Let in: Ben" }).click();
  await ben.locator(".surface").waitFor();
  expect(await ana.getByText("You are at the door").count()).toBe(1);
  expect(await seriouslyWrong(lea)).toEqual([]);
  await strip.getByRole("button", { name: "Let all in" }).click();
  for (const page of [ana, joy]) await page.locator(".surface").waitFor();
  await strip.waitFor({ state: "detached" });
  await joy.locator(".bar").getByRole("button", { name: "Leave" }).click();
  await lea.getByText("Not here yet").click();
  await lea.locator(".awaited", { hasText: "Joy" }).waitFor();
});

async function waiting(name: string): Promise<Page> {
  const page = await stage.page();
  await page.goto(stage.house.links.participant);
  await page.fill("#name", name);
  await page.fill("#site", "boston");
  await page.keyboard.press("Enter");
  await page.click("text=Enter");
  await page.getByText("You are at the door").waitFor();
  return page;
}

function part(name: string): ReturnType<Page["locator"]> {
  return lea.locator(`.people section[aria-label="${name}"]`);
}
