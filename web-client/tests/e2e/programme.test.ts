import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Stage } from "./browser.ts";
import { expectSound } from "./sound.ts";

// The programme around the sessions: a roster with mistakes, sites, an agreement.

const ROSTER = [
  "Name;E-mail;Site;Home group;Role",
  "Nadia;nadia@example.org;Zürich;Harbour;practitioner",
  "Tomás;tomas@example.org;Genève;Harbour;",
  "Olu;not an address;Boston;;",
  "Pia;pia@example.org;Bosten;;",
].join("\r\n");

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

it("opens on what is next, with whom, and everybody's time", async () => {
  await open(lea, "/", ".hero-title");
  await expectSound(lea);
  expect(await lea.locator(".zones li").count()).toBeGreaterThan(4);
  expect(await lea.locator(".teams li").count()).toBe(1);
  await lea.click(".door .button.lead");
  await lea.waitForSelector(".surface, .cell-list");
});

it("shows a roster line by line before anything is written, and leaves out what has a mistake", async () => {
  await open(lea, "/programme/roster", ".input.file");
  const file = { name: "roster.csv", mimeType: "text/csv", buffer: Buffer.from(ROSTER, "utf8") };
  await lea.setInputFiles(".input.file", file);
  await lea.waitForSelector(".roster-lines");
  expect(await lea.locator(".roster-lines li.add").count()).toBe(2);
  const wrong = await lea.locator(".roster-lines li.wrong").allInnerTexts();
  expect(wrong.join(" ")).toContain("Line 4");
  expect(wrong.join(" ")).toContain("not an e-mail address");
  expect(wrong.join(" ")).toContain("Did you mean Boston?");
  await expectSound(lea);
  await open(lea, "/programme/people", ".people-list li");
  await lea.fill(".search input", "nadia");
  expect(await lea.locator(".people-list li").count()).toBe(0);
  await open(lea, "/programme/roster", ".input.file");
  await lea.setInputFiles(".input.file", file);
  await lea.click("text=Import 2 people");
  await lea.getByText("It is written").waitFor();
  await lea.setInputFiles(".input.file", { ...file, name: "again.csv" });
  await lea.getByText("2 as they are").waitFor();
  await lea.click(".section-link >> text=People");
  await lea.fill(".search input", "nadia");
  await lea.locator(".person-row", { hasText: "Nadia" }).click();
  await lea.locator("dialog .row-link", { hasText: "Harbour" }).waitFor();
  await expectSound(lea);
  await lea.locator("dialog .row-link", { hasText: "Harbour" }).getByRole("button", { name: "End" }).click();
  await lea.locator("dialog details", { hasText: "Before" }).waitFor();
  await lea.keyboard.press("Escape");
});

it("makes, edits and closes a site, and says what is wrong beside its field", async () => {
  await open(lea, "/programme/sites", ".cards");
  await lea.click("text=New site");
  await lea.click("dialog >> text=Save");
  await lea.getByText("Please give the site a name.").waitFor();
  await lea.getByText("Please choose a country.").waitFor();
  await lea.getByLabel("Name", { exact: true }).first().fill("Bergen");
  await lea.getByLabel("Country").selectOption("NO");
  await lea.getByLabel("Time zone").fill("Europe/Oslo");
  await lea.click("dialog >> text=Save");
  await lea.locator(".card", { hasText: "Bergen" }).waitFor();
  await lea.click('[aria-label="Edit Bergen"]');
  await lea.click("text=It is closed");
  await lea.click("dialog >> text=Save");
  await lea.locator(".card.ended", { hasText: "Bergen" }).waitFor();
});

it("lets nobody in before what binds is accepted", async () => {
  const ana = await stage.practitioner("Ana", "Singapore", { timezoneId: "Asia/Singapore" });
  const room = ana.url();
  await open(lea, "/programme/agreements", ".cards li");
  await lea.click("text=Publish");
  await lea.getByText("binds everybody").waitFor();
  await ana.goto(room);
  await ana.getByRole("heading", { name: "How we meet" }).waitFor();
  await expectSound(ana);
  await ana.click("text=I agree");
  await ana.waitForSelector(".hero-title");
  await ana.goto(room);
  await ana.waitForSelector(".surface, .cell-list");
  await ana.context().close();
});
