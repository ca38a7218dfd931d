import { expect, it, vi } from "vitest";
import type { Api } from "../wire/api.ts";
import { askBoard, askEarly } from "./boardAsk.ts";

it("asks for the board of the address before anybody shows it, once, and anew when it is asked again", async () => {
  const api = answering();
  askEarly(api, { to: "board", id: "one" });
  expect(api.board).toHaveBeenCalledTimes(1);
  await askBoard(api, "one");
  expect(api.board).toHaveBeenCalledTimes(1);
  await askBoard(api, "one");
  expect(api.board).toHaveBeenCalledTimes(2);
});

it("gives nobody the answer for another board, and asks for nothing on other pages", async () => {
  const api = answering();
  askEarly(api, { to: "boards" });
  expect(api.board).not.toHaveBeenCalled();
  askEarly(api, { to: "board", id: "one" });
  expect(await askBoard(api, "two")).toEqual([{ id: "ana" }, { card: "two" }]);
});

it("tells whoever takes it that it failed", async () => {
  const api = { me: async () => ({ id: "ana" }), board: () => Promise.reject(new TypeError("no network")) };
  askEarly(api as unknown as Api, { to: "board", id: "one" });
  await expect(askBoard(api as unknown as Api, "one")).rejects.toThrow("no network");
});

function answering(): Api {
  const [me, board] = [vi.fn(async () => ({ id: "ana" })), vi.fn(async (id: string) => ({ card: id }))];
  return { me, board } as unknown as Api;
}
