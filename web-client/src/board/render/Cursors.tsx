import { effect } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { personClass } from "../../kit/person.tsx";
import type { Hands, Other } from "../model/hands.ts";
import type { Easel } from "../tools/tool.ts";

/** A cursor that does not move is drawn fainter after 3 s and no longer after a minute, ms. */
const FAINT_MS = 3_000;
const GONE_MS = 60_000;
/** So many cursors glide from place to place; more of them jump. */
const FEW = 8;
const LONGEST_NAME = 18;
const NS = "http://www.w3.org/2000/svg";

interface Flag {
  readonly node: SVGSVGElement;
  readonly text: SVGTextElement;
  readonly rect: SVGRectElement;
  said: string;
  at: string;
  movedAt: number;
}

/** The others' cursors. Forty of them move twenty times a second, so they are moved by hand, past the list of components. */
export function Cursors({ easel, shown }: { easel: Easel; shown: boolean }): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const all = box.current;
    if (!all || !shown) return;
    const flags = new Map<number, Flag>();
    const ends = [
      effect(() => draw(all, flags, easel.view.scale.value, easel.desk.hands)),
      effect(() => {
        const { x, y } = easel.view.origin.value;
        all.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
      }),
    ];
    const timer = setInterval(() => age(flags), 1_000);
    return () => {
      for (const end of ends) end();
      clearInterval(timer);
      all.replaceChildren();
    };
  }, [easel, shown]);
  return (
    <div class="cursors" aria-hidden="true">
      <div class="cursors-view" ref={box} />
    </div>
  );
}

/** Places each by the board's own origin, which a pan moves for all of them at once. */
function draw(all: Element, flags: Map<number, Flag>, k: number, hands: Hands): void {
  const seen = new Set<number>();
  all.classList.toggle("few", flags.size <= FEW);
  for (const other of hands.others.value) {
    if (other.cursor === undefined) continue;
    seen.add(other.client);
    const flag = flags.get(other.client) ?? made(all, other);
    flags.set(other.client, flag);
    const { x, y } = other.cursor;
    flag.node.style.transform = `translate(${(x * k).toFixed(1)}px, ${(y * k).toFixed(1)}px)`;
    const at = `${x} ${y}`;
    if (at !== flag.at) {
      flag.at = at;
      flag.movedAt = performance.now();
      flag.node.classList.remove("faint", "gone");
    }
    label(flag, other);
  }
  for (const [client, { node }] of flags) {
    if (seen.has(client)) continue;
    node.remove();
    flags.delete(client);
  }
}

function made(all: Element, { person }: Other): Flag {
  const node = document.createElementNS(NS, "svg");
  node.setAttribute("class", `cursor ${personClass(person)}`);
  const arrow = document.createElementNS(NS, "path");
  arrow.setAttribute("class", "cursor-arrow");
  arrow.setAttribute("d", "M0 0l5 15 3.500-6 6.500-1.500z");
  const rect = document.createElementNS(NS, "rect");
  for (const [name, value] of Object.entries({ class: "cursor-flag", x: "11", y: "12", height: "20", rx: "10" })) {
    rect.setAttribute(name, value);
  }
  const text = document.createElementNS(NS, "text");
  text.setAttribute("y", "26");
  node.append(arrow, rect, text);
  all.append(node);
  return { node, text, rect, said: "", at: "", movedAt: performance.now() };
}

function label(flag: Flag, { name, says, laser }: Other): void {
  const said = says === "" ? shortName(name) : `${shortName(name)}: ${says}`;
  flag.node.classList.toggle("laser", laser);
  if (said === flag.said) return;
  flag.said = said;
  const width = [...said].length * 7 + 16;
  flag.text.textContent = said;
  flag.text.setAttribute("x", String(11 + width / 2));
  flag.rect.setAttribute("width", String(width));
}

function age(flags: ReadonlyMap<number, Flag>): void {
  const now = performance.now();
  for (const { node, movedAt } of flags.values()) {
    node.classList.toggle("faint", now - movedAt > FAINT_MS);
    node.classList.toggle("gone", now - movedAt > GONE_MS);
  }
}

function shortName(name: string): string {
  const letters = [...name];
  return letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 1).join("")}…` : name;
}
