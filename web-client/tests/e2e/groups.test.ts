import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
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

afterEach(async () => {
  await lea.keyboard.press("Escape");
  await lea.getByRole("dialog").waitFor({ state: "detached" });
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
  const left = form.getByLabel("Add somebody to Group 2").locator("option");
  await left.filter({ hasText: "Joy" }).waitFor({ state: "attached" });
  expect(await left.allTextContents(), "who is in a group is not offered again").not.toContain("Ana");
  await form.getByRole("button", { name: "Save" }).click();
  await lea.getByLabel("Divide the others, too: Ben, Joy").waitFor();
  await lea.getByRole("button", { name: "Open these" }).click();
  await says(ana, /^Group 1: you and Mei$/);
  await says(mei, /^Group 1: you and Ana$/);
  await says(ben, /: you and Joy$/);
  await says(joy, /: you and Ben$/);
});

it("gives one group more time, which it alone sees, and those who lead for each (L45)", async () => {
  await groups(lea);
  const before = { ana: await seconds(ana), ben: await seconds(ben) };
  await lea.getByRole("button", { name: "+5 min for Group 1" }).click();
  await until("five minutes more", async () => (await seconds(ana)) > before.ana + 200);
  expect(await seconds(ben)).toBeLessThanOrEqual(before.ben);
  const [one, two] = [clock(card(lea, 0)), clock(card(lea, 1))];
  await until("its clock, too", async () => (await secondsOf(one)) > (await secondsOf(two)) + 200);
});

it("tells a line to one group, and to no other", async () => {
  await groups(lea);
  await card(lea, 0).getByRole("button", { name: "Tell" }).click();
  await lea.getByLabel("A line to Group 1").fill("You have time");
  await lea.keyboard.press("Enter");
  await mei.locator(".told-strip", { hasText: "You have time" }).waitFor();
  for (const page of [ben, joy]) expect(await page.locator(".told-strip").count()).toBe(0);
  await lea.getByLabel("A line to all groups").fill("Listen well");
  await lea.keyboard.press("Enter");
  for (const page of [ben, joy]) await page.locator(".told-strip", { hasText: "Listen well" }).waitFor();
});

it("visits a group, which sees it, has its clock meanwhile, and comes back (L27, L45)", async () => {
  await groups(lea);
  await card(lea, 0).getByRole("button", { name: "Visit" }).click();
  await says(ana, /Lea/);
  await lea.keyboard.press("Escape");
  await says(lea, /Ana/);
  await until("the clock of the group", async () => Math.abs((await seconds(lea)) - (await seconds(ana))) <= 1);
  await lea.locator(".group-strip").getByRole("button", { name: "To the room" }).click();
  await says(ana, /^Group 1: you and Mei$/);
  await says(lea, /^Groups are open\.$/);
});

it("goes to a group that asks those who lead to come (L48)", async () => {
  await joy.getByRole("tab", { name: "Chat" }).click();
  await joy.getByRole("tab", { name: "Those who lead" }).click();
  await joy.getByRole("button", { name: "Please come to us" }).click();
  const call = lea.locator(".lead-offer", { hasText: /^Joy, Group \d: Please come to us/ });
  await call.getByRole("button", { name: "Go there" }).click();
  await says(ben, /Lea/);
  await call.waitFor({ state: "detached" });
  await lea.locator(".group-strip").getByRole("button", { name: "To the room" }).click();
  await says(ben, /: you and Joy$/);
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
  await groups(lea);
  await lea.getByRole("button", { name: "Same groups again" }).click();
  await says(mei, /^Group 1: you and Ana$/);
  await says(joy, /: you and Ben$/);
  await lea.getByRole("dialog").getByRole("button", { name: "Call back", exact: true }).click();
  await joy.getByText("The bell has rung").waitFor();
});

it("divides by site, places who comes late with their site, and moves somebody to another open group (L25, L27)", async () => {
  await groups(lea);
  await lea.getByText("Sites", { exact: true }).click();
  await lea.getByRole("button", { name: "Open now" }).click();
  await says(ana, /^Singapore: you and Mei$/);
  await says(joy, /you, .*Ben/);
  const rui = await stage.practitioner("Rui", "singapore");
  await says(rui, /^Singapore: .*Ana/);
  await lea.getByLabel("Group of Joy").selectOption({ label: "Singapore" });
  await says(joy, /^Singapore: .*Rui/);
  await says(rui, /Joy/);
  await rui.close();
});

it("shows a sign to all who are here, for a moment (L9)", async () => {
  await mei.getByRole("button", { name: "Sign", exact: true }).click();
  await mei.getByRole("menuitem", { name: "Thank you" }).click();
  for (const page of [ana, lea]) await page.locator(".signs", { hasText: "Mei" }).waitFor({ state: "attached" });
  await ana.locator(".signs", { hasText: "Mei" }).waitFor({ state: "hidden" });
});

it("shows those who lead who has not spoken yet", async () => {
  await ben.keyboard.press("y");
  await lea.getByRole("button", { name: "Give word" }).click();
  await lea.locator(".bar").getByRole("button", { name: "Session", exact: true }).click();
  const quiet = lea.getByText(/^Not yet heard: /);
  await until("all but Ben", async () => /Ana.*Joy.*Mei/.test((await quiet.textContent()) ?? ""));
  expect(await quiet.textContent()).not.toContain("Ben");
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
  await joy.locator(".cell-list").first().waitFor();
  await joy.reload();
  await joy.locator(".cell-list").first().waitFor();
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

/** Until a page says so of its group: each looks at its own clock, some a second after others. */
async function says(page: Page, words: RegExp): Promise<void> {
  await page.locator(".group-word", { hasText: words }).waitFor();
}

function seconds(page: Page): Promise<number> {
  return secondsOf(page.locator(".group-time"));
}

async function secondsOf(time: ReturnType<Page["locator"]>): Promise<number> {
  const [minutes, rest] = ((await time.textContent()) ?? "0:0").split(":").map(Number);
  return (minutes ?? 0) * 60 + (rest ?? 0);
}
