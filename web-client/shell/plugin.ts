import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** Writes `sw.js` beside the page: the worker with the list of what this build consists of. */
export function offlineShell(): Plugin {
  return {
    name: "mandala-offline-shell",
    apply: "build",
    enforce: "post",
    generateBundle(_options, bundle) {
      const assets = Object.keys(bundle)
        .filter((name) => name.startsWith("assets/") && !name.endsWith(".map"))
        .map((name) => `/${name}`)
        .sort();
      const page = bundle["index.html"];
      const html = page?.type === "asset" ? String(page.source) : "";
      const template = readFileSync(new URL("./worker.js", import.meta.url), "utf8");
      const build = createHash("sha256").update(assets.join("\n")).update(html).update(template).digest("hex");
      const source = template
        .replace("__BUILD__", build.slice(0, 16))
        .replace("__ASSETS__", JSON.stringify(["/mark.svg", ...assets]));
      this.emitFile({ type: "asset", fileName: "sw.js", source });
    },
  };
}
