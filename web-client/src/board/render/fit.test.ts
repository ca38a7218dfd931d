import fc from "fast-check";
import { expect, it } from "vitest";
import { fitText, wrap } from "./fit.ts";

const measure = (text: string, size = 10): number => text.length * size * 0.5;

it("writes a short text large and a long one small", () => {
  expect(fitText("Walk the river", 120, measure).size).toBe(14.5);
  expect(
    fitText("Walk the river with year five each week, and write down what we see", 120, measure).size,
  ).toBeLessThan(13);
});

it("says when it had to cut a text, and ends it with an ellipsis", () => {
  const fitted = fitText("word ".repeat(80), 120, measure);
  expect(fitted.cut).toBe(true);
  expect(fitted.lines.at(-1)).toMatch(/…$/);
});

it("breaks a word that is wider than a line, between whole characters", () => {
  expect(wrap("👩‍🏫👩‍🏫👩‍🏫", 10, (text) => [...new Intl.Segmenter().segment(text)].length * 5)).toEqual([
    "👩‍🏫👩‍🏫",
    "👩‍🏫",
  ]);
});

it("loses no word and makes no line too wide", () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,30}$/)), (words) => {
      const lines = wrap(words.join(" "), 60, measure);
      expect(lines.join("").replaceAll(" ", "")).toBe(words.join(""));
      for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(60);
    }),
  );
});
