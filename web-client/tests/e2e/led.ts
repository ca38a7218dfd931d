import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { Stage } from "./browser.ts";

/** A house that Lea of Copenhagen leads, for all tests of a file. */
export class Led {
  readonly #open: { stage: Stage; lea: Page }[] = [];

  constructor() {
    beforeAll(async () => {
      const stage = await Stage.open();
      this.#open.push({ stage, lea: await stage.leader("Lea", "Copenhagen", { timezoneId: "Europe/Copenhagen" }) });
    });
    afterAll(async () => {
      await this.stage.close();
      expect(this.stage.complaints).toEqual([]);
    });
  }

  get stage(): Stage {
    return this.#now.stage;
  }

  get lea(): Page {
    return this.#now.lea;
  }

  /** Goes to a path of the house, and waits for what is wanted there. */
  async open(page: Page, path: string, wanted: string): Promise<void> {
    await page.goto(`${this.stage.house.url}${path}`);
    await page.waitForSelector(wanted);
  }

  get #now(): { stage: Stage; lea: Page } {
    const [open] = this.#open;
    if (open === undefined) throw new Error("the house is not open yet");
    return open;
  }
}
