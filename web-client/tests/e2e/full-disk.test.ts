import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Stage, waitForSaved } from "./browser.ts";

// What the page says while the server's disk is full (W3, D31, D32): a small file system of our own, which only root may mount.

const data = mkdtempSync(join(tmpdir(), "mandala-disk-"));
const mounted = mount();
let stage: Stage;

function mount(): boolean {
  if (process.getuid?.() !== 0) return false;
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=32m", "tmpfs", data], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

beforeAll(async () => {
  if (mounted) {
    const env = { MANDALA_SPACE_FULL: "1000000", MANDALA_SPACE_WARN: "2000000" };
    stage = await Stage.open({ data: join(data, "house"), env });
  }
});

afterAll(async () => {
  if (!mounted) return;
  await stage?.close();
  execFileSync("umount", ["-l", data]);
  rmSync(data, { recursive: true, force: true });
});

it.skipIf(!mounted)("says that the server cannot save, and Saved again only when it can", async () => {
  const page = await stage.practitioner("Ana", "Boston");
  await waitForSaved(page, "Saved");
  fill();
  const from = performance.now();
  await page.locator('[data-cell="notes/research"]').focus();
  await page.keyboard.press("Enter");
  // Long enough that no page of the database has room for it.
  await page.keyboard.insertText("On a full disk. ".repeat(30));
  await page.keyboard.press("Escape");
  await page.locator(".strip", { hasText: "The server cannot save just now." }).waitFor();
  expect(performance.now() - from).toBeLessThan(4_000);
  await waitForSaved(page, "Not saved");
  const pill = await page.locator(".saved").innerText();
  expect(pill).not.toBe("Saved");
  const freed = performance.now();
  rmSync(join(data, "filler"));
  await waitForSaved(page, "Saved");
  expect(performance.now() - freed).toBeLessThan(8_000);
  await page.locator(".strip > p").waitFor({ state: "detached" });
  await stage.house.kill();
  await stage.house.start();
  const ben = await stage.practitioner("Ben", "Oakland");
  await ben.locator('.outline [aria-label^="note, Research: On a full disk."]').waitFor({ state: "attached" });
});

/** Leaves nothing free. */
function fill(): void {
  const { bavail, bsize } = statfsSync(data);
  writeFileSync(join(data, "filler"), Buffer.alloc(bavail * bsize));
}
