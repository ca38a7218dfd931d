import { get } from "node:https";
import { afterAll, beforeAll, expect, it } from "vitest";
import { waitForWords } from "./boardPage.ts";
import { Stage, waitForSaved } from "./browser.ts";
import { copied } from "./copied.ts";

// A house that speaks TLS itself: rules H1, H4 and H20. Its certificate is its own, so this browser is told not to mind.

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open({ secure: true });
});

afterAll(async () => {
  await stage.close();
  expect(stage.complaints).toEqual([]);
});

it("keeps a login in cookies that go over https to this host alone, through the room and out again", async () => {
  const ana = await stage.practitioner("Ana", "Singapore", { ignoreHTTPSErrors: true });
  await ana.keyboard.press("n");
  await ana.keyboard.type("over a safe line");
  await ana.keyboard.press("Escape");
  await waitForWords(ana, "over a safe line");
  await waitForSaved(ana, "Saved");
  await copied(ana);
  const cookies = await ana.context().cookies();
  const found = cookies
    .map(({ name, secure, httpOnly, sameSite, path, domain }) => [name, secure, httpOnly, sameSite, path, domain])
    .sort();
  expect(found).toEqual([
    ["__Host-mandala_login", true, true, "Lax", "/", "localhost"],
    ["__Host-mandala_token", true, false, "Strict", "/", "localhost"],
  ]);
  await ana.goto(`${stage.house.url}/`);
  await ana.click("text=Sign out");
  await ana.getByText("You are welcome with an invite").waitFor();
  await expect.poll(() => ana.context().cookies()).toEqual([]);
  await ana.context().close();
});

it("tells browsers to stay with https, and speaks nothing else", async () => {
  const hsts = await new Promise<string | undefined>((resolve, reject) => {
    const asked = get(`${stage.house.url}/`, { rejectUnauthorized: false }, (answer) => {
      answer.resume();
      resolve(answer.headers["strict-transport-security"]);
    });
    asked.on("error", reject);
  });
  expect(hsts).toBe("max-age=63072000");
  await expect(fetch(stage.house.url.replace("https:", "http:"))).rejects.toThrow();
});
