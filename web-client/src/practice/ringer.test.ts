import { beforeEach, describe, expect, it } from "vitest";
import { Ringer } from "./ringer.ts";

/** The audio device of a test: its clock runs with `pace` beside the machine's, and it remembers what is scheduled. */
class Device {
  state: AudioContextState = "running";
  currentTime = 1;
  readonly sampleRate = 8_000;
  readonly destination = {};
  readonly sources: Source[] = [];
  readonly gains: Gain[] = [];
  latency = 0.02;
  world: World;

  constructor(world: World) {
    this.world = world;
  }

  getOutputTimestamp() {
    return { contextTime: this.currentTime - this.latency, performanceTime: this.world.now };
  }

  createGain() {
    const gain = new Gain();
    this.gains.push(gain);
    return gain;
  }

  createConstantSource() {
    return { offset: { value: 1 }, connect() {}, start() {} };
  }

  createBuffer() {
    return { copyToChannel() {} };
  }

  createBufferSource() {
    const source = new Source();
    this.sources.push(source);
    return source;
  }

  async resume() {}

  async close() {
    this.state = "closed";
  }

  /** Contexts times at which something will be heard, in order. */
  get scheduled(): number[] {
    return this.sources.filter(({ stopped }) => !stopped).map(({ when }) => when);
  }
}

class Source {
  when = -1;
  stopped = false;
  buffer: unknown = null;
  connect() {}
  disconnect() {}
  start(when = 0) {
    this.when = when;
  }
  stop() {
    this.stopped = true;
  }
}

class Gain {
  readonly gain = {
    value: 1,
    setTargetAtTime(value: number) {
      this.value = value;
    },
  };
  connect() {}
}

/** Programme time is 1 000 000 ms ahead of local time. */
class World {
  now = 10_000;
  pace = 1;
  readonly devices: Device[] = [];
  readonly ringer: Ringer;
  #check: () => void = () => {};

  constructor() {
    this.ringer = new Ringer({
      createContext: () => {
        const device = new Device(this);
        this.devices.push(device);
        return device as unknown as AudioContext;
      },
      now: () => this.now,
      every: (_, run) => {
        this.#check = run;
        return () => {
          this.#check = () => {};
        };
      },
      toLocal: (programme) => programme - 1_000_000,
    });
  }

  get device(): Device {
    const device = this.devices.at(-1);
    if (!device) throw new Error("no device is open");
    return device;
  }

  run(ms: number): void {
    for (let passed = 0; passed < ms; passed += 100) {
      this.now += 100;
      if (this.device.state === "running") this.device.currentTime += 0.1 * this.pace;
      this.#check();
    }
  }

  /** Context time at which what is scheduled is heard at this programme time. */
  contextTime(programme: number): number {
    return this.device.currentTime - this.device.latency + (programme - 1_000_000 - this.now) / 1000;
  }
}

describe("the ringer", () => {
  let world: World;

  beforeEach(async () => {
    world = new World();
    await world.ringer.open();
    world.run(1_000);
  });

  const at = (...programme: number[]) => programme.map((at) => ({ at, sound: "bowl" as const }));

  it("schedules every strike to come at once, less the output latency", () => {
    world.ringer.plan(at(1_020_000, 1_900_000));
    expect(world.device.scheduled[0]).toBeCloseTo(world.contextTime(1_020_000), 6);
    expect(world.device.scheduled[1]).toBeCloseTo(world.contextTime(1_900_000), 6);
  });

  it("P8: rings nothing of the past", () => {
    world.ringer.plan(at(1_005_000, 1_010_999, 1_020_000));
    expect(world.device.scheduled).toHaveLength(1);
  });

  it("P7: two equal strikes at one instant are one", () => {
    world.ringer.plan(at(1_020_000, 1_020_000));
    expect(world.device.scheduled).toHaveLength(1);
  });

  it("moves what is scheduled while the clocks drift apart", () => {
    world.pace = 1.001;
    world.ringer.plan(at(1_071_000));
    world.run(50_000);
    expect(world.device.scheduled).toHaveLength(1);
    expect(world.device.scheduled[0]).toBeCloseTo(world.contextTime(1_071_000), 2.5);
    expect(world.device.sources.length).toBeGreaterThan(10);
  });

  it("P3, P5: a new plan silences what is not in it and leaves the rest alone", () => {
    world.ringer.plan(at(1_020_000, 1_030_000));
    world.ringer.plan(at(1_030_000, 1_050_000));
    expect(world.device.scheduled.map((when) => Math.round(when))).toEqual(
      [1_030_000, 1_050_000].map((programme) => Math.round(world.contextTime(programme))),
    );
    expect(world.device.sources).toHaveLength(3);
    world.ringer.plan([]);
    expect(world.device.scheduled).toEqual([]);
  });

  it("lets a sound that has begun ring out", () => {
    world.ringer.plan(at(1_012_000));
    world.run(2_000);
    world.ringer.plan([]);
    expect(world.device.scheduled).toHaveLength(1);
  });

  it("rings a strike once, however often it looks", () => {
    world.ringer.plan(at(1_012_000));
    world.run(20_000);
    expect(world.device.sources).toHaveLength(1);
  });

  it("rings once through a device that is far behind, however the clocks drift", () => {
    world.device.latency = 0.4;
    world.run(2_000);
    world.ringer.plan(at(1_020_000));
    world.pace = 1.003;
    world.run(20_000);
    expect(world.device.scheduled).toHaveLength(1);
  });

  it("opens the device anew when its clock stands still, with all that is to come", () => {
    world.ringer.plan(at(1_060_000));
    world.pace = 0;
    world.run(3_000);
    expect(world.devices).toHaveLength(2);
    world.pace = 1;
    world.run(2_000);
    expect(world.device.scheduled.at(-1)).toBeCloseTo(world.contextTime(1_060_000), 3);
  });

  it("says that it is locked, keeps nothing on a clock that stands still, and rings what is left once it runs", () => {
    world.ringer.plan(at(1_014_000, 1_060_000));
    world.device.state = "suspended";
    world.run(10_000);
    expect(world.ringer.state.value).toBe("locked");
    expect(world.device.scheduled).toEqual([]);
    world.device.state = "running";
    world.run(2_000);
    expect(world.ringer.state.value).toBe("ready");
    expect(world.device.scheduled).toHaveLength(1);
    expect(world.device.scheduled[0]).toBeCloseTo(world.contextTime(1_060_000), 3);
  });

  it("is as loud as it is set, and silent while muted", () => {
    world.ringer.loudness = 0.5;
    expect(world.device.gains[0]?.gain.value).toBe(0.25);
    world.ringer.muted = true;
    expect(world.device.gains[0]?.gain.value).toBe(0);
    world.ringer.muted = false;
    expect(world.device.gains[0]?.gain.value).toBe(0.25);
  });

  it("closes its device", () => {
    world.ringer.plan(at(1_060_000));
    world.ringer.close();
    expect(world.device.state).toBe("closed");
    expect(world.ringer.state.value).toBe("off");
  });
});
