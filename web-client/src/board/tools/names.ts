/** The tools, in the order of the bar. */
export const TOOL_NAMES = [
  "select",
  "hand",
  "note",
  "text",
  "draw",
  "marker",
  "rect",
  "ellipse",
  "diamond",
  "arrow",
  "line",
  "frame",
  "stamp",
  "image",
  "eraser",
  "laser",
] as const;

export type ToolName = (typeof TOOL_NAMES)[number];

/** The key of each tool, matched by the character that it makes. */
export const TOOL_KEYS: Readonly<Record<string, ToolName>> = {
  v: "select",
  h: "hand",
  n: "note",
  t: "text",
  p: "draw",
  d: "draw",
  r: "rect",
  o: "ellipse",
  a: "arrow",
  l: "line",
  f: "frame",
  e: "eraser",
  k: "laser",
  "9": "image",
};

export function keyOfTool(tool: ToolName): string | undefined {
  return tool === "marker"
    ? "Shift+D"
    : Object.entries(TOOL_KEYS)
        .find(([, name]) => name === tool)?.[0]
        .toUpperCase();
}
