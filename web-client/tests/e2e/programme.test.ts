import { expect, it } from "vitest";
import { Led } from "./led.ts";
import { expectSound } from "./sound.ts";

// The programme around the sessions: a roster with mistakes, sites, an agreement.

const ROSTER = [
  "Name;E-mail;Site;Home group;Role",
  "Nadia;nadia@example.org;Zürich;Harbour;practitioner",
  "Tomás;tomas@example.org;Genève;Harbour;",
  "Olu;not an address;Boston;;",
  "Pia;pia@example.org;Bosten;;",
].join("\r\n");

const led = new Led();

it("opens on what is next, with whom, and everybody's time", async () => {
  await led.open(led.lea, "/", ".hero-title");
  await expectSound(led.lea);
  await expect.poll(() => led.lea.locator(".zones li").count()).toBeGreaterThan(4);
  await expect.poll(() => led.lea.locator(".teams li").count()).toBe(1);
  await led.lea.click(".door .button.lead");
  await led.lea.waitForSelector(".surface, .cell-list");
});

it("shows a roster line by line before anything is written, and leaves out what has a mistake", async () => {
  await led.open(led.lea, "/programme/roster", ".input.file");
  const file = { name: "roster.csv", mimeType: "text/csv", buffer: Buffer.from(ROSTER, "utf8") };
  await led.lea.setInputFiles(".input.file", file);
  await led.lea.waitForSelector(".roster-lines");
  await expect.poll(() => led.lea.locator(".roster-lines li.add").count()).toBe(2);
  const wrong = led.lea.locator(".roster-lines li.wrong");
  for (const words of ["Line 4", "not an e-mail address", "Did you mean Boston?"]) {
    await wrong.filter({ hasText: words }).waitFor();
  }
  await expectSound(led.lea);
  await led.open(led.lea, "/programme/people", ".people-list li");
  await led.lea.fill(".search input", "nadia");
  await expect.poll(() => led.lea.locator(".people-list li").count()).toBe(0);
  await led.open(led.lea, "/programme/roster", ".input.file");
  await led.lea.setInputFiles(".input.file", file);
  await led.lea.click("text=Import 2 people");
  await led.lea.getByText("It is written").waitFor();
  await led.lea.setInputFiles(".input.file", { ...file, name: "again.csv" });
  await led.lea.getByText("2 as they are").waitFor();
  await led.lea.click(".section-link >> text=People");
  await led.lea.fill(".search input", "nadia");
  await led.lea.locator(".person-row", { hasText: "Nadia" }).click();
  await led.lea.locator("dialog .row-link", { hasText: "Harbour" }).waitFor();
  await expectSound(led.lea);
  await led.lea.locator("dialog .row-link", { hasText: "Harbour" }).getByRole("button", { name: "End" }).click();
  await led.lea.locator("dialog details", { hasText: "Before" }).waitFor();
  await led.lea.keyboard.press("Escape");
});

it("makes, edits and closes a site, and says what is wrong beside its field", async () => {
  await led.open(led.lea, "/programme/sites", ".cards");
  await led.lea.click("text=New site");
  await led.lea.click("dialog >> text=Save");
  await led.lea.getByText("Please give the site a name.").waitFor();
  await led.lea.getByText("Please choose a country.").waitFor();
  await led.lea.getByLabel("Name", { exact: true }).first().fill("Bergen");
  await led.lea.getByLabel("Country").selectOption("NO");
  await led.lea.getByLabel("Time zone").fill("Europe/Oslo");
  await led.lea.click("dialog >> text=Save");
  await led.lea.locator(".card", { hasText: "Bergen" }).waitFor();
  await led.lea.click('[aria-label="Edit Bergen"]');
  await led.lea.click("text=It is closed");
  await led.lea.click("dialog >> text=Save");
  await led.lea.locator(".card.ended", { hasText: "Bergen" }).waitFor();
});

it("lets nobody in before what binds is accepted", async () => {
  const ana = await led.stage.practitioner("Ana", "Singapore", { timezoneId: "Asia/Singapore" });
  const room = ana.url();
  await led.open(led.lea, "/programme/agreements", ".cards li");
  await led.lea.click("text=Publish");
  await led.lea.getByText("binds everybody").waitFor();
  await ana.goto(room);
  await ana.getByRole("heading", { name: "How we meet" }).waitFor();
  await expectSound(ana);
  await ana.click("text=I agree");
  await ana.waitForSelector(".hero-title");
  await ana.goto(room);
  await ana.waitForSelector(".surface, .cell-list");
  await ana.context().close();
});
