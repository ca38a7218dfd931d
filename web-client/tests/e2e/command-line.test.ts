import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { House, JAR, QUICK, START_WITHIN_MS } from "./house.ts";

// What cannot work ends with one clear line and exit code 2.

let folder: string;
let house: House;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mandala-cli-"));
  house = await House.open();
});

afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

it("says that a port is in use", async () => {
  const { code, lines } = await mandala("serve", "--port", String(house.port), "--data", join(folder, "a"));
  expect(code).toBe(2);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(`port ${house.port}`);
});

it("says that a data folder is in use by another server", async () => {
  const { code, lines } = await mandala("serve", "--port", "0", "--data", house.data);
  expect(code).toBe(2);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("in use by another Mandala");
});

it("says that a data folder cannot be made", async () => {
  await writeFile(join(folder, "file"), "");
  await chmod(join(folder, "file"), 0o400);
  const { code, lines } = await mandala("serve", "--port", "0", "--data", join(folder, "file", "data"));
  expect(code).toBe(2);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("cannot make the data folder");
});

it("names every problem of a configuration at once", async () => {
  const config = join(folder, "bad.yaml");
  await writeFile(config, "prot: 1\nhost: ''\n");
  const { code, lines } = await mandala("serve", "--config", config, "--port", "many");
  expect(code).toBe(2);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/no key prot.*port must be a whole number.*host must not be empty/);
});

it("makes a token before the first start, and refuses an access that there is not", async () => {
  const data = join(folder, "fresh");
  const good = await mandala("token", "--doc", "one", "--access", "read", "--data", data);
  expect(good.code).toBe(0);
  expect(good.out.trim()).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  expect((await mandala("token", "--doc", "one", "--access", "everything", "--data", data)).code).toBe(2);
});

interface Ran {
  code: number;
  out: string;
  lines: string[];
}

function mandala(...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile("java", [...QUICK, "-jar", JAR, ...args], { timeout: START_WITHIN_MS }, (error, out, err) => {
      const code = error ? Number(error.code) : 0;
      resolve({ code, out, lines: err.split("\n").filter((line) => line !== "") });
    });
  });
}
