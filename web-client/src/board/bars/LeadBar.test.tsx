import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import texts from "../../i18n/en.boardLate.json";
import { addTexts } from "../../i18n/t.ts";
import { Scope } from "../../kit/scope.ts";
import { StatusLine, speak } from "../../kit/status.tsx";
import { Desk } from "../desk.ts";
import type { Layout } from "../geometry/layout.ts";
import { Viewport } from "../input/viewport.ts";
import { BoardModel } from "../model/board.ts";
import { Hands } from "../model/hands.ts";
import { FOUR_FIELDS } from "../testTemplates.ts";
import { Easel } from "../tools/tool.ts";
import { LeadBar } from "./LeadBar.tsx";

addTexts(texts);

const MINUTE = 60_000;
/** Programme time is that far from this device's clock. */
const AHEAD = 3_600_000;

let scope: Scope;
let frame: Y.Doc;
let box: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers();
  scope = new Scope();
  frame = new Y.Doc();
  frame.getMap("meta").set("template", FOUR_FIELDS);
  const content = new Y.Doc();
  const awareness = new Awareness(content);
  scope.add(() => awareness.destroy());
  const hands = new Hands(scope, awareness, { person: "ana", name: "Ana", color: "#b9472f" });
  const desk = new Desk(new BoardModel(scope, frame, content, { id: "ana", frames: false }), hands);
  speak("");
  box = document.createElement("div");
  render(
    <>
      <StatusLine />
      <LeadBar
        easel={new Easel(desk, new Viewport(), desk.board.layout.value as Layout)}
        now={() => Date.now() + AHEAD}
      />
    </>,
    box,
  );
});

afterEach(() => {
  scope.end();
  render(null, box);
  vi.useRealTimers();
});

it("counts a timer down for the eyes, and speaks a minute before the end and at the end alone", async () => {
  await start(3 * MINUTE);
  expect(shown()).toBe("3:00");
  const said = new Set<string>();
  for (let second = 0; second < 185; second++) {
    await passing(1_000);
    said.add(spoken());
    if (second === 60) expect(shown()).toBe("1:59");
  }
  expect([...said]).toEqual(["", "One minute left", "The time is over"]);
  expect(shown()).toBe("The time is over");
});

it("is orange for the last fifth and red for the last twentieth of its time", async () => {
  await start(MINUTE);
  const looks: string[] = [];
  for (let second = 0; second < 60; second++) {
    const look =
      countdown()
        ?.className.replace(/countdown|still/g, "")
        .trim() ?? "";
    if (looks.at(-1) !== look) looks.push(look);
    await passing(1_000);
  }
  expect(looks).toEqual(["", "soon", "late"]);
});

it("is gone as soon as whoever leads ends it, and begins anew with another one", async () => {
  await start(MINUTE);
  await act(() => frame.getMap("meta").delete("timer"));
  expect(countdown()).toBeNull();
  await start(5 * MINUTE);
  expect(shown()).toBe("5:00");
});

async function start(ms: number): Promise<void> {
  await act(() => void frame.getMap("meta").set("timer", { until: Date.now() + AHEAD + ms, ms }));
}

/** Time passes, and what follows from it is drawn. */
function passing(ms: number): Promise<void> {
  return act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
}

function countdown(): Element | null {
  return box.querySelector(".countdown");
}

function shown(): string {
  return countdown()?.textContent ?? "";
}

function spoken(): string {
  return box.querySelector("[aria-live=polite]")?.textContent ?? "";
}
