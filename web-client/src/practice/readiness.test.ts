import { expect, it } from "vitest";
import type { DeviceReport } from "../wire/messages.ts";
import { readinessOf } from "./readiness.ts";

const device = (person: string, changes: Partial<DeviceReport> = {}): DeviceReport => ({
  person,
  error: 20,
  audio: "READY",
  latency: 10,
  script: true,
  rang: 0,
  missed: 0,
  ...changes,
});

it("K11: counts people, not devices, and names who has not tapped yet", () => {
  const devices = [device("a"), device("a", { audio: "LOCKED" }), device("b", { audio: "LOCKED" })];
  expect(readinessOf(devices, ["a", "b", "c"])).toMatchObject({ ready: 1, all: 3, unarmed: ["b", "c"] });
});

it("K11: whose clock or script has not come is not ready, though they can sound", () => {
  const devices = [device("a", { error: 900 }), device("b", { script: false }), device("c")];
  expect(readinessOf(devices, ["a", "b", "c"])).toMatchObject({ ready: 1, coming: ["a", "b"], unarmed: [] });
});

it("K11: a device that is silent by choice is ready, and counts for no spread", () => {
  expect(readinessOf([device("a"), device("b", { audio: "SILENT" })], ["a", "b"])).toMatchObject({
    ready: 2,
    spread: null,
  });
});

it("K11: the likely spread grows with what the clocks may be off", () => {
  expect(readinessOf([device("a"), device("b")], ["a", "b"]).spread).toBe(6);
  expect(readinessOf([device("a"), device("b", { error: 100 })], ["a", "b"]).spread).toBe(14);
});

it("K12: adds up what was missed", () => {
  expect(readinessOf([device("a", { missed: 2 }), device("b", { missed: 1 })], ["a", "b"]).missed).toBe(3);
});
