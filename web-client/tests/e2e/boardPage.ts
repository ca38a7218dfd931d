import type { Page } from "playwright-core";
import { until } from "./until.ts";

/** The kinds of everything that is drawn on a board, sorted. */
export async function kinds(page: Page): Promise<string[]> {
  const names = await page
    .locator(".world:not(.over) [data-item]")
    .evaluateAll((items) => items.map((item) => item.firstElementChild?.getAttribute("class")?.split(" ")[0] ?? ""));
  return names.map((name) => ({ figure: "shape", ink: "stroke" })[name] ?? name).sort();
}

/** One board serves all tests of a file: each begins with an empty one. */
export async function clear(page: Page): Promise<void> {
  await until("an empty board", async () => {
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    return (await kinds(page)).length === 0;
  });
}

export async function waitForWords(page: Page, words: string): Promise<void> {
  await page.locator(`.outline [aria-label*="${words}"]`).first().waitFor({ state: "attached" });
}

export async function paste(page: Page, text: string): Promise<void> {
  await page.mouse.move(720, 260);
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    window.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, cancelable: true }));
  }, text);
}

export type At = readonly [x: number, y: number];

export async function drag(page: Page, from: At, ...to: At[]): Promise<void> {
  await page.mouse.move(...from);
  await page.mouse.down();
  for (const at of to) await page.mouse.move(...at, { steps: 6 });
  await page.mouse.up();
}

/** All that a board says and where it is drawn, to compare two pages by. */
export async function whole(page: Page): Promise<string> {
  return page.evaluate(() => {
    const drawn = [...document.querySelectorAll(".world:not(.over) [data-item]")].map((item) => item.outerHTML);
    const spoken = [...document.querySelectorAll(".outline button")].map((each) => each.getAttribute("aria-label"));
    return [...drawn, ...spoken].join("\n");
  });
}
