import type { Clock } from "../wire/clock.ts";
import { PracticeModel, type PracticeParts } from "./model.ts";
import { Ringer } from "./ringer.ts";
import { WakeLock } from "./wakeLock.ts";

/** The practice of one page, with the browser's own timers, sound, storage and screen. */
export function browserPractice(clock: Clock, fetchScript: PracticeParts["fetchScript"]): PracticeModel {
  const ringer = new Ringer({
    createContext: () => new AudioContext(),
    now: () => performance.now(),
    every,
    toLocal: (programme) => clock.toLocal(programme),
  });
  const lock = new WakeLock();
  const vibrates = "vibrate" in navigator;
  return new PracticeModel({
    clock,
    ringer,
    fetchScript,
    storage: localStorage,
    every,
    later,
    awake: (held) => lock.hold(held),
    ...(vibrates && { vibrate: (pattern: number[]) => void navigator.vibrate(pattern) }),
  });
}

function every(ms: number, run: () => void): () => void {
  const timer = setInterval(run, ms);
  return () => clearInterval(timer);
}

function later(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
