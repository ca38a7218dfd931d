import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from "playwright-core";
import { installTap } from "../../bench/onsets.mjs";
import { House, type HouseWish } from "./house.ts";

export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** How much slower than this machine each page is: at 4, tests that look once, or press a key too soon, show themselves. */
const SLOWER = Number(process.env.PAGES_SLOWER ?? 1);

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ARGS });
}

/** A real server and real browsers before it. */
export class Stage {
  readonly house: House;
  readonly #browser: Browser;
  /** Whatever a page complained of: errors of scripts and of the content security policy. */
  readonly complaints: string[] = [];

  readonly #listening: boolean;

  private constructor(house: House, browser: Browser, listening: boolean) {
    this.house = house;
    this.#browser = browser;
    this.#listening = listening;
  }

  /** With `listening`, what each page sounds is put on the machine's clock (`onsetsOf`); its security policy is off then. */
  static async open({ listening = false, ...wish }: HouseWish & { listening?: boolean } = {}): Promise<Stage> {
    const browser = await launch();
    return new Stage(await House.openWith(wish), browser, listening);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.house.close();
  }

  async page(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.#browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: "en-GB",
      bypassCSP: this.#listening,
      // It would fetch the whole page again for each of these people; offline.test.ts proves it.
      serviceWorkers: "block",
      ...options,
    });
    if (this.#listening) await installTap(context);
    const page = await context.newPage();
    if (SLOWER > 1) await slowDown(page);
    page.on("pageerror", (error) => this.complaints.push(error.message));
    page.on("console", (message) => {
      if (/Content Security|TrustedHTML/.test(message.text())) this.complaints.push(message.text());
    });
    return page;
  }

  /** A person who came in by a link, gave a name and a site, and stands in the room. */
  async person(link: string, name: string, site: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.page(options);
    await this.enter(page, link, name, site);
    return page;
  }

  /** Brings a page by a link through the doors into the room. */
  async enter(page: Page, link: string, name: string, site: string): Promise<void> {
    await page.goto(link);
    await page.fill("#name", name);
    await page.fill("#site", site);
    await page.keyboard.press("Enter");
    await page.click("text=Enter");
    await page.waitForSelector(".surface, .cell-list");
  }

  leader(name: string, site: string, options: BrowserContextOptions = {}): Promise<Page> {
    return this.person(this.house.links.facilitator, name, site, options);
  }

  practitioner(name: string, site: string, options: BrowserContextOptions = {}): Promise<Page> {
    return this.person(this.house.links.participant, name, site, options);
  }
}

async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
}

/** The text of every note on a page, as spoken. */
export async function spokenNotes(page: Page): Promise<string[]> {
  return page
    .locator('.outline [data-kind="note"]')
    .evaluateAll((notes) => notes.map((note) => note.getAttribute("aria-label") ?? ""));
}

export async function waitForNote(page: Page, spoken: string): Promise<void> {
  await page.locator(`.outline [aria-label="${spoken}"]`).waitFor({ state: "attached" });
}

/** Where an item, by its words as spoken, is drawn. */
export async function drawn(page: Page, spoken: string): Promise<Locator> {
  const id = await page.locator(`.outline [aria-label$="${spoken}"]`).getAttribute("data-item");
  return page.locator(`.world:not(.over) [data-item="${id}"] .card`);
}

export async function boxOf(
  page: Page,
  spoken: string,
): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await (await drawn(page, spoken)).boundingBox();
  if (box === null) throw new Error(`${spoken} is not drawn`);
  return box;
}

/** Until the page says so of saving; `Saved` stands for half a second more over a change, so it is waited until nothing waits. */
export async function waitForSaved(page: Page, word: "Saved" | "Not saved"): Promise<void> {
  await page.waitForFunction((word) => {
    const saved = document.querySelector<HTMLElement>(".saved");
    return saved?.textContent === word && (word !== "Saved" || saved.dataset.changes === "0");
  }, word);
}
