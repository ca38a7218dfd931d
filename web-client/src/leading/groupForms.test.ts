import { expect, it } from "vitest";
import type { AgendaLine, Group } from "../wire/messages.ts";
import { changed, formOfLine, groupForm, inNone, moved, namesOf, withOneMore, withoutEmpty } from "./groupForms.ts";

const LINE: AgendaLine = {
  id: "check-in",
  kind: "circle",
  title: "Check-in",
  seconds: 1320,
  planned: 1320,
  grouping: "home",
  skipped: false,
};

it("makes of a line its groups, back when its time is over (L41)", () => {
  const line = { ...LINE, prompt: "How are you?", board: "circle-of-seats" };
  expect(formOfLine(line, 1320)).toEqual({
    kind: "HOME",
    title: "Check-in",
    seconds: 1255,
    line: "check-in",
    prompt: "How are you?",
    board: "circle-of-seats",
  });
});

it("makes no groups of a line for the whole room, or for each alone", () => {
  expect(formOfLine({ ...LINE, grouping: "room" }, 600)).toBeUndefined();
  expect(formOfLine({ ...LINE, grouping: "self" }, 600)).toBeUndefined();
});

it("gives groups a minute at least, however late it is", () => {
  expect(formOfLine(LINE, 20)?.seconds).toBe(60);
});

it("keeps of a group what was prepared for it, and names who has no name", () => {
  const group: Group = { id: "g1", name: "", members: ["ana"], template: "iceberg", prompt: "Why?" };
  expect(groupForm(group, "Across sites")).toEqual({
    name: "Across sites",
    members: ["ana"],
    board: "iceberg",
    prompt: "Why?",
  });
});

it("has somebody in one group, wherever they are moved", () => {
  const forms = [
    { name: "1", members: ["ana", "ben"] },
    { name: "2", members: ["mei"] },
  ];
  expect(moved(forms, "ben", 1).map(({ members }) => members)).toEqual([["ana"], ["mei", "ben"]]);
  expect(moved(forms, "ana", 0).map(({ members }) => members)).toEqual([["ben", "ana"], ["mei"]]);
});

it("takes somebody out of every group, adds further groups by number, and knows who is in none (L46)", () => {
  const forms = [{ name: "1", members: ["ana", "ben"] }];
  expect(moved(forms, "ben", -1)).toEqual([{ name: "1", members: ["ana"] }]);
  expect(withOneMore(forms)[1]).toEqual({ name: "2", members: [] });
  expect(withOneMore([{ name: "River", members: [] }])[1]?.name).toBe("1");
  expect(withoutEmpty("PAIRS", withOneMore(forms))).toEqual(forms);
  expect(withoutEmpty("CHOICE", withOneMore(forms))).toHaveLength(2);
  expect(inNone([{ id: "ana" }, { id: "mei" }], forms)).toEqual([{ id: "mei" }]);
});

it("takes a prompt away that is empty", () => {
  const form = { name: "1", members: [], prompt: "Why?" };
  expect(changed(form, "prompt", "")).toEqual({ name: "1", members: [] });
  expect(changed(form, "board", "iceberg")).toEqual({ ...form, board: "iceberg" });
});

it("reads names one a line", () => {
  expect(namesOf(" River \n\nHill").map(({ name }) => name)).toEqual(["River", "Hill"]);
});
