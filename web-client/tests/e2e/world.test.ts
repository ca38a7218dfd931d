import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Stage } from "./browser.ts";
import { expectSound } from "./sound.ts";
import { until } from "./until.ts";

// The world now, N17: who is awake, who is in a session, as a picture and as a list.

const SHOTS = process.env.SHOTS;
let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open();
});

afterAll(async () => {
  await stage.close();
  expect(stage.complaints).toEqual([]);
});

it("shows who is in a session at which site, and what hour it is there, on a phone too", async () => {
  const lea = await stage.leader("Lea", "copenhagen");
  const ana = await stage.practitioner("Ana", "singapore", { viewport: { width: 360, height: 740 } });
  await ana.goto(`${stage.house.url}/`);
  await ana.getByRole("link", { name: "Who is here around the world" }).click();
  await ana.locator(".world-dial").waitFor();
  await until("Lea to be seen in her session", async () =>
    (await ana.locator(".world-session").innerText()).includes("Lea"),
  );
  expect(await ana.locator(".world-hours li", { hasText: "Copenhagen" }).innerText()).toMatch(/\d\d:\d\d/);
  await expectSound(ana);
  if (SHOTS) {
    mkdirSync(SHOTS, { recursive: true });
    await ana.screenshot({ path: `${SHOTS}/world-phone.png`, fullPage: true });
    await lea.goto(`${stage.house.url}/world`);
    await lea.locator(".world-dial").waitFor();
    await lea.screenshot({ path: `${SHOTS}/world.png`, fullPage: true });
  }
});
