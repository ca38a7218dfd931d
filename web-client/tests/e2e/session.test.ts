import { mkdirSync } from "node:fs";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { seriouslyWrong } from "./axe.ts";
import { Stage } from "./browser.ts";
import { pdfOf } from "./pdf.ts";
import { until } from "./until.ts";

const SHOTS = process.env.SHOTS;
const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true };
const WIDE: BrowserContextOptions = { viewport: { width: 1920, height: 1080 } };
const SITES = ["singapore", "copenhagen", "boston", "singapore", "vancouver"];

let stage: Stage;
let open: Page[] = [];

beforeAll(async () => {
  stage = await Stage.open();
  if (SHOTS) mkdirSync(SHOTS, { recursive: true });
});

afterEach(async () => {
  for (const page of open) await page.context().close();
  open = [];
  expect(stage.complaints).toEqual([]);
});

afterAll(() => stage.close());

it("goes through a whole short session with six people", { timeout: 300_000 }, async () => {
  const doors = await opened(stage.page());
  await doors.goto(stage.house.links.participant);
  await doors.getByText("Nothing is recorded").waitFor();
  await doors.getByRole("button", { name: "Hear a bell now" }).click();
  await shot(doors, "doors");

  const lea = await opened(stage.leader("Lea", "copenhagen", WIDE));
  const names = ["Ana", "Ben", "Joy", "Mei", "Sam"];
  const people: Page[] = [];
  for (const [at, name] of names.entries()) {
    const options = at === 0 ? PHONE : {};
    people.push(await opened(stage.practitioner(name, SITES[at] as string, options)));
  }
  const [ana, ben, joy, mei, sam] = people as [Page, Page, Page, Page, Page];

  // The run of show.
  await lea.getByRole("button", { name: /^Begin:/ }).click();
  await ben.locator(".item[aria-current=step]").waitFor();
  await lea.getByRole("button", { name: "+5 min" }).click();
  await lea.getByText(/left$/).first().waitFor();
  await lea.getByLabel("Question on the screens").fill("What does the river ask of you?");
  await lea.keyboard.press("Enter");
  await ana.locator(".prompt-strip", { hasText: "What does the river ask of you?" }).waitFor();
  await shot(lea, "run-of-show-1920");
  await shot(ana, "room-360");

  // Hands in their order, the same on every screen.
  await ben.getByRole("button", { name: "Raise hand" }).click();
  await ben.getByRole("button", { name: "Lower hand" }).waitFor();
  await mei.keyboard.press("y");
  await expect.poll(() => hands(joy)).toEqual(["Ben", "Mei"]);
  await lea.getByRole("button", { name: "Give word" }).first().click();
  await until("one hand", async () => (await hands(joy)).join() === "Mei");

  // A private word to those who lead.
  await mei.getByRole("tab", { name: "Chat" }).click();
  await mei.getByRole("tab", { name: "Those who lead" }).click();
  await mei.getByRole("button", { name: "Please come to us" }).click();
  const call = lea.locator(".lead-offer", { hasText: "Mei: Please come to us" });
  await call.getByRole("button", { name: "Seen" }).click();
  await call.waitFor({ state: "detached" });
  await lea.getByRole("tab", { name: "Chat" }).click();
  await lea.getByRole("tab", { name: "Those who lead" }).click();
  await lea.locator(".chat-lines", { hasText: "Please come to us" }).waitFor();
  await joy.getByRole("tab", { name: "Chat" }).click();
  await joy.getByRole("tab", { name: "Those who lead" }).click();
  expect(await joy.locator(".chat-lines").textContent()).not.toContain("Please come");
  await shot(lea, "chat-1920");

  // Pairs of five: a pair and a three; the one who leads stays in the room.
  await groupsDialog(lea);
  await lea.getByText("Pairs", { exact: true }).click();
  await shot(lea, "groups-prepare-1920");
  await lea.getByRole("button", { name: "Open now" }).click();
  await shot(mei, "opening-1280");
  for (const page of people) await page.locator(".group-strip.open").waitFor();
  const sizes = async (): Promise<number[]> => (await Promise.all(people.map(withWhom))).toSorted();
  await expect.poll(sizes).toEqual([2, 2, 3, 3, 3]);
  await lea.locator(".group-card").nth(1).waitFor();
  await shot(lea, "groups-open-1920");
  await shot(ana, "group-360");
  await shot(joy, "group-1280");

  // More time while they are open, and a line to all of them.
  const before = await seconds(sam);
  await lea.getByRole("dialog").getByRole("button", { name: "+1 min", exact: true }).click();
  await until("a minute more", async () => (await seconds(sam)) > before + 30);
  await lea.getByLabel("A line to all groups").fill("Two more minutes");
  await lea.keyboard.press("Enter");
  await ben.locator(".told-strip", { hasText: "Two more minutes" }).waitFor();

  // A line breaks and comes back: the same group, the same hand.
  const place = await ben.locator(".group-word").textContent();
  await ben.locator("nav.side").evaluate((side) => side.scrollTo(0, 40));
  await ben.locator(".surface").evaluate((board) => board.setAttribute("data-same", ""));
  await ben.context().setOffline(true);
  await ben.getByText("Reconnecting").waitFor();
  await ben.context().setOffline(false);
  await until("Ben is back", async () => !(await ben.getByText("Reconnecting").isVisible()));
  await expect.poll(() => ben.locator(".group-word").textContent()).toBe(place);
  await expect.poll(() => ben.locator("nav.side").evaluate((side) => side.scrollTop)).toBe(40);
  expect(await ben.locator(".surface[data-same]").count()).toBe(1);

  // What a group brings back, and the way back.
  const line = joy.getByLabel("What your group brings back, in one line");
  await line.fill("We listened until it was quiet");
  await line.press("Enter");
  await lea.locator(".group-card", { hasText: "We listened until it was quiet" }).waitFor();
  await lea.getByRole("button", { name: "Call back", exact: true }).click();
  await mei.getByText("The bell has rung").waitFor();
  await shot(mei, "closing-1280");

  // Home groups by one press of the line that has them, each with a board: their clock, and everybody in exactly one of them.
  await lea.keyboard.press("Escape");
  await lea.getByRole("button", { name: "What to do with Check-in in home groups" }).click();
  await lea.getByRole("menuitem", { name: "Begin this now" }).click();
  await lea.getByRole("button", { name: /^Open: Home groups/ }).click();
  for (const page of people) await page.locator(".group-strip.open").waitFor();
  await joy
    .getByText(/Check-in in home groups · /)
    .first()
    .waitFor();
  await shot(joy, "home-group-board-1280");
  await line.fill("One river, many banks");
  await line.press("Enter");
  await groupsDialog(lea);
  await lea.getByRole("button", { name: "Call back", exact: true }).click();
  await lea.keyboard.press("Escape");
  for (const page of people) await page.locator(".group-strip").waitFor({ state: "detached", timeout: 90_000 });

  // The group's board lives on: looked at in the room, and left again.
  await ben.getByRole("button", { name: /^Board of / }).click();
  await ben.getByRole("button", { name: "Back to the room" }).click();
  await ben.getByText("What the groups bring").waitFor();
  await lea.getByRole("button", { name: "Put the lines on the board" }).click();
  await mei.locator('.outline [aria-label*="One river, many banks"]').waitFor({ state: "attached" });

  // A round in the room: one order for all, mine next, pass.
  await lea.locator(".bar").getByRole("button", { name: "Session", exact: true }).click();
  await lea.getByRole("button", { name: "Begin a round" }).click();
  await shot(lea, "lead-1920");
  await lea.keyboard.press("Escape");
  await sam.getByRole("button", { name: "Mine next" }).click();
  await lea.locator(".round-strip").getByRole("button", { name: "Done" }).click();
  await sam.getByText("It is your turn").waitFor();
  await until("one order", async () => {
    const [bens, meis] = await Promise.all([order(ben), order(mei)]);
    return bens.length > 0 && bens.join() === meis.map((name) => swap(name, "Mei", "Ben")).join();
  });
  await shot(sam, "round-1280");
  await shot(ana, "round-360");
  await lea.locator(".round-strip").getByRole("button", { name: "End round" }).click();

  // Who left by mistake is back by one press.
  await mei.getByRole("button", { name: "Leave" }).click();
  await mei.getByRole("button", { name: "Go back in" }).click();
  await mei.locator(".room").waitFor();
  await mei.getByRole("tab", { name: "Chat", selected: true }).waitFor();
  await mei.getByRole("tab", { name: "People" }).click();
  await until("Mei's hand is where it was", async () => (await hands(mei)).join() === "Mei");

  // The end, after a question.
  await lea.locator(".bar").getByRole("button", { name: "Session", exact: true }).click();
  await lea.getByRole("button", { name: "End the session for all" }).click();
  await lea.getByRole("button", { name: "End it" }).click();
  await lea.keyboard.press("Escape");
  await sam.getByText("The session has ended").waitFor();

  // What it brought: the lines, the agenda as it ran, who came, the boards; as a page and as a file.
  const href = await sam.getByRole("link", { name: "What it brought" }).getAttribute("href");
  await sam.goto(`${stage.house.url}${href}`);
  await sam.getByText("We listened until it was quiet").waitFor();
  await sam.getByText("Ana, ").or(sam.getByText(", Ana")).first().waitFor();
  await sam.getByRole("link", { name: "Keep as a file" }).click({ trial: true });
  await shot(sam, "harvest-1280");
  const file = await sam.evaluate(
    async (path) => (await fetch(`/api/v1/sessions/${path}/harvest/file`)).text(),
    idOf(href),
  );
  expect(file).toContain("- We listened until it was quiet");
  expect(file).not.toContain("Please come");
});

it("shows slides to all, the same page for everybody, read aloud too; and axe finds nothing serious on these screens", async () => {
  const lea = await opened(stage.leader("Lea", "copenhagen"));
  const ana = await opened(stage.practitioner("Ana", "singapore", { ...PHONE, colorScheme: "dark" }));
  await lea.locator(".bar").getByRole("button", { name: "Session", exact: true }).click();
  const buffer = pdfOf(["The river, part one", "The river, part two"]);
  await lea.getByLabel("Slides (PDF)").setInputFiles({ name: "river.pdf", mimeType: "application/pdf", buffer });
  await ana.getByText("Page 1 of 2").waitFor();
  expect(await seriouslyWrong(lea)).toEqual([]);
  await lea.keyboard.press("Escape");
  await lea.getByRole("button", { name: "Next page" }).click();
  await ana.getByText("Page 2 of 2").waitFor();
  await ana.getByText("The river, part two").waitFor({ state: "attached" });
  expect(await seriouslyWrong(ana)).toEqual([]);
  await lea.locator(".bar").getByRole("button", { name: "Session", exact: true }).click();
  await lea.getByRole("button", { name: "Take away" }).click();
  await ana.locator(".slides").waitFor({ state: "detached" });
  await lea.keyboard.press("Escape");

  // Groups are divided, looked at and changed before they open.
  await groupsDialog(lea);
  await lea.getByRole("button", { name: "Look first" }).click();
  await lea.getByRole("button", { name: "Change", exact: true }).click();
  await lea.locator(".edit-prepared").getByLabel("Name").first().fill("Willow");
  expect(await seriouslyWrong(lea)).toEqual([]);
  await lea.locator(".edit-prepared").getByRole("button", { name: "Save" }).click();
  await lea.locator(".prepared", { hasText: "Willow" }).waitFor();
});

async function opened(page: Promise<Page>): Promise<Page> {
  const found = await page;
  open.push(found);
  return found;
}

async function groupsDialog(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Groups", exact: true }).click();
  await page.getByRole("dialog").waitFor();
}

function hands(page: Page): Promise<string[]> {
  return page.locator(".hands .person-name").allTextContents();
}

/** How many one's group has, oneself among them. */
async function withWhom(page: Page): Promise<number> {
  const word = (await page.locator(".group-word").textContent()) ?? "";
  return word.split(/,| and /).length;
}

async function seconds(page: Page): Promise<number> {
  const [minutes, rest] = ((await page.locator(".group-time").textContent()) ?? "0:0").split(":").map(Number);
  return (minutes ?? 0) * 60 + (rest ?? 0);
}

function order(page: Page): Promise<string[]> {
  return page.locator(".round-strip li").allTextContents();
}

/** Each sees "you" for themselves. */
function swap(name: string, one: string, other: string): string {
  if (name === "you") return one;
  return name === other ? "you" : name;
}

function idOf(href: string | null): string {
  return href?.split("/")[2] ?? "";
}

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` });
}
