// Serves the build with the test harness, to look at the client without the server: node tests/harness/serve.mjs [port]
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const { module } = await runnerImport(here("./harness.ts"));
const harness = new module.Harness(here("../../dist"), Date.now());
console.log(`${await harness.listen(Number(process.argv[2] ?? 8090))}/join#lead-1 or /join#take-1`);
