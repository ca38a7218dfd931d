import { afterEach, beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { Scope } from "../../kit/scope.ts";
import { FOUR_FIELDS } from "../testTemplates.ts";
import { BoardModel } from "./board.ts";

let scope: Scope;
let frame: Y.Doc;
let content: Y.Doc;

beforeEach(() => {
  scope = new Scope();
  [frame, content] = [new Y.Doc(), new Y.Doc()];
  frame.getMap("meta").set("template", FOUR_FIELDS);
});

afterEach(() => scope.end());

it("B13: writes nothing into a field that is kept for others, moves nothing there and changes nothing in it", () => {
  const lea = boardOf("lea", true);
  const [there = "", here = ""] = [lea.addNote(at("research"), "theirs"), lea.addNote(at("practice"), "ours")];
  keep({ "*/research": [["TEAM", "boston", "Boston"]] });
  const ben = boardOf("ben");
  let told = 0;
  ben.onClosed = () => told++;
  ben.addNote(at("research"), "smuggled");
  ben.move([[here, at("research")]]);
  ben.setText(there, "changed");
  ben.set([there], { colour: "rose" });
  ben.remove([there]);
  expect([...ben.items.values()].map(({ text }) => text).sort()).toEqual(["ours", "theirs"]);
  expect(ben.items.get(here)?.pos).toMatchObject({ sector: "practice" });
  expect(ben.items.get(there)?.colour).toBe("field");
  expect(told).toBe(2);
});

it("B13: lets its holders write, once it is known that they are", () => {
  keep({
    "*/research": [
      ["TEAM", "boston", "Boston"],
      ["PERSON", "mei", ""],
    ],
  });
  const [mei, ben] = [boardOf("mei"), boardOf("ben")];
  mei.addNote(at("research"), "mine");
  ben.addNote(at("research"), "not yet");
  ben.reserves.circles.value = new Set(["TEAM:boston"]);
  ben.addNote(at("research"), "ours");
  expect([...ben.items.values()].map(({ text }) => text).sort()).toEqual(["mine", "ours"]);
});

it("B13: counts a place that the board does not have as its first field, as it is drawn there", () => {
  const ben = boardOf("ben");
  keep({ "center/all": [] });
  expect(ben.mayPut({ ring: "nowhere", sector: "at all", u: 0.5, v: 0.5 })).toBe(false);
  expect(ben.mayPut(at("practice"))).toBe(true);
  expect(ben.mayPut({ x: 1, y: 1 })).toBe(true);
  keep({ free: [] });
  expect(ben.mayPut({ x: 1, y: 1 })).toBe(false);
});

it("B14: changes nothing for who only looks, be it by the leader's word or by their own wish", () => {
  const ben = boardOf("ben");
  frame.getMap("meta").set("lookers", ["ben"]);
  ben.addNote(at("practice"), "no");
  expect([ben.writes.value, ben.items.size]).toEqual([false, 0]);
  frame.getMap("meta").set("lookers", []);
  ben.viewOnly.value = true;
  ben.addNote(at("practice"), "no");
  ben.viewOnly.value = false;
  ben.addNote(at("practice"), "yes");
  expect([...ben.items.values()].map(({ text }) => text)).toEqual(["yes"]);
});

function boardOf(id: string, frames = false): BoardModel {
  return new BoardModel(scope, frame, content, { id, frames });
}

function keep(parts: Readonly<Record<string, unknown>>): void {
  frame.getMap("meta").set("reserved", parts);
}

function at(sector: string): { ring: string; sector: string; u: number; v: number } {
  return { ring: "notes", sector, u: 0.5, v: 0.5 };
}
