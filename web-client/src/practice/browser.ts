import type { Clock } from "../wire/clock.ts";
import { BellTrack } from "./bellTrack.ts";
import { PracticeModel } from "./model.ts";
import type { PracticeParts } from "./parts.ts";
import { Ringer } from "./ringer.ts";
import { WakeLock } from "./wakeLock.ts";

/** The practice of one page, with the browser's own timers, sound, storage and screen. */
export function browserPractice(
  clock: Clock,
  fetchScript: PracticeParts["fetchScript"],
  room: Pick<PracticeParts, "me" | "leads" | "people" | "devices" | "micGate">,
): PracticeModel {
  const ringer = new Ringer({
    createContext: () => {
      playThroughSilentSwitch();
      return new AudioContext();
    },
    now: () => performance.now(),
    every,
    toLocal: (programme) => clock.toLocal(programme),
  });
  ringer.watch();
  const track = new BellTrack({
    createAudio: () => new Audio(),
    urlOf: (wave) => URL.createObjectURL(wave),
    drop: (url) => URL.revokeObjectURL(url),
    programmeNow: () => clock.programmeNow(),
    every,
    ...("mediaSession" in navigator && { session: navigator.mediaSession }),
  });
  const lock = new WakeLock();
  const vibrates = "vibrate" in navigator;
  return new PracticeModel({
    ...room,
    clock,
    ringer,
    track,
    fetchScript,
    storage: localStorage,
    every,
    later,
    awake: (held) => lock.hold(held),
    ...(vibrates && { vibrate: (pattern: number[]) => void navigator.vibrate(pattern) }),
  });
}

/** Safari mutes Web Audio with the silent switch unless the page says that it plays (Audio Session API). */
function playThroughSilentSwitch(): void {
  const { audioSession } = navigator as { audioSession?: { type: string } };
  if (audioSession) audioSession.type = "playback";
}

function every(ms: number, run: () => void): () => void {
  const timer = setInterval(run, ms);
  return () => clearInterval(timer);
}

function later(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
