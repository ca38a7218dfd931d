import { expect, it } from "vitest";
import type { KnownGroup } from "../wire/messages.ts";
import { divided, formOf, type Line, planned, planRows } from "./agenda.ts";

const KNOWN: readonly KnownGroup[] = [
  { id: "north", name: "North", grouping: "home" },
  { id: "south", name: "South", grouping: "home" },
  { id: "boston", name: "Boston", grouping: "sites" },
];

function line(part: Partial<Line>): Line {
  return { key: 0, kind: "breakout", title: "Check-in", minutes: 20, grouping: "home", ...part };
}

it("has a row for each group that the line's people will be divided into (L41)", () => {
  const rows = planRows(line({ groups: [{ key: "south", prompt: "What grows?" }] }), KNOWN);
  expect(rows.map(({ known, plan }) => [known?.name, plan.prompt])).toEqual([
    ["North", undefined],
    ["South", "What grows?"],
  ]);
  expect(planRows(line({ grouping: "pairs" }), KNOWN)).toEqual([]);
});

it("keeps what is prepared for a team only while there is something", () => {
  const rows = planRows(line({}), KNOWN);
  const { groups } = planned(rows, 1, "prompt", "What grows?");
  expect(groups).toEqual([{ key: "south", prompt: "What grows?" }]);
  const again = planRows(line({ groups: groups ?? [] }), KNOWN);
  expect(planned(again, 1, "prompt", "")).toEqual({ groups: [] });
});

it("keeps a group to choose that has no name yet, so that the form can say what it lacks", () => {
  const rows = planRows(line({ grouping: "choice", groups: [{ name: "River" }] }), KNOWN);
  expect(planned(rows, 0, "name", "")).toEqual({ groups: [{ name: "" }] });
});

it("prepares nothing for groups that the line no longer has", () => {
  const before = line({ groups: [{ key: "south", prompt: "What grows?" }] });
  expect(formOf([divided(before, "pairs")])[0]).not.toHaveProperty("groups");
});
