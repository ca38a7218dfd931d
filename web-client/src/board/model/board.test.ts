import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { Scope } from "../../kit/scope.ts";
import type { Place } from "../geometry/layout.ts";
import { FOUR_FIELDS } from "../testTemplates.ts";
import { BoardModel } from "./board.ts";
import { replaceText } from "./text.ts";

const HERE: Place = { ring: "notes", sector: "practice", u: 0.5, v: 0.5 };
const THERE: Place = { ring: "notes", sector: "research", u: 0.2, v: 0.8 };

let scope: Scope;
let frame: Y.Doc;
let content: Y.Doc;
let board: BoardModel;

beforeEach(() => {
  scope = new Scope();
  frame = new Y.Doc();
  frame.getMap("meta").set("template", FOUR_FIELDS);
  frame.getMap("meta").set("title", "A school that listens to its river");
  content = new Y.Doc();
  board = new BoardModel(scope, frame, content, { id: "ana", frames: false }, () => 1000);
});

afterEach(() => scope.end());

it("reads its title and shape from the frame", () => {
  expect(board.title.value).toBe("A school that listens to its river");
  expect(board.layout.value?.cells.length).toBe(5);
});

it("has no shape until the frame is here", () => {
  const empty = new BoardModel(scope, new Y.Doc(), new Y.Doc(), { id: "ana", frames: false });
  expect(empty.layout.value).toBeUndefined();
});

it("writes a note in one transaction, in the form that the protocol says", () => {
  let updates = 0;
  content.on("update", () => updates++);
  const id = board.addNote(HERE, "water");
  expect(updates).toBe(1);
  expect(content.getMap("items").toJSON()[id]).toEqual({
    kind: "note",
    pos: ["notes", "practice", 0.5, 0.5],
    text: "water",
    by: "ana",
    at: 1000,
  });
});

it("keeps the object of a note that did not change", () => {
  const [first, second] = [board.addNote(HERE, "a"), board.addNote(THERE, "b")];
  const before = board.note(first);
  board.setText(second, "bb");
  expect(board.note(first)).toBe(before);
  expect(board.note(second)?.text).toBe("bb");
});

it("takes back its own changes only", () => {
  const mine = board.addNote(HERE, "mine");
  const other = otherBoard();
  const theirs = other.board.addNote(THERE, "theirs");
  other.sync();
  board.undo();
  expect(board.note(mine)).toBeUndefined();
  expect(board.note(theirs)?.text).toBe("theirs");
  board.undo();
  expect(board.note(theirs)?.text).toBe("theirs");
  board.redo();
  expect(board.note(mine)?.text).toBe("mine");
});

it("takes back a move without what another wrote in the note meanwhile", () => {
  const id = board.addNote(HERE, "river");
  board.move([[id, THERE]]);
  const other = otherBoard();
  other.board.setText(id, "river walk");
  other.sync();
  board.undo();
  expect(board.note(id)).toMatchObject({ text: "river walk", pos: HERE });
});

it("gives notes in reading order", () => {
  board.addNote(THERE, "third");
  board.addNote({ ...HERE, v: 0.9 }, "second");
  board.addNote(HERE, "first");
  board.addNote({ ring: "center", sector: "all", u: 0.5, v: 0.5 }, "zeroth");
  expect(board.notes.value.map(({ text }) => text)).toEqual(["zeroth", "first", "second", "third"]);
});

it("shows a note with a place that is none, and leaves what is not a note", () => {
  content.transact(() => {
    const stray = new Y.Map();
    content.getMap("items").set("stray", stray);
    stray.set("kind", "note");
    stray.set("pos", ["nowhere", 7, Number.NaN]);
    stray.set("text", new Y.Text("still here"));
    const stroke = new Y.Map();
    content.getMap("items").set("stroke", stroke);
    stroke.set("kind", "stroke");
    content.getMap("items").set("odd", "not a map" as never);
  });
  expect(board.notes.value.map(({ text }) => text)).toEqual(["still here"]);
});

it("reads what cannot be made into words as none, wherever words are due", () => {
  const odd = { toString: "no function", valueOf: 7 };
  content.transact(() => {
    for (const kind of ["note", "stamp", "link", "shape"]) {
      const fields = { kind, pos: [odd, odd, odd, odd], text: odd, by: odd, tags: [odd], glyph: odd, group: odd };
      const item = new Y.Map(Object.entries({ ...fields, from: ["item", odd], to: ["cell", odd, odd] }));
      content.getMap("items").set(kind, item);
    }
    const comment = new Y.Map(Object.entries({ on: "note", text: odd, by: odd, at: odd }));
    content.getMap("comments").set("c", comment);
  });
  frame.getMap("meta").set("title", odd);
  frame.getMap("meta").set("lookers", [odd]);
  frame.getMap("meta").set("reserved", { free: [[odd, odd, odd]] });
  expect(board.items.all.value.map(({ text }) => text)).toEqual(["", "", "", ""]);
  expect(board.comments.on("note")).toMatchObject([{ text: "", by: "", at: 0 }]);
  expect(board.title.value).toBe("");
});

it("groups a change of many things into one step of undo", () => {
  const ids = board.add(
    { kind: "note", pos: HERE, text: "a" },
    { kind: "shape", pos: { x: 1, y: 2 }, fields: { w: 9, h: 9 } },
  );
  board.set(ids, { colour: "plum" });
  board.undo();
  expect(board.items.all.value.map(({ colour }) => colour)).toEqual(["field", "field"]);
  board.undo();
  expect(board.items.size).toBe(0);
});

it("lets nobody but those who lead change what is prepared, and gives prepared things back", () => {
  const id = board.addNote(HERE, "prepared");
  const leader = new BoardModel(scope, frame, content, { id: "lea", frames: true });
  leader.prepare([id], true);
  expect(board.items.get(id)).toMatchObject({ prepared: true, text: "prepared" });
  expect(board.isLoose(board.items.get(id))).toBe(false);
  board.remove([id]);
  board.setText(id, "other");
  board.move([[id, THERE]]);
  expect(board.note(id)).toMatchObject({ text: "prepared", pos: HERE });
  leader.prepare([id], false);
  board.move([[id, THERE]]);
  expect(board.note(id)).toMatchObject({ prepared: false, pos: THERE });
});

it("keeps its shape while other things of the frame change", () => {
  const layout = board.layout.value;
  frame.getMap("meta").set("timer", { until: 5, ms: 5 });
  expect(board.timer.value).toEqual({ until: 5, ms: 5 });
  expect(board.layout.value).toBe(layout);
  frame.getMap("meta").set("template", { ...FOUR_FIELDS, title: "Other" });
  expect(board.layout.value).not.toBe(layout);
});

it("counts no more dots of a person than the ballot gives, and shows all once it is closed", () => {
  const [a, b] = [board.addNote(HERE, "a"), board.addNote(THERE, "b")];
  frame.getMap("meta").set("ballot", { id: "v1", dots: 2, open: true });
  expect([board.votes.give(a, 1), board.votes.give(a, 1), board.votes.give(b, 1)]).toEqual([true, true, false]);
  content.getMap("votes").set(`v1|${b}|mei`, 99);
  expect([board.votes.total(a), board.votes.total(b)]).toEqual([2, 2]);
  expect(board.votes.shownOn(b).value).toBe(0);
  frame.getMap("meta").set("ballot", { id: "v1", dots: 2, open: false });
  expect(board.votes.shownOn(b).value).toBe(2);
  expect(board.votes.give(a, -1)).toBe(false);
});

it("never cuts a character in half when it writes a change of text", () => {
  const characters = fc.array(fc.constantFrom("a", "b", "🌱", "🌊", "👩‍🏫", "é"), { maxLength: 8 });
  fc.assert(
    fc.property(characters, characters, (before, after) => {
      const text = new Y.Doc().getText("t");
      text.insert(0, before.join(""));
      replaceText(text, after.join(""));
      expect(text.toString()).toBe(after.join(""));
      for (const { insert } of text.toDelta()) expect(String(insert)).not.toMatch(/\p{Surrogate}/u);
    }),
  );
});

it("changes only the stretch that differs, so that two people can write in one note", () => {
  const id = board.addNote(HERE, "one two three");
  const other = otherBoard();
  board.setText(id, "ONE two three");
  other.board.setText(id, "one two THREE");
  other.sync();
  expect(board.note(id)?.text).toBe("ONE two THREE");
});

/** The same board on another device. */
function otherBoard(): { board: BoardModel; sync(): void } {
  const doc = new Y.Doc();
  const sync = (): void => {
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(content), "line");
    Y.applyUpdate(content, Y.encodeStateAsUpdate(doc), "line");
  };
  sync();
  return { board: new BoardModel(scope, frame, doc, { id: "mei", frames: false }), sync };
}
