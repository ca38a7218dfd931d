import { spawnSync } from "node:child_process";
import axe from "axe-core";
import type { BrowserContext, CDPSession, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { Stage } from "./browser.ts";

let stage: Stage;
let contexts: BrowserContext[] = [];

beforeAll(async () => {
  stage = await Stage.open();
});

afterEach(async () => {
  for (const context of contexts) await context.close();
  contexts = [];
  expect(stage.complaints).toEqual([]);
});

afterAll(() => stage.close());

async function opened(page: Promise<Page>): Promise<Page> {
  const it = await page;
  contexts.push(it.context());
  return it;
}

function ana(): Promise<Page> {
  return opened(stage.practitioner("Ana", "boston"));
}

/** An authenticator inside the browser, as a phone or a laptop has one. */
async function authenticator(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return session;
}

async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run();
    return violations
      .filter((it) => it.impact === "serious" || it.impact === "critical")
      .map((it) => `${it.id}: ${it.nodes.map((node) => node.target).join(", ")}`);
  });
}

it("adds a passkey, signs out, and signs in with it", async () => {
  const page = await ana();
  const me = await page.evaluate(async () => ((await (await fetch("/api/v1/me")).json()) as { id: string }).id);
  await authenticator(page);
  await page.goto(`${stage.house.url}/account`);
  await page.fill("#passkey-name", "My phone");
  await page.click("text=Add a passkey");
  await page.locator('input[value="My phone"]').waitFor();
  await page.goto(stage.house.url);
  await page.click("text=Sign out");
  await page.getByText("You are welcome with an invite").waitFor();
  await page.click("text=I have been here before");
  await page.click("text=Sign in with a passkey");
  await page.getByText("Your sessions").waitFor();
  const back = await page.evaluate(async () => ((await (await fetch("/api/v1/me")).json()) as { id: string }).id);
  expect(back).toBe(me);
  await page.goto(`${stage.house.url}/account`);
  await page.getByText("by a passkey").waitFor();
});

it("refuses a passkey that was removed", async () => {
  const page = await ana();
  await authenticator(page);
  await page.goto(`${stage.house.url}/account`);
  await page.fill("#passkey-name", "Old key");
  await page.click("text=Add a passkey");
  await page.click('[aria-label="Remove Old key"]');
  await page.locator('input[value="Old key"]').waitFor({ state: "detached" });
  await page.goto(stage.house.url);
  await page.click("text=Sign out");
  await page.click("text=I have been here before");
  await page.click("text=Sign in with a passkey");
  await page.getByText("This passkey was not accepted").waitFor();
});

it("takes along a copy of what is one's own, and forgets a person for good", async () => {
  const page = await ana();
  await page.goto(`${stage.house.url}/account`);
  const [copy] = await Promise.all([page.waitForEvent("download"), page.click("text=Take a copy")]);
  const path = await copy.path();
  const listing = spawnSync("python3", ["-m", "zipfile", "-l", path], { encoding: "utf8" }).stdout;
  expect(listing).toContain("data.json");
  expect(listing).toContain("data.md");
  await page.click("text=Erase me");
  await page.click("text=Erase me for good");
  await page.getByText("You are welcome with an invite").waitFor();
  expect(await page.evaluate(async () => (await fetch("/api/v1/me")).status)).toBe(401);
  expect(await page.evaluate(async () => (await indexedDB.databases()).map((it) => it.name))).toEqual([]);
});

it("opens without network, once it was there", async () => {
  const page = await ana();
  await page.goto(stage.house.url);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.context().setOffline(true);
  await page.goto(`${stage.house.url}/`);
  await page.getByText("The server cannot be reached just now").waitFor();
  await page.context().setOffline(false);
  await page.click("text=Try again");
  await page.getByText("Your sessions").waitFor();
});

it("shows the account and the ways in on a phone, in the dark, without serious faults", async () => {
  const page = await opened(
    stage.practitioner("Ana", "boston", { viewport: { width: 360, height: 740 }, colorScheme: "dark" }),
  );
  for (const path of ["/account", "/sign-in"]) {
    await page.goto(stage.house.url + path);
    await page.locator("h1").waitFor();
    await page.waitForTimeout(400);
    expect(await seriousFaults(page), path).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, path).toBeLessThanOrEqual(360);
    if (process.env.PICTURES) {
      await page.screenshot({ path: `${process.env.PICTURES}${path.replace("/", "/phone-")}.png`, fullPage: true });
    }
  }
  if (process.env.PICTURES) {
    const broad = await opened(stage.practitioner("Ana", "boston"));
    for (const path of ["/account", "/sign-in"]) {
      await broad.goto(stage.house.url + path);
      await broad.locator("h1").waitFor();
      await broad.waitForTimeout(400);
      await broad.screenshot({ path: `${process.env.PICTURES}${path}.png`, fullPage: true });
    }
  }
});
