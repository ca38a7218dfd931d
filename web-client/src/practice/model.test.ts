import { signal } from "@preact/signals";
import { beforeEach, describe, expect, it } from "vitest";
import type { RunEvent, RunView } from "../wire/messages.ts";
import { PracticeModel } from "./model.ts";
import { phaseAt } from "./place.ts";
import type { RingerState } from "./ringer.ts";
import type { Script } from "./script.ts";
import type { PlannedStrike } from "./strikes.ts";

const START = 1_000_000;

const SCRIPT = {
  id: "p",
  version: 1,
  title: "Two steps",
  intention: "Rest.",
  care: { notice: "Nothing to get right.", choices: ["Rest"] },
  bells: { mark: { sound: "wood", count: 1 } },
  steps: [
    {
      id: "a",
      mode: "guide",
      title: "First",
      seconds: 60,
      cues: [
        { kind: "prompt", at: 0, text: "Sit" },
        { kind: "say", at: 5, text: "Hello." },
        { kind: "say", at: 30, text: "Once more." },
        { kind: "note", at: 0, to: "facilitator", text: "Slowly." },
        { kind: "bell", at: 20, bell: "mark" },
        { kind: "time", at: 10, from: "end", text: "Soon over" },
      ],
    },
    {
      id: "b",
      mode: "breath",
      title: "Second",
      seconds: 40,
      cues: [
        { kind: "breath", at: 10, breath: { in: 4, out: 6 }, until: "end" },
        { kind: "bell", at: 20, bell: "close" },
        { kind: "mic", at: 30, mic: "free" },
      ],
    },
  ],
} as unknown as Script;

/** A room with one person: its time stands still unless it is moved. */
class Room {
  now = START - 5_000;
  ready = true;
  armed = false;
  awake = false;
  fails = 0;
  fetched = 0;
  planned: readonly PlannedStrike[] = [];
  readonly buzzed: number[][] = [];
  readonly kept = new Map<string, string>();
  readonly retries: (() => void)[] = [];
  readonly gated: boolean[] = [];
  readonly people = signal([{ id: "lead", name: "Lea", leads: true }]);
  readonly state = signal<RingerState>("ready");
  readonly ringer = {
    state: this.state,
    tally: signal({ rang: 0, missed: 0 }),
    latency: 12,
    loudness: 0,
    muted: false,
    open: async () => {},
    plan: (strikes: readonly PlannedStrike[]) => {
      this.planned = strikes;
    },
    try: () => {},
  };
  readonly model = this.enter();

  enter(): PracticeModel {
    const room = this;
    return new PracticeModel({
      clock: {
        get ready() {
          return room.ready;
        },
        errorBound: 3,
        programmeNow: () => this.now,
        arm: (armed) => {
          this.armed = armed;
        },
      },
      ringer: this.ringer,
      fetchScript: async () => {
        this.fetched++;
        if (this.fails-- > 0) throw new Error("no line");
        return SCRIPT;
      },
      storage: {
        getItem: (key) => this.kept.get(key) ?? null,
        setItem: (key, value) => this.kept.set(key, value),
      },
      every: () => () => {},
      later: (_, run) => {
        this.retries.push(run);
        return () => {};
      },
      vibrate: (pattern) => this.buzzed.push(pattern),
      leads: true,
      me: signal("lead"),
      people: this.people,
      micGate: (closed) => this.gated.push(closed),
      awake: (held) => {
        this.awake = held;
      },
    });
  }

  /** Comes to a run that has these events, at this second of it. */
  async join(second: number, ...events: RunEvent[]): Promise<void> {
    this.at(second);
    this.model.welcome(view(...events));
    await settled();
    this.at(second);
  }

  at(second: number): void {
    this.now = START + second * 1000;
    this.model.tick();
  }

  /** Lets time pass as the interval would. */
  pass(from: number, to: number): void {
    for (let ms = from * 1000; ms <= to * 1000; ms += 50) this.at(ms / 1000);
  }
}

describe("a run as one person meets it", () => {
  let room: Room;
  let model: PracticeModel;

  beforeEach(() => {
    room = new Room();
    model = room.model;
  });

  it("is nothing while there is none", () => {
    model.welcome(undefined);
    expect(model.course.state.value).toBe("none");
    expect(model.present.value).toBe(false);
  });

  it("leads in, runs and is over", async () => {
    await room.join(-5);
    expect([model.course.state.value, model.course.startsIn.value]).toEqual(["leadIn", 5]);
    room.at(1);
    expect(model.course.state.value).toBe("running");
    room.at(100);
    expect([model.course.state.value, model.present.value]).toEqual(["over", true]);
    room.at(161);
    expect(model.present.value).toBe(false);
  });

  it("has every bell to come planned before it starts", async () => {
    await room.join(-5);
    expect(room.planned).toEqual([
      { at: START + 20_000, sound: "wood" },
      { at: START + 80_000, sound: "bowl" },
      { at: START + 82_000, sound: "bowl" },
    ]);
  });

  it("plans nothing before the clock is known", async () => {
    room.ready = false;
    await room.join(-5);
    expect(room.planned).toEqual([]);
    room.ready = true;
    room.at(-4);
    expect(room.planned).toHaveLength(3);
  });

  it("P3: a pause takes away what is to come, a resume brings it back later", async () => {
    await room.join(10);
    model.event({ type: "practicePaused", run: "r", at: START + 12_000 }, "lead");
    expect(room.planned).toEqual([]);
    expect([model.course.state.value, model.run.pausing.value]).toEqual(["running", true]);
    room.at(13);
    expect(model.course.state.value).toBe("paused");
    model.event({ type: "practiceResumed", run: "r", at: START + 22_000 }, "lead");
    expect(room.planned[0]).toEqual({ at: START + 30_000, sound: "wood" });
    expect(model.run.pausing.value).toBe(false);
  });

  it("P4: an extension moves the time that is left", async () => {
    await room.join(10);
    model.event({ type: "practiceExtended", run: "r", at: START + 12_000, step: "a", ms: 30_000 }, "lead");
    expect([model.course.leftInStep.value, model.course.leftInAll.value]).toEqual([80, 120]);
  });

  it("P5: a stop ends it early", async () => {
    await room.join(10);
    model.event({ type: "practiceStopped", run: "r", at: START + 12_000 }, "lead");
    expect(room.planned).toEqual([]);
    room.at(12);
    expect(model.course.state.value).toBe("stopped");
  });

  it("shows line, prompt, note, what comes next and the word about time, each in its time", async () => {
    await room.join(10);
    expect(model.course.place.value).toMatchObject({
      prompt: "Sit",
      say: "Hello.",
      note: "Slowly.",
      time: null,
      mic: "off",
    });
    expect(model.course.place.value?.next).toEqual({ text: "Once more.", ms: 20_000 });
    room.at(52);
    expect(model.course.place.value).toMatchObject({ say: "Once more.", time: "Soon over", next: null });
    room.at(61);
    expect(model.course.place.value).toMatchObject({ prompt: null, say: null, note: null });
    room.at(91);
    expect(model.course.place.value?.mic).toBe("free");
  });

  it("guides the breath from its cue on", async () => {
    await room.join(65);
    expect(model.course.place.value?.breath).toBeNull();
    room.at(71);
    expect(model.course.place.value?.breath).toMatchObject({ phase: "in", ms: 3_000 });
    room.at(75);
    expect(model.course.place.value?.breath).toMatchObject({ phase: "out", ms: 5_000 });
    expect(phaseAt({ in: 4, hold: 2, out: 6, rest: 1 }, 12_500)).toEqual({ phase: "rest", ms: 500 });
  });

  it("shows and buzzes each bell once as it sounds", async () => {
    await room.join(19);
    room.pass(19, 21);
    expect(model.bells.bloom.value).toEqual({ id: 1, bell: "mark" });
    expect(room.buzzed).toHaveLength(1);
    room.pass(79, 83);
    expect(model.bells.bloom.value).toEqual({ id: 3, bell: "close" });
  });

  it("P8: a late-comer sees and hears no bell of the past, and is told quietly", async () => {
    await room.join(50);
    expect(model.bells.bloom.value).toBeNull();
    expect(room.buzzed).toEqual([]);
    expect(model.late.value).toBe(true);
    room.at(75);
    expect(model.late.value).toBe(false);
  });

  it("shows nothing of what was missed while the page was hidden", async () => {
    await room.join(10);
    room.at(40);
    expect(model.bells.bloom.value).toBeNull();
  });

  it("whoever comes after the end goes straight to the room", async () => {
    await room.join(110);
    expect(model.present.value).toBe(false);
  });

  it("a new run begins afresh, a known one goes on", async () => {
    await room.join(101);
    model.event({ ...started(START + 200_000), run: "r2" }, "other");
    await settled();
    room.at(195);
    expect([model.run.view.value?.leader, model.course.state.value, model.present.value]).toEqual([
      "other",
      "leadIn",
      true,
    ]);
    model.welcome({ ...view(), id: "r2", events: [{ ...started(START + 200_000), run: "r2" }] });
    expect(model.run.script.value).toBe(SCRIPT);
  });

  it("fetches a script once, and again until it comes", async () => {
    room.fails = 2;
    await room.join(-5);
    expect(model.run.trouble.value).toBe(true);
    room.retries.shift()?.();
    await settled();
    room.retries.shift()?.();
    await settled();
    expect([model.run.trouble.value, model.run.script.value, room.fetched]).toEqual([false, SCRIPT, 3]);
    await model.prepare("p", 1);
    expect(room.fetched).toBe(3);
  });

  it("stepping out mutes and hides here alone; the bells go on being planned", async () => {
    await room.join(10);
    model.stepOut();
    expect([room.ringer.muted, room.awake]).toEqual([true, false]);
    expect(room.planned.length).toBeGreaterThan(0);
    room.pass(19, 21);
    expect(room.buzzed).toEqual([]);
    model.comeBack();
    expect([room.ringer.muted, room.awake]).toEqual([false, true]);
  });

  it("keeps the clock from jumping and the screen awake while it is on", async () => {
    await room.join(10);
    expect([room.armed, room.awake]).toEqual([true, true]);
    room.at(101);
    expect([room.armed, room.awake]).toEqual([false, false]);
  });

  it("P23: a held step waits; going on rings its closing bell", async () => {
    await room.join(10);
    model.event({ type: "practiceHeld", run: "r", at: START + 12_000, step: "a" }, "lead");
    room.at(70);
    expect([
      model.course.place.value?.step.id,
      model.course.place.value?.waiting,
      model.course.leftInStep.value,
    ]).toEqual(["a", true, 0]);
    model.event({ type: "practiceWentOn", run: "r", at: START + 80_000, step: "a" }, "lead");
    room.at(80);
    expect(model.course.place.value?.step.id).toBe("b");
  });

  it("P42, P43: a bell and a line by hand, for one group or for all", async () => {
    await room.join(10);
    model.event({ type: "bellRung", run: "r", at: START + 12_000, bell: "mark" }, "lead");
    expect(room.planned[0]).toEqual({ at: START + 12_000, sound: "wood" });
    model.event({ type: "bellRung", run: "r", at: START + 13_000, bell: "mark", groups: ["g9"] }, "lead");
    expect(room.planned).toHaveLength(4);
    model.event({ type: "lineSaid", run: "r", at: START + 12_000, text: "Take your time." }, "lead");
    room.at(13);
    expect(model.course.place.value?.say).toBe("Take your time.");
    room.at(31);
    expect(model.course.place.value?.say).toBe("Once more.");
  });

  it("P44: another leader; and the lead is offered when the leader has been away for ten seconds", async () => {
    await room.join(10);
    expect(model.company.leaderAway.value).toBe(false);
    room.people.value = [];
    room.pass(11, 20);
    expect(model.company.leaderAway.value).toBe(false);
    room.pass(20, 22);
    expect(model.company.leaderAway.value).toBe(true);
    model.event({ type: "practiceHandedOver", run: "r", at: START + 25_000, person: "ana" }, "ana");
    expect(model.run.view.value?.leader).toBe("ana");
  });

  it("closes the microphone a little before a bell, until it has sounded", async () => {
    await room.join(19);
    room.pass(19, 21);
    expect(room.gated).toEqual([true, false]);
  });

  it("K10: says how this device stands", async () => {
    await room.join(10);
    expect(model.report.value).toEqual({
      type: "report",
      error: 3,
      audio: "READY",
      latency: 12,
      script: true,
      rang: 0,
      missed: 0,
    });
    model.chosen.rings.value = false;
    expect([model.report.value?.audio, room.ringer.muted]).toEqual(["SILENT", true]);
  });

  it("shows what the practice may bring up from the lead-in on, until it is read or half a minute has passed", async () => {
    await room.join(-3);
    expect(model.caring.value, "who leads has read it").toBe(false);
    model.welcome({ ...view(), leader: "other" });
    expect(model.caring.value).toBe(true);
    room.at(20);
    expect(model.caring.value).toBe(true);
    model.careRead();
    expect(model.caring.value).toBe(false);
  });

  it("does not show it any more when it has gone on for half a minute", async () => {
    await room.join(20);
    model.welcome({ ...view(), leader: "other" });
    expect(model.caring.value).toBe(true);
    room.at(31);
    expect(model.caring.value).toBe(false);
  });

  it("gives a bell the faces that its person wants", async () => {
    await room.join(19);
    model.chosen.picture.value = false;
    model.chosen.vibrates.value = false;
    room.pass(19, 21);
    expect([model.bells.bloom.value, room.buzzed, room.ringer.muted]).toEqual([null, [], false]);
  });

  it("a second device in a hand is only felt, and says that it is silent by choice", async () => {
    await room.join(19);
    model.chosen.vibrates.value = false;
    model.chosen.onlyFelt.value = true;
    room.pass(19, 21);
    expect([room.buzzed.length, room.ringer.muted, model.report.value?.audio]).toEqual([1, true, "SILENT"]);
  });

  it("lets one breathe at a pace of one's own", async () => {
    await room.join(75);
    expect(model.breath.value).toMatchObject({ phase: "out" });
    model.chosen.pace.value = "5-7";
    expect(model.breath.value).toEqual({ phase: "in", ms: 2_000 });
  });

  it("remembers what was chosen", () => {
    model.chosen.words.value = false;
    model.chosen.loudness.value = 0.3;
    const again = room.enter();
    expect([again.chosen.words.value, again.chosen.loudness.value]).toEqual([false, 0.3]);
    expect(room.ringer.loudness).toBe(0.3);
  });

  it("uses what is usual when what was kept cannot be read", () => {
    room.kept.set("mandala.practice", "{ not json");
    expect(room.enter().chosen.loudness.value).toBe(0.7);
  });
});

function started(at: number): RunEvent {
  return { type: "practiceStarted", run: "r", practice: "p", version: 1, members: 1, at };
}

function view(...events: RunEvent[]): RunView {
  return { id: "r", practice: "p", version: 1, leader: "lead", events: [started(START), ...events] };
}

/** Until all promises that can be kept are kept. */
async function settled(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve();
}
