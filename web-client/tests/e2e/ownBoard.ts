import type { Page } from "playwright-core";

/** Makes a board of one's own, without the pages that lead there, and opens it; gives back its id. */
export async function openOwnBoard(page: Page, url: string, template: string, title: string): Promise<string> {
  const id = await page.evaluate(
    async ({ template, title }) => {
      const wish = { title, template, ownerKind: "PERSON", owner: "" };
      const headers = { "x-mandala-token": /mandala_token=([^;]*)/.exec(document.cookie)?.[1] ?? "" };
      const answer = await fetch("/api/v1/boards", { method: "POST", headers, body: JSON.stringify(wish) });
      return ((await answer.json()) as { id: string }).id;
    },
    { template, title },
  );
  await page.goto(`${url}/board/${id}`);
  await page.locator(".tool-bar").waitFor();
  return id;
}

/** Does something by the list of all that can be done. */
export async function byPalette(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+/");
  await page.keyboard.type(words);
  await page.locator('#palette-list [aria-selected="true"]', { hasText: words }).waitFor();
  await page.locator('[aria-controls="palette-list"]:focus').waitFor();
  await page.keyboard.press("Enter");
}

/** Writes a comment to what has the keys, once the field for it has them. */
export async function comment(page: Page, words: string): Promise<void> {
  await byPalette(page, "Comment");
  await page.locator(".board-panel textarea:focus").waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
  await page.locator(".comment", { hasText: words }).waitFor();
}
