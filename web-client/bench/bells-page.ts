import { Ringer } from "../src/practice/ringer.ts";
import type { Script } from "../src/practice/script.ts";
import { strikesOf } from "../src/practice/strikes.ts";
import { Timeline } from "../src/practice/timeline.ts";
import { Clock } from "../src/wire/clock.ts";
import script from "./bench-bells.json";

/** One device of the bell check: the product's clock, timeline and ringer, without a room around them. */
const now = () => performance.now();

const clock = new Clock({
  now,
  send: (t0) => {
    fetch("/bench/clock")
      .then((answer) => answer.json())
      .then(({ t1, t2 }) => clock.onAnswer(t0, t1, t2, now()))
      .catch((error) => console.error("no clock", error));
  },
  later: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});

const ringer = new Ringer({
  createContext: () => new AudioContext(),
  now,
  every: (ms, run) => {
    const timer = setInterval(run, ms);
    return () => clearInterval(timer);
  },
  toLocal: (programme) => clock.toLocal(programme),
});

const device = {
  async open(): Promise<void> {
    await ringer.open();
    clock.start();
  },

  get ready(): boolean {
    return clock.ready && ringer.state.value === "ready";
  },

  /** Rings all bells of a run that starts at this programme time. */
  ring(at: number): void {
    clock.arm(true);
    const start = { type: "practiceStarted", run: "bench", practice: script.id, version: 1, members: 1, at } as const;
    const timeline = new Timeline(script as Script, 1, [start]);
    const strikes = strikesOf(timeline, script as Script);
    ringer.plan(strikes.flatMap(({ at: instant, sound }) => (instant === null ? [] : [{ at: instant, sound }])));
  },
};

Object.assign(globalThis, { device });
