import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { paste, waitForWords } from "./boardPage.ts";
import { Stage, waitForSaved } from "./browser.ts";
import { until } from "./until.ts";

// B6: what those who lead prepared, nobody else moves, by keys or by a client of their own making.

const AUTH = 2;
let stage: Stage;
let ana: Page;
let mei: Page;

beforeAll(async () => {
  stage = await Stage.open();
  ana = await stage.leader("Ana", "boston");
  mei = await stage.practitioner("Mei", "singapore");
  for (const page of [ana, mei]) await page.locator(".tool-bar").waitFor();
  await paste(ana, "- the question of today");
  await waitForWords(ana, "the question of today");
  await ana.keyboard.press("Control+a");
  await ana.keyboard.press("Shift+F10");
  await ana.getByRole("menuitem", { name: "Make it a prepared part" }).click();
  await waitForWords(mei, "the question of today, prepared");
  await waitForSaved(ana, "Saved");
});

afterAll(() => stage.close());

it("leaves a prepared part where it is, whatever keys a participant presses", async () => {
  await mei.locator('.outline [aria-label*="the question of today"]').focus();
  for (const key of ["Delete", "ArrowRight", "Control+Shift+L", "Delete"]) await mei.keyboard.press(key);
  await paste(mei, "- something of my own");
  await waitForWords(ana, "something of my own");
  await waitForWords(ana, "the question of today, prepared");
});

it("refuses what a hostile client writes into the frame, and tells it so (B6, D7)", async () => {
  const { frame, ticket } = await mei.evaluate(async () => {
    const headers = { "x-mandala-token": /mandala_token=([^;]*)/.exec(document.cookie)?.[1] ?? "" };
    const session = location.pathname.split("/").at(-1);
    const { board } = await (await fetch(`/api/v1/sessions/${session}`)).json();
    const body = JSON.stringify({ target: `doc:${board.frame}` });
    const { ticket } = await (await fetch("/api/v1/tickets", { method: "POST", headers, body })).json();
    return { frame: board.frame as string, ticket: ticket as string };
  });
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${stage.house.webSocketUrl}/ws/doc`, frame, doc, {
    params: { ticket },
    disableBc: true,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  });
  let denied = 0;
  provider.messageHandlers[AUTH] = () => {
    denied++;
  };
  await until("the frame", () => doc.getMap("items").size === 1);
  const [id] = doc.getMap("items").keys();
  (doc.getMap("items").get(id as string) as Y.Map<unknown>).set("pos", [0, 0]);
  doc.getMap("items").delete(id as string);
  doc.getMap("meta").set("title", "Mine now");
  await until("three refusals", () => denied === 3);
  provider.destroy();
  await ana.reload();
  await waitForWords(ana, "the question of today, prepared");
  expect(await ana.getByText("Mine now").count()).toBe(0);
});
