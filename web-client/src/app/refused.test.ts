import { afterEach, expect, it } from "vitest";
import * as Y from "yjs";
import { Refused } from "./refused.ts";

afterEach(() => localStorage.clear());

it("offers the words that the server has not, and only once that is known (W8)", () => {
  const refused = new Refused("ana", "board");
  const dropped = board({ a: "on both", b: "only here", c: "old words", d: "  " });
  refused.keep(4413, dropped);
  expect(refused.offer.value).toBeUndefined();
  refused.compare(board({ a: "on both", c: "new words" }));
  expect(refused.offer.value?.code).toBe(4413);
  expect(refused.offer.value?.items.map(({ text }) => text)).toEqual(["only here", "old words"]);
});

it("keeps them through a reload until they are let go, for this account alone", () => {
  const before = new Refused("ana", "board");
  before.keep(4400, board({ a: "mine" }));
  before.compare(new Y.Doc());
  const after = new Refused("ana", "board");
  expect(after.offer.value?.items).toHaveLength(1);
  expect(new Refused("ben", "board").offer.value).toBeUndefined();
  after.letGo();
  expect(new Refused("ana", "board").offer.value).toBeUndefined();
});

it("offers nothing when everything was taken after all", () => {
  const refused = new Refused("ana", "board");
  refused.keep(1009, board({ a: "there" }));
  refused.compare(board({ a: "there" }));
  expect(refused.offer.value).toBeUndefined();
});

it("puts them on the board again as new items in their places", () => {
  const refused = new Refused("ana", "board");
  refused.keep(4413, board({ a: "again" }));
  const fresh = new Y.Doc();
  refused.compare(fresh);
  refused.putBack(fresh);
  const [id, item] = [...fresh.getMap<Y.Map<unknown>>("items").entries()][0] ?? [];
  expect(id).not.toBe("a");
  expect(item?.get("text")).toBeInstanceOf(Y.Text);
  expect(item?.toJSON()).toMatchObject({ kind: "note", pos: ["r", "s", 0.5, 0.5], text: "again" });
  expect(refused.offer.value).toBeUndefined();
});

function board(texts: Record<string, string>): Y.Doc {
  const doc = new Y.Doc();
  for (const [id, text] of Object.entries(texts)) {
    const item = new Y.Map<unknown>(
      Object.entries({ kind: "note", pos: ["r", "s", 0.5, 0.5], text: new Y.Text(text) }),
    );
    doc.getMap("items").set(id, item);
  }
  return doc;
}
