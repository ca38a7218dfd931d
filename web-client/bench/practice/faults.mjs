import { LocalClock, randomFrom, Way, World } from "./world.mjs";

const AHEAD = 1_760_000_000_000;
const CLIENTS = 3;
const LEAD_MS = 1_500;
/** A sound is fixed this long before; what a client hears of in that time comes too late for it. */
const UNCERTAIN_MS = 450;
const SAME_MS = 50;
const END_MS = 150_000;

/** Rendered at 1,000 samples a second, each sound has a length of its own. */
const SOUNDS = { 11000: "bowl", 1600: "bowl-muffled", 6000: "soft", 500: "wood" };

const SCRIPT = {
  bells: { open: { sound: "bowl", count: 2, gap: 3 } },
  steps: [
    { id: "a", mode: "silence", title: "A", seconds: 20, cues: [bell("open", 0), bell("mark", 0, "end")] },
    { id: "b", mode: "turns", title: "B", seconds: 40, gap: 4, cues: [bell("turn", 0), bell("mark", 0, "end")] },
    { id: "c", mode: "breath", title: "C", seconds: 8, repeat: { times: 2, gap: 2 }, cues: [bell("wake", 2)] },
    { id: "d", mode: "guide", title: "D", seconds: 15, cues: [bell("close", 5, "end")] },
  ],
};

/**
 * Runs with pauses, extensions, holds, steps back, groups of two and three, bells by hand, lines that drop for up to a minute, a server that is gone, and devices
 * whose sound is interrupted: the client's own timeline, clock and ringer. What sounds is judged against the log that each client had at that
 * time. Sounds of an interrupted device are missed, and must be counted by it.
 */
export function runWithFaults(code, seed) {
  const random = randomFrom(seed);
  const world = new World();
  const log = [];
  const devices = Array.from({ length: CLIENTS }, (_, i) => new Device(code, world, random, i));
  const startAt = 8_000;
  order(world, log, devices, 3_000, {
    type: "practiceStarted",
    run: "r",
    practice: "p",
    version: 1,
    members: 1,
    at: startAt + AHEAD,
    groups: [
      { id: "g0", members: ["a", "b"] },
      { id: "g1", members: ["c", "d", "e"] },
    ],
  });
  storms(random, world, log, devices, startAt, code);
  for (const device of devices) faults(random, world, device, log);
  world.runTo(END_MS);
  const total = { sounds: 0, missed: 0, doubled: 0, strange: 0, interrupted: 0, uncounted: 0 };
  for (const device of devices) add(total, device.judge());
  return total;
}

class Device {
  constructor({ Clock, Ringer, Timeline, strikesOf }, world, random, i) {
    this.code = { Timeline, strikesOf };
    this.world = world;
    this.group = `g${i % 2}`;
    this.local = new LocalClock(random, 100 * (2 * random() - 1));
    this.way = new Way(random, { delay: 60, jitter: 30, lopsided: 0.1 });
    this.events = [];
    this.seen = [];
    this.audio = new Audio(world);
    const now = () => this.local.at(world.now);
    const later = (ms, run) => world.at(world.now + ms, run);
    this.clock = new Clock({ now, later, send: (t0) => this.#exchange(t0) });
    this.ringer = new Ringer({
      now,
      createContext: () => this.audio.context(),
      every: (ms, run) => world.every(ms, run),
      toLocal: (programme) => this.clock.toLocal(programme),
    });
    void this.ringer.open();
    this.clock.start();
    world.at(2_500, () => this.clock.arm(true));
  }

  receive(events) {
    if (events.length <= this.events.length) return;
    this.events = events;
    const timeline = new this.code.Timeline(SCRIPT, this.group, events);
    const strikes = this.code
      .strikesOf(timeline, SCRIPT, events, { group: this.group, leads: false })
      .flatMap(({ at, sound }) => (at === null ? [] : [{ at, sound }]));
    this.seen.push({ from: this.world.now, strikes });
    this.ringer.plan(strikes);
  }

  /** Every sound that this device should have made, by what it knew when the sound was due. */
  judge() {
    const found = { sounds: 0, missed: 0, doubled: 0, strange: 0, interrupted: 0, uncounted: 0 };
    const left = [...this.audio.heard];
    const expected = [...this.#expected()].sort((a, b) => a.at - b.at);
    for (const { at, sound, sure } of expected) {
      const due = at - AHEAD;
      const heard = takeNearest(left, sound, due);
      if (!sure) continue;
      if (!heard && this.audio.interruptedAt(due)) found.interrupted++;
      else found.sounds++;
      if (!heard && !this.audio.interruptedAt(due)) found.missed++;
    }
    for (const { at, sound } of left) {
      const near = expected.some((one) => one.sound === sound && Math.abs(one.at - AHEAD - at) < SAME_MS);
      if (near) found.doubled++;
      else found.strange++;
    }
    if (found.interrupted > this.ringer.tally.value.missed) found.uncounted++;
    return found;
  }

  #expected() {
    const all = new Map();
    this.seen.forEach(({ from, strikes }, i) => {
      const to = this.seen[i + 1]?.from ?? END_MS;
      for (const { at, sound } of strikes) {
        const due = at - AHEAD;
        const key = `${at} ${sound}`;
        const sure = due > from + UNCERTAIN_MS && due < to - UNCERTAIN_MS && due < END_MS - 1_000;
        const maybe = due > from - UNCERTAIN_MS && due < to + UNCERTAIN_MS;
        if (sure || (maybe && !all.has(key))) all.set(key, { at, sound, sure });
      }
    });
    return all.values();
  }

  #exchange(t0) {
    if (!this.way.open) return;
    this.world.at(this.world.now + this.way.up(), () => {
      const t1 = this.world.now + AHEAD;
      this.world.at(this.world.now + this.way.down(), () => {
        if (this.way.open) this.clock.onAnswer(t0, t1, t1, this.local.at(this.world.now));
      });
    });
  }
}

/** A device of sound in the simulated world: what was scheduled is heard at its time, unless it was stopped or everything stood still. */
class Audio {
  heard = [];
  #interruptions = [];
  #context = null;

  constructor(world) {
    this.world = world;
  }

  context() {
    this.#context = new Context(this.world, this.heard);
    return this.#context;
  }

  interrupt(from, to) {
    this.#interruptions.push({ from, to });
    this.world.at(from, () => this.#context?.suspend());
    this.world.at(to, () => this.#context?.wake());
  }

  interruptedAt(time) {
    return this.#interruptions.some(({ from, to }) => time > from - 300 && time < to + 3_500);
  }
}

class Context {
  state = "running";
  sampleRate = 1_000;
  destination = {};
  #still = 0;
  #stoppedAt = 0;
  #sources = new Set();

  constructor(world, heard) {
    this.world = world;
    this.heard = heard;
    this.began = world.now;
  }

  get currentTime() {
    const now = this.state === "running" ? this.world.now : this.#stoppedAt;
    return (now - this.began - this.#still) / 1000;
  }

  getOutputTimestamp() {
    return { contextTime: this.currentTime, performanceTime: this.performance?.() ?? 0 };
  }

  suspend() {
    this.#stoppedAt = this.world.now;
    this.state = "interrupted";
    for (const source of this.#sources) source.cancel();
  }

  wake() {
    this.#still += this.world.now - this.#stoppedAt;
    this.state = "running";
    for (const source of this.#sources) source.arm();
  }

  createGain() {
    return { gain: { value: 1, setTargetAtTime() {} }, connect() {} };
  }

  createConstantSource() {
    return { offset: { value: 1 }, connect() {}, start() {} };
  }

  createBuffer(_, length) {
    return { length, copyToChannel() {} };
  }

  createBufferSource() {
    const context = this;
    const source = {
      buffer: null,
      cancel: () => {},
      connect() {},
      disconnect() {},
      start(when) {
        source.when = when;
        context.#sources.add(source);
        source.arm();
      },
      arm() {
        const at = context.began + context.#still + source.when * 1000;
        source.cancel = context.world.at(at, () => {
          context.#sources.delete(source);
          context.heard.push({ at, sound: SOUNDS[source.buffer.length] });
        });
      },
      stop() {
        source.cancel();
        context.#sources.delete(source);
      },
    };
    return source;
  }

  async resume() {}

  async close() {
    this.state = "closed";
  }
}

/** Takes the heard sound that is nearest to `due` out of the list, if there is one near enough. */
function takeNearest(heard, sound, due) {
  const distance = (one) => Math.abs(one.at - due);
  const nearest = heard
    .filter((one) => one.sound === sound && distance(one) < SAME_MS)
    .sort((a, b) => distance(a) - distance(b))[0];
  if (nearest) heard.splice(heard.indexOf(nearest), 1);
  return nearest;
}

function bell(name, at, from) {
  return { kind: "bell", at, bell: name, ...(from && { from }) };
}

function order(world, log, devices, at, event) {
  world.at(at, () => {
    log.push(event);
    const events = [...log];
    for (const device of devices) {
      world.at(world.now + device.way.down(), () => device.way.open && device.receive(events));
    }
  });
}

/** Two who lead press what they like. An event takes effect after the lead, and never before the one before it. */
function storms(random, world, log, devices, startAt) {
  let last = startAt + AHEAD;
  let at = startAt;
  const steps = ["a", "b", "c", "d"];
  for (let i = 0; i < 10; i++) {
    at += random() ** 2 * 20_000;
    last = Math.max(last, Math.ceil(at + LEAD_MS + AHEAD));
    order(world, log, devices, at, { ...anyEvent(random, steps), run: "r", at: last });
  }
}

function anyEvent(random, steps) {
  const step = steps[Math.floor(random() * steps.length)];
  const kinds = [
    { type: "practicePaused" },
    { type: "practiceResumed" },
    { type: "practiceResumed" },
    { type: "practiceExtended", step, ms: 5_000 },
    { type: "practiceHeld", step },
    { type: "practiceWentOn", step },
    { type: "practiceWentBack", step },
    { type: "bellRung", bell: "mark" },
    { type: "bellRung", bell: "turn", groups: ["g1"] },
  ];
  return kinds[Math.floor(random() * kinds.length)];
}

/** The line drops now and then, also for everybody at once; a device's sound is interrupted in a third of the runs. */
function faults(random, world, device, log) {
  for (let i = 0; i < 2; i++) {
    const from = 10_000 + random() * 90_000;
    const to = from + random() * 60_000;
    world.at(from, () => {
      device.way.open = false;
      device.clock.stop();
    });
    world.at(to, () => {
      device.way.open = true;
      device.clock.start();
      const events = [...log];
      world.at(world.now + device.way.down(), () => device.receive(events));
    });
  }
  if (random() < 0.33) {
    const from = 10_000 + random() * 60_000;
    device.audio.interrupt(from, from + 500 + random() * 8_000);
  }
}

function add(total, more) {
  for (const key of Object.keys(total)) total[key] += more[key];
}
