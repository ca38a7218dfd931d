import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Browser, chromium, type Page } from "playwright-core";
import { installTap } from "../../bench/onsets.mjs";
import { ARGS, CHROMIUM } from "./browser.ts";

/**
 * A browser whose tabs hide one another, as a person's do: elsewhere the test library keeps every page in front. What is hidden has its timers
 * slowed to one a second.
 */
export class Tabs {
  readonly #process: ChildProcess;
  readonly #folder: string;
  readonly #browser: Browser;

  private constructor(process: ChildProcess, folder: string, browser: Browser) {
    this.#process = process;
    this.#folder = folder;
    this.#browser = browser;
  }

  /** `proxy` as for the options of a browser's context. */
  static async open(proxy?: { readonly server: string; readonly bypass: string }): Promise<Tabs> {
    const folder = await mkdtemp(join(tmpdir(), "mandala-tabs-"));
    const way = proxy ? [`--proxy-server=${proxy.server}`, `--proxy-bypass-list=${proxy.bypass}`] : [];
    const args = [...ARGS, ...way, "--headless=new", "--remote-debugging-port=0", `--user-data-dir=${folder}`];
    const process = spawn(CHROMIUM, [...args, "about:blank"], { stdio: ["ignore", "ignore", "pipe"] });
    const endpoint = await endpointOf(process);
    return new Tabs(process, folder, await chromium.connectOverCDP(endpoint, { noDefaults: true }));
  }

  /** A tab that is listened to (`onsetsOf`), in front until another one is opened. */
  async listening(): Promise<Page> {
    const page = await this.#context.newPage();
    await installTap(page);
    const session = await this.#context.newCDPSession(page);
    await session.send("Page.setBypassCSP", { enabled: true });
    return page;
  }

  /** Puts an empty tab in front of all others. */
  async hideAll(): Promise<void> {
    await (await this.#context.newPage()).bringToFront();
  }

  async close(): Promise<void> {
    await this.#browser.close();
    const gone = once(this.#process, "exit");
    this.#process.kill("SIGKILL");
    await gone;
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  get #context() {
    const context = this.#browser.contexts()[0];
    if (!context) throw new Error("a browser has a context");
    return context;
  }
}

async function endpointOf(process: ChildProcess): Promise<string> {
  if (!process.stderr) throw new Error("the browser says nothing");
  for await (const line of createInterface({ input: process.stderr })) {
    const found = /ws:\/\/\S+/.exec(line);
    if (!found) continue;
    process.stderr.resume();
    return found[0];
  }
  throw new Error("the browser did not start");
}
