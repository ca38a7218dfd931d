import type { Item } from "../model/items.ts";
import { wordsOf } from "../model/words.ts";
import { readItems } from "./format.ts";

type Element = Readonly<Record<string, unknown>>;

/** Items of an Excalidraw file or clipboard; what has no like here (embedded pages, their images) is left out. */
export function excalidrawItems(value: unknown): readonly Item[] {
  const { elements } = (value ?? {}) as { elements?: unknown };
  if (!Array.isArray(elements)) return [];
  const alive = elements.filter(
    (each): each is Element => typeof each === "object" && each !== null && each.isDeleted !== true,
  );
  const labels = new Map(alive.filter(isLabel).map((each) => [String(each.containerId), wordsOf(each.text)]));
  return readItems(alive.filter((each) => !isLabel(each)).flatMap((each, index) => converted(each, index, labels)));
}

function isLabel({ type, containerId }: Element): boolean {
  return type === "text" && typeof containerId === "string" && containerId !== "";
}

function converted(element: Element, index: number, labels: ReadonlyMap<string, string>): readonly object[] {
  const id = wordsOf(element.id) || String(index);
  const [x, y, w, h] = ["x", "y", "width", "height"].map((key) => amount(element[key])) as [
    number,
    number,
    number,
    number,
  ];
  const groups = Array.isArray(element.groupIds) ? element.groupIds : [];
  const base = {
    id,
    z: index,
    text: labels.get(id) ?? "",
    colour: colourOf(element),
    ...(groups.length > 0 ? { group: wordsOf(groups.at(-1)) } : {}),
    ...(element.locked === true ? { locked: true } : {}),
  };
  const sized = { ...base, pos: [x + w / 2, y + h / 2], w, h };
  const filled = typeof element.backgroundColor === "string" && element.backgroundColor !== "transparent";
  switch (element.type) {
    case "rectangle":
      return [{ ...sized, kind: "shape", form: "rect", filled }];
    case "ellipse":
    case "diamond":
      return [{ ...sized, kind: "shape", form: element.type, filled }];
    case "frame":
      return [{ ...sized, kind: "frame", text: wordsOf(element.name) }];
    case "text":
      return [
        { ...base, kind: "text", pos: [x, y], text: wordsOf(element.text), size: amount(element.fontSize) || 20 },
      ];
    case "freedraw":
      return [
        {
          ...base,
          kind: "stroke",
          pos: [x, y],
          points: inkPoints(element),
          width: (amount(element.strokeWidth) || 1) * 4,
        },
      ];
    case "arrow":
    case "line":
      return [{ ...base, kind: "link", pos: [x, y], ...ends(element, x, y), head: element.type === "arrow" }];
    default:
      return [];
  }
}

function inkPoints({ points, pressures }: Element): readonly number[] {
  const pressed = Array.isArray(pressures) ? pressures : [];
  return pairs(points).flatMap(([x, y], index) => [
    Math.round(x * 10),
    Math.round(y * 10),
    Math.round((typeof pressed[index] === "number" ? pressed[index] : 0.5) * 100),
  ]);
}

function ends(element: Element, x: number, y: number): { from: unknown; to: unknown } {
  const all = pairs(element.points);
  const [first, last] = [all[0] ?? [0, 0], all.at(-1) ?? [0, 0]];
  return {
    from: end(element.startBinding, x + first[0], y + first[1]),
    to: end(element.endBinding, x + last[0], y + last[1]),
  };
}

function end(binding: unknown, x: number, y: number): unknown {
  const { elementId } = (binding ?? {}) as { elementId?: unknown };
  return typeof elementId === "string" ? ["item", elementId] : ["point", x, y];
}

function pairs(points: unknown): readonly (readonly [number, number])[] {
  if (!Array.isArray(points)) return [];
  return points.map((point) => (Array.isArray(point) ? [amount(point[0]), amount(point[1])] : [0, 0]));
}

/** Their colours are free, ours are few: the nearest by hue. */
function colourOf({ strokeColor, backgroundColor }: Element): string {
  const paint = [backgroundColor, strokeColor].find((each) => typeof each === "string" && /^#[0-9a-f]{6}$/i.test(each));
  if (typeof paint !== "string") return "ink";
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(paint.slice(at, at + 2), 16)) as [number, number, number];
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
  if (most - least < 24) return "ink";
  const turn =
    most === r
      ? ((g - b) / (most - least) + 6) % 6
      : most === g
        ? (b - r) / (most - least) + 2
        : (r - g) / (most - least) + 4;
  const byTurn = ["practice", "capacity", "community", "community", "research", "plum", "rose"] as const;
  return byTurn[Math.round(turn)] ?? "ink";
}

function amount(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}
