import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Stage } from "./browser.ts";
import { until } from "./until.ts";

// What those who lead do for groups: name their members, look after each by its own clock, visit, tell, open them again. One house, one after the other.

let stage: Stage;
let lea: Page;
let ana: Page;
let ben: Page;
let joy: Page;
let mei: Page;

beforeAll(async () => {
  stage = await Stage.open();
  lea = await stage.leader("Lea", "copenhagen");
  ana = await stage.practitioner("Ana", "singapore");
  ben = await stage.practitioner("Ben", "boston");
  joy = await stage.practitioner("Joy", "vancouver");
  mei = await stage.practitioner("Mei", "singapore");
});

afterAll(async () => {
  await stage.close();
  expect(stage.complaints).toEqual([]);
});

it("has the members of pairs named beforehand, and divides the others too when they open (L46)", async () => {
  await groups(lea);
  await lea.getByText("Pairs", { exact: true }).click();
  await lea.getByRole("button", { name: "Name who is with whom" }).click();
  const form = lea.locator(".edit-prepared");
  await form.getByLabel("Add somebody to Group 1").selectOption({ label: "Ana" });
  await form.getByLabel("Add somebody to Group 1").selectOption({ label: "Mei" });
  await form.getByRole("button", { name: "One more group" }).click();
  const left = await form.getByLabel("Add somebody to Group 2").locator("option").allTextContents();
  expect(left, "who is in a group is not offered again").not.toContain("Ana");
  await form.getByRole("button", { name: "Save" }).click();
  await lea.getByLabel("Divide the others, too: Ben, Joy").waitFor();
  await lea.getByRole("button", { name: "Open these" }).click();
  for (const page of [ana, ben, joy, mei]) await page.locator(".group-strip.open").waitFor();
  expect(await word(ana)).toBe("Group 1: you and Mei");
  expect(await word(ben)).toMatch(/: you and Joy$/);
});

it("gives one group more time, which it alone sees, and those who lead for each (L45)", async () => {
  const before = { ana: await seconds(ana), ben: await seconds(ben) };
  await lea.getByRole("button", { name: "+5 min for Group 1" }).click();
  await until("five minutes more", async () => (await seconds(ana)) > before.ana + 200);
  expect(await seconds(ben)).toBeLessThanOrEqual(before.ben);
  const [one, two] = [clock(card(lea, 0)), clock(card(lea, 1))];
  await until("its clock, too", async () => (await secondsOf(one)) > (await secondsOf(two)) + 200);
});

it("tells a line to one group, and to no other", async () => {
  await card(lea, 0).getByRole("button", { name: "Tell" }).click();
  await lea.getByLabel("A line to Group 1").fill("You have time");
  await lea.keyboard.press("Enter");
  await mei.locator(".told-strip", { hasText: "You have time" }).waitFor();
  await lea.getByLabel("A line to all groups").fill("Listen well");
  await lea.keyboard.press("Enter");
  await ben.locator(".told-strip", { hasText: "Listen well" }).waitFor();
  expect(await joy.locator(".told-strip").allTextContents()).toEqual(["Listen well"]);
});

it("visits a group, which sees it, has its clock meanwhile, and comes back (L27, L45)", async () => {
  await card(lea, 0).getByRole("button", { name: "Visit" }).click();
  await until("Lea is with them", async () => (await word(ana)).includes("Lea"));
  await lea.keyboard.press("Escape");
  expect(await word(lea)).toContain("Ana");
  await until("the clock of the group", async () => Math.abs((await seconds(lea)) - (await seconds(ana))) <= 1);
  await lea.locator(".group-strip").getByRole("button", { name: "To the room" }).click();
  await until("Lea has gone", async () => (await word(ana)) === "Group 1: you and Mei");
  expect(await word(lea)).toBe("Groups are open.");
});

it("goes to a group that asks those who lead to come (L48)", async () => {
  await joy.getByRole("tab", { name: "Chat" }).click();
  await joy.getByRole("tab", { name: "Those who lead" }).click();
  await joy.getByRole("button", { name: "Please come to us" }).click();
  const call = lea.locator(".lead-offer", { hasText: /^Joy, Group \d: Please come to us/ });
  await call.getByRole("button", { name: "Go there" }).click();
  await until("Lea is with them", async () => (await word(ben)).includes("Lea"));
  await call.waitFor({ state: "detached" });
  await lea.locator(".group-strip").getByRole("button", { name: "To the room" }).click();
  await until("Lea has gone", async () => !(await word(ben)).includes("Lea"));
});

it("calls one group back, which is in the room while the other still talks, and then all (L45)", async () => {
  await groups(lea);
  await lea.getByRole("button", { name: /^Call back Group [^1]/ }).click();
  await ben.getByText("The bell has rung").waitFor();
  expect(await ana.locator(".group-strip.open").count()).toBe(1);
  await ben.getByText("You are back. Others are still in their groups.").waitFor({ timeout: 90_000 });
  await card(lea, 1).getByText("back in the room").waitFor();
  expect(await ana.locator(".group-strip.open").count()).toBe(1);
  await lea.getByRole("dialog").getByRole("button", { name: "Call back", exact: true }).click();
  await ana.getByText("The bell has rung").waitFor();
});

it("opens the same groups again", async () => {
  await lea.getByRole("button", { name: "Same groups again" }).click();
  for (const page of [ana, ben]) await page.locator(".group-strip.open").waitFor();
  expect(await word(mei)).toBe("Group 1: you and Ana");
  expect(await word(joy)).toMatch(/: you and Ben$/);
  await lea.getByRole("dialog").getByRole("button", { name: "Call back", exact: true }).click();
  await lea.keyboard.press("Escape");
});

it("shows those who lead who has not spoken yet", async () => {
  await ben.keyboard.press("y");
  await lea.getByRole("button", { name: "Give word" }).click();
  await lea.locator(".bar").getByRole("button", { name: "Session", exact: true }).click();
  const quiet = lea.getByText(/^Not yet heard: /);
  await until("all but Ben", async () => /Ana.*Joy.*Mei/.test((await quiet.textContent()) ?? ""));
  expect(await quiet.textContent()).not.toContain("Ben");
  await lea.keyboard.press("Escape");
});

it("comes back to what one saw of the board after a reload: how near, and picture or list", async () => {
  const zoom = (page: Page): Promise<string | null> => page.locator(".view-bar .zoom").textContent();
  const whole = await zoom(joy);
  await joy.getByRole("button", { name: "Zoom in" }).click();
  await until("nearer", async () => (await zoom(joy)) !== whole);
  const near = await zoom(joy);
  await joy.reload();
  await until("as near as before", async () => (await zoom(joy)) === near);
  await joy.getByRole("button", { name: "List", exact: true }).click();
  await joy.locator(".cell-list").waitFor();
  await joy.reload();
  await joy.locator(".cell-list").waitFor();
  expect(await joy.locator(".surface").count()).toBe(0);
});

async function groups(page: Page): Promise<void> {
  await page.locator(".bar").getByRole("button", { name: "Groups", exact: true }).click();
  await page.getByRole("dialog").waitFor();
}

function card(page: Page, at: number): ReturnType<Page["locator"]> {
  return page.locator(".group-card").nth(at);
}

function clock(card: ReturnType<Page["locator"]>): ReturnType<Page["locator"]> {
  return card.locator(".group-clock .still");
}

async function word(page: Page): Promise<string> {
  return ((await page.locator(".group-word").textContent()) ?? "").trim();
}

function seconds(page: Page): Promise<number> {
  return secondsOf(page.locator(".group-time"));
}

async function secondsOf(time: ReturnType<Page["locator"]>): Promise<number> {
  const [minutes, rest] = ((await time.textContent()) ?? "0:0").split(":").map(Number);
  return (minutes ?? 0) * 60 + (rest ?? 0);
}
