import { beforeEach, expect, it, vi } from "vitest";
import { buildOf, newer, watchBuild } from "./newer.ts";

beforeEach(() => {
  newer.value = false;
  sessionStorage.clear();
});

it("knows its build by its first script", () => {
  expect(buildOf("https://mandala.example/assets/index-abc.js")).toBe("index-abc.js");
  expect(buildOf("http://localhost:5173/src/main.tsx")).toBe("");
});

it("loads a page anew that was just opened and is older than its server, once for each build", () => {
  vi.spyOn(performance, "now").mockReturnValue(500);
  const reload = vi.fn();
  watchBuild("index-a.js", "index-a.js", reload);
  watchBuild("index-a.js", undefined, reload);
  expect(newer.value).toBe(false);
  watchBuild("index-a.js", "index-b.js", reload);
  expect(newer.value).toBe(true);
  newer.value = false;
  watchBuild("index-a.js", "index-b.js", reload);
  expect(reload).toHaveBeenCalledTimes(1);
  expect(newer.value).toBe(true);
});

it("asks first where somebody is at work", () => {
  vi.spyOn(performance, "now").mockReturnValue(600_000);
  const reload = vi.fn();
  watchBuild("index-a.js", "index-b.js", reload);
  expect(reload).not.toHaveBeenCalled();
  expect(newer.value).toBe(true);
});
