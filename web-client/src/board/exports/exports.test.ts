import { afterEach, beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { Scope } from "../../kit/scope.ts";
import { BOARD_RADIUS } from "../geometry/layout.ts";
import { BoardModel } from "../model/board.ts";
import type { Draft } from "../model/draft.ts";
import type { Item } from "../model/items.ts";
import { wantInk } from "../render/ink.ts";
import { PAYLOADS } from "../testPayloads.ts";
import { FOUR_FIELDS, ICEBERG } from "../testTemplates.ts";
import { addFile } from "./bring.ts";
import { boardCsv } from "./csv.ts";
import { boardJson } from "./json.ts";
import { boardMarkdown } from "./outline.ts";
import { boardSvg } from "./svg.ts";

let scope: Scope;

beforeEach(() => {
  scope = new Scope();
});

afterEach(() => scope.end());

it("lets no words of anybody become code in an SVG, in whatever field they stand", async () => {
  await wantInk();
  for (const payload of PAYLOADS) {
    const board = full(payload);
    const { svg } = boardSvg({ board, layout: layoutOf(board), imageUrl: () => payload, fontCss: "" });
    const doc = new DOMParser().parseFromString(svg, "image/svg+xml");
    const names = new Set([...doc.querySelectorAll("*")].map(({ tagName }) => tagName.toLowerCase()));
    expect(
      [...names].filter((name) => !ALLOWED.includes(name)),
      payload,
    ).toEqual([]);
    for (const element of doc.querySelectorAll("*"))
      for (const { name } of element.attributes) expect(name, payload).not.toMatch(/^on|:href$|^style$/);
    expect(svg, payload).not.toMatch(/<(?:script|foreignObject|a|iframe|img|style)\b/i);
  }
});

it("has every kind of thing in the SVG, with its words", async () => {
  await wantInk();
  const board = full("Wörter & <Zeichen>");
  const { svg } = boardSvg({ board, layout: layoutOf(board) });
  const doc = new DOMParser().parseFromString(svg, "image/svg+xml");
  expect(doc.documentElement.textContent).toContain("Wörter & <Zeichen>");
  expect(svg.match(/<ellipse/g)).toHaveLength(1);
  expect(svg.match(/rotate\(/g)?.length).toBeGreaterThanOrEqual(6);
});

it("is as wide as the names around a circle are long", () => {
  const label = "Community building among neighbours";
  const board = model({ ...FOUR_FIELDS, sectors: FOUR_FIELDS.sectors.map((sector) => ({ ...sector, label })) });
  const { w } = boardSvg({ board, layout: layoutOf(board) });
  expect(w).toBeGreaterThan(2 * (BOARD_RADIUS * Math.SQRT1_2 + label.length * 8));
});

it("writes an outline with the fields as headings, in reading order, and nothing that Markdown would read as a sign", () => {
  const board = model(ICEBERG);
  board.addNote({ ring: "patterns", sector: "all", u: 0.5, v: 0.5 }, "rain # *each* spring\nand fall");
  board.addNote({ ring: "event", sector: "all", u: 0.5, v: 0.5 }, "flood <b>");
  const text = boardMarkdown(board, layoutOf(board), () => "Ana");
  expect(text.indexOf("## event")).toBeLessThan(text.indexOf("## patterns"));
  expect(text).toContain("- flood &lt;b&gt; (Ana)");
  expect(text).toContain("- rain \\# \\*each\\* spring and fall (Ana)");
});

it("writes a table in which nothing can be taken for a formula", () => {
  const board = model(FOUR_FIELDS);
  board.addNote({ ring: "notes", sector: "research", u: 0.5, v: 0.5 }, '=1+1, "quoted"\nline');
  expect(boardCsv(board, layoutOf(board), () => "@Ana")).toContain(`note,research,"'=1+1, ""quoted""\nline",,'@Ana,`);
});

it("brings a board back from its file, with authors, links, ink, and what was said about it", () => {
  const board = full("there and back");
  const [first] = board.items.all.value as [Item];
  board.comments.bring([{ on: first.id, text: "and settled", by: "mei", at: 5, done: true }]);
  const other = model(FOUR_FIELDS);
  expect(addFile(other, boardJson(board))).toBe(board.items.size);
  const strip = (model: BoardModel): unknown[] =>
    model.items.all.value.map((item) => ({ ...item, id: "", from: "", to: "" }));
  expect(strip(other)).toEqual(strip(board));
  const [same] = other.items.all.value as [Item];
  expect(other.comments.on(same.id)).toMatchObject([{ text: "and settled", by: "mei", at: 5, done: true }]);
  other.undo();
  expect([other.items.size, other.comments.on(same.id)]).toEqual([0, []]);
});

it("keeps what comes from a file twice in two groups", () => {
  const board = model(FOUR_FIELDS);
  board.set(board.add(word("a"), word("b")), { group: "pair" });
  const file = boardJson(board);
  const other = model(FOUR_FIELDS);
  for (let times = 0; times < 2; times++) addFile(other, file);
  const groups = other.items.all.value.map(({ group }) => group);
  expect([groups.length, new Set(groups).size, groups.includes("pair")]).toEqual([4, 2, false]);
});

it("brings what Excalidraw drew, and takes nothing from any other file", () => {
  const board = model(FOUR_FIELDS);
  const drawn = { type: "excalidraw", elements: [{ id: "r", type: "rectangle", x: 0, y: 0, width: 40, height: 20 }] };
  expect(addFile(board, JSON.stringify(drawn))).toBe(1);
  for (const odd of ["{}", "nonsense", "null", "7", "[]", '{"format":"mandala-board/2","items":[]}'])
    expect(addFile(board, odd)).toBeUndefined();
  expect(addFile(board, '{"format":"mandala-board/1","items":7,"comments":[null,3]}')).toBe(0);
});

function word(text: string): Draft {
  return { kind: "text", pos: { x: 0, y: 0 }, text };
}

function layoutOf(board: BoardModel): NonNullable<typeof board.layout.value> {
  return board.layout.value as NonNullable<typeof board.layout.value>;
}

const ALLOWED = ["svg", "title", "rect", "path", "text", "tspan", "g", "ellipse", "circle", "image"];

function model(template: unknown, words = "Title"): BoardModel {
  const frame = new Y.Doc();
  frame.getMap("meta").set("template", template);
  frame.getMap("meta").set("title", words);
  return new BoardModel(scope, frame, new Y.Doc(), { id: "ana", frames: false }, () => 1_000);
}

/** A board with one of each kind, the same words in every field that holds words. */
function full(words: string): BoardModel {
  const part = { id: "p", label: words, prompt: words };
  const board = model(
    { ...FOUR_FIELDS, center: part, sectors: [part, { ...part, id: "q" }], rings: [part, { ...part, id: "s" }] },
    words,
  );
  const pos = { x: 10, y: 20 };
  const [a = "", b = ""] = board.add(
    {
      kind: "note",
      pos: { ring: "p", sector: "p", u: 0.5, v: 0.5 },
      text: words,
      fields: { tags: [words], by: words, colour: "plum" },
    },
    { kind: "shape", pos, text: words, fields: { w: 90, h: 60, form: "ellipse", filled: true } },
    { kind: "text", pos, text: words, fields: { size: 20 } },
    { kind: "frame", pos, text: words, fields: { w: 300, h: 200 } },
    { kind: "stamp", pos, fields: { glyph: words } },
    { kind: "image", pos, text: words, fields: { w: 40, h: 30, file: "a".repeat(64) } },
    { kind: "stroke", pos, fields: { points: [0, 0, 50, 90, 40, 50, 180, 10, 50], width: 4, folds: 6, mirror: true } },
  );
  board.add({ kind: "link", pos, text: words, fields: { from: ["item", a], to: ["item", b], says: "opposite" } });
  return board;
}
