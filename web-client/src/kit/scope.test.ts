import { expect, it } from "vitest";
import { Scope } from "./scope.ts";

it("ends everything in reverse order, once", () => {
  const seen: number[] = [];
  const scope = new Scope();
  scope.add(() => seen.push(1));
  scope.child().add(() => seen.push(2));
  scope.end();
  scope.end();
  expect(seen).toEqual([2, 1]);
});

it("ends at once what comes after the end", () => {
  const scope = new Scope();
  scope.end();
  let ended = false;
  scope.add(() => {
    ended = true;
  });
  expect(ended).toBe(true);
});
