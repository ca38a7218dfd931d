import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Axe {
  run(options: object): Promise<{ violations: { id: string; impact: string; nodes: { target: string[] }[] }[] }>;
}

/** Off in axe by itself: what is seen on a button must be in its name, for those who say it aloud. */
const ALSO = { rules: { "label-content-name-mismatch": { enabled: true } } };

/** What axe finds seriously wrong on a page as it is now, with nothing half faded: that has less contrast than it comes to have. */
export async function seriouslyWrong(page: Page): Promise<string[]> {
  await page.evaluate(SOURCE);
  await page.emulateMedia({ reducedMotion: "reduce" });
  const wrong = await judged(page);
  await page.emulateMedia({ reducedMotion: null });
  return wrong;
}

function judged(page: Page): Promise<string[]> {
  return page.evaluate(async (options) => {
    const fading = document.getAnimations().filter((each) => each instanceof CSSTransition);
    await Promise.allSettled(fading.map(({ finished }) => finished));
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations } = await axe.run(options);
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(" ")}`));
  }, ALSO);
}
