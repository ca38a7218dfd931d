/** A part of a template: a ring, a sector, a layer, a column, or the centre. */
export interface Part {
  readonly id: string;
  readonly label: string;
  readonly prompt: string;
}

/** The part of a template of format `board-template/1` that drawing needs. */
export interface Template {
  readonly kind: "mandala" | "layers" | "columns" | "map";
  readonly title: string;
  readonly center: Part | undefined;
  readonly rings: readonly Part[];
  readonly sectors: readonly Part[];
  /** Notes are put on it in nobody's name. */
  readonly anonymous: boolean;
}

/** The id of the centre among the rings, and of the one sector or ring of a board that is not divided that way. */
export const CENTER = "center";
export const WHOLE = "all";

const UNDIVIDED: readonly Part[] = [{ id: WHOLE, label: "", prompt: "" }];

/** Reads a template as it stands in a frame doc; undefined if there is none that can be drawn. */
export function readTemplate(value: unknown): Template | undefined {
  if (!isObject(value)) return undefined;
  const title = text(value.title);
  const anonymous = value.placement === "anonymous";
  const base = { title, anonymous, center: undefined, rings: UNDIVIDED, sectors: UNDIVIDED };
  switch (value.kind) {
    case "mandala": {
      const center = isObject(value.center) ? { ...part(value.center, 0), id: CENTER } : undefined;
      return { kind: "mandala", title, anonymous, center, rings: parts(value.rings), sectors: parts(value.sectors) };
    }
    case "layers":
      return { ...base, kind: "layers", rings: parts(value.layers) };
    case "columns":
      return { ...base, kind: "columns", sectors: parts(value.columns) };
    case "map":
      return { ...base, kind: "map" };
    default:
      return undefined;
  }
}

function parts(value: unknown): readonly Part[] {
  if (!Array.isArray(value) || value.length === 0) return UNDIVIDED;
  return value.map((entry, index) => part(isObject(entry) ? entry : {}, index));
}

function part(value: Record<string, unknown>, index: number): Part {
  return { id: text(value.id) || String(index), label: text(value.label), prompt: text(value.prompt) };
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
