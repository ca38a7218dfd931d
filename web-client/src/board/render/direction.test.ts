import { expect, it } from "vitest";
import { runsToLeft } from "./direction.ts";

it("knows Arabic, Hebrew and Persian texts by their first letter, whatever stands before it", () => {
  for (const text of ["السلام عليكم", "שלום", "سلام دوستان", "  «שלום»", "1. مرحبا", "🌱 گیاه"])
    expect(runsToLeft(text)).toBe(true);
});

it("leaves other texts as they are, also where they quote one of these, and those without a letter", () => {
  for (const text of ["hello שלום", "Привет", "水", "", "42 → ?", "🌱"]) expect(runsToLeft(text)).toBe(false);
});
