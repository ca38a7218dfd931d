import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/** The reader of slides weighs more than all the rest, and most people never need it: it is fetched when there are slides. */
const LARGE = /^(pdf|Slides)[.-]/;

/**
 * Writes `sw.js` beside the page: the worker of `src/worker/worker.js` with the list of all files of this build, and their
 * version, so that each build has a worker of its own.
 */
export function serviceWorker(): Plugin {
  let root = ".";
  return {
    name: "mandala-service-worker",
    apply: "build",
    configResolved(config) {
      root = config.root;
    },
    // What lies there in the end: on the way to it parts are joined, and a worker that asks for one that is gone keeps nothing.
    writeBundle({ dir = "dist" }) {
      const files = readdirSync(join(dir, "assets"))
        .filter((name) => !LARGE.test(name))
        .map((name) => `/assets/${name}`);
      const all = [...files, ...readdirSync(join(root, "public")).map((name) => `/${name}`)].sort();
      const source = readFileSync(join(root, "src/worker/worker.js"), "utf8");
      const version = createHash("sha256").update(source).update(all.join("\n")).digest("hex").slice(0, 16);
      writeFileSync(
        join(dir, "sw.js"),
        `const VERSION = "${version}";\nconst FILES = ${JSON.stringify(all)};\n${source}`,
      );
    },
  };
}
