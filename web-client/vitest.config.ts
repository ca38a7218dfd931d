import preact from "@preact/preset-vite";
import { defineConfig } from "vitest/config";

/** What keeps time: bells, clocks and practices. */
const ALONE = ["apart", "bell", "bells", "clock", "full-disk", "main-job"].map((name) => `tests/e2e/${name}.test.ts`);

/** As long as `until` waits: it ends what does not come. */
const expect = { poll: { interval: 20, timeout: 30_000 } };

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [preact()],
        test: {
          name: "unit",
          environment: "happy-dom",
          include: ["src/**/*.test.{ts,tsx}"],
          // Ends what hangs; generous, since how long a test takes is the machine's affair.
          testTimeout: 60_000,
        },
      },
      {
        // Most of their time is waiting: two files at once.
        test: {
          name: "e2e",
          environment: "node",
          expect,
          include: ["tests/e2e/**/*.test.ts"],
          exclude: ALONE,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // When something sounds, or how long it takes, is what they are about.
        test: {
          name: "e2e-alone",
          environment: "node",
          expect,
          include: ALONE,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Run by `make test-long`: they need minutes, and a machine that does little else.
        test: {
          name: "e2e-long",
          environment: "node",
          expect,
          include: ["tests/e2e-long/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
