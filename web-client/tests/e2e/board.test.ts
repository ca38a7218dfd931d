import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { clear, drag, kinds, paste, waitForWords, whole } from "./boardPage.ts";
import { boxOf, Stage, waitForSaved } from "./browser.ts";
import { until } from "./until.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let stage: Stage;
let open: Page[] = [];

beforeAll(async () => {
  stage = await Stage.open();
});

afterEach(async () => {
  for (const page of open) await page.context().close();
  open = [];
  expect(stage.complaints).toEqual([]);
});

afterAll(() => stage.close());

it("draws, writes, shapes and links with mouse and keys, and the others see the same", async () => {
  const [mei, lars] = [await practitioner("Mei", "singapore"), await practitioner("Lars", "copenhagen")];
  await mei.keyboard.press("p");
  await mei.selectOption(".symmetry select", "6");
  await drag(mei, [640, 330], [700, 300], [720, 260]);
  await mei.keyboard.press("Escape");
  await mei.keyboard.press("r");
  await drag(mei, [420, 560], [520, 620]);
  await mei.keyboard.press("Enter");
  await mei.keyboard.type("well");
  await mei.keyboard.press("Escape");
  await mei.keyboard.press("o");
  await drag(mei, [700, 560], [800, 620]);
  await mei.keyboard.press("Escape");
  await mei.keyboard.press("a");
  await drag(mei, [470, 590], [600, 600], [750, 590]);
  await until(
    "all four at the other",
    async () => (await kinds(lars)).join() === "shape,shape,link,stroke".split(",").sort().join(),
  );
  await waitForWords(lars, "from well to");
  await expect.poll(() => lars.locator(".picture .ink path").count()).toBe(6);
});

it("chooses many, groups, copies, orders, locks and takes everything back step by step", async () => {
  const page = await practitioner("Mei", "singapore");
  await paste(page, "- rain\n- river\n- sea");
  await until("three notes", async () => (await kinds(page)).length === 3);
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+g");
  await page.keyboard.press("Control+d");
  await until("six notes", async () => (await kinds(page)).length === 6);
  await page.keyboard.press("Control+Shift+L");
  await page.keyboard.press("Delete");
  expect((await kinds(page)).length).toBe(6);
  await page.keyboard.press("Control+Shift+L");
  await page.keyboard.press("Delete");
  await until("three left", async () => (await kinds(page)).length === 3);
  for (let step = 0; step < 6; step++) await page.keyboard.press("Control+z");
  await until("an empty board", async () => (await kinds(page)).length === 0);
});

it("copies from one board and pastes as plain words and as items", async () => {
  const page = await practitioner("Mei", "singapore");
  await paste(page, "a single thought");
  await waitForWords(page, "a single thought");
  await page.keyboard.press("Control+a");
  const copied = await page.evaluate(() => {
    const data = new DataTransfer();
    const event = new ClipboardEvent("copy", { clipboardData: data, cancelable: true });
    window.dispatchEvent(event);
    return [data.getData("text/plain"), JSON.parse(data.getData("application/x-mandala-items")).items.length];
  });
  expect(copied).toEqual(["a single thought", 1]);
});

it("finds what is on the board, shows it, and comments on it for the others to see", async () => {
  const [mei, lars] = [await practitioner("Mei", "singapore"), await practitioner("Lars", "copenhagen")];
  await paste(mei, "Café at the corner\nthe library");
  await waitForWords(lars, "the library");
  await lars.keyboard.press("Control+f");
  await lars.keyboard.type("cafe");
  await lars.getByText("1 found").waitFor();
  await lars.keyboard.press("Enter");
  await lars.keyboard.press("Escape");
  await lars.getByRole("button", { name: "Comment", exact: true }).click();
  await lars.keyboard.type("Lovely place");
  await lars.keyboard.press("Enter");
  await mei.locator('.outline [aria-label*="1 comment"]').waitFor({ state: "attached" });
});

it("follows whom one presses, and lets a leader bring everybody along", async () => {
  const [ana, mei] = [await leader("Ana", "boston"), await practitioner("Mei", "singapore")];
  await mei.mouse.move(640, 400);
  await ana.locator(".here-bar .avatar").click();
  const zoom = (page: Page): Promise<string | null> => page.locator(".view-bar .zoom").textContent();
  const before = await zoom(mei);
  await mei.keyboard.press("Control+=");
  await mei.keyboard.press("Control+=");
  await until("a nearer view", async () => (await zoom(mei)) !== before);
  await until("the same view", async () => (await zoom(ana)) === (await zoom(mei)));
  await ana.getByRole("button", { name: "Bring everyone here" }).click();
  await mei.getByText("Ana shows you something").first().waitFor();
});

it("moves with a finger, pinches, and opens the menu by a long press", async () => {
  const page = await practitioner("Noa", "vancouver", { viewport: { width: 900, height: 740 }, hasTouch: true });
  await paste(page, "touch me");
  await waitForWords(page, "touch me");
  const box = await boxOf(page, "touch me");
  const cdp = await page.context().newCDPSession(page);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...points: { x: number; y: number }[]) =>
    cdp.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  await touch("touchStart", at);
  for (let step = 1; step <= 5; step++) await touch("touchMove", { x: at.x - step * 8, y: at.y + step * 12 });
  await touch("touchEnd");
  await until("it moved", async () => (await boxOf(page, "touch me")).y > box.y + 20);
  const zoom = await page.locator(".view-bar .zoom").textContent();
  await touch("touchStart", { x: 400, y: 520 }, { x: 500, y: 520 });
  await touch("touchMove", { x: 350, y: 520 }, { x: 550, y: 520 });
  await touch("touchEnd");
  await until("a nearer view", async () => (await page.locator(".view-bar .zoom").textContent()) !== zoom);
  await touch("touchStart", { x: 430, y: 180 });
  await page.locator(".board-menu").waitFor();
  await touch("touchEnd");
});

it("has nothing that axe finds wrong with tools, menus and panels open, in both themes and with more contrast", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await practitioner("Mei", "singapore", {
      colorScheme,
      contrast: colorScheme === "dark" ? "more" : "no-preference",
    });
    await paste(page, "one\ntwo");
    await waitForWords(page, "two");
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("?");
    await page.locator(".help").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("p");
    await page.locator(".style-row").waitFor();
    expect(await violations(page)).toEqual([]);
  }
});

it("is drawn alike on three screens after any deeds of three people, lines lost and found again", async () => {
  const seed = Number(process.env.BOARD_SEED ?? Date.now() % 1_000_000);
  const people = await Promise.all(["Mei", "Lars", "Noa"].map((name) => stage.practitioner(name, "singapore")));
  open.push(...people);
  for (const page of people) await page.locator(".tool-bar").waitFor();
  const random = seeded(seed);
  for (let deed = 0; deed < 90; deed++) {
    const page = people[Math.floor(random() * people.length)] as Page;
    if (random() < 0.06) await page.context().setOffline(random() < 0.6);
    else await anyDeed(page, random);
  }
  for (const page of people) {
    await page.context().setOffline(false);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
  }
  for (const page of people) await waitForSaved(page, "Saved");
  const [first, ...rest] = people as [Page, ...Page[]];
  const different = async (): Promise<string | undefined> => {
    const lines = (await whole(first)).split("\n");
    for (const other of await Promise.all(rest.map(whole))) {
      const others = other.split("\n");
      const at = lines.findIndex((line, index) => line !== others[index]);
      if (at >= 0 || others.length !== lines.length) return `${lines[at]}\n${others[at]}`;
    }
    return undefined;
  };
  await until(`three equal boards, seed ${seed}`, async () => (await different()) === undefined, 60_000).catch(
    async (failure) => expect(await different(), String(failure)).toBeUndefined(),
  );
});

it("hides what is written for oneself until the leader shows it, then shows each note once", async () => {
  const [ana, mei, lars] = [
    await leader("Ana", "boston"),
    await practitioner("Mei", "singapore"),
    await practitioner("Lars", "copenhagen"),
  ];
  const received: string[] = [];
  lars.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => received.push(String(payload))));
  await lars.reload();
  await lars.locator(".tool-bar").waitFor();
  await ana.getByRole("button", { name: "Lead", exact: true }).click();
  await ana.getByRole("group", { name: "Write for oneself" }).getByRole("button", { name: "Begin" }).click();
  await mei.getByText("What you write now only you see").waitFor();
  await mei.keyboard.press("n");
  await mei.keyboard.type("a quiet doubt");
  await mei.keyboard.press("Escape");
  await waitForWords(mei, "a quiet doubt, only you see it");
  await ana.keyboard.press("n");
  await ana.keyboard.type("open to all");
  await ana.keyboard.press("Escape");
  expect(await lars.locator('.outline [aria-label*="quiet doubt"]').count()).toBe(0);
  expect(received.join("")).not.toContain("quiet doubt");
  await ana.getByRole("button", { name: "Show all notes" }).click();
  for (const page of [ana, mei, lars]) {
    await waitForWords(page, "a quiet doubt");
    await until("one of each", async () => (await kinds(page)).length === 2);
  }
});

it("gives dots that only their giver sees until the result is shown", async () => {
  const [ana, mei] = [await leader("Ana", "boston"), await practitioner("Mei", "singapore")];
  await paste(ana, "a garden");
  await waitForWords(mei, "a garden");
  await ana.getByRole("button", { name: "Lead", exact: true }).click();
  await ana.getByRole("button", { name: "Give dots" }).click();
  await mei.getByText("3 dots to give").waitFor();
  await mei.locator('.outline [aria-label*="a garden"]').focus();
  const more = mei.getByRole("button", { name: "One dot more" });
  for (const left of ["2 dots", "1 dot", "0 dots"]) {
    await more.click();
    await mei.getByText(`${left} to give`).waitFor();
  }
  await until("no dot more", () => more.isDisabled());
  expect(await ana.locator('.outline [aria-label*="3 dots"]').count()).toBe(0);
  await ana.getByRole("button", { name: "Show the result" }).click();
  await waitForWords(ana, "3 dots");
});

it("makes a board of one's own from each kind of template, renames it, deletes it and brings it back", async () => {
  const page = await stage.practitioner("Mei", "singapore");
  open.push(page);
  await page.goto(`${stage.house.url}/boards`);
  for (const template of ["Systems iceberg", "Creative tension", "Loops, stocks and flows", "Wheel of feelings"]) {
    await page.getByRole("button", { name: "New board" }).first().click();
    await page.getByText(template, { exact: true }).click();
    await page.getByRole("button", { name: "Make the board" }).click();
    await page.locator(".tool-bar").waitFor();
    await expect.poll(() => page.locator(".room-title").textContent()).toBe(template);
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "To your boards" }).click();
    await page.getByRole("button", { name: `What can be done with ${template}` }).waitFor();
  }
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "What can be done with Systems iceberg" }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Our river");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "What can be done with Our river" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Bring back" }).click();
  await page.getByRole("link", { name: "Our river" }).click();
  await page.locator(".tool-bar").waitFor();
});

it("survives a reload with everything on it, and tells words apart from code", async () => {
  const page = await practitioner("Mei", "singapore");
  await page.evaluate(() => Object.assign(window, { canary: 0 }));
  await paste(page, '<img src=x onerror="window.canary=1">\n<svg onload="window.canary=2">');
  await waitForWords(page, '<svg onload=\\"window.canary=2\\">');
  await page.reload();
  await waitForWords(page, '<svg onload=\\"window.canary=2\\">');
  expect(await page.evaluate(() => (window as unknown as { canary?: number }).canary ?? 0)).toBe(0);
});

const leader = (...who: Parameters<Stage["leader"]>): Promise<Page> => opened(stage.leader(...who));
const practitioner = (...who: Parameters<Stage["practitioner"]>): Promise<Page> => opened(stage.practitioner(...who));

async function opened(opening: Promise<Page>): Promise<Page> {
  const page = await opening;
  open.push(page);
  await page.locator(".tool-bar").waitFor();
  await waitForSaved(page, "Saved");
  await clear(page);
  return page;
}

/** Mulberry32: the same numbers for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One thing that a person might do, of many. */
async function anyDeed(page: Page, random: () => number): Promise<void> {
  const at = (): readonly [number, number] => [Math.round(380 + random() * 500), Math.round(140 + random() * 480)];
  const keys = [
    "Control+d",
    "Control+g",
    "Control+Shift+G",
    "Delete",
    "Control+z",
    "Control+Shift+z",
    "Control+]",
    "Control+Shift+[",
  ];
  const arrows = ["ArrowLeft", "ArrowRight", "Shift+ArrowUp", "ArrowDown", "Control+Shift+ArrowLeft"];
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  await page.keyboard.press("Escape");
  const deeds: readonly (() => Promise<void>)[] = [
    async () => {
      await page.keyboard.press("n");
      await page.keyboard.type(`thought ${Math.floor(random() * 1_000)}`);
      await page.keyboard.press("Escape");
    },
    async () => {
      await page.keyboard.press(pick(["p", "r", "o", "a", "l", "f"]));
      await drag(page, at(), at(), at());
      await page.keyboard.press("Escape");
    },
    () => drag(page, at(), at()),
    () => page.mouse.click(...at()),
    () => page.keyboard.press(pick(keys)),
    () => page.keyboard.press(pick(arrows)),
    () => paste(page, `line ${Math.floor(random() * 100)}\nand another`),
  ];
  await pick(deeds)();
}

interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe };
    const { violations } = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  });
}
