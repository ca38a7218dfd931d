import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { Scope } from "../kit/scope.ts";
import { ApiError } from "../wire/api.ts";
import type { VersionView } from "../wire/messages.ts";
import { type Change, readChanges } from "./changes.ts";
import { type By, changesOfCell, grouped } from "./groups.ts";
import { type HistoryApi, HistoryModel, type Past } from "./model.ts";
import { namesOf, titleOf, whenAndWho } from "./words.ts";

const NAMED: VersionView = {
  id: "v1",
  at: Date.UTC(2026, 2, 3, 14),
  cause: "NAMED",
  name: "First draft",
  by: "ana",
  bytes: 9,
};
const BEFORE: VersionView = { id: "v2", at: Date.UTC(2026, 2, 3, 15), cause: "BEFORE_RESTORE", by: "ben", bytes: 9 };
const PEOPLE = { ana: "Ana", ben: "Ben" };

let scope: Scope;
let api: { [K in keyof HistoryApi]: ReturnType<typeof vi.fn> };
let model: HistoryModel;
let stored: Promise<void>;

beforeEach(() => {
  scope = new Scope();
  stored = Promise.resolve();
  const doc = board({ a: "then" });
  api = {
    versions: vi.fn(async () => ({ versions: [NAMED], people: PEOPLE })),
    version: vi.fn(async () => Y.encodeStateAsUpdateV2(doc)),
    changesSince: vi.fn(async () => ({ since: "v1", changes: [], people: PEOPLE })),
    nameNow: vi.fn(async () => NAMED),
    nameVersion: vi.fn(async () => ({ ...NAMED, name: "Second" })),
    restore: vi.fn(async () => ({ changed: true, before: BEFORE })),
  };
  model = new HistoryModel(scope, api as unknown as HistoryApi, "content.s1", () => stored);
});

afterEach(() => scope.end());

it("brings the doc as it was and what changed since", async () => {
  await model.choose(NAMED);
  expect(model.past.value?.doc.getMap<Y.Map<unknown>>("items").get("a")?.get("text")?.toString()).toBe("then");
  await model.choose(undefined);
  expect(model.past.value).toBeUndefined();
});

it("shows the version that was chosen last, however slow the first is", async () => {
  let late: (bytes: Uint8Array) => void = () => {};
  api.version.mockImplementationOnce(
    () =>
      new Promise((resolve) => {
        late = resolve;
      }),
  );
  const first = model.choose(NAMED);
  await model.choose(BEFORE);
  late(Y.encodeStateAsUpdateV2(board({ a: "late" })));
  await first;
  expect(model.past.value?.version.id).toBe("v2");
});

it("names and restores only what the server has whole: the last edit comes on another line than the request", async () => {
  let arrive = (): void => {};
  stored = new Promise((resolve) => {
    arrive = resolve;
  });
  const naming = model.keepNow("Before the break");
  const restoring = model.restore(NAMED);
  await new Promise((resolve) => setTimeout(resolve));
  expect(api.nameNow).not.toHaveBeenCalled();
  expect(api.restore).not.toHaveBeenCalled();
  arrive();
  await Promise.all([naming, restoring]);
  expect(api.nameNow).toHaveBeenCalledWith("content.s1", "Before the break");
  expect(api.restore).toHaveBeenCalledWith("content.s1", "v1");
});

it("restores, says so, and takes it back by the version that was kept before", async () => {
  await model.choose(NAMED);
  await model.restore(NAMED);
  expect(model.said.value).toMatch(/^The board is as it was on Tue/);
  expect(model.canUndo.value).toBe(true);
  await model.undo();
  expect(api.restore.mock.calls).toEqual([
    ["content.s1", "v1"],
    ["content.s1", "v2"],
  ]);
  expect(model.canUndo.value).toBe(false);
});

it("shows the versions in turn, oldest first, until it is stopped or one is chosen", async () => {
  vi.useFakeTimers();
  api.versions.mockImplementation(async () => ({ versions: [BEFORE, NAMED], people: PEOPLE }));
  await model.load();
  const played = model.play();
  const seen: (string | undefined)[] = [];
  const look = async (ms: number): Promise<void> => {
    await vi.advanceTimersByTimeAsync(ms);
    seen.push(model.past.value?.version.id);
  };
  await look(100);
  await look(1_600);
  expect(seen).toEqual(["v1", "v2"]);
  await vi.advanceTimersByTimeAsync(1_600);
  await played;
  expect(model.playing.value).toBe(false);
  void model.play();
  await look(100);
  await model.choose(BEFORE);
  await look(4_000);
  expect(seen.slice(2)).toEqual(["v1", "v2"]);
  expect(model.playing.value).toBe(false);
  vi.useRealTimers();
});

it("names the present and a version, without the spaces around", async () => {
  await model.keepNow("  After the session ");
  expect(api.nameNow).toHaveBeenCalledWith("content.s1", "After the session");
  await model.choose(NAMED);
  await model.rename(NAMED, "Second ");
  expect(model.chosen.value?.name).toBe("Second");
});

it("says the server's own sentence when something does not work", async () => {
  api.restore.mockRejectedValueOnce(new ApiError(503, undefined, "The server cannot save just now."));
  await model.restore(NAMED);
  expect(model.problem.value).toBe("That did not work: The server cannot save just now.");
});

it("calls a version by its name or its cause, with who where it was somebody", () => {
  expect([titleOf(NAMED), titleOf(BEFORE)]).toEqual(["First draft", "Before a restore"]);
  expect(whenAndWho(NAMED, PEOPLE)).toMatch(/, by Ana$/);
  expect(whenAndWho({ ...NAMED, cause: "HOUR" }, {})).not.toMatch(/by/);
  expect(namesOf(["ana", "ben", "x"], PEOPLE)).toBe("Ana, Ben and somebody");
});

it("tells of each item what it was and is, and where", () => {
  const then = board({ a: "stays", b: "old words", c: "gone" }, "here");
  const now = board({ a: "stays", b: "new words", d: "fresh" }, "there");
  const change = (key: string, change: "ADDED" | "CHANGED" | "REMOVED") => ({
    root: "items",
    key,
    change,
    by: ["ana"],
    clients: [],
  });
  const list = {
    since: "v1",
    people: PEOPLE,
    changes: [
      change("a", "CHANGED"),
      change("b", "CHANGED"),
      change("c", "REMOVED"),
      change("d", "ADDED"),
      { root: "votes", key: "x", change: "ADDED" as const, by: [], clients: [] },
    ],
  };
  const [changes, others] = readChanges(list, then, now, String);
  expect(changes.map(({ key, was, now, from, to }) => [key, was, now, from, to])).toEqual([
    ["a", "stays", "stays", "here", "there"],
    ["b", "old words", "new words", "here", "there"],
    ["c", "gone", undefined, "here", undefined],
    ["d", undefined, "fresh", undefined, "there"],
  ]);
  expect(others).toBe(1);
});

function board(texts: Record<string, string>, pos = "here"): Y.Doc {
  const doc = new Y.Doc();
  for (const [id, text] of Object.entries(texts)) {
    doc.getMap("items").set(id, new Y.Map<unknown>(Object.entries({ pos, text: new Y.Text(text) })));
  }
  return doc;
}

it("puts one field back as it was, moved and new notes too, and takes that back", async () => {
  const then = placed({ a: ["stays", "Practice"], b: ["was here", "Practice"], c: ["elsewhere", "Research"] });
  const now = new Y.Doc();
  Y.applyUpdate(now, Y.encodeStateAsUpdate(then));
  const items = now.getMap<Y.Map<unknown>>("items");
  now.transact(() => {
    items.get("b")?.set("pos", "Research");
    items.get("c")?.set("text", new Y.Text("rewritten"));
    items.set("d", item("new", "Practice"));
  });
  api.version.mockImplementation(async () => Y.encodeStateAsUpdateV2(then));
  api.changesSince.mockImplementation(async () => ({
    since: "v1",
    people: PEOPLE,
    changes: ["b", "c", "d"].map((key) => ({ root: "items", key, change: "CHANGED", by: ["ben"], clients: [] })),
  }));
  await model.choose(NAMED);
  const past = model.past.value as Past;
  const [changes] = readChanges(past.changes, past.doc, now, String);
  const ofField = changesOfCell(changes, "Practice").map(({ key }) => key);
  expect(ofField).toEqual(["b", "d"]);
  model.putBack(now, "Practice", ofField);
  expect([...items.keys()].sort()).toEqual(["a", "b", "c"]);
  expect(items.get("b")?.get("pos")).toBe("Practice");
  expect(items.get("c")?.get("text")?.toString()).toBe("rewritten");
  expect(model.past.value?.changes.changes.map(({ key }) => key)).toEqual(["c"]);
  await model.undo();
  expect(items.get("b")?.get("pos")).toBe("Research");
  expect(items.get("d")?.get("text")?.toString()).toBe("new");
  expect(model.canUndo.value).toBe(false);
});

it("gathers changes by field and by person; what several wrote stands with each", () => {
  const change = (key: string, to: string, by: string[]): Change => ({
    key,
    kind: "ADDED",
    was: undefined,
    now: key,
    from: undefined,
    to,
    by,
  });
  const changes = [change("x", "Research", ["ana", "ben"]), change("y", "Practice", []), change("z", "", ["ben"])];
  const told = (by: By): unknown =>
    grouped(changes, by, PEOPLE).map((it) => [it.name, it.changes.map(({ key }) => key)]);
  expect(told("cell")).toEqual([
    ["Practice", ["y"]],
    ["Research", ["x"]],
    ["", ["z"]],
  ]);
  expect(told("person")).toEqual([
    ["Ana", ["x"]],
    ["Ben", ["x", "z"]],
    ["", ["y"]],
  ]);
});

function placed(items: Readonly<Record<string, readonly [string, string]>>): Y.Doc {
  const doc = new Y.Doc();
  for (const [key, [text, pos]] of Object.entries(items)) doc.getMap("items").set(key, item(text, pos));
  return doc;
}

function item(text: string, pos: string): Y.Map<unknown> {
  return new Y.Map<unknown>(Object.entries({ text: new Y.Text(text), pos }));
}
