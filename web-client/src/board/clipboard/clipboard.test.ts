import { afterEach, beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { Scope } from "../../kit/scope.ts";
import { BoardModel } from "../model/board.ts";
import { NOTE_TEXT_LIMIT } from "../model/items.ts";
import { FOUR_FIELDS } from "../testTemplates.ts";
import { excalidrawItems } from "./excalidraw.ts";
import { addAll, itemsFile, readItems } from "./format.ts";
import { notesIn } from "./lines.ts";

let scope: Scope;

beforeEach(() => {
  scope = new Scope();
});

afterEach(() => scope.end());

it("makes a note of each line of a list, without its bullets", () => {
  expect(notesIn("- rain\n* river\n2) sea\n\n[x] well\r\n")).toEqual(["rain", "river", "sea", "well"]);
});

it("cuts a long text between words, and loses nothing of it", () => {
  const text = "word ".repeat(300).trim();
  const notes = notesIn(text);
  expect(notes.every(({ length }) => length <= NOTE_TEXT_LIMIT)).toBe(true);
  expect(notes.join(" ")).toBe(text);
});

it("takes items to another board with all they have, and links them there to each other", () => {
  const [one, two] = [board(), board()];
  const [a = "", b = ""] = one.add(
    {
      kind: "note",
      pos: { ring: "notes", sector: "research", u: 0.25, v: 0.5 },
      text: "rain",
      fields: { tags: ["water"], colour: "plum" },
    },
    { kind: "shape", pos: { x: 5, y: 6 }, text: "river", fields: { w: 80, h: 40, form: "diamond", filled: true } },
  );
  one.add({
    kind: "link",
    pos: { x: 0, y: 0 },
    text: "fills",
    fields: { from: ["item", a], to: ["item", b], says: "delay" },
  });
  const file = JSON.parse(JSON.stringify(itemsFile(one.items.all.value)));
  const ids = addAll(two, readItems(file.items), { authors: false });
  const [note, shape, link] = ids.map((id) => two.items.get(id));
  expect(note).toMatchObject({ text: "rain", tags: ["water"], colour: "plum", pos: { sector: "research", u: 0.25 } });
  expect(shape).toMatchObject({ text: "river", form: "diamond", w: 80, pos: { x: 5, y: 6 } });
  expect(link).toMatchObject({ says: "delay", text: "fills", from: { id: ids[0] }, to: { id: ids[1] } });
});

it("reads an Excalidraw clipboard: shapes with their words, arrows bound to them, ink, free text", () => {
  const items = excalidrawItems({
    type: "excalidraw/clipboard",
    elements: [
      { id: "r", type: "rectangle", x: 0, y: 0, width: 100, height: 50, backgroundColor: "#ffc9c9" },
      { id: "l", type: "text", containerId: "r", text: "trust", x: 0, y: 0 },
      { id: "e", type: "ellipse", x: 200, y: 0, width: 100, height: 50 },
      {
        id: "a",
        type: "arrow",
        x: 100,
        y: 25,
        points: [
          [0, 0],
          [100, 0],
        ],
        startBinding: { elementId: "r" },
        endBinding: { elementId: "e" },
      },
      {
        id: "f",
        type: "freedraw",
        x: 10,
        y: 10,
        points: [
          [0, 0],
          [5, 5],
        ],
        pressures: [0.2, 0.9],
      },
      { id: "t", type: "text", x: 1, y: 2, text: "free", fontSize: 28 },
      { id: "gone", type: "rectangle", isDeleted: true },
      { id: "web", type: "embeddable", x: 0, y: 0 },
    ],
  });
  expect(items.map(({ kind }) => kind)).toEqual(["shape", "shape", "link", "stroke", "text"]);
  expect(items[0]).toMatchObject({ text: "trust", pos: { x: 50, y: 25 }, colour: "practice", filled: true });
  expect(items[2]).toMatchObject({ from: { id: "r" }, to: { id: "e" }, head: true });
  expect(items[3]).toMatchObject({ points: [0, 0, 20, 50, 50, 90] });
});

it("takes nothing from a clipboard that is nonsense", () => {
  for (const odd of [
    undefined,
    null,
    7,
    "x",
    [],
    {},
    { elements: 3 },
    { elements: [null, 1, { type: "rectangle", x: Number.NaN }] },
  ]) {
    expect(() => excalidrawItems(odd)).not.toThrow();
    expect(() => readItems(odd)).not.toThrow();
  }
});

function board(): BoardModel {
  const frame = new Y.Doc();
  frame.getMap("meta").set("template", FOUR_FIELDS);
  return new BoardModel(scope, frame, new Y.Doc(), { id: "ana", frames: false });
}
