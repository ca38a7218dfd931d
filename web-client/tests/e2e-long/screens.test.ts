import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Stage } from "../e2e/browser.ts";
import { pdfOf } from "../e2e/pdf.ts";
import { until } from "../e2e/until.ts";

// A walk through the screens of a session, each on a phone, a tablet and a large screen, by day and by night. Nothing is wider than its screen;
// with SHOTS=FOLDER each is kept as a picture, to be looked at.

const SHOTS = process.env.SHOTS;
type Size = Readonly<{ width: number; height: number }>;
const PHONE: readonly Size[] = [{ width: 360, height: 740 }];
const WIDE: readonly Size[] = [
  { width: 1024, height: 768 },
  { width: 1920, height: 1080 },
];
const SIZES = [...PHONE, ...WIDE];
const DESK: Size = { width: 1280, height: 800 };
const SCHEMES = ["light", "dark"] as const;

let stage: Stage;
let lea: Page;
let ana: Page;

beforeAll(async () => {
  stage = await Stage.open();
  if (SHOTS) mkdirSync(SHOTS, { recursive: true });
  lea = await stage.leader("Lea", "copenhagen");
});

afterAll(async () => {
  await stage.close();
  expect(stage.complaints).toEqual([]);
});

it("shows the doors, and who waits at them", async () => {
  ana = await stage.page();
  await ana.goto(stage.house.links.participant);
  await ana.getByText("Nothing is recorded").waitFor();
  await look(ana, "doors");
  await stage.enter(ana, stage.house.links.participant, "Ana", "singapore");
  for (const [name, site] of [
    ["Ben", "boston"],
    ["Joy", "vancouver"],
    ["Mei", "singapore"],
    ["Sam", "boston"],
  ] as const) {
    await stage.practitioner(name, site);
  }
  await session(lea);
  await lea.getByLabel(/let in/i).check();
  await lea.keyboard.press("Escape");
  const tom = await stage.page();
  await tom.goto(stage.house.links.participant);
  await tom.fill("#name", "Tom");
  await tom.fill("#site", "vancouver");
  await tom.keyboard.press("Enter");
  await tom.click("text=Enter");
  await tom.getByText("You are at the door").waitFor();
  await look(tom, "at-the-door");
  await lea.getByText("Tom waits at the door").waitFor();
  const early = await stage.page();
  await early.goto(stage.house.links.participant);
  await lea.getByText("somebody without a name yet").waitFor();
  await look(lea, "somebody-waits");
  await part(lea, "People");
  await look(lea, "arrivals", PHONE);
  await part(lea, "Board");
  await early.context().close();
  await lea.getByRole("button", { name: "Let in", exact: true }).click();
  await session(lea);
  await lea.getByLabel(/let in/i).uncheck();
  await lea.keyboard.press("Escape");
  await tom.context().close();
});

it("shows the room, the run of show, hands and chat", async () => {
  await lea.getByRole("button", { name: /^Begin:/ }).click();
  await ana.locator(".item[aria-current=step]").waitFor();
  await lea.getByLabel("Question on the screens").fill("What does the river ask of you?");
  await lea.keyboard.press("Enter");
  await ana.locator(".prompt-strip").waitFor();
  await ana.keyboard.press("y");
  await lea.locator(".hands").waitFor();
  await look(ana, "room");
  await look(lea, "run-of-show");
  await lea.getByRole("tab", { name: "Chat" }).click();
  await lea.getByLabel("Write to: Room").fill("Welcome, all of you.");
  await lea.keyboard.press("Enter");
  await look(lea, "chat");
  await lea.getByRole("tab", { name: "People" }).click();
  await part(lea, "People");
  await look(lea, "people", PHONE);
  await part(lea, "Today");
  await look(lea, "today-lead", PHONE);
  await part(lea, "Board");
  await session(lea);
  await look(lea, "session-panel");
  await lea.keyboard.press("Escape");
});

it("shows how the run of show is edited", async () => {
  await lea.getByRole("button", { name: "What to do with Check-in in home groups" }).click();
  await look(lea, "line-menu", WIDE);
  await lea.getByRole("menuitem", { name: "Change" }).click();
  await lea.getByRole("dialog").waitFor();
  await look(lea, "line-edit", WIDE);
  await lea.keyboard.press("Escape");
  // On a phone a dialog belongs to the part of the room from which it was opened.
  await part(lea, "Today");
  await lea.setViewportSize(PHONE[0] as Size);
  await lea.getByRole("button", { name: "What to do with Check-in in home groups" }).click();
  await lea.getByRole("menuitem", { name: "Change" }).click();
  await lea.getByRole("dialog").waitFor();
  await look(lea, "line-edit", PHONE);
  await lea.keyboard.press("Escape");
  await lea.getByRole("dialog").waitFor({ state: "detached" });
  await part(lea, "Board");
});

it("shows a hub: who shares the device, their hands, and whose pen it is", async () => {
  const hub = await stage.practitioner("Noa", "singapore");
  await hub.getByRole("button", { name: "Me", exact: true }).click();
  await hub.getByRole("menuitem", { name: "Who is at this device" }).click();
  await hub.getByRole("dialog").locator("textarea").fill("Ravi\nUma\nKenji");
  await look(hub, "hub-names");
  await hub.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await hub.locator(".person-name", { hasText: "Kenji" }).waitFor();
  await hub.locator(".bar").getByRole("button", { name: "Hands" }).click();
  await look(hub, "hub-hands", WIDE);
  await hub.keyboard.press("Escape");
  await hub.locator(".bar").getByRole("button", { name: "Me", exact: true }).click();
  await look(hub, "hub-pen", WIDE);
  await hub.keyboard.press("Escape");
  await hub.locator(".bar").getByRole("button", { name: "Leave" }).click();
  await hub.context().close();
});

it("shows groups: how they are prepared, from inside and from above, and on the way back", async () => {
  await groups(lea);
  await look(lea, "groups-prepare");
  await lea.getByText("Pairs", { exact: true }).click();
  await lea.getByRole("button", { name: "Look first" }).click();
  await lea.locator(".prepared").waitFor();
  await look(lea, "groups-prepared");
  await lea.getByRole("button", { name: "Change", exact: true }).click();
  await look(lea, "groups-named");
  await lea.locator(".edit-prepared").getByRole("button", { name: "As it was" }).click();
  await lea.getByRole("button", { name: "Open these" }).click();
  await ana.locator(".group-strip.open").waitFor();
  await look(ana, "breakout");
  await lea.getByRole("button", { name: "+5 min for Group 1" }).click();
  await ana.getByRole("tab", { name: "Chat" }).click();
  await ana.getByRole("tab", { name: "Those who lead" }).click();
  await ana.getByRole("button", { name: "Please come to us" }).click();
  await look(ana, "asks-to-come");
  await part(ana, "Chat");
  await look(ana, "asks-to-come-chat", PHONE);
  await part(ana, "Board");
  await lea.getByText("Ana, Group").waitFor();
  await look(lea, "groups-open");
  await lea.keyboard.press("Escape");
  await look(lea, "called-to-come");
  await lea.getByRole("button", { name: "Go there" }).click();
  await until("Lea is with them", async () => /Ana/.test((await lea.locator(".group-word").textContent()) ?? ""));
  await look(lea, "visiting");
  await lea.getByRole("button", { name: "To the room" }).click();
  await groups(lea);
  const line = ana.getByLabel("What your group brings back, in one line");
  await line.fill("We listened until it was quiet");
  await line.press("Enter");
  await lea.locator(".group-card", { hasText: "We listened" }).waitFor();
  await lea.getByRole("button", { name: "Call back", exact: true }).click();
  await lea.keyboard.press("Escape");
  await ana.getByText("The bell has rung").waitFor();
  await look(ana, "way-back");
  await ana.locator(".group-lines").waitFor({ timeout: 90_000 });
  await look(ana, "what-groups-bring");
});

it("shows who leads, and that the line of who leads is down", async () => {
  const max = await stage.leader("Max", "boston");
  await session(lea);
  await lea.getByRole("button", { name: "Give to Max" }).click();
  await look(lea, "lead-given");
  await lea.keyboard.press("Escape");
  await max.context().close();
  await lea.getByRole("button", { name: "I lead" }).waitFor({ timeout: 60_000 });
  await look(lea, "lead-offered");
  await lea.getByRole("button", { name: "I lead" }).click();
});

it("shows a round, slides, the end and the harvest", async () => {
  await session(lea);
  await lea.getByRole("button", { name: "Begin a round" }).click();
  await lea.keyboard.press("Escape");
  await ana.locator(".round-strip").waitFor();
  await look(ana, "round");
  await look(lea, "round-lead");
  await lea.locator(".round-strip").getByRole("button", { name: "End round" }).click();
  await session(lea);
  const buffer = pdfOf(["The river, part one", "The river, part two"]);
  await lea.getByLabel("Slides (PDF)").setInputFiles({ name: "river.pdf", mimeType: "application/pdf", buffer });
  await ana.getByText("Page 1 of 2").waitFor();
  await lea.keyboard.press("Escape");
  await look(ana, "slides");
  await look(lea, "slides-lead");
  await session(lea);
  await lea.getByRole("button", { name: "Take away" }).click();
  await lea.getByRole("button", { name: "End the session for all" }).click();
  await look(lea, "end-asked");
  await lea.getByRole("button", { name: "End it" }).click();
  await lea.keyboard.press("Escape");
  await ana.getByText("The session has ended").waitFor();
  await look(ana, "ended");
  const href = await ana.getByRole("link", { name: "What it brought" }).getAttribute("href");
  const leave = ana.getByRole("button", { name: "Leave" });
  await leave.click();
  await ana.getByRole("button", { name: "Go back in" }).waitFor();
  await look(ana, "left");
  await ana.goto(`${stage.house.url}${href}`);
  await ana.getByText("We listened until it was quiet").waitFor();
  await look(ana, "harvest");
});

async function look(page: Page, name: string, sizes: readonly Size[] = SIZES): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      // The picture of a moment, after what moves has come to rest.
      await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {}))));
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${size.width}-${colorScheme}.png` });
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide, `${name} at ${size.width} px`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: "light" });
}

/** Goes to a part of the room, which only a phone has as pages. */
async function part(page: Page, name: string): Promise<void> {
  await page.setViewportSize(PHONE[0] as Size);
  await page.locator(".bar.phone").getByRole("button", { name, exact: true }).click();
  await page.setViewportSize(DESK);
}

async function session(page: Page): Promise<void> {
  await page.locator(".bar").getByRole("button", { name: "Session", exact: true }).click();
  await page.getByRole("dialog").waitFor();
}

async function groups(page: Page): Promise<void> {
  await page.locator(".bar").getByRole("button", { name: "Groups", exact: true }).click();
  await page.getByRole("dialog").waitFor();
}
