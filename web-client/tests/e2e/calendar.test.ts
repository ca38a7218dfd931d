import ical, { type VEvent } from "node-ical";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { Led } from "./led.ts";
import { expectSound } from "./sound.ts";
import { until } from "./until.ts";

// The longer ways through the programme: a year with twins across clock shifts, its agendas, a feed, and every page on a phone.

const led = new Led();

it("plans twelve sessions with their twins across the clock shifts, and finds out who pays with their night", async () => {
  await led.open(led.lea, "/cohort/demo/plan", ".dates tbody tr");
  await led.lea.getByLabel("From", { exact: true }).fill("2027-09");
  await until("the dates of the autumn", async () =>
    (await led.lea.locator(".dates tbody tr input[type=datetime-local]").first().inputValue()).startsWith("2027-09-14"),
  );
  await led.lea.click("text=Find two hours for twins");
  await led.lea.waitForSelector(".fair-sites .day-strip");
  await led.lea.click(".fair-end .button.lead");
  await until("two tables", async () => (await led.lea.locator(".dates").count()) === 2);
  const told = await until("what the clocks do", async () =>
    (await led.lea.locator(".dates .shift-note").allInnerTexts()).join(" "),
  );
  expect(told).toMatch(/one hour (earlier|later) for .*Singapore/);
  await expectSound(led.lea);
  await led.lea.locator(".dates tbody tr input[type=checkbox]").nth(3).uncheck();
  await led.lea.click("text=Make 11 sessions and their twins");
  await led.lea.waitForSelector(".month");
  const { sessions } = await homeOf(led.lea);
  const made = sessions.filter(({ title }) => title.startsWith("Monthly session"));
  expect(made.filter(({ letter }) => letter === "A")).toHaveLength(11);
  expect(made.filter(({ letter }) => letter === "B")).toHaveLength(11);
  expect(made.filter(({ shifts }) => shifts.length > 0).length).toBeGreaterThan(1);
  await expectSound(led.lea);
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
  const { sessions } = await homeOf(led.lea);
  const twin = sessions.find(({ title, letter }) => title.startsWith("Monthly session") && letter === "B");
  await led.open(led.lea, `/session/${twin?.twinOf}/plan`, ".apply");
  await led.lea.locator(".apply select").selectOption({ label: "Three hours with listening pairs" });
  await led.lea.getByText("Fills the session exactly").waitFor();
  await led.lea.locator('.agenda-lines [aria-label^="Move down: Welcome"]').click();
  await led.lea.click("text=Save the agenda");
  await led.lea.locator(".status.shown").waitFor();
  await led.open(led.lea, `/session/${twin?.id}/plan`, ".agenda-lines li:nth-child(5)");
  expect(await led.lea.locator(".agenda-lines li:nth-child(2) input").first().inputValue()).toContain("Welcome");
  await expectSound(led.lea);
});

it("prepares a name, a question and a board for a group of a line, long before the session", async () => {
  await led.lea.reload();
  await led.lea.waitForSelector(".agenda-lines li:nth-child(5)");
  const line = led.lea.locator(".agenda-lines > li", { has: led.lea.locator(".line-groups") }).first();
  if (!(await line.locator(".line-groups").getAttribute("open"))) await line.locator("summary").click();
  const group = line.locator("fieldset").first();
  await group.getByLabel("Another name").fill("Willow");
  await group.getByLabel("Its question").fill("What grows?");
  await group.getByLabel("Board").selectOption({ index: 1 });
  await led.lea.click("text=Save the agenda");
  await led.lea.locator(".status.shown").waitFor();
  await led.lea.reload();
  await until("what was prepared", async () => (await group.getByLabel("Another name").inputValue()) === "Willow");
  expect(await group.getByLabel("Its question").inputValue()).toBe("What grows?");
  await expectSound(led.lea);
});

it("gives a calendar address that another program reads, and takes it back", async () => {
  await led.open(led.lea, "/calendar", ".own-calendar");
  await led.lea.click("text=Make my address");
  const address = await led.lea.locator(".own-calendar .copy-field input").inputValue();
  const text = await (await fetch(address)).text();
  const events = Object.values(ical.sync.parseICS(text)).filter((part) => part?.type === "VEVENT") as VEvent[];
  const { sessions } = await homeOf(led.lea);
  for (const session of sessions) {
    const event = events.find(({ uid }) => uid.startsWith(`${session.id}@`));
    expect(event?.start.getTime(), session.id).toBe(session.start);
  }
  await led.lea.click(".own-calendar >> text=End it");
  await until("its end", async () => (await fetch(address)).status === 404);
});

it("fits a phone in the dark", async () => {
  const bo = await led.stage.page({
    viewport: { width: 360, height: 740 },
    colorScheme: "dark",
    timezoneId: "America/New_York",
  });
  await bo.goto(led.stage.house.links.facilitator);
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
    await led.open(bo, path, wanted);
    await expectSound(bo);
  }
});
