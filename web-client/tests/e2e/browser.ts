import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { build } from "vite";
import { Harness } from "../harness/harness.ts";

const ROOT = join(import.meta.dirname, "../..");
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The client as built from these sources, in real browsers, against the test harness. */
export class Stage {
  readonly harness: Harness;
  readonly url: string;
  readonly #browser: Browser;
  readonly #dist: string;
  /** Whatever a page complained of: errors of scripts and of the content security policy. */
  readonly complaints: string[] = [];

  private constructor(harness: Harness, url: string, browser: Browser, dist: string) {
    this.harness = harness;
    this.url = url;
    this.#browser = browser;
    this.#dist = dist;
  }

  static async open(): Promise<Stage> {
    const dist = mkdtempSync(join(tmpdir(), "mandala-dist-"));
    await build({ root: ROOT, logLevel: "error", build: { outDir: dist, emptyOutDir: true } });
    const harness = new Harness(dist, Date.now());
    const url = await harness.listen();
    return new Stage(harness, url, await chromium.launch({ executablePath: CHROMIUM, args: ARGS }), dist);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.harness.close();
    rmSync(this.#dist, { recursive: true });
  }

  async page(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.#browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: "en-GB",
      ...options,
    });
    const page = await context.newPage();
    page.on("pageerror", (error) => this.complaints.push(error.message));
    page.on("console", (message) => {
      if (/Content Security|TrustedHTML/.test(message.text())) this.complaints.push(message.text());
    });
    return page;
  }

  /** A person who came in by an invite and stands in the room. */
  async person(invite: string, name: string, site: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.page(options);
    await page.goto(`${this.url}/join#${invite}`);
    await page.fill("#name", name);
    await page.fill("#site", site);
    await page.keyboard.press("Enter");
    await page.click("text=Enter");
    await page.waitForSelector(".note, .cell-list");
    return page;
  }
}

/** The text of every note on a page, as spoken. */
export async function spokenNotes(page: Page): Promise<string[]> {
  return page.locator(".note").evaluateAll((notes) => notes.map((note) => note.getAttribute("aria-label") ?? ""));
}

export async function waitForNote(page: Page, spoken: string): Promise<void> {
  await page.locator(`.note[aria-label="${spoken}"]`).waitFor({ state: "attached" });
}

export async function waitForSaved(page: Page, word: string): Promise<void> {
  await page.waitForFunction((word) => document.querySelector(".saved")?.textContent === word, word);
}
