import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { WakeLock } from "./wakeLock.ts";

let asked = 0;
let released = 0;
let visible: DocumentVisibilityState = "visible";
let page: EventTarget & { readonly visibilityState: DocumentVisibilityState };

beforeEach(() => {
  asked = 0;
  released = 0;
  visible = "visible";
  page = Object.defineProperty(new EventTarget(), "visibilityState", { get: () => visible }) as typeof page;
  const request = async (): Promise<unknown> => {
    asked++;
    return { release: async () => void released++ };
  };
  vi.stubGlobal("navigator", { wakeLock: { request } });
});

afterEach(() => vi.unstubAllGlobals());

it("keeps the screen awake while held, and takes the lock anew when the page is seen again", async () => {
  const lock = new WakeLock(page as unknown as Document);
  lock.hold(true);
  visible = "hidden";
  page.dispatchEvent(new Event("visibilitychange"));
  expect(asked).toBe(1);
  visible = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
  expect(asked).toBe(2);
  await Promise.resolve();
  lock.hold(false);
  expect(released).toBe(1);
  page.dispatchEvent(new Event("visibilitychange"));
  expect(asked).toBe(2);
});

it("lets go of a lock that comes when nobody wants it any more", async () => {
  const lock = new WakeLock(page as unknown as Document);
  lock.hold(true);
  lock.hold(false);
  await Promise.resolve();
  await Promise.resolve();
  expect(released).toBe(1);
});

it("does without where the device has none, or refuses", async () => {
  vi.stubGlobal("navigator", {});
  new WakeLock(page as unknown as Document).hold(true);
  vi.stubGlobal("navigator", { wakeLock: { request: () => Promise.reject(new Error("battery")) } });
  const lock = new WakeLock(page as unknown as Document);
  lock.hold(true);
  await Promise.resolve();
  lock.hold(false);
  expect(released).toBe(0);
});
