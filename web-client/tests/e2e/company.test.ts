import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { drawn, Stage, waitForSaved } from "./browser.ts";
import { until } from "./until.ts";

// Several people at one device, what a reload keeps, bringing all to where one is, and who leads when a line drops. One house, one after the other.

let stage: Stage;
let lea: Page;
let ana: Page;
let ben: Page;

beforeAll(async () => {
  stage = await Stage.open();
  lea = await stage.leader("Lea", "copenhagen");
  // So low that what is beside the board has to be scrolled.
  ana = await stage.practitioner("Ana", "singapore", { viewport: { width: 1280, height: 480 } });
  ben = await stage.practitioner("Ben", "boston");
});

afterAll(async () => {
  await stage.close();
  expect(stage.complaints).toEqual([]);
});

it("has several people at one device, each with a hand, words and notes in their own name (L14)", async () => {
  await self(ana, "Who is at this device");
  await ana.getByLabel("Their names, one in a line").fill("Kim\nSam");
  await ana.getByRole("checkbox", { name: /^This device rings/ }).uncheck();
  await ana.getByRole("button", { name: "Save" }).click();
  await ben.locator(".people .person-name", { hasText: "Sam" }).waitFor();
  const inSingapore = ben.locator(".site[aria-label=Singapore] .person-name");
  await expect.poll(() => inSingapore.allTextContents()).toEqual(["Ana", "Kim", "Sam"]);

  await ana.getByRole("button", { name: "Hands" }).click();
  await ana.getByRole("menuitem", { name: "Hand of Kim" }).click();
  await until("Kim's hand", async () => (await hands(ben)).join() === "Kim");

  await self(ana, "Sam writes");
  await ana.locator(".bar").getByRole("button", { name: "Add note" }).click();
  await ana.keyboard.type("from Sam");
  await ana.keyboard.press("Escape");
  await waitForSaved(ana, "Saved");
  const note = ben.locator('.outline [data-kind="note"][aria-label*="from Sam"]');
  await note.waitFor({ state: "attached" });
  await note.focus();
  await ben.locator(".chosen-by", { hasText: "Sam" }).waitFor();
  await ben.keyboard.press("Escape");
  await (await drawn(ben, "from Sam")).waitFor({ state: "attached" });

  await ana.getByRole("tab", { name: "Chat" }).click();
  await ana.locator(".chat select").selectOption({ label: "Kim" });
  await ana.getByLabel("Write to: Room").fill("Kim says hello");
  await ana.keyboard.press("Enter");
  await ben.getByRole("tab", { name: "Chat" }).click();
  await ben.locator(".chat-lines li", { hasText: "Kim says hello" }).getByText("Kim", { exact: true }).waitFor();
});

it("is where it was after a reload: room, hand, who shares the device, what is beside the board, scroll and view", async () => {
  await ana.locator("nav.side").evaluate((side) => side.scrollTo(0, 60));
  await expect.poll(() => scrolled(ana)).toBe(60);
  await ana.getByLabel("Write to: Room").fill("Half a thought");
  await ana.reload();
  await ana.locator(".surface").waitFor();
  await ana.getByRole("tab", { name: "Chat", selected: true }).waitFor();
  await ana.locator(".chat-lines", { hasText: "Kim says hello" }).waitFor();
  const draft = ana.getByLabel("Write to: Room");
  await expect
    .poll(() => draft.inputValue(), { message: "what was not sent is still there (W14)" })
    .toBe("Half a thought");
  await draft.press("Enter");
  await ben.locator(".chat-lines", { hasText: "Half a thought" }).waitFor();
  await until("where it was scrolled to", async () => (await scrolled(ana)) === 60);
  await until("Kim's hand still", async () => (await hands(lea)).join() === "Kim");
  await ana.locator(".chat select option", { hasText: "Sam" }).waitFor({ state: "attached" });
  await self(ana, "Who is at this device");
  await expect.poll(() => ana.getByLabel("Their names, one in a line").inputValue()).toBe("Kim\nSam");
  await expect.poll(() => ana.getByRole("checkbox", { name: /^This device rings/ }).isChecked()).toBe(false);
  await ana.keyboard.press("Escape");
});

it("brings all to where one is, and lets them go again", async () => {
  await lea.locator(".bar").getByRole("button", { name: "Session", exact: true }).click();
  await lea.getByRole("button", { name: "Bring all to where I am" }).click();
  await ben.getByRole("button", { name: "Stop looking where Lea looks" }).waitFor();
  await lea.locator(".bar").getByRole("button", { name: "Session", exact: true }).click();
  await lea.getByRole("button", { name: "Let them go" }).click();
  await lea.keyboard.press("Escape");
});

it("gives the chat of the room as a file of its own (L38)", async () => {
  const file = await ben.evaluate(async () => {
    const session = location.pathname.split("/")[2];
    return (await fetch(`/api/v1/sessions/${session}/harvest/chat`)).text();
  });
  expect(file).toContain("Kim says hello");
});

it("pairs those at one device among themselves", async () => {
  await lea.locator(".bar").getByRole("button", { name: "Groups", exact: true }).click();
  await lea.getByText("Threes", { exact: true }).click();
  await lea.getByRole("button", { name: "Open now" }).click();
  await ana.locator(".group-strip.open .group-word", { hasText: "Kim and Sam" }).waitFor();
  await lea.getByRole("button", { name: "Call back", exact: true }).click();
  await lea.keyboard.press("Escape");
});

it("asks another who may lead once the line of whoever leads has been gone for ten seconds (L34)", async () => {
  const noa = await stage.leader("Noa", "vancouver");
  await lea.getByRole("button", { name: /^Begin:/ }).click();
  await noa.locator(".item[aria-current=step]").waitFor();
  await lea.context().close();
  await noa.getByText(/^Lea's line is gone/).waitFor({ timeout: 60_000 });
  expect(await ben.locator(".lead-offer").count()).toBe(0);
  await noa.getByRole("button", { name: "I lead" }).click();
  await noa.locator(".lead-offer").waitFor({ state: "detached" });
  await noa
    .locator(".run-tools")
    .getByRole("button", { name: /^Next:/ })
    .click();
  await until("the next line", async () => (await ben.locator(".item.done").count()) === 1);
});

async function self(page: Page, item: string): Promise<void> {
  await page.locator(".bar").getByRole("button", { name: "Me", exact: true }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

function hands(page: Page): Promise<string[]> {
  return page.locator(".hands .person-name").allTextContents();
}

function scrolled(page: Page): Promise<number> {
  return page.locator("nav.side").evaluate((side) => side.scrollTop);
}
