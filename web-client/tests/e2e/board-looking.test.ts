import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { clear, kinds, paste, waitForWords } from "./boardPage.ts";
import { Stage, waitForSaved } from "./browser.ts";
import { until } from "./until.ts";

/** Ways to look at a board and to point at it: back from afar, the small map, the laser; and pictures that are brought to it. */
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

it("leads back from afar by a button, and by a press on the small map", async () => {
  const mei = await practitioner("Mei");
  const back = mei.getByRole("button", { name: "Back to the board" });
  const away = async (): Promise<void> => {
    await mei.mouse.move(640, 400);
    await mei.mouse.wheel(6_000, 4_000);
    await back.waitFor();
  };
  await away();
  await back.click();
  await back.waitFor({ state: "detached" });
  await mei.getByRole("button", { name: "Small map of the board" }).click();
  await away();
  // All of it is on the map, from the board at its left to what is seen at its right.
  await mei.locator("canvas.minimap").click({ position: { x: 10, y: 14 } });
  await back.waitFor({ state: "detached" });
});

it("shows the light of a laser to the others while it moves, and nothing of it a moment later", async () => {
  const [mei, lars] = [await practitioner("Mei"), await practitioner("Lars")];
  await mei.keyboard.press("k");
  await mei.mouse.move(500, 300);
  await mei.mouse.down();
  let step = 0;
  await until("the light at the other", async () => {
    step++;
    await mei.mouse.move(500 + (step % 20) * 10, 300 + (step % 7) * 10);
    return isLit(lars);
  });
  await mei.mouse.up();
  await until("no light", async () => !(await isLit(lars)));
  expect(await kinds(lars)).toEqual([]);
});

it("takes a pasted picture, made smaller, stores it once, and shows it to the others", async () => {
  const [mei, lars] = [await practitioner("Mei"), await practitioner("Lars")];
  await pastePicture(mei);
  await lars.locator(".picture image").waitFor({ state: "attached" });
  await pastePicture(mei);
  await until("two pictures", async () => (await lars.locator(".picture image").count()) === 2);
  const urls = await lars.locator(".picture image").evaluateAll((all) => all.map((each) => each.getAttribute("href")));
  expect(new Set(urls).size).toBe(1);
  const width = await lars.evaluate(async (url) => {
    const image = new Image();
    image.src = url ?? "";
    await image.decode();
    return image.naturalWidth;
  }, urls[0]);
  expect(width).toBe(1_600);
});

it("puts notes in order by the leader's press, for everybody", async () => {
  const [ana, mei] = [await stage.leader("Ana", "boston"), await practitioner("Mei")];
  open.push(ana);
  await ana.locator(".tool-bar").waitFor();
  await paste(mei, "- one\n- two\n- three");
  await waitForWords(ana, "three");
  const places = (): Promise<string> =>
    mei.locator(".picture .note .card").evaluateAll((all) => all.map((each) => each.getAttribute("x")).join());
  const before = await places();
  await ana.getByRole("button", { name: "Lead", exact: true }).click();
  await ana.getByRole("group", { name: "Put notes in order" }).getByRole("button", { name: "as written" }).click();
  await until("another order", async () => (await places()) !== before);
  expect((await kinds(mei)).length).toBe(3);
});

async function practitioner(name: string): Promise<Page> {
  const page = await stage.practitioner(name, "singapore");
  open.push(page);
  await page.locator(".tool-bar").waitFor();
  await waitForSaved(page, "Saved");
  await clear(page);
  return page;
}

function isLit(page: Page): Promise<boolean> {
  return page.locator("canvas.lasers").evaluate((canvas: HTMLCanvasElement) => {
    const pen = canvas.getContext("2d");
    const { data } = pen?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    return Array.from(data).some((value, at) => at % 4 === 3 && value > 0);
  });
}

/** A picture as a camera makes them, larger than any screen shows it. */
async function pastePicture(page: Page): Promise<void> {
  await page.mouse.move(720, 260);
  await page.evaluate(async () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [3_200, 1_800];
    const pen = canvas.getContext("2d");
    for (let stripe = 0; stripe < 32; stripe++) {
      if (pen) pen.fillStyle = `hsl(${stripe * 11} 60% 60%)`;
      pen?.fillRect(stripe * 100, 0, 100, 1_800);
    }
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
    const data = new DataTransfer();
    data.items.add(new File([blob as Blob], "river.png", { type: "image/png" }));
    window.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, cancelable: true }));
  });
}
