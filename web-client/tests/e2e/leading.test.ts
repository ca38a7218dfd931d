import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Stage } from "./browser.ts";
import { until } from "./until.ts";

// The run of show edited while it runs, what all are shown, hands, the lead, a break, a journal. One house, one after the other.

/** A picture of one point. */
const DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

let stage: Stage;
let lea: Page;
let ana: Page;
let ben: Page;

beforeAll(async () => {
  stage = await Stage.open();
  lea = await stage.leader("Lea", "copenhagen");
  ana = await stage.practitioner("Ana", "singapore");
  ben = await stage.practitioner("Ben", "boston");
});

afterAll(async () => {
  await stage.close();
  expect(stage.complaints).toEqual([]);
});

it("adds, changes, moves, leaves out and takes away lines while the session runs, on every screen (L15, L18)", async () => {
  await lea.getByRole("button", { name: /^Begin:/ }).click();
  await lea.getByRole("button", { name: "Add a line" }).click();
  await lea.getByLabel("Title", { exact: true }).fill("A short silence");
  await lea.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await until("it comes last", async () => (await titles(ana)).at(-1) === "A short silence");
  await ofLine("A short silence", "Change");
  await lea.getByLabel("Title", { exact: true }).fill("A long silence");
  await lea.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await ofLine("A long silence", "Earlier");
  await until("it comes before the last", async () => (await titles(ana)).at(-2) === "A long silence");
  await ofLine("A long silence", "Leave out");
  await ana.locator(".item.skipped", { hasText: "A long silence" }).waitFor();
  await ofLine("A long silence", "Take up again");
  await ana.locator(".item.to-come", { hasText: "A long silence" }).waitFor();
  await ofLine("A long silence", "Remove");
  await until("it is gone", async () => !(await titles(ana)).includes("A long silence"));
});

it("gives a line more time off the rest or not, and holds it (L16, L17)", async () => {
  await lea.getByText("On time").waitFor();
  await lea.getByRole("button", { name: "+5 min", exact: true }).click();
  await until("five minutes more", async () => (await minutesOf(ana)) === 10);
  expect(await lea.locator(".run-drift").textContent()).toBe("On time");
  await lea.getByLabel("Take it off the rest").uncheck();
  await lea.getByRole("button", { name: "+1 min", exact: true }).click();
  await lea.getByText("1 minute behind").waitFor();
  await lea.getByRole("button", { name: "Hold" }).click();
  await lea.locator(".run-left", { hasText: "Held" }).waitFor();
  await lea.getByRole("button", { name: "Go on" }).click();
  await lea.locator(".run-left", { hasText: "left" }).waitFor();
});

it("keeps notes to a line for those who lead, and for nobody else (L3)", async () => {
  const max = await stage.leader("Max", "boston");
  await notes(lea).fill("Ask Joy to begin");
  await lea.getByLabel("Question on the screens").focus();
  await until("Max has it", async () => (await notes(max).inputValue()) === "Ask Joy to begin");
  expect(await ana.getByText("Ask Joy to begin").count()).toBe(0);
  expect(await notes(ana).count()).toBe(0);
  await max.context().close();
});

it("shows a link as a card and a picture to all, until they are taken away (L35)", async () => {
  await session();
  await lea.getByLabel("A link").fill("https://example.org/river");
  await lea.getByRole("dialog").getByLabel("Title").fill("The river");
  await lea.getByRole("dialog").getByRole("button", { name: "Show", exact: true }).click();
  const link = ana.locator(".shown.card", { hasText: "The river" }).getByRole("link", { name: "Open" });
  expect(await link.getAttribute("href")).toBe("https://example.org/river");
  const buffer = Buffer.from(DOT, "base64");
  await lea.getByLabel("A picture").setInputFiles({ name: "shore.png", mimeType: "image/png", buffer });
  const picture = ana.locator(".shown.picture img");
  await until("it is drawn", () => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth === 1));
  expect(await picture.getAttribute("alt")).toBe("shore.png");
  await lea.getByRole("button", { name: "Take away" }).click();
  await picture.waitFor({ state: "detached" });
  await lea.keyboard.press("Escape");
});

it("says on every screen who was given the word (L11)", async () => {
  await ben.getByRole("button", { name: "Raise hand" }).click();
  await lea.getByRole("button", { name: "Give word" }).click();
  await ben.locator(".status.shown", { hasText: "You have the word." }).waitFor();
  await ana.locator(".status", { hasText: "Ben has the word." }).waitFor({ state: "attached" });
});

it("lowers all hands at once (L11)", async () => {
  for (const page of [ana, ben]) await page.getByRole("button", { name: "Raise hand" }).click();
  await until("two hands", async () => (await lea.locator(".hands li").count()) === 2);
  await lea.getByRole("button", { name: "All down" }).click();
  for (const page of [ana, ben]) await page.getByRole("button", { name: "Raise hand" }).waitFor();
});

it("hands the lead over to another, who is told and takes the session on (L34)", async () => {
  const max = await stage.leader("Max", "boston");
  await session();
  await lea.getByText("Lea leads.").waitFor();
  await lea.getByRole("button", { name: "Give to Max" }).click();
  await lea.getByText("Max leads.").waitFor();
  await max.locator(".status", { hasText: "You lead now." }).waitFor({ state: "attached" });
  await lea.keyboard.press("Escape");
  await ofLine("Check-in in home groups", "Begin this now", max);
  await ana.locator(".item[aria-current=step]", { hasText: "Check-in" }).waitFor();
  await max.context().close();
});

it("counts a break down for all (L19)", async () => {
  await ofLine("Break", "Begin this now");
  await ana.getByText(/^Break until \d/).waitFor();
  await ana.locator(".break-strip .group-time").waitFor();
});

it("is away by one press, told to nobody, and back by one (L13)", async () => {
  await ana.locator(".bar").getByRole("button", { name: "Me", exact: true }).click();
  await ana.getByRole("menuitem", { name: "Step away" }).click();
  await ana.getByText("You are away. Nobody was told.").waitFor();
  await ben.locator(".person", { hasText: "Ana" }).getByText("away").waitFor();
  await ana.getByRole("button", { name: "I am back" }).click();
  await until("back", async () => !(await ben.locator(".person", { hasText: "Ana" }).textContent())?.includes("away"));
});

it("keeps a journal for its person, over a reload (L40)", async () => {
  await ana.getByRole("tab", { name: "Journal" }).click();
  await ana.getByLabel("Your journal").fill("The heron came back");
  await ana.getByText(/ Kept$/).waitFor();
  await ana.reload();
  const journal = ana.getByLabel("Your journal");
  await until("it is there", async () => (await journal.inputValue()) === "The heron came back");
  await lea.getByRole("tab", { name: "Journal" }).click();
  expect(await lea.getByLabel("Your journal").inputValue()).toBe("");
});

it("leads back to the room when a round begins and when the session has ended, after which nothing begins (L19, L30)", async () => {
  await session();
  await lea.getByRole("button", { name: "Begin a round" }).click();
  await lea.getByRole("dialog").waitFor({ state: "detached" });
  await lea.locator(".round-strip").getByRole("button", { name: "End round" }).click();
  await session();
  await lea.getByRole("button", { name: "End the session for all" }).click();
  await lea.getByRole("button", { name: "End it" }).click();
  await lea.getByRole("dialog").waitFor({ state: "detached" });
  await ana.getByText("The session has ended").waitFor();
  expect(await lea.locator(".run-tools").count()).toBe(0);
  await session();
  await lea.getByRole("button", { name: "Open the session again" }).click();
  await lea
    .locator(".run-tools")
    .getByRole("button", { name: /^Next:/ })
    .waitFor({ state: "attached" });
  await lea.keyboard.press("Escape");
});

async function session(): Promise<void> {
  await lea.locator(".bar").getByRole("button", { name: "Session", exact: true }).click();
  await lea.getByRole("dialog").waitFor();
}

async function ofLine(title: string, item: string, page = lea): Promise<void> {
  await page
    .getByRole("button", { name: `What to do with ${title}`, exact: true })
    .first()
    .click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

function titles(page: Page): Promise<string[]> {
  return page.locator(".item-title").allTextContents();
}

async function minutesOf(page: Page): Promise<number> {
  return Number(await page.locator(".item.now .item-end .still").textContent());
}

function notes(page: Page): Locator {
  return page.getByRole("textbox", { name: "Notes, for those who lead" });
}
