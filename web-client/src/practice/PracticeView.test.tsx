import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import arriving from "../../../config/practices/arriving.json";
import evenTide from "../../../config/practices/even-tide.json";
import pairs from "../../../config/practices/listening-pairs.json";
import type { ClientMessage, RunEvent } from "../wire/messages.ts";
import { PracticeModel, PracticePicker, PracticeView } from "./index.ts";
import type { RingerState } from "./ringer.ts";
import type { Script } from "./script.ts";

const START = 1_000_000;
const LOOKING_ON = { ...pairs, id: "looking-on", grouping: { ...pairs.grouping, late: { otherwise: "observe" } } };
const SCRIPTS = [arriving, evenTide, pairs, LOOKING_ON] as unknown as Script[];
const GROUPED: RunEvent = {
  type: "practiceGrouped",
  run: "r",
  at: START - 1_000,
  groups: [{ id: "g", members: ["a", "b"] }],
};

describe("the view of a run", () => {
  let now: number;
  let page: HTMLElement;
  let model: PracticeModel;
  let orders: ClientMessage[];
  let opened: number;
  const audio = signal<RingerState>("ready");

  beforeEach(() => {
    now = START - 5_000;
    opened = 0;
    orders = [];
    audio.value = "ready";
    page = document.body.appendChild(document.createElement("div"));
    model = new PracticeModel({
      clock: { ready: true, errorBound: 3, programmeNow: () => now, arm() {} },
      ringer: {
        state: audio,
        tally: signal({ rang: 0, missed: 0 }),
        latency: 0,
        loudness: 0,
        muted: false,
        open: async () => {
          opened++;
        },
        plan() {},
        try() {},
      },
      fetchScript: async (id) => SCRIPTS.find((script) => script.id === id) ?? (arriving as unknown as Script),
      storage: { getItem: () => null, setItem() {} },
      every: () => () => {},
      later: () => () => {},
    });
  });

  afterEach(() => {
    render(null, page);
    page.remove();
    model.end();
  });

  it("is empty while nothing runs", () => {
    show(false);
    expect(page.textContent).toBe("");
  });

  it("leads in with title and seconds, then shows prompt and line", async () => {
    await enter("arriving", false);
    expect(page.textContent).toContain("It begins in 5");
    await at(1);
    expect(text(".practice-centre")).toContain("Nothing to do yet");
    expect(text(".practice-say")).toContain("We start with a bell");
    expect(text(".practice-left")).toBe("5 minutes left");
  });

  it("hides the spoken words from whoever wants them hidden, but not from the one who leads", async () => {
    await enter("arriving", false);
    await at(1);
    await choose("The words are shown");
    expect(text(".practice-say")).toBe("");
    show(true);
    expect(text(".practice-say")).toContain("We start with a bell");
  });

  it("announces a step when it changes, and no line within it", async () => {
    await enter("arriving", false);
    await at(1);
    expect(text("[aria-live]")).toBe("Opening bell");
    await at(40);
    expect(text("[aria-live]")).toBe("Opening bell");
    await at(70);
    expect(text("[aria-live]")).toBe("What is holding you");
  });

  it("gives orders to the one who leads alone", async () => {
    await enter("arriving", false);
    expect(button("Pause")).toBeUndefined();
    show(true);
    await press("Pause");
    await press("+30 s");
    await press("+1 min");
    expect(orders.map(({ type }) => type)).toEqual(["pausePractice", "extendPractice", "extendPractice"]);
    expect(orders[1]).toMatchObject({ ms: 30_000 });
    expect(new Set(orders.map((order) => "command" in order && order.command)).size).toBe(3);
  });

  it("resumes what is paused", async () => {
    await enter("arriving", true, { type: "practicePaused", run: "r", at: START - 1_000 });
    await at(2);
    expect(text(".practice-centre")).toContain("Pausing");
    await press("Go on");
    expect(orders.map(({ type }) => type)).toEqual(["resumePractice"]);
  });

  it("ends it for everyone only when asked twice", async () => {
    await enter("arriving", true);
    await press("End");
    expect(orders).toEqual([]);
    await press("Not yet");
    await press("End");
    await press("End for everyone");
    expect(orders.map(({ type }) => type)).toEqual(["stopPractice"]);
  });

  it("shows the leader the line to come", async () => {
    await enter("arriving", true);
    await at(50);
    expect(text(".practice-prompter")).toContain("In 0:17: You do not have to hold yourself up quite so much.");
    expect(text(".practice-step")).toContain("0:55 left in this step");
  });

  it("offers a tap when the browser keeps it silent", async () => {
    audio.value = "locked";
    await enter("arriving", false);
    const before = opened;
    await press("Tap to hear the bells");
    expect(opened).toBe(before + 1);
  });

  it("lets somebody in a group ask those who lead to come, and nobody else", async () => {
    let called = 0;
    await enter("arriving", false, {
      type: "practiceGrouped",
      run: "r",
      at: START - 1_000,
      groups: [{ id: "g", members: ["me", "b"] }],
    });
    expect(button("Please come"), "without a way to call").toBeUndefined();
    await act(() =>
      render(<PracticeView model={model} leads={false} onOrder={() => {}} onCall={() => called++} />, page),
    );
    await press("Please come");
    expect(called).toBe(1);
  });

  it("P62: who came late is with the leader while others have turns, and with everybody after", async () => {
    await enter("listening-pairs", false, GROUPED);
    await at(60);
    expect(page.querySelector(".practice-with")).toBeNull();
    await at(300);
    expect(text(".practice-with")).toBe(
      "The others have begun. You are here with …. In about 11 minutes all are together again.",
    );
    expect(text(".practice-centre")).not.toContain("listen");
    expect(page.querySelector(".practice-turns")).toBeNull();
    await at(1_120);
    expect(page.querySelector(".practice-with")).toBeNull();
    expect(text(".practice-say")).not.toBe("");
  });

  it("P62: or looks on, with the words and without a turn", async () => {
    await enter("looking-on", false, GROUPED);
    await at(300);
    expect(text(".practice-with")).toContain("You look on this time");
    expect(text(".practice-centre")).toContain("Only listen");
    expect(page.querySelector(".practice-turns")).toBeNull();
  });

  it("hides itself from whoever steps out, until they come back", async () => {
    await enter("arriving", false);
    await press("Step out");
    expect(page.querySelector(".practice-circle")).toBeNull();
    await press("Come back");
    expect(page.querySelector(".practice-circle")).not.toBeNull();
  });

  it("has a dot for each bell on the ring of time, filled when it is past", async () => {
    await enter("arriving", false);
    await at(20);
    expect(page.querySelectorAll(".practice-dot")).toHaveLength(4);
    expect(page.querySelectorAll(".practice-dot.is-past")).toHaveLength(1);
  });

  it("guides the breath where the practice does, and lets it be hidden", async () => {
    await enter("even-tide", false);
    await at(142);
    expect(text(".practice-centre")).toBe("In");
    expect(page.querySelector(".practice-breath")).not.toBeNull();
    await choose("The breath is shown");
    expect(page.querySelector(".practice-breath")).toBeNull();
    expect(text(".practice-centre")).toContain("Slow and even");
  });

  it("lets the whole text be read", async () => {
    await enter("arriving", false);
    await press("Read it all");
    const dialog = page.querySelector("dialog");
    expect(dialog?.textContent).toContain("There is nothing to get right");
    expect(dialog?.textContent).toContain("Without looking for anything");
    expect(dialog?.open).toBe(true);
  });

  it("goes back to the room when it is over", async () => {
    await enter("arriving", false);
    await at(300);
    expect(text(".practice-centre")).toContain("It is over");
    await press("Back to the room");
    expect(page.textContent).toBe("");
  });

  it("shows the care notice before a practice is started", async () => {
    const practices = [{ id: "arriving", version: 1, title: "Arriving", summary: "Five minutes.", seconds: 300 }];
    await act(() =>
      render(<PracticePicker model={model} practices={practices} onOrder={(o) => orders.push(o)} />, page),
    );
    expect(button("Start for everyone")).toBeUndefined();
    await press("Arriving");
    expect(page.textContent).toContain("A short settling practice");
    expect(page.textContent).toContain("Camera on or off");
    await press("Start for everyone");
    expect(orders).toMatchObject([{ type: "startPractice", practice: "arriving" }]);
  });

  function show(leads: boolean): void {
    void act(() => render(<PracticeView model={model} leads={leads} onOrder={(order) => orders.push(order)} />, page));
  }

  async function enter(practice: string, leads: boolean, ...events: RunEvent[]): Promise<void> {
    const start: RunEvent = { type: "practiceStarted", run: "r", practice, version: 1, members: 1, at: START };
    model.tick();
    model.welcome({ id: "r", practice, version: 1, leader: "me", events: [start, ...events] });
    show(leads);
    await act(settled);
  }

  async function at(second: number): Promise<void> {
    now = START + second * 1000;
    await act(() => model.tick());
  }

  async function press(label: string): Promise<void> {
    const found = button(label);
    if (!found) throw new Error(`there is no button ${label}`);
    await act(async () => {
      found.click();
      await settled();
    });
  }

  /** Ticks a choice, or takes its tick away. */
  async function choose(label: string): Promise<void> {
    const found = [...page.querySelectorAll("label")].find(({ textContent }) => textContent?.startsWith(label));
    if (!found) throw new Error(`there is no choice ${label}`);
    await act(() => found.querySelector("input")?.click());
  }

  function button(label: string): HTMLButtonElement | undefined {
    return [...page.querySelectorAll("button")].find(
      ({ textContent, firstElementChild }) => textContent === label || firstElementChild?.textContent === label,
    );
  }

  function text(selector: string): string | undefined {
    return page.querySelector(selector)?.textContent?.trim();
  }
});

async function settled(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve();
}
