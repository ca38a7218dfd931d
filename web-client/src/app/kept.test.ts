import { afterEach, beforeEach, expect, it } from "vitest";
import { ApiError } from "../wire/api.ts";
import { isUnreachable, keptPages } from "./kept.ts";

beforeEach(() => localStorage.clear());
afterEach(() => localStorage.clear());

it("takes no answer, and that of a proxy without a server, for no server", () => {
  expect(isUnreachable(new TypeError("Failed to fetch"))).toBe(true);
  for (const status of [502, 503, 504]) expect(isUnreachable(new ApiError(status, undefined, ""))).toBe(true);
  for (const status of [400, 401, 403, 404, 410, 500])
    expect(isUnreachable(new ApiError(status, undefined, ""))).toBe(false);
});

it("knows no page on a device that remembers none, or something else", () => {
  expect(keptPages()).toEqual([]);
  localStorage.setItem("mandala.pages", "7");
  expect(keptPages()).toEqual([]);
});
