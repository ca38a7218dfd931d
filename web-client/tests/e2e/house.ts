import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

export const JAR = new URL("../../../server/target/mandala-server.jar", import.meta.url).pathname;
/** Ends what hangs; how long a start takes is the machine's affair. */
export const START_WITHIN_MS = 100_000;
const run = promisify(execFile);

/** Soon there: in a minute or two a thorough compiler costs more than it gives. */
export const QUICK = ["-XX:TieredStopAtLevel=1"];

export interface HouseWish {
  readonly data?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** By https, with a certificate that nobody but this house has signed. */
  readonly secure?: boolean;
  /** For what makes a start slow. */
  readonly startWithinMs?: number;
}

/** One real server: the jar, on a free port, with a data folder of its own that outlives a kill and a restart. */
export class House {
  readonly data: string;
  readonly port: number;
  #process: ChildProcess | undefined;
  #links: { facilitator: string; participant: string } = { facilitator: "", participant: "" };

  readonly #env: Readonly<Record<string, string>>;
  readonly #secure: boolean;
  readonly #startWithinMs: number;

  private constructor(
    data: string,
    port: number,
    { env = {}, secure = false, startWithinMs = START_WITHIN_MS }: HouseWish = {},
  ) {
    this.data = data;
    this.port = port;
    this.#env = secure ? { ...env, ...secured(data, port) } : env;
    this.#secure = secure;
    this.#startWithinMs = startWithinMs;
  }

  static async open(...flags: string[]): Promise<House> {
    const house = new House(await mkdtemp(join(tmpdir(), "mandala-")), await freePort());
    await house.start(...flags);
    return house;
  }

  /** As `open`, with the data in a folder that is there, or with keys of the configuration by environment. */
  static async openWith(wish: HouseWish): Promise<House> {
    const folder = wish.data || (await mkdtemp(join(tmpdir(), "mandala-")));
    if (wish.secure) await makeCertificate(folder);
    const house = new House(folder, await freePort(), wish);
    await house.start();
    return house;
  }

  get url(): string {
    return `${this.#secure ? "https" : "http"}://localhost:${this.port}`;
  }

  get webSocketUrl(): string {
    return `ws://localhost:${this.port}`;
  }

  get links(): { facilitator: string; participant: string } {
    return this.#links;
  }

  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  /** Starts the server (again) and waits until it says that it is open. */
  async start(...flags: string[]): Promise<void> {
    const args = [...QUICK, "-jar", JAR, "serve", "--demo", "--port", String(this.port), "--data", this.data, ...flags];
    const child = spawn("java", args, { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, ...this.#env } });
    this.#process = child;
    const lines = createInterface({ input: child.stdout });
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, this.#startWithinMs);
    for await (const line of lines) {
      const link = /(facilitator|participant)\S*\s+(http\S+)/.exec(line);
      if (link) this.#links = { ...this.#links, [link[1] as string]: link[2] as string };
      if (this.#links.facilitator && link?.[1] === "participant") break;
    }
    clearTimeout(timer);
    child.stdout.resume();
    if (late) throw new Error(`the server did not start within ${this.#startWithinMs} ms`);
    if (child.exitCode !== null || child.signalCode !== null) throw new Error("the server did not start");
  }

  /** As a power cut would: no chance to finish anything. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  async stop(): Promise<void> {
    await this.#end("SIGTERM");
  }

  async close(): Promise<void> {
    await this.kill();
    await rm(this.data, { recursive: true, force: true });
  }

  /** A token for programs, minted beside the running server. */
  async token(doc: string, access: "read" | "write" | "create"): Promise<string> {
    const args = [...QUICK, "-jar", JAR, "token", "--doc", doc, "--access", access, "--data", this.data];
    return (await run("java", args)).stdout.trim();
  }

  async #end(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    const child = this.#process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  }
}

/** The keys of the configuration with which a house speaks TLS itself. */
function secured(folder: string, port: number): Record<string, string> {
  return {
    MANDALA_PUBLIC_URL: `https://localhost:${port}`,
    MANDALA_TLS_CERTIFICATE: join(folder, "certificate.pem"),
    MANDALA_TLS_KEY: join(folder, "key.pem"),
  };
}

async function makeCertificate(folder: string): Promise<void> {
  const files = ["-keyout", join(folder, "key.pem"), "-out", join(folder, "certificate.pem")];
  const about = ["-days", "1", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  await run("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", ...files, ...about]);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address ? address.port : 0;
}
