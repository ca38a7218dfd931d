import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Stage } from "./browser.ts";
import { Issuer } from "./issuer.ts";
import { expectSound } from "./sound.ts";
import { until } from "./until.ts";

// Ways in and out: a passkey, an issuer, a letter; a role that is lost, and a person who is erased.

/** Rule R6. */
const TOLD_WITHIN_MS = 2_000;

let issuer: Issuer;
let stage: Stage;
let lea: Page;
let ana: Page;

beforeAll(async () => {
  issuer = await Issuer.open();
  stage = await Stage.open({ env: issuer.settings });
  lea = await stage.leader("Lea", "Copenhagen");
  ana = await stage.practitioner("Ana", "Singapore");
});

afterAll(async () => {
  await stage.close();
  issuer.close();
  expect(stage.complaints).toEqual([]);
});

async function open(page: Page, path: string, wanted: string): Promise<void> {
  await page.goto(`${stage.house.url}${path}`);
  await page.waitForSelector(wanted);
}

async function signOut(page: Page): Promise<void> {
  await open(page, "/", ".hero-title");
  await page.click("text=Sign out");
  await page.getByText("You are welcome with an invite").waitFor();
}

async function nameOn(page: Page): Promise<string | undefined> {
  return page.evaluate(async () => (await (await fetch("/api/v1/me")).json()).name);
}

it("adds a passkey, signs in with it after signing out, and takes it away again", async () => {
  const client = await ana.context().newCDPSession(ana);
  await client.send("WebAuthn.enable");
  await client.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  await open(ana, "/account", "#passkeys");
  await ana.fill("#passkey-name", "My phone");
  await ana.click("text=Add a passkey");
  await ana.locator('.things input[aria-label="Name of the passkey"]').waitFor();
  await expectSound(ana);
  await signOut(ana);
  await open(ana, "/sign-in", ".ways");
  await expectSound(ana);
  await ana.click("text=Sign in with a passkey");
  await ana.waitForSelector(".hero-title");
  await expect.poll(() => nameOn(ana)).toBe("Ana");
  await open(ana, "/account", "#passkeys");
  await ana.locator("li", { hasText: "by a passkey" }).waitFor();
  await ana.click('[aria-label="Remove My phone"]');
  await ana.locator('[aria-label="Remove My phone"]').waitFor({ state: "detached" });
});

it("adds an account of an issuer, and signs in by it", async () => {
  await open(ana, "/account", "#issuer");
  await ana.click("text=Add Our school");
  await ana.waitForSelector(".hero-title");
  await signOut(ana);
  await open(ana, "/sign-in", ".ways");
  await ana.click("text=Sign in with Our school");
  await ana.waitForSelector(".hero-title");
  await expect.poll(() => nameOn(ana)).toBe("Ana");
  issuer.subject = "a stranger";
  const stranger = await stage.page();
  await open(stranger, "/sign-in", ".ways");
  await stranger.click("text=Sign in with Our school");
  await stranger.getByText("Signing in there did not work").waitFor();
  await stranger.context().close();
});

it("sends a letter that a steward passes on, and lets its person in by it once", async () => {
  await open(lea, "/programme/people", ".people-list li");
  await lea.click("text=New person");
  await lea.getByLabel("Name", { exact: true }).fill("Pia");
  await lea.getByLabel("E-mail", { exact: true }).fill("pia@example.org");
  await lea.click("dialog >> text=Save");
  await lea.locator(".person-row", { hasText: "Pia" }).waitFor();
  const pia = await stage.page({ viewport: { width: 360, height: 740 }, colorScheme: "dark" });
  await open(pia, "/sign-in", ".ways");
  await expectSound(pia);
  await pia.fill("#email", "pia@example.org");
  await pia.click("text=Send me a link");
  await pia.getByText("a steward of the programme will pass the link on").waitFor();
  await open(lea, "/letters", ".letters li");
  await expectSound(lea);
  const link = /http\S+sign-in#\S+/.exec(await lea.locator(".letter-text").first().innerText())?.[0] ?? "";
  await pia.goto(link);
  await pia.waitForSelector(".programme, .home, .hero-title, main h1");
  await until("Pia", async () => (await nameOn(pia)) === "Pia");
  expect(pia.url()).not.toContain("#");
  const second = await stage.page();
  await second.goto(link);
  await second.getByText("its time is over").waitFor();
  await second.context().close();
  await pia.context().close();
});

it("brings somebody by a link to one board alone, and takes them out again", async () => {
  await open(ana, "/boards", ".boards-page");
  await ana.click("text=New board");
  await ana.getByRole("textbox", { name: "Name" }).fill("Harbour");
  await ana.click("text=Make the board");
  await ana.waitForURL(/\/board\//);
  await share(ana, "Harbour");
  await ana.click("dialog >> text=Make a link");
  const link = await ana.locator(".new-link input").inputValue();
  await expectSound(ana);
  const noor = await stage.page({ viewport: { width: 360, height: 740 }, colorScheme: "dark" });
  await noor.goto(link);
  await noor.waitForSelector("#name");
  await expectSound(noor);
  await noor.fill("#name", "Noor");
  await noor.fill("#site", "Boston");
  await noor.keyboard.press("Enter");
  await noor.getByRole("button", { name: "Enter" }).click();
  await noor.waitForSelector(".surface, .cell-list");
  expect(noor.url()).not.toContain("#");
  const board = noor.url();
  await open(noor, "/", ".home");
  await share(ana, "Harbour");
  await ana.locator("dialog li", { hasText: "Noor" }).getByRole("button", { name: "Take out" }).click();
  await ana.locator("dialog li", { hasText: "Noor" }).waitFor({ state: "detached" });
  await noor.goto(board);
  await noor.getByRole("link", { name: "To the start page" }).waitFor();
  await noor.context().close();
});

/** Opens what a board is shared by. */
async function share(page: Page, title: string): Promise<void> {
  await open(page, "/boards", ".board-card");
  await page.click(`[aria-label="What can be done with ${title}"]`);
  await page.getByRole("menuitem", { name: "Share" }).click();
  await page.waitForSelector("dialog .new-invite");
}

it("gives somebody in the room what goes with a new role, and takes it away at once when the role ends", async () => {
  const dag = await stage.practitioner("Dag", "Boston");
  const leading = dag.locator(".bar").getByRole("button", { name: "Invite" });
  await open(lea, "/programme/people", ".people-list li");
  await lea.fill(".search input", "Dag");
  await lea.locator(".person-row", { hasText: "Dag" }).click();
  const person = lea.locator("dialog");
  await person.getByLabel("Add to").selectOption({ label: "Demo cohort" });
  await person.getByLabel("As").selectOption({ label: "Facilitator" });
  await person.getByRole("button", { name: "Add", exact: true }).click();
  await leading.waitFor();
  await dag.getByText("You lead this session now.").first().waitFor();
  const end = person.locator(".row-link", { hasText: "Facilitator" }).getByRole("button", { name: "End" });
  const asked = whenAsked(lea);
  await end.click();
  await leading.waitFor({ state: "detached" });
  expect(performance.now() - (await asked)).toBeLessThan(TOLD_WITHIN_MS);
  await dag.locator(".surface").waitFor();
  expect(await refusal(dag, { type: "setDoors", command: "by-hand", waiting: true })).toBe("NOT_ALLOWED");
  await dag.context().close();
});

/** When this page asks the server to end a membership: how long a click takes is the browser's affair. */
async function whenAsked(page: Page): Promise<number> {
  await page.waitForRequest((request) => request.url().endsWith("/memberships/end"));
  return performance.now();
}

/** What the server answers to an order that this person's browser gives past the page. */
async function refusal(page: Page, order: object): Promise<string> {
  return page.evaluate(async (order) => {
    const target = `session:${location.pathname.split("/")[2]}`;
    const asked = await fetch("/api/v1/tickets", {
      method: "POST",
      headers: { "x-mandala-token": document.cookie.split("mandala_token=")[1] ?? "" },
      body: JSON.stringify({ target }),
    });
    const { ticket } = await asked.json();
    const path = `/ws/session/${target.slice("session:".length)}?ticket=${ticket}`;
    const socket = new WebSocket(location.origin.replace("http", "ws") + path);
    return new Promise<string>((resolve) => {
      socket.onopen = () => socket.send(JSON.stringify({ type: "hello", tab: "by-hand" }));
      socket.onmessage = ({ data }) => {
        const message = JSON.parse(data);
        if (message.type === "welcome") socket.send(JSON.stringify(order));
        if (message.command === "by-hand") {
          socket.close();
          resolve(message.code ?? message.type);
        }
      };
    });
  }, order);
}

it("takes somebody out of the room at once whose membership a steward ends", async () => {
  const bodil = await stage.practitioner("Bodil", "Boston");
  const room = bodil.url();
  await open(lea, "/programme/people", ".people-list li");
  await lea.fill(".search input", "Bodil");
  await lea.locator(".person-row", { hasText: "Bodil" }).click();
  const end = lea.locator("dialog .row-link", { hasText: "Demo cohort" }).getByRole("button", { name: "End" });
  const asked = whenAsked(lea);
  await end.click();
  await bodil.getByText("You are not a member of this session").waitFor();
  expect(performance.now() - (await asked)).toBeLessThan(TOLD_WITHIN_MS);
  await bodil.goto(room);
  await bodil.getByRole("link", { name: "To the start page" }).waitFor();
  await bodil.context().close();
});

it("erases a person for good, and leaves nothing of them on the device", async () => {
  const cy = await stage.practitioner("Cyrille", "Boston");
  await open(cy, "/account", "#own-data");
  await expectSound(cy);
  const [copy] = await Promise.all([
    cy.waitForEvent("download"),
    cy.getByRole("link", { name: "Take a copy" }).click(),
  ]);
  expect(copy.suggestedFilename()).toBe("mandala.zip");
  await cy.getByRole("button", { name: "Erase me" }).click();
  await cy.getByRole("button", { name: "Erase me for good" }).click();
  await cy.getByText("You are welcome with an invite").waitFor();
  await expect.poll(() => cy.evaluate(() => indexedDB.databases().then((all) => all.length))).toBe(0);
  await expect.poll(() => cy.evaluate(() => document.cookie)).toBe("");
  await expect.poll(() => cy.evaluate(() => Object.keys(localStorage).length)).toBe(0);
  await open(lea, "/programme/people", ".people-list li");
  await lea.fill(".search input", "Cyrille");
  await until("nobody of that name", async () => (await lea.locator(".people-list li").count()) === 0);
  await cy.context().close();
});

it("shows stewards their pages, on a phone in the dark too", async () => {
  await lea.emulateMedia({ colorScheme: "dark" });
  await lea.setViewportSize({ width: 360, height: 740 });
  for (const [path, wanted] of [
    ["/account", "#logins"],
    ["/tokens", ".token-form"],
    ["/letters", "main h1"],
    ["/audit", ".audit tbody tr"],
  ] as const) {
    await open(lea, path, wanted);
    await expectSound(lea);
  }
});
