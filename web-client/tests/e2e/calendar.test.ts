import ical, { type VEvent } from "node-ical";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Stage } from "./browser.ts";
import { expectSound } from "./sound.ts";
import { until } from "./until.ts";

// The longer ways through the programme: a year with twins across clock shifts, its agendas, a feed, and every page on a phone.

let stage: Stage;
let lea: Page;

beforeAll(async () => {
  stage = await Stage.open();
  lea = await stage.leader("Lea", "Copenhagen", { timezoneId: "Europe/Copenhagen" });
});

afterAll(async () => {
  await stage.close();
  expect(stage.complaints).toEqual([]);
});

async function open(page: Page, path: string, wanted: string): Promise<void> {
  await page.goto(`${stage.house.url}${path}`);
  await page.waitForSelector(wanted);
}

it("plans twelve sessions with their twins across the clock shifts, and finds out who pays with their night", async () => {
  await open(lea, "/cohort/demo/plan", ".dates tbody tr");
  await lea.getByLabel("From", { exact: true }).fill("2027-09");
  await until("the dates of the autumn", async () =>
    (await lea.locator(".dates tbody tr input[type=datetime-local]").first().inputValue()).startsWith("2027-09-14"),
  );
  await lea.click("text=Find two hours for twins");
  await lea.waitForSelector(".fair-sites .day-strip");
  await lea.click(".fair-end .button.lead");
  await until("two tables", async () => (await lea.locator(".dates").count()) === 2);
  const told = await until("what the clocks do", async () =>
    (await lea.locator(".dates .shift-note").allInnerTexts()).join(" "),
  );
  expect(told).toMatch(/one hour (earlier|later) for .*Singapore/);
  await expectSound(lea);
  await lea.locator(".dates tbody tr input[type=checkbox]").nth(3).uncheck();
  await lea.click("text=Make 11 sessions and their twins");
  await lea.waitForSelector(".month");
  const { sessions } = await homeOf(lea);
  const made = sessions.filter(({ title }) => title.startsWith("Monthly session"));
  expect(made.filter(({ letter }) => letter === "A")).toHaveLength(11);
  expect(made.filter(({ letter }) => letter === "B")).toHaveLength(11);
  expect(made.filter(({ shifts }) => shifts.length > 0).length).toBeGreaterThan(1);
  await expectSound(lea);
});

interface HomeSession {
  readonly id: string;
  readonly title: string;
  readonly letter: string;
  readonly start: number;
  readonly twinOf?: string;
  readonly shifts: readonly unknown[];
}

function homeOf(page: Page): Promise<{ readonly sessions: readonly HomeSession[] }> {
  return page.evaluate(async () => (await fetch("/api/v1/home")).json());
}

it("edits an agenda from a template, for a session and its twin at once", async () => {
  const { sessions } = await homeOf(lea);
  const twin = sessions.find(({ title, letter }) => title.startsWith("Monthly session") && letter === "B");
  await open(lea, `/session/${twin?.twinOf}/plan`, ".apply");
  await lea.locator(".apply select").selectOption({ label: "Three hours with listening pairs" });
  await lea.getByText("Fills the session exactly").waitFor();
  await lea.locator('.agenda-lines [aria-label^="Move down: Welcome"]').click();
  await lea.click("text=Save the agenda");
  await lea.locator(".status.shown").waitFor();
  await open(lea, `/session/${twin?.id}/plan`, ".agenda-lines li:nth-child(5)");
  expect(await lea.locator(".agenda-lines li:nth-child(2) input").first().inputValue()).toContain("Welcome");
  await expectSound(lea);
});

it("gives a calendar address that another program reads, and takes it back", async () => {
  await open(lea, "/calendar", ".own-calendar");
  await lea.click("text=Make my address");
  const address = await lea.locator(".own-calendar .copy-field input").inputValue();
  const text = await (await fetch(address)).text();
  const events = Object.values(ical.sync.parseICS(text)).filter((part) => part?.type === "VEVENT") as VEvent[];
  const { sessions } = await homeOf(lea);
  for (const session of sessions) {
    const event = events.find(({ uid }) => uid.startsWith(`${session.id}@`));
    expect(event?.start.getTime(), session.id).toBe(session.start);
  }
  await lea.click(".own-calendar >> text=End it");
  await until("its end", async () => (await fetch(address)).status === 404);
});

it("fits a phone in the dark", async () => {
  const bo = await stage.page({
    viewport: { width: 360, height: 740 },
    colorScheme: "dark",
    timezoneId: "America/New_York",
  });
  await bo.goto(stage.house.links.facilitator);
  await bo.waitForSelector("#name");
  for (const [path, wanted] of [
    ["/", ".hero-title"],
    ["/calendar", ".month"],
    ["/cohort/demo/plan", ".dates tbody tr"],
    ["/programme/people", ".people-list li"],
    ["/programme/teams", ".card"],
    ["/programme/sites", ".card"],
    ["/programme/roster", ".input.file"],
  ] as const) {
    await open(bo, path, wanted);
    await expectSound(bo);
  }
});
